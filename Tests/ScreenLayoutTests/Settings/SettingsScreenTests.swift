import PortDomain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Screens

/// Nothing is stored here.
@Suite("Settings of one's own")
struct SettingsScreenTests {
  private func desk(
    _ keys: String = "",
    size: Size = Size(width: 80, height: 24),
    preferences: Preferences = Preferences(),
    surface: Surface = Surface()
  ) -> DeskScript {
    var desk = DeskScript(
      store: AppFramesTests.store,
      size: size,
      preferences: preferences,
      surface: surface
    )
    desk.wait(milliseconds: 300)
    desk.press(keys)
    return desk
  }

  @Test("The settings are as they were looked at")
  func picture() {
    expectGolden(desk(",").frame, "app-settings-80x24")
  }

  @Test("Each choice holds at once, goes to the terminal and is kept")
  func choices() {
    var desk = desk(", t")
    #expect(desk.app.preferences.theme == .dark)
    #expect(desk.requests.contains(.terminal(.adopt(.dark))))
    #expect(desk.requests.contains(.keep(.theme, value: "dark")))
    desk.press("a r s l")
    let chosen = desk.app.preferences
    #expect(chosen.isASCII && chosen.highlight == .row && chosen.isLinkSlow && chosen.isLinear)
    #expect(desk.requests.contains(.keep(.slowLink, value: "true")))
    desk.press("j j <enter> q")
    #expect(desk.app.stack.count == 1)
  }

