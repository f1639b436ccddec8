import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("One request by keys")
struct RequestScriptTests {
  private func file(in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+2348031000000"))
    return try store.file(id)
  }

  struct Job: Sendable, CustomTestStringConvertible {
    let name: String
    let keys: String
    var typed = ""
    var after = ""
    let isDone: @Sendable (RequestFile) -> Bool
    var testDescription: String { name }
  }

  static let jobs = [
    Job(name: "take", keys: "A") { $0.request.owner == "ada" },
    Job(name: "assign", keys: "a", typed: "bola", after: "<enter> <replies> <enter>") {
      $0.request.owner == "bola"
    },
    Job(name: "priority", keys: "P") { $0.request.priority == .high },
    Job(name: "follow up", keys: "F", typed: "+3", after: "<enter>") {
      $0.request.followUpOn == Sample.day("2026-11-26")
    },
    Job(name: "note", keys: "m <replies>", typed: "Called, they look for it", after: "<c-x>") {
      $0.history.last?.detail?.text == "Called, they look for it"
    },
    Job(name: "tick", keys: "l <replies> <down> <space>") {
      $0.request.ticks == [ChecklistItem.items(.before)[1]]
    },
    Job(
      name: "edit",
      keys: "e <replies> <down> <down> <enter> <replies> <c-u>",
      typed: "ACC777",
      after: "<enter>"
    ) { $0.request.accountNumber == "ACC777" },
    Job(name: "cancel", keys: "s <replies> x <replies>", typed: "not wanted", after: "<enter> y") {
      $0.request.status == .cancelled
    },
  ]

  @Test(
    "Every job is done from the queue and from the request, whatever the store's pace",
    arguments: jobs,
    DeskScript.Answers.allCases
  )
  func job(_ job: Job, answers: DeskScript.Answers) throws {
    for way in ["", "<enter> <replies>"] {
      let store = Sample.store(of: Sample.drafts(2))
      var desk = DeskScript(store: store, answers: answers)
      desk.press(way)
      #expect(!job.isDone(try file(in: store)))
      desk.press(job.keys)
      desk.type(job.typed)
      desk.press("\(job.after) <replies>")
      #expect(job.isDone(try file(in: store)), "\(job.name) after \(way)")
      #expect(desk.message.count > 1, "\(job.name) after \(way)")
    }
  }

  @Test("An open request follows what somebody else does to it")
  func follows() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("<enter>")
    let id = try file(in: store).request.id
    _ = try store.commit(
      Intent(
        key: "cancel",
        actor: Sample.bola,
        subject: .change(id, .status(.cancel(why: "twice the same")), basis: .current)
      )
    )
    desk.refresh([id])
    #expect(desk.rows[0].hasSuffix("X cancelled"))
    #expect(desk.text.contains("cancelled: twice the same"))
  }

  @Test("The history is narrowed by words and folded out by Enter")
  func history() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("A a")
    desk.type("bola")
    desk.press("<enter> <enter> h /")
    desk.type("created")
    desk.press("<enter>")
    #expect(!desk.text.contains("owner: bola"))
    #expect(desk.text.contains("created"))
    desk.press("<esc> g <enter>")
    #expect(desk.text.contains("owner: bola"))
    #expect(desk.text.contains("ada → bola"))
  }

  @Test(
    "What can't be done says why and what would make it possible",
    arguments: [
      ("s c", "only from scheduled"), ("s b", "only from rejected"), ("s s", "LOA"),
      ("r f", "reject"),
    ]
  )
  func whyNot(script: (keys: String, words: String)) {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press(script.keys)
    #expect(desk.text.contains(script.words), "\(desk.text)")
  }
}
