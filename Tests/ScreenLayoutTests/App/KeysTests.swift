import Foundation
import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Every key comes from the one table, on every screen.
@Suite("Keys")
struct KeysTests {
  /// Nothing is stored in it here.
  private static func desk() -> DeskScript { DeskScript(store: AppFramesTests.store) }

  private static func context(of desk: DeskScript) -> Context {
    desk.app.context(at: DeskApp.Moment(now: desk.now, milliseconds: desk.milliseconds))
  }

  /// Keys that list what is with the carrier and has no date.
  private static let atCarrier = "f s t a t u s : i n _ p r o g r e s s <enter>"

  /// Keys to each screen from the queue, by the screen's type.
  private static let ways: [(type: String, keys: String)] = [
    ("QueueScreen", ""), ("DetailScreen", "<enter>"), ("StatusMenuScreen", "s"),
    ("StatusMenuScreen", "<space> <space> ; s"),
    ("NoticeScreen", "f n e x t : p a p e r s <enter> s s"),
    ("StatusFormScreen", "2 s x"), ("SchedulePickerScreen", "\(atCarrier) s d"),
    ("SchedulePickerScreen", "\(atCarrier) s d <tab>"), ("RejectScreen", "3 s r"),
    ("RejectScreen", "3 s r <tab>"), ("ResolutionScreen", "5 r"), ("OutcomeScreen", "5 r w"),
    ("DocumentsScreen", "f n e x t : r e v i e w <enter> d"),
    ("EvidenceScreen", "f n e x t : r e v i e w <enter> d e"),
    ("AddPaperScreen", "d +"), ("DestinationScreen", "x"), ("IntakeScreen", "i"),
    ("FieldEditScreen", "e"),
    ("FieldEditScreen", "5 e <down> <down> <enter>"), ("NoteScreen", "m"), ("TickScreen", "l"),
    ("HistoryScreen", "h"), ("LetterScreen", "L"), ("MessageScreen", "M"),
    ("CalendarScreen", "C"), ("RecordsScreen", "K"), ("RecordScreen", "K <enter>"),
    ("ReportsScreen", "D"), ("HelpScreen", "?"), ("CommandLineScreen", ":"),
    ("ViewsScreen", "V"), ("ColumnsScreen", "c"), ("PromptScreen", "/"), ("SettingsScreen", ","),
    ("ChoiceScreen", "o"), ("ChoiceScreen", "W"),
    ("ConfirmScreen", "<space> <space> ; w"), ("ManyScreen", "<space> <space> ; l <enter>"),
    ("ManyReasonsScreen", "5 <space> <space> ; r"), ("AnswersScreen", "I"),
    ("ChaseScreen", "H"), ("ReminderScreen", "H M"), ("WebhooksScreen", "B"),
  ]

  /// The screens at the ends of the ways, and those that need others to get to them.
  private static let screens = Result<[(screen: any Screen, context: Context)], any Error> {
    let walked = ways.map { way -> (screen: any Screen, context: Context) in
      var desk = desk()
      desk.press(way.keys)
      let screen = desk.app.stack[desk.app.stack.count - 1].screen
      #expect("\(type(of: screen))" == way.type, "\(way.keys)")
      return (screen, KeysTests.context(of: desk))
    }
    let file = try Sample.file()
    let context = Sample.context()
    let edit = Change.edit(FieldEdits([FieldEdit(.owner, "ada", basis: .seen(nil))]))
    let intent = context.intent(edit, on: file.request.id, basis: .current)
    let conflict = Conflict(
      request: file.request.id,
      country: .nigeria,
      version: 2,
      since: [],
      fields: []
    )
    return walked + [
      (ConflictScreen(conflict, of: intent), context), (ResultsScreen([]), context),
      (OrderScreen(order: context.desk.ids.make(at: context.now)), context),
      (FirstRunScreen(place: "desk.db"), context),
    ]
  }

