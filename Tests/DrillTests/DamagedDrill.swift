import Foundation
import GRDB
import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

extension Drills {
  @Test("A damaged store is read or refused, and ends no program")
  func damaged() throws {
    let count = DrillSize.pick(first: 25, ci: 1_000, release: 10_000)
    let home = try ProgramHome()
    let sound = try SoundStore(in: home)
    var (read, refused, unnamed) = (0, 0, [String]())
    let batch = 100
    for first in stride(from: 0, to: count, by: batch) {
      let folder = "\(home.folder)/batch"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      var kinds: [String] = []
      for index in 0..<min(batch, count - first) {
        kinds.append(try sound.damage("\(folder)/\(index)", number: first + index))
      }
      let program = try RunningProgram(
        [ProgramUnderTest.path(of: "DeskWriter"), "examine", folder, home.keys],
        environment: home.environment
      )
      let run = program.wait()
      let lines = run.output.split(separator: "\n")
      let last = lines.last.map { String($0) } ?? ""
      let number = last.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
      // The last one that was begun is the one at fault.
      #expect(run.status == 0, "\(number.map { kinds[$0] } ?? ""): \(last) \(run.errors)")
      if run.status != 0, let number {
        let kept = NSTemporaryDirectory() + "damaged-\(first + number)"
        try? FileManager.default.copyItem(atPath: "\(folder)/\(number)", toPath: kept)
      }
      for line in lines where line.hasPrefix("end ") {
        let failures = line.split(separator: "\t").dropFirst()
        if failures.isEmpty { read += 1 } else { refused += 1 }
        unnamed += failures.filter { $0.contains("damaged ( ") || $0.contains("(0)") }
          .map { String($0) }
      }
    }
    #expect(unnamed == [])
    #expect(read + refused == count)
    reportDrill(
      "damaged",
      "\(count) stores: \(read) read whole, \(refused) refused by name, 0 ended a program"
    )
  }
}
