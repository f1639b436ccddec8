import NIOCore
import PortDesk
import PortDomain
import PortStore
import Testing
import Wording

@testable import PortAPI

@Suite("Answers that are given again")
struct KeptAnswersTests {
  private func moment(_ change: String, record: String = "1", minute: Int64 = 7)
    -> KeptAnswers.Moment
  {
    KeptAnswers.Moment(change: ChangeToken(change), record: ChangeToken(record), minute: minute)
  }

  @Test("An answer holds until a request, a rule or the minute is another, and for its asker alone")
  func holds() {
    let answers = KeptAnswers()
    let own = KeptAnswers.Question(organisation: "acme", uri: "/v1/port-requests")
    let (now, bytes) = (moment("3"), ByteBuffer(string: "{}"))
    #expect(answers.answer(to: own, at: now) == nil)
    answers.keep(bytes, to: own, at: now)
    #expect(answers.answer(to: own, at: now) == bytes)
    for later in [moment("4"), moment("3", record: "2"), moment("3", minute: 8)] {
      #expect(answers.answer(to: own, at: later) == nil)
    }
    for other in [
      KeptAnswers.Question(organisation: "other", uri: own.uri),
      KeptAnswers.Question(organisation: "acme", uri: own.uri + "?limit=1"),
    ] {
      #expect(answers.answer(to: other, at: now) == nil)
    }
  }

  @Test("What was looked up before a change is not kept beside what came after")
  func ends() {
    let answers = KeptAnswers()
    let questions = ["a", "b"].map { KeptAnswers.Question(organisation: "acme", uri: $0) }
    answers.keep(ByteBuffer(string: "old"), to: questions[0], at: moment("3"))
    answers.keep(ByteBuffer(string: "new"), to: questions[1], at: moment("4"))
    #expect(answers.answer(to: questions[0], at: moment("4")) == nil)
    #expect(answers.answer(to: questions[1], at: moment("4")) == ByteBuffer(string: "new"))
  }

  @Test("However many are kept, they take no more than their room")
  func room() {
    let answers = KeptAnswers()
    let large = ByteBuffer(repeating: 0x20, count: 1 << 20)
    let questions = (0..<20).map { KeptAnswers.Question(organisation: "acme", uri: "/\($0)") }
    for question in questions { answers.keep(large, to: question, at: moment("3")) }
    let kept = questions.filter { answers.answer(to: $0, at: moment("3")) != nil }
    #expect((1...8).contains(kept.count))
    #expect(kept.last == questions.last)
  }

  @Test("What the desk changed is read at once, whatever was answered before")
  func live() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let paths = [
        "/v1/port-requests/\(id)", "/v1/port-requests", "/v1/port-requests/\(id)/history",
      ]
      var before: [String] = []
      for path in paths {
        before.append(try await client.get(path).text)
        #expect(try await client.get(path).text == before.last)
        let other = try await client.with(key: "kros_test_other").get(path)
        #expect(!other.text.contains(id) || other.status == 404)
      }
      let request = try desk.session.files(id)[0].request.id
      let outcome = try desk.store.commit(
        Intent(
          key: "by-staff",
          actor: Operator(login: "ada", session: "s1"),
          subject: .change(request, .status(.cancel(why: "closed")), basis: .current)
        )
      )
      #expect(outcome.isDone)
      for (path, text) in zip(paths, before) {
        let answer = try await client.get(path)
        #expect(answer.status == 200 && answer.text != text && answer.text.contains("cancelled"))
      }
    }
  }
}
