import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// The days after the first refusal, by keys.
@Suite("Refusals that come back, by keys")
struct RejectionLoopTests {
  private func file(_ store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    return try store.file(id)
  }

  /// The published request, with its papers, at the carrier; the cursor is on it.
  private func submitted() -> DeskScript {
    var desk = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: { Sample.now }))
    desk.press("i")
    desk.paste(DeskDayTests.published)
    desk.press("<c-x> d")
    for (name, day) in [
      ("loa", "2026-11-01"), ("bill", "2026-11-01"), ("id", "2030-01-01"),
    ] {
      desk.press("+")
      desk.type("\(name).pdf")
      desk.press("<tab>")
      desk.type(day)
      desk.press("<enter> P <tab>")
    }
    desk.press("q s s")
    return desk
  }

  /// Refuses the request for an address mismatch, the third of the catalogue.
  private func refuse(_ desk: inout DeskScript) {
    desk.press("s r <down> <down> <space> <c-x>")
  }

  @Test("Of two reasons one is fixed: what is left is named, and the request doesn't go back")
  func twoReasons() throws {
    var desk = submitted()
    desk.press("s r <space> <down> <down> <space> <c-x> r")
    desk.press("f")
    desk.type("the customer sent their contract")
    desk.press("<enter>")
    #expect(desk.text.contains("Left: address mismatch"))
    desk.press("b")
    #expect(desk.message.contains("address mismatch"))
    #expect(try file(desk.store).request.status == .rejected)
  }

  @Test("An address that is refused again demands a change, and a third time escalates")
  func addressLoop() throws {
    var desk = submitted()
    refuse(&desk)
    #expect(try file(desk.store).rejections.last?.reasons.map(\.code) == [.addressMismatch])
    desk.press("r f")
    desk.type("the carrier's clerk misread it")
    desk.press("<enter> b")
    #expect(try file(desk.store).request.lifecycle.attempt == 2)

    desk.press("q")
    refuse(&desk)
    desk.press("r")
    #expect(desk.text.contains("given 2 times: fixed only by a real change"))
    desk.press("f")
    #expect(try file(desk.store).unresolved(on: Sample.day("2026-11-23")) == [.addressMismatch])
    desk.press("e <down> <enter>")
    desk.type("9 Marina, Lagos")
    desk.press("<c-x> q f")
    #expect(try file(desk.store).unresolved(on: Sample.day("2026-11-23")) == [])
    desk.press("b")
    #expect(try file(desk.store).request.lifecycle.attempt == 3, "\(desk.text)")

    desk.press("q")
    refuse(&desk)
    #expect(try file(desk.store).request.isEscalated)
    desk.press("r")
    #expect(desk.text.contains("scalated"))
    desk.press("E")
    desk.type("our account manager speaks to theirs")
    desk.press("<enter>")
    #expect(try !file(desk.store).request.isEscalated)
    #expect(try file(desk.store).rejections.count == 3)
  }

  @Test("Once it went back, nothing is left there and nothing is said to be fixed")
  func wentBack() throws {
    var desk = submitted()
    refuse(&desk)
    desk.press("r f")
    desk.type("the carrier's clerk misread it")
    // What is said covers the last lines until the next key.
    desk.press("<enter> b k")
    #expect(desk.text.contains("Resolve"))
    #expect(!desk.text.contains("Left:"), "\(desk.text)")
    #expect(desk.text.contains("The request is in progress, attempt 2: nothing is open here"))
    let events = try file(desk.store).history.count
    desk.press("f")
    #expect(desk.message.contains("Address mismatch is settled: the request is in progress."))
    #expect(try file(desk.store).history.count == events)
    desk.press("b")
    #expect(desk.text.contains("only from rejected"))
  }

  @Test("A reopened request's resolution says what is left before it is submitted")
  func reopened() throws {
    var desk = submitted()
    refuse(&desk)
    desk.press("s o")
    desk.type("the customer wrote again")
    desk.press("<enter> r")
    #expect(desk.text.contains("Left before it is submitted: address mismatch"), "\(desk.text)")
    desk.press("v")
    desk.type("they agreed")
    desk.press("<enter>")
    #expect(desk.text.contains("Nothing is left: s submits it"))
  }

  @Test("A wait until today or before is refused at its field, and the form stays")
  func waitsAhead() throws {
    var desk = submitted()
    refuse(&desk)
    desk.press("r w")
    desk.type("2026-11-23")
    desk.press("<enter>")
    #expect(desk.text.contains("not ahead"), "\(desk.text)")
    #expect(try file(desk.store).unresolved(on: Sample.day("2026-11-23")) == [.addressMismatch])
    desk.press("<c-u>")
    desk.type("2026-11-24")
    desk.press("<enter>")
    #expect(desk.text.contains("waiting until Tue 24 Nov"))
  }

  @Test("W says whose turn it is, F when to follow up, H lists whom to chase today")
  func chasing() throws {
    var desk = submitted()
    desk.press("H")
    #expect(!desk.text.contains("+234 801 234 5678"))
    desk.press("<esc> W c")
    #expect(try file(desk.store).request.waitingOn == .customer)
    desk.press("F")
    desk.type("+0")
    desk.press("<enter> H <enter> <down>")
    #expect(desk.text.contains("+234 801 234 5678"))
    desk.press("W -")
    #expect(try file(desk.store).request.waitingOn == nil)
    desk.press("u")
    #expect(try file(desk.store).request.waitingOn == .customer)
  }

  @Test("The same number in five spellings is taken in once")
  func fiveSpellings() throws {
    var desk = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: { Sample.now }))
    for spelling in [
      "0801 234 5678", "+234 (0)801-234-5678", "00234 801 234 5678", "2348012345678",
      "٠٨٠١٢٣٤٥٦٧٨",
    ] {
      desk.press("i")
      desk.paste(DeskDayTests.published.replacing("+2348012345678", with: spelling))
      desk.press("<c-x>")
      if desk.text.contains("already") { desk.press("<esc>") }
    }
    let everybody = Viewpoint(zones: Sample.desk().zones, now: Sample.now, me: "ada")
    #expect(try desk.store.count(.everything, from: everybody, upTo: 10) == .exactly(1))
    #expect(try file(desk.store).request.number.e164 == "+2348012345678")
  }

  @Test(
    "A number that ported lately is held until the wait is over, and stands in Today once its papers are late"
  )
  func hold() throws {
    let clock = SetClock(Sample.now)
    var desk = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: clock.read))
    desk.press("i")
    desk.paste(
      DeskDayTests.published.replacing(
        "Lagos\"",
        with: "Lagos\", \"last_ported_on\": \"2026-10-12\""
      )
    )
    desk.press("<c-x> <enter>")
    #expect(try file(desk.store).request.holdUntil == Sample.day("2026-11-26"))
    #expect(desk.text.contains("On hold until Thu 26 Nov"))
    desk.press("<esc> 4")
    #expect(!desk.text.contains("+234 801 234 5678"))
    clock.set(Sample.instant("2026-11-26T09:00:00Z"))
    desk.now = clock.now
    desk.press("0 4")
    #expect(!desk.text.contains("+234 801 234 5678"))
    clock.set(Sample.instant("2026-12-02T09:00:00Z"))
    desk.now = clock.now
    desk.press("0 4")
    #expect(desk.text.contains("+234 801 234 5678"))
    desk.press("<enter>")
    #expect(!desk.text.contains("On hold"))
  }
}
