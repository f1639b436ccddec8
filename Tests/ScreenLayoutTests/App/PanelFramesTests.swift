import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Forms, questions and folded-out parts, with text in them, as an operator sees them.
@Suite("Frames of forms and questions")
struct PanelFramesTests {
  /// Keys and texts in turn.
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [String]
    var testDescription: String { name }

    /// - Parameter steps: every second one is text.
    init(_ name: String, _ steps: String...) {
      self.name = name
      self.steps = steps
    }
  }

  static let scenes = [
    Scene("detail-end", "5 <down> <enter> <end>"),
    Scene("paper-cut-values", "2 <down> <down> d <down> <down>"),
    Scene("evidence-wrong", "2 <down> <down> d e <c-u>", "", "<s-tab> <c-u>", "1 Okt", "<enter>"),
    Scene("paper-wrong-date", "d +", "loa.pdf", "<tab>", "yesterweek", "<enter>"),
    Scene("fixed-too-early", "5 r f"),
    Scene("earlier-refusal", "5 r <down> <enter>"),
    Scene("no-reason-given", "2 s x <enter>"),
    Scene("reject-chosen", "3 s r", "pin", "<space> <enter>", "8C", "<tab>", "PIN WRONG"),
    Scene("date-refused", "3 s d <home> <enter>"),
    Scene("date-next-month", "3 s d <pgdn>"),
    Scene("window-wrong", "3 s d <enter>", "ten to noon", "<enter>"),
    Scene("field-line", "5 e a c c o u n t <space> n u <enter> <c-u>", "ACC 900"),
    Scene("field-wrong", "5 e p h o n e <enter> <c-u>", "+234 12", "<enter>"),
    Scene(
      "field-why",
      "f s t a t u s : i n _ p r o g r e s s <enter> e a c c o u n t <space> n u <enter> <c-u>",
      "ACC900",
      "<enter>"
    ),
    Scene("history-unfolded", "5 h <down> <down> <down> <down> <down> <enter>"),
    Scene("history-found", "5 h /", "resub"),
    Scene("help-found", "<enter> ?", "paper"),
    Scene("command-unknown", ":", "histroy", "<enter>"),
    Scene("bulk-status", "2 <space> <space> <space> ; s"),
    Scene("range", "<down> v <down> <down>"),
    Scene("lists-done", "/", "status:completed", "<enter> l <end>"),
    Scene("letter", "/", "+234802", "<enter> L"), Scene("dead-key", "z"),
    Scene("not-found", "/", "zzzz"),
  ]

  @Test("Forms and questions are as they were looked at", arguments: scenes)
  func scene(_ scene: Scene) {
    var desk = DeskScript(store: AppFramesTests.store)
    for (index, step) in scene.steps.enumerated() {
      if index.isMultiple(of: 2) { desk.press(step) } else { desk.type(step) }
    }
    expectGolden(desk.frame, "form-\(scene.name)-80x24")
  }

  @Test("A new request filled by a paste, with a fault, is as it was looked at")
  func intake() {
    for size in AppFramesTests.sizes {
      var desk = DeskScript(
        store: InMemoryStore(desk: Sample.desk(), clock: { Sample.now }),
        size: size
      )
      desk.press("i")
      desk.paste(
        """
        phone_number: 0801 234 5678
        country: Togo
        carrier: mtn
        signing date: 2025-13-40
        signatory: Adébáyọ̀ Ọ̀ṣun
        billing name: شركة النيل للاتصالات
        colour: blue
        """
      )
      desk.press("<c-x>")
      expectGolden(desk.frame, "form-intake-filled-\(size.width)x\(size.height)")
    }
  }

  @Test("The conflict view is as it was looked at")
  func conflict() throws {
    let store = Sample.store(of: Sample.drafts(1))
    let id = try #require(try store.request(ofNumber: "+2348031000000"))
    for size in AppFramesTests.sizes {
      var desk = DeskScript(store: store, size: size)
      desk.press("e a c c o u n t <space> n u <enter> <c-u>")
      desk.type("MINE-\(size.width)")
      let before = try store.file(id).request.accountNumber
      _ = try store.commit(
        Intent(
          key: "other-\(size.width)",
          actor: Sample.bola,
          subject: .change(
            id,
            .edit(
              FieldEdits([
                FieldEdit(.accountNumber, "THEIRS-\(size.width)", basis: .seen(before))
              ])
            ),
            basis: .current
          )
        )
      )
      desk.press("<enter> m")
      expectGolden(desk.frame, "form-conflict-\(size.width)x\(size.height)")
    }
  }
}
