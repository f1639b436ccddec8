import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Prompts, dates and messages by keys")
struct PromptScriptTests {
  private func request(_ index: Int, in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
    return try store.file(id)
  }

  @Test("A follow-up date that can't be read keeps the prompt open, with the caret at the fault")
  func wrongDay() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var desk = DeskScript(store: store)
    desk.press("F")
    desk.type("frei")
    desk.press("<enter>")
    #expect(desk.text.contains("never): frei"))
    #expect(desk.text.contains("\"frei\" is no date"))
    #expect(desk.rows.contains { $0.trimmed == "^" })
    // What is typed next is text.
    desk.press("<backspace> <backspace> <backspace>")
    desk.type("ri")
    desk.press("<enter>")
    #expect(try request(0, in: store).request.followUpOn == Sample.day("2026-11-27"))
    #expect(desk.message == " Follow-up date: Fri 27 Nov · +234 803 100 0000.")
  }

  @Test("While a filter is typed its list never empties, and the title counts what fits")
  func typing() throws {
    let store = Sample.store(of: Sample.drafts(3))
    let id = try #require(try store.request(ofNumber: "+2348031000001"))
    _ = try store.commit(
      Intent(
        key: "own",
        actor: Sample.ada,
        subject: .change(id, .edit(FieldEdits([FieldEdit(.owner, "ada")])), basis: .current)
      )
    )
    var desk = DeskScript(store: store)
    desk.press("f")
    var typed = ""
    for letter in "owner:ad" {
      typed.append(letter)
      desk.type(String(letter))
      let count = typed.hasPrefix("owner:a") ? 1 : 3
      #expect(desk.rows[0].contains("filter: \(typed) · \(count)"), "\(desk.rows[0])")
    }
    desk.press("<enter>")
    // Read as a whole it is somebody else's.
    #expect(desk.rows[0].contains("filter: owner:ad · 0"))
  }

  @Test("Tab completes fields and values, and goes through them where several begin so")
  func completes() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
    desk.press("f")
    desk.type("stat")
    desk.press("<tab>")
    #expect(desk.text.contains("Filter: status: "))
    desk.type("c")
    #expect(desk.text.contains("completed cancelled"))
    desk.press("<tab>")
    #expect(desk.text.contains("Filter: status:completed "))
    desk.press("<tab>")
    #expect(desk.text.contains("Filter: status:cancelled "))
    desk.press("<s-tab>")
    #expect(desk.text.contains("Filter: status:completed "))
    desk.press("<enter>")
    #expect(desk.rows[0].contains("filter: status:completed · 0"))
  }

  @Test(
    "Dates are typed as people do",
    arguments: [
      ("+3", "2026-11-26"), ("15", "2026-12-15"), ("3 dec", "2026-12-03"),
      ("31/12/2030", "2030-12-31"), ("today", "2026-11-23"), ("2026-12-24", "2026-12-24"),
    ]
  )
  func days(typed: String, day: String) throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("F")
    desk.type(typed)
    desk.press("<enter>")
    #expect(try request(0, in: store).request.followUpOn == Sample.day(day))
  }

  @Test("A day that is over, or could be two, is told at the prompt; nothing typed changes nothing")
  func refusedDays() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    for (typed, words) in [("20/11/2026", "is over"), ("3/4/2027", "3 Apr 2027 or 4 Mar 2027")] {
      desk.press("F")
      desk.type(typed)
      desk.press("<enter>")
      #expect(desk.text.contains(words))
      desk.press("<esc>")
    }
    desk.press("F")
    desk.type("fri")
    desk.press("<enter> F <enter>")
    #expect(desk.message == " Nothing was changed.")
    #expect(try request(0, in: store).request.followUpOn == Sample.day("2026-11-27"))
    desk.press("F")
    desk.type("none")
    desk.press("<enter>")
    #expect(try request(0, in: store).request.followUpOn == nil)
  }

  @Test("A login that nobody here has is asked about; the same again takes it")
  func unknownOwner() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var other = DeskScript(store: store, actor: Sample.bola)
    other.press("<down> A")
    var desk = DeskScript(store: store)
    desk.press("a")
    desk.type("bolla")
    desk.press("<enter>")
    #expect(desk.text.contains("Nobody here is called bolla; the nearest is bola."))
    #expect(try request(0, in: store).request.owner == nil)
    desk.press("<backspace> <backspace> a <enter>")
    #expect(try request(0, in: store).request.owner == "bola")
    #expect(desk.message == " Owner: bola · +234 803 100 0000.")
    desk.press("a")
    desk.type("newcomer")
    desk.press("<enter> <enter>")
    #expect(try request(0, in: store).request.owner == "newcomer")
  }

  @Test("Nothing typed leaves the owner; none and - take it away", arguments: ["none", "-"])
  func nobody(word: String) throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("A a <enter>")
    #expect(try request(0, in: store).request.owner == "ada")
    desk.press("a")
    desk.type(word)
    desk.press("<enter>")
    #expect(try request(0, in: store).request.owner == nil)
    #expect(desk.message == " Owner: nobody · +234 803 100 0000.")
  }

  @Test("An answer that comes before the logins are read waits for them")
  func early() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("<replies> a")
    desk.type("bolla")
    desk.press("<enter>")
    #expect(desk.text.contains("bolla"))
    desk.press("<replies>")
    #expect(desk.text.contains("Nobody here is called bolla"))
    #expect(try request(0, in: store).request.owner == nil)
  }

  @Test("In a form a date is read as people type it, and kept spelled out")
  func forms() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("d +")
    desk.type("loa.pdf")
    desk.press("<tab>")
    desk.type("1 nov")
    desk.press("<enter>")
    #expect(try request(0, in: store).paper(.loa)?.evidence[.signedOn] == "2026-11-01")
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
