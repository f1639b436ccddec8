import Foundation
import TestSupport
import Testing

@Suite("A store that can't be worked on is refused in one line, and left as it is")
struct BadStoreTests {
  @Test("A file that is no sound desk", arguments: Damage.allCases)
  func refuses(_ damage: Damage) throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try damage.done(to: desk.home)
    let before = FileManager.default.contents(atPath: desk.home.database)
    for words in [["list", "--limit", "1"], ["note", id, "hello"]] {
      let run = try desk.home.run(words + ["--json"], now: desk.now)
      let comment: Comment = "\(words): \(run.errors)"
      #expect(run.status == damage.status, comment)
      #expect(run.json["code"] == .text(damage.code), comment)
      #expect(run.errors == "porttui: \(try run.json.text("error"))\n", comment)
      #expect(run.errors.contains(damage.line), comment)
    }
    #expect(FileManager.default.contents(atPath: desk.home.database) == before)
  }

  /// What can be wrong with a desk's file.
  enum Damage: String, CaseIterable, CustomTestStringConvertible {
    case missing, folder, empty, text, otherDatabase, newer, truncated, corrupt, otherJournal

    var testDescription: String { rawValue }

    /// In a few words, for the page of bad input.
    var what: String {
      switch self {
      case .missing: "no file"
      case .folder: "a folder"
      case .empty: "an empty file"
      case .text: "a text"
      case .otherDatabase: "another program's database"
      case .newer: "the desk of a newer program"
      case .truncated: "a file cut in half"
      case .corrupt: "a file with damaged pages"
      case .otherJournal: "a file with another mode of journal"
      }
    }

    var status: Int32 {
      switch self {
      case .missing: 66
      case .folder, .empty, .text, .otherDatabase, .truncated, .corrupt: 65
      case .newer, .otherJournal: 69
      }
    }

    var code: String {
      switch self {
      case .missing: "no_database"
      case .folder, .empty, .text, .otherDatabase: "not_a_desk"
      case .newer: "newer_database"
      case .truncated, .corrupt: "corrupt"
      case .otherJournal: "unsafe_setting"
      }
    }

    /// What to do about it.
    var line: String {
      switch self {
      case .missing: "make one with porttui init"
      case .folder, .empty, .text, .otherDatabase: "name another file"
      case .newer: "update this program"
      case .truncated, .corrupt: "restore the last backup"
      case .otherJournal: "journal_mode"
      }
    }

    func done(to home: ProgramHome) throws {
      let (files, path) = (FileManager.default, home.database)
      switch self {
      case .missing: try files.removeItem(atPath: path)
      case .folder:
        try files.removeItem(atPath: path)
        try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      case .empty: try home.write("", to: "desk.db")
      case .text: try home.write(String(repeating: "hello ", count: 900), to: "desk.db")
      case .otherDatabase: try edit(path) { $0.replaceSubrange(68..<72, with: [0, 0, 0, 0]) }
      // The header's application_id is at 68, user_version at 60; see SQLite's file format.
      case .newer: try edit(path) { $0.replaceSubrange(60..<64, with: [0, 0, 0, 99]) }
      case .truncated: try edit(path) { $0.removeLast($0.count / 2) }
      case .corrupt:
        try edit(path) { bytes in
          for start in stride(from: 4096, to: bytes.count - 4096, by: 4096) {
            bytes.replaceSubrange(start..<start + 64, with: Array(repeating: 0xA5, count: 64))
          }
        }
      case .otherJournal: try edit(path) { $0.replaceSubrange(18..<20, with: [1, 1]) }
      }
    }

    private func edit(_ path: String, _ body: (inout [UInt8]) -> Void) throws {
      let url = URL(filePath: path)
      var bytes = Array(try Data(contentsOf: url))
      body(&bytes)
      try Data(bytes).write(to: url)
    }
  }

  @Test("A folder that isn't there is not taken for a missing desk when one is made")
  func noFolder() throws {
    let home = try ProgramHome()
    let run = try home.run(["init", "--json", "--db", home.folder + "/no/desk.db"])
    #expect(run.status == 73 && run.json["code"] == "folder")
    #expect(run.errors.contains("there is no folder " + home.folder + "/no"))
  }

  @Test("A lock that another session holds is said to be, with its holder, and nothing is lost")
  func busy() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let holder = "ngozi (process 7)"
    let script = """
      exec 9> "$PORTTUI_DB-lock"; printf '\(holder)' >&9; flock -x 9
      porttui note \(id) hello --now \(desk.now) --json; echo "status $?"
      exec 9>&-
      porttui note \(id) again --now \(desk.now) >&2; porttui list --now \(desk.now) >&2
      """
    let run = try desk.home.shell(script)
    #expect(run.output.contains("\"code\":\"busy\"") && run.output.hasSuffix("status 69\n"))
    #expect(
      run.errors.contains("\(holder) has held the desk's write lock for 3 s; nothing was changed")
    )
    let history = try desk.json("show", id, "--history")["history"]?.values
    #expect(history?.map { $0["text"] } == [.null, "again"])
  }

  @Test("A full disk is said to be one, and what was stored stays")
  func fullDisk() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let long = String(repeating: "no room ", count: 7_500)
    // A file may grow to 100 blocks of 512 bytes: the desk's has them already.
    let words = ["note", id, "-", "--json"]
    let run = try desk.home.run(words, input: long, now: desk.now, limits: "-f 100")
    #expect(run.status == 74, "\(run.errors)")
    #expect(run.errors.contains("nothing was changed"))
    #expect(run.errors == "porttui: \(try run.json.text("error"))\n")
    #expect(try desk.json("show", id, "--history")["history"]?.values.count == 1)
    #expect(try desk.json("note", id, "-", input: long)["version"] == 1)
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("A file that may only be read can be looked at, and takes no change")
  func readOnly() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o440],
      ofItemAtPath: desk.home.database
    )
    let run = try desk.home.run(["list", "--read-only", "--json"], now: desk.now)
    #expect(run.status == 0 && run.json.values.count == 1)
    let refused = try desk.home.run(["note", id, "x", "--read-only", "--json"], now: desk.now)
    #expect(refused.status == 73 && refused.json["code"] == "read_only")
  }

  /// For root no file is closed, so that these two need another user.
  static let isRoot = geteuid() == 0

  @Test(
    "A file and a folder without leave to write take no change, a file without leave to read says so",
    .disabled(if: isRoot, "root may read and write every file")
  )
  func noLeave() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o440], ofItemAtPath: desk.home.database)
    #expect(try desk.run("note", id, "x").status == 73)
    try files.setAttributes([.posixPermissions: 0], ofItemAtPath: desk.home.database)
    let run = try desk.run("list", "--json")
    #expect(run.status == 77 && run.json["code"] == "not_permitted")
  }
}