  @Test("Every screen of the sources is gone over here")
  func completeness() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Screens")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    var declared: Set<String> = []
    for case let path as String in files where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      for match in text.matches(of: #/struct (\w+): (?:Screen|FormPanel)[ ,]/#) {
        declared.insert(String(match.1))
      }
    }
    #expect(declared.count >= 30)
    #expect(Set(try KeysTests.screens.get().map { "\(type(of: $0.screen))" }) == declared)
  }

  /// What may change nothing where one is already: at an end, in the only field, in that view or on that day.
  private static let motions: Set<Command> = [
    .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .home, .end,
    .lineUp, .lineDown, .linesUp, .linesDown, .textStart, .textEnd, .textLeft, .textRight,
    .deleteBackward, .deleteForward, .deleteWord, .clearText, .nextField, .previousField, .view0,
    .today,
  ]

  @Test("Every key of every screen does something that is seen or asked for, or says why not")
  func nothingIsSilent() throws {
    var silent: [String] = []
    var pressed = 0
    for way in KeysTests.ways {
      var desk = DeskScript(store: AppFramesTests.store.copied())
      desk.press(way.keys)
      let there = desk
      let context = KeysTests.context(of: there)
      let screen = there.app.stack[there.app.stack.count - 1].screen
      for offer in screen.offers(in: context) {
        guard !KeysTests.motions.contains(offer.command),
          let key = context.keymap.keys(of: offer.command, in: screen.input).first,
          case .offer(offer)? = context.keymap.meaning(of: key, on: screen, in: context)
        else { continue }
        var forked = there.forked()
        let (frame, asked) = (forked.frame, forked.requests.count)
        forked.press(key)
        pressed += 1
        if forked.frame == frame, forked.requests.count == asked {
          silent.append("\(way.type) [\(way.keys)] \(key.notation) \(offer.command)")
        }
      }
    }
    #expect(pressed > 400 && silent.isEmpty, "\(pressed) keys, \(silent)")
  }

  @Test("A key means a command of the table that the screen offers, or is text, else nothing")
  func meanings() throws {
    let letters = (0x20...0x7e).compactMap(Unicode.Scalar.init).map { Key.character(Character($0)) }
    let named = Set(Command.allCases.flatMap(\.entry.keys)).union([.insert, .function(9)])
    for (screen, context) in try KeysTests.screens.get() {
      let offers = screen.offers(in: context)
      #expect(!offers.isEmpty, "\(type(of: screen))")
      for key in Set(letters).union(named) {
        switch context.keymap.meaning(of: key, on: screen, in: context) {
        case .offer(let offer):
          let isKey = context.keymap.keys(of: offer.command).contains(key)
          #expect(isKey, "\(type(of: screen)) \(key.notation)")
        case .text: #expect(key.isPrintable && screen.input != .commands)
        case nil:
          let isNobodys = !offers.contains { context.keymap.keys(of: $0.command).contains(key) }
          #expect(isNobodys, "\(type(of: screen)) \(key.notation)")
        }
      }
    }
  }

  @Test("Of all that a screen offers the table knows that it may be on one screen")
  func places() throws {
    for (screen, context) in try KeysTests.screens.get() {
      let commands = screen.offers(in: context).map(\.command)
      #expect(Set(commands).count == commands.count, "\(type(of: screen)) \(commands)")
      for (index, first) in commands.enumerated() {
        for second in commands[(index + 1)...] {
          #expect(first.meets(second), "\(type(of: screen)): \(first) and \(second)")
        }
      }
    }
  }

  @Test("No two commands of one screen share a key, and each has a name and a summary")
  func table() {
    #expect(Keymap.standard.clashes.isEmpty)
    for command in Command.allCases {
      #expect(!command.entry.keys.isEmpty && !command.label.isEmpty && !command.summary.isEmpty)
    }
    let moved = Keymap(changes: [.status: [.character("d")]])
    #expect(moved.clashes.contains(.shared(.character("d"), .status, .documents)))
  }

  @Test("Every screen, menu, picker and form leads to the list of its keys; in a text that is F1")
  func help() throws {
    for (screen, context) in try KeysTests.screens.get() where !(screen is HelpScreen) {
      let key: Key = screen.input == .text() ? .function(1) : .character("?")
      let meaning = context.keymap.meaning(of: key, on: screen, in: context)
      guard case .offer(let help) = meaning, help.command == .help else {
        Issue.record("no help on \(type(of: screen))")
        continue
      }
      #expect(help.isHinted, "\(type(of: screen))")
      let offers = screen.offers(in: context)
      #expect(offers.contains { $0.command == .help && $0.whyNot == nil }, "\(type(of: screen))")
      let rows = HelpScreen(of: screen.title, offers: offers).rows(in: context)
      for offer in offers { #expect(rows.contains(.offer(offer)), "\(type(of: screen))") }
    }
  }

  @Test("The status menu's help names its letters and runs what is chosen there")
  func menuHelp() {
    var desk = KeysTests.desk()
    desk.press("2 s ?")
    desk.type("end the request")
    #expect(desk.text.contains("x            cancel           end the request"))
    desk.press("<enter>")
    #expect(desk.text.contains("Why"))
  }

  @Test("A menu's letter, a question's and a form's key can be changed, and the old ones are off")
  func changed() {
    let keymap = Keymap(changes: [
      .cancel: [.character("E")], .store: [.function(2)], .yes: [.character("J")],
    ])
    #expect(keymap.clashes.isEmpty)
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)), keymap: keymap)
    desk.press("s")
    #expect(desk.text.contains("E cancel"))
    desk.press("x")
    #expect(desk.message.contains("x does nothing here"))
    desk.press("E")
    desk.type("the customer stays")
    desk.press("<c-x>")
    #expect(!desk.text.contains("Only an undo"))
    desk.press("<f2>")
    #expect(desk.text.contains("J yes"))
    desk.press("y")
    #expect(desk.text.contains("J yes"))
    desk.press("J")
    #expect(desk.message.contains("ancelled"))
  }

  @Test("A letter can't do anything where it is text")
  func letters() {
    let keymap = Keymap(changes: [.leaveText: [.character("q")]])
    #expect(keymap.clashes == [.text(.character("q"), .leaveText)])
  }

  @Test("What tells a paste from typing follows the keys in force")
  func changing() {
    #expect(Keymap.standard.changing.isSuperset(of: [.character("A"), .character("u")]))
    #expect(!Keymap.standard.changing.contains(.character("/")))
    let moved = Keymap(changes: [.take: [.function(5)]])
    #expect(moved.changing.contains(.function(5)))
    #expect(!moved.changing.contains(.character("A")))
  }

  @Test("Ctrl-D and Ctrl-U move half a page, PgDn and PgUp a whole one")
  func halfPages() throws {
    func row(_ keys: String) throws -> Int {
      var desk = KeysTests.desk()
      desk.press(keys)
      let queue = try #require(desk.app.stack[0].screen as? QueueScreen)
      return queue.list.scroll.cursor
    }
    #expect(try row("<c-d>") == 10)
    #expect(try row("<pgdn>") == 19)
    #expect(try row("<pgdn> <c-u>") == 9)
  }

  @Test("What is run by name is done by the app where it is the app's own")
  func repaintByName() {
    var desk = KeysTests.desk()
    desk.press(":")
    desk.type("repaint")
    desk.press("<enter>")
    #expect(desk.requests == [.terminal(.repaint)])
  }

  @Test("Sentences that name a key name the one in force")
  func sentences() {
    let keymap = Keymap(changes: [
      .intake: [.function(6)], .tag: [.function(7)], .back: [.function(8)],
    ])
    var desk = DeskScript(store: Sample.store(of: []), keymap: keymap)
    #expect(desk.text.contains("F6 takes in a new one"))
    desk.press("T")
    #expect(desk.message.contains("F7 tags a request"))
    desk.press("/")
    desk.type("zzzz")
    desk.press("<enter>")
    #expect(desk.text.contains("F8 brings the view back"))
  }
}
