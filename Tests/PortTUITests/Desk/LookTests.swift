import Foundation
import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("The look that is set")
  struct LookTests {
    @Test("Signs are drawn in ASCII where the configuration says so", arguments: [true, false])
    func ascii(isSet: Bool) throws {
      let desk = try DeskInTerminal(numbers: 1)
      try FileManager.default.createDirectory(
        atPath: desk.desk.home.folder + "/config/porttui",
        withIntermediateDirectories: true
      )
      try desk.desk.home.write("ascii: \(isSet)\n", to: "config/porttui/config.yaml")
      let terminal = try desk.openBare()
      defer { terminal.close() }
      // The page of keys names arrows.
      try terminal.type("?")
      let page = terminal.output(untilQuietFor: .seconds(1))
      #expect(!page.isEmpty)
      #expect(page.allSatisfy { $0 < 0x80 } == isSet)
    }

    @Test(
      "The desk starts on every terminal that can place the cursor, one that nobody knows included",
      arguments: zip(
        [
          "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "putty-256color",
          "nonsense",
        ],
        ["default", "dark", "light", "high-contrast", "mono", "light", "dark"]
      )
    )
    func terminals(type: String, theme: String) throws {
      let desk = try DeskInTerminal(numbers: 1)
      let terminal = try desk.openBare(
        quiet: .milliseconds(200),
        environment: ["TERM": type],
        options: ["--theme", theme]
      )
      defer { terminal.close() }
      try terminal.type("?")
      #expect(!terminal.output(untilQuietFor: .milliseconds(500)).isEmpty)
      try terminal.type("<c-c> q")
      #expect(try terminal.waitForEnd().status == 0)
    }

    @Test("On a terminal that can't place the cursor the queue is printed")
    func dumb() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let terminal = try PseudoTerminal(
        try desk.words(),
        environment: desk.desk.home.environment.merging(["TERM": "dumb"]) { $1 }
      )
      defer { terminal.close() }
      try terminal.output(untilContaining: "+234 803 100 0000")
    }

    @Test("A setting that is chosen on the screen is kept, and one that is written holds")
    func settings() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let session = try desk.open()
      defer { session.close() }
      try session.type(", a")
      try session.waitForScreen(containing: "ASCII alone: yes, kept in")
      let path = desk.desk.home.folder + "/config/porttui/config.yaml"
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "ascii: true\n")
      try desk.desk.home.write("theme: pink\n", to: "config/porttui/config.yaml")
      try session.type("j")
      try session.waitForScreen(containing: "theme can't be")
    }

    @Test("Where there is no desk, one can be begun, also with a file")
    func firstRun() throws {
      for (keys, news) in [("e", "is made; its key"), ("i", "1 request is taken in")] {
        let home = try ProgramHome()
        let session = try TerminalSession(
          [try ProgramUnderTest.path()],
          environment: home.environment
        )
        defer { session.close() }
        try session.waitForScreen(containing: "No desk here yet")
        try session.type(keys)
        if keys == "i" {
          let file = try home.write(CommandDesk.body, to: "requests.json")
          try session.send(text: "nowhere.csv")
          try session.type("<enter>")
          try session.waitForScreen(containing: "nowhere.csv")
          try session.waitForScreen(containing: "No desk here yet")
          try session.type("i <c-u>")
          try session.send(text: file)
          try session.type("<enter>")
        }
        try session.waitForScreen(containing: news)
        try session.waitForScreen(containing: "? help")
      }
    }

    @Test("A note is written in the operator's own editor, and nothing of it is left behind")
    func editor() throws {
      let desk = try DeskInTerminal(numbers: 1)
      let folder = desk.desk.home.folder + "/run"
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      let editor = try desk.desk.home.write(
        "cp \"$1\" \"$1~\"; stat -c %a \"$1\" >> \"$1\"; echo of the editor >> \"$1\"",
        to: "editor.sh"
      )
      let terminal = try TerminalSession(
        try desk.words(),
        environment: desk.desk.home.environment.merging(
          ["EDITOR": "sh \(editor)", "XDG_RUNTIME_DIR": folder]
        ) { $1 }
      )
      defer { terminal.close() }
      try terminal.waitForScreen(containing: "? help")
      try terminal.type("m")
      try terminal.send(text: "typed before")
      try terminal.type("<c-e>")
      try terminal.waitForScreen(containing: "of the editor")
      try terminal.type("<c-x>")
      try terminal.waitForScreen(containing: "Note kept")
      let id = try #require(desk.desk.json("list").values.first).text("id")
      let shown = try desk.desk.run("show", id, "--history").output
      #expect(shown.contains("typed before") && shown.contains("600"), "\(shown)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("Names are spelt in ASCII where the locale isn't UTF-8, printed on a terminal too")
    func locale() throws {
      let desk = try DeskInTerminal()
      let body = CommandDesk.body.replacing("Acme Corporation", with: "Adébáyọ̀ Straße")
      _ = try desk.desk.run("import", "-", input: body)
      let environment = desk.desk.home.environment
      for (locale, name) in [("C", "Adebayo Strasse"), ("C.UTF-8", "Adébáyọ̀ Straße")] {
        let words = [try ProgramUnderTest.path(), "list", "--now", desk.desk.now]
        let terminal = try PseudoTerminal(
          words,
          environment: environment.merging(["LC_ALL": locale]) { $1 },
          columns: 200
        )
        defer { terminal.close() }
        let printed = String(decoding: terminal.output(untilQuietFor: .seconds(2)), as: UTF8.self)
        #expect(printed.contains(name), "\(printed)")
        #expect(printed.utf8.allSatisfy { $0 < 0x80 } == (locale == "C"))
      }
      // A program gets all of it.
      let read = try desk.desk.home.run(["list"], now: desk.desk.now)
      #expect(read.output.contains("Adébáyọ̀ Straße"))
    }
  }
}
