import PortDomain
import Screens
import TestSupport
import Testing

@Suite("What carrier and customer say is noted by keys")
struct NoticeScriptTests {
  private static let number = "+2348031000000"

  private func desk(_ status: String = "in_progress") throws -> DeskScript {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var draft = Sample.draft
    draft.values[.phoneNumber] = NoticeScriptTests.number
    let running = InFlight(
      status: status,
      createdOn: "2026-11-16",
      submittedOn: "2026-11-18",
      portDate: status == "scheduled" ? "2026-11-26" : nil
    )
    let taken = Intent(key: "t", actor: Sample.bola, subject: .takeOver(draft, running))
    #expect(try store.commit(taken).isDone)
    return DeskScript(store: store)
  }

  private func request(_ desk: DeskScript) throws -> PortRequest {
    let id = try #require(try desk.store.request(ofNumber: NoticeScriptTests.number))
    return try desk.store.file(id).request
  }

  @Test(
    "One key notes each at once, says so, and u takes it back",
    arguments: ["in_progress", "scheduled"]
  )
  func atOnce(status: String) throws {
    var desk = try desk(status)
    desk.press("s a")
    #expect(desk.text.contains("Acknowledged by mtn: +234 803 100 0000"))
    #expect(try request(desk).acknowledgedOn == Sample.day("2026-11-23"))
    desk.press("s a")
    #expect(desk.text.contains("The carrier acknowledged it on Mon 23 Nov already"))
    desk.press("q s m")
    #expect(desk.text.contains("Confirmed by the customer: +234 803 100 0000"))
    #expect(try request(desk).confirmedOn == Sample.day("2026-11-23"))
    desk.press("u")
    #expect(try request(desk).confirmedOn == nil)
    desk.press("U")
    #expect(try request(desk).confirmedOn == Sample.day("2026-11-23"))
  }

  @Test("Tab in the menu takes the carrier's reference and the day; a wrong day stays at its field")
  func withFields() throws {
    var desk = try desk()
    desk.press("s j j j <tab>")
    desk.type("MTN-9")
    desk.press("<tab>")
    desk.type("17 nov")
    desk.press("<enter>")
    #expect(desk.text.contains("Tue 17 Nov is before Wed 18 Nov"))
    #expect(try request(desk).acknowledgedOn == nil)
    desk.press("<c-u>")
    desk.type("fri")
    desk.press("<enter>")
    #expect(desk.text.contains("Acknowledged by mtn: +234 803 100 0000, ref MTN-9, on Fri 20 Nov"))
    #expect(try request(desk).acknowledgedOn == Sample.day("2026-11-20"))
    #expect(try request(desk).carrierReference == "MTN-9")
  }

  @Test(
    "A change is answered from the menu while it is open, and detail says what the carrier said"
  )
  func change() throws {
    var desk = try desk()
    desk.press("s")
    #expect(!desk.text.contains("change refused"))
    desk.press("q")
    let id = try #require(try desk.store.request(ofNumber: NoticeScriptTests.number))
    let edit = Change.edit(FieldEdits([FieldEdit(.billingName, "Acme")], why: "so"))
    let intent = Intent(key: "e", actor: Sample.bola, subject: .change(id, edit, basis: .current))
    #expect(try desk.store.commit(intent).isDone)
    desk.refresh([id])
    desk.press("<enter>")
    #expect(desk.text.contains("mtn was told of a change on Mon 23 Nov and has not answered"))
    desk.press("s n")
    desk.type("not as on our file")
    desk.press("<enter>")
    #expect(desk.text.contains("mtn refused the change of Mon 23 Nov"))
    #expect(desk.text.contains("not as on our file"))
    #expect(try request(desk).changeAnswer == .refused)
    desk.press("u s y")
    #expect(try request(desk).changeAnswer == .accepted)
    desk.press("s")
    #expect(!desk.text.contains("change refused"))
  }

  @Test("A refusal and a confirmed date take the day they are of")
  func days() throws {
    var desk = try desk()
    desk.press("s d <enter> <tab> <tab>")
    desk.type("fri")
    desk.press("<enter>")
    #expect(desk.text.contains(", on Fri 20 Nov"))
    #expect(try request(desk).status == .scheduled)
    desk.press("s r")
    desk.type("no answer")
    desk.press("<space> <tab> <tab> <tab>")
    desk.type("fri")
    desk.press("<enter>")
    let id = try #require(try desk.store.request(ofNumber: NoticeScriptTests.number))
    let file = try desk.store.file(id)
    #expect(file.rejections.last?.day == Sample.day("2026-11-20"))
    #expect(
      file.history.suffix(2).map(\.detail?.on)
        == Array(repeating: Sample.day("2026-11-20"), count: 2)
    )
  }
}
