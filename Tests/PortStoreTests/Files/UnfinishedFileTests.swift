import Foundation
import PortStore
import TestSupport
import Testing

@Suite("What isn't finished leaves nothing behind")
struct UnfinishedFileTests {
  private let home: ProgramHome
  private let folder: OpenFolder

  init() throws {
    home = try ProgramHome()
    folder = try OpenFolder(home.folder)
  }

  private func names() throws -> [String] { try folder.names().sorted() }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: home.folder + "/" + name, encoding: .utf8)
  }

  private func file(_ text: String, needsName: Bool) throws -> NamelessFile {
    let file = try NamelessFile(in: folder, needsName: needsName)
    try file.descriptor.write(Array(text.utf8)[...])
    return file
  }

  @Test("A file gets its name once it is whole, on any file system", arguments: [false, true])
  func named(needsName: Bool) throws {
    do {
      _ = try file("given up", needsName: needsName)
    }
    #expect(try names() == [])
    let first = try file("first", needsName: needsName)
    try first.name("a", in: folder)
    #expect(try names() == ["a"] && text("a") == "first")
    let second = try file("second", needsName: needsName)
    #expect(throws: Errno(EEXIST)) { try second.name("a", in: folder) }
    #expect(try text("a") == "first")
    try second.name("a", in: folder, replacing: true)
    #expect(try names() == ["a"] && text("a") == "second")
    #expect(try folder.facts(of: "a").map { $0.st_mode & 0o777 } == 0o600)
  }

  @Test("A link is replaced itself, and what it leads to stays")
  func links() throws {
    try home.write("kept", to: "target")
    try #require(symlink(home.folder + "/target", home.folder + "/link") == 0)
    try file("new", needsName: false).name("link", in: folder, replacing: true)
    #expect(try text("target") == "kept" && text("link") == "new")
  }

  @Test("What a process that died left is swept away, what lives and what is others' stays")
  func sweeps() throws {
    let (dead, alive) = (OpenFolder.unfinishedName(), OpenFolder.unfinishedName())
    let full = OpenFolder.unfinishedName()
    try home.write("dead", to: dead)
    for path in [full, full + "/inner", alive] {
      #expect(mkdir(home.folder + "/" + path, 0o700) == 0)
    }
    try home.write("dead", to: full + "/inner/file")
    try home.write("mine", to: "porttui.part")
    let living = try folder.folder(alive)
    #expect(living.lock())
    let file = try file("alive", needsName: true)
    folder.sweep()
    #expect(try names().count == 3 && names().contains(alive) && names().contains("porttui.part"))
    try file.name("alive", in: folder)
  }
}