  @Test("What the terminal can't isn't chosen, and says why")
  func obstacles() {
    let surface = Surface(isUnicode: false, hasColors: false)
    var desk = desk(", t", surface: surface)
    #expect(desk.message.contains("NO_COLOR"))
    desk.press("a")
    #expect(desk.message.contains("locale isn't UTF-8"))
    #expect(desk.app.preferences == Preferences())
    #expect(desk.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("By name from anywhere")
  func byName() {
    var desk = desk("<enter>")
    desk.press(":")
    desk.type("settings")
    desk.press("<enter>")
    #expect(desk.text.contains("Settings of yours"))
  }

  @Test("The cursor's row is told by its name, wholly, or by the marker alone on a slow link")
  func highlight() {
    func letters(_ preferences: Preferences) -> Set<Character> {
      Set(desk(preferences: preferences).frame.styleLetters[3])
    }
    #expect(letters(Preferences()).contains("R"))
    #expect(letters(Preferences(highlight: .row)).isSubset(of: ["R", ">"]))
    #expect(!letters(Preferences(isLinkSlow: true)).contains("R"))
  }

  @Test("A wide terminal has no preview on a slow link, nor where it is read aloud")
  func preview() {
    let wide = Size(width: 160, height: 50)
    #expect(desk(size: wide).text.contains("Account"))
    #expect(!desk(size: wide, preferences: Preferences(isLinkSlow: true)).text.contains("Account"))
    #expect(!desk(size: wide, preferences: Preferences(isLinear: true)).text.contains("Account"))
  }

  @Test("Read aloud, each row is a sentence of what it names and its cells behind their heads")
  func linear() {
    let wide = Size(width: 160, height: 24)
    var desk = desk(size: wide, preferences: Preferences(isLinear: true))
    let row = desk.rows[3]
    #expect(row.hasPrefix(">  +"))
    #expect(row.contains(", Carrier ") && row.contains(", Customer ") && row.contains(", Next "))
    #expect(desk.frame.cursor == Point(x: 0, y: 3))
    desk.press("j")
    #expect(desk.frame.cursor == Point(x: 0, y: 4))
    desk.refresh(nil)
    #expect(desk.message.contains("The list is read again"))
    desk.press("<enter>")
    #expect(desk.rows[1].contains("Submit done"))
    #expect(!desk.text.contains("─"))
  }

  @Test("Read aloud, papers, the rows of their sheets and figures are sentences too")
  func sentences() {
    let wide = Size(width: 160, height: 24)
    let linear = Preferences(isLinear: true)
    let papers = desk("2 <down> <down> d", size: wide, preferences: linear)
    #expect(papers.rows[1].hasPrefix(" > LOA, "))
    #expect(papers.text.contains("numbers, lists every number, and no other"))
    let figures = desk("D", size: wide, preferences: linear)
    #expect(figures.text.contains(/Status, Which P pending, Open \d+/))
  }

  @Test("Read aloud, the days of a month are sentences, the chosen one under the cursor")
  func months() {
    var calendar = desk("C", preferences: Preferences(isLinear: true))
    #expect(calendar.text.contains("today"))
    #expect(calendar.text.contains(/S(at|un) \d+ \w+, weekend/))
    calendar.press("j j l")
    #expect(calendar.text.contains("in the typical range"))
    let row = calendar.frame.cursor?.y ?? 0
    #expect(calendar.rows[row].hasPrefix(">  "))
  }

  @Test("Copying says by which way the value goes, and shows it")
  func copying() {
    for (clipboard, words) in [
      (Clipboard.tmux, "Sent to tmux and the clipboard: +"),
      (.terminal, "Sent to the terminal's clipboard: +"),
      (.none, "no clipboard to send to; select it by hand: +"),
    ] {
      #expect(desk("y", surface: Surface(clipboard: clipboard)).message.contains(words))
    }
  }

  @Test(
    "In linear mode no screen draws lines or bars",
    arguments: ["", "<enter>", "D", "s", "?", "o"]
  )
  func noLines(keys: String) {
    let text = desk(keys, preferences: Preferences(isLinear: true)).text
    #expect(!text.contains { "─█▏▎▍▌▋▊▉▁▂▃▄▅▆▇".contains($0) })
  }

  @Test("A name that can't be read in ASCII gives way to the request's id")
  func names() throws {
    var request = try Sample.file().request
    func shown(_ name: String, isASCII: Bool) throws -> String {
      (request.organizationName, request.billingName) = (nil, name)
      let context = Sample.context(preferences: Preferences(isASCII: isASCII))
      return context.customer(of: request).string
    }
    #expect(try shown("Ọ̀ṣun Ltd", isASCII: true) == "Ọ̀ṣun Ltd")
    #expect(try shown("株式会社", isASCII: false) == "株式会社")
    #expect(try shown("株式会社", isASCII: true) == request.id.text)
  }
}

@Suite("Where there is no desk yet")
struct FirstRunScreenTests {
  private func app() -> DeskApp {
    var app = DeskApp(
      desk: Sample.desk(),
      actor: Sample.ada,
      first: FirstRunScreen(place: "/home/ada/desk.db"),
      size: Size(width: 80, height: 24)
    )
    _ = app.start(at: moment)
    return app
  }

  private let moment = DeskApp.Moment(now: Sample.now, milliseconds: 0)

  private func choice(_ keys: [Key]) -> FirstRunScreen.Choice? {
    var app = app()
    var effects: [Outside] = []
    for key in keys { effects += app.handle(.key(key), at: moment) }
    #expect(effects == [.terminal(.quit)])
    return (app.stack[0].screen as? FirstRunScreen)?.choice
  }

  @Test("The page is as it was looked at")
  func picture() {
    expectGolden(app().frame(at: Sample.now), "app-first-run-80x24")
  }

  @Test("Each choice ends the page with what is to be done; leaving with nothing")
  func choices() {
    #expect(choice([.character("e")]) == .empty)
    #expect(choice([.enter]) == .empty)
    #expect(choice([.character("d")]) == .demonstration)
    #expect(choice([.down, .down, .enter]) == .demonstration)
    #expect(choice([.character("q")]) == nil)
    let typed: [Key] = [.character("i"), .character("a"), .character("b"), .enter]
    #expect(choice(typed) == .importing("ab"))
  }

  @Test("A question for the file that is left leads back to the page")
  func dropped() {
    var app = app()
    for key: Key in [.character("i"), .escape] { _ = app.handle(.key(key), at: moment) }
    #expect(app.stack.count == 1)
  }
}
