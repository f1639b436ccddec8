import Foundation
import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

extension Drills {
  @Test("Whatever is changed or taken out behind the program's back is found and named")
  func tamper() throws {
    let count = DrillSize.pick(first: 50, ci: 1_000, release: 10_000)
    let home = try ProgramHome()
    let sound = try SoundStore(in: home)
    let path = home.folder + "/tampered"
    let desk = Desk(zones: try .system())
    var missed: [String: Int] = [:]
    var edited: Set<String> = []
    for _ in 0..<count {
      let edit = try sound.tamper(path)
      edited.insert(edit)
      if try !isFound(path, desk, home) { missed[edit, default: 0] += 1 }
    }
    #expect(missed == [:])
    reportDrill(
      "tamper",
      "\(count) edits of \(edited.count) kinds, \(missed.count) kinds not found"
    )
  }

  private func isFound(_ path: String, _ desk: Desk, _ home: ProgramHome) throws -> Bool {
    do throws(StoreError) {
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: desk,
        clock: { Sample.now },
        options: .init(isReadOnly: true, keyDirectories: [home.keys])
      )
      defer { store.close() }
      return try store.verifyHistory().finding != nil
    } catch .corrupt {
      return true
    } catch .notOurs {
      return true
    }
  }
}
