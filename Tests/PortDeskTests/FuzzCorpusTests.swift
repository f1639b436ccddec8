import Foundation
import Fuzzing
import Testing

@Suite("The fuzzers' corpus")
struct FuzzCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzz/Corpus")

  @Test("Each seed, whole and cut short, goes through its target", arguments: FuzzTarget.allCases)
  func seeds(_ target: FuzzTarget) throws {
    let folder = FuzzCorpusTests.folder.appendingPathComponent(target.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.isEmpty)
    for name in names {
      let bytes = try [UInt8](Data(contentsOf: folder.appendingPathComponent(name)))
      for count in [bytes.count, bytes.count * 2 / 3, bytes.count / 3, 1, 0] {
        // A fault is a trap.
        target.run(Array(bytes.prefix(count)))
      }
    }
  }
}
