import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("A new request by keys")
struct IntakeScriptTests {
  private func file(in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    return try store.file(id)
  }

  static let pastes = [
    DeskDayTests.published,
    """
    Phone number: 0801 234 5678
    Country: Nigeria
    Carrier: mtn
    Account number: ACC123456
    Signatory: John Smith
    Signing date: 2025-01-15
    Billing name: Acme Corporation
    Billing address: 123 Business St, Lagos
    """,
    """
    phone_number=+234 801 234 5678
    current_carrier=MTN
    account_number=ACC123456\r
    authorized_name=John Smith
    authorized_date=2025-01-15

    billing_name=Acme Corporation
    billing_address=123 Business St, Lagos
    """,
  ]

  @Test(
    "A pasted request fills the form, is looked at and stored",
    arguments: pastes,
    DeskScript.Answers.allCases
  )
  func paste(text: String, answers: DeskScript.Answers) throws {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var desk = DeskScript(store: store, answers: answers)
    desk.press("i <replies>")
    desk.paste(text)
    #expect(desk.message.contains("Filled in"))
    #expect(desk.text.contains("Acme Corporation"))
    desk.press("<c-x> <replies>")
    let request = try file(in: store).request
    #expect(request.country == .nigeria)
    #expect(request.carrier.text == "mtn")
    #expect(request.accountNumber == "ACC123456")
    #expect(request.authorizedDate == Sample.day("2025-01-15"))
    #expect(request.billingAddress == "123 Business St, Lagos")
  }

  @Test("A field that can't be right is told of as it is left, and nothing is stored")
  func wrongField() throws {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var desk = DeskScript(store: store)
    desk.press("i")
    desk.type("+234 12")
    desk.press("<tab>")
    #expect(desk.rows[2].contains("number"), "\(desk.text)")
    desk.press("<c-x>")
    #expect(desk.rows[0].hasPrefix(" New request"))
    #expect(desk.message.count > 1)
    #expect(try store.request(ofNumber: "+23412") == nil)
  }

  @Test("What was typed is there again after leaving; the PIN never is in a draft")
  func draft() throws {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var desk = DeskScript(store: store)
    desk.press("i")
    desk.paste(DeskDayTests.published)
    desk.press("<tab> <tab> <tab> <tab>")
    desk.type("4711")
    desk.press("<esc>")
    desk.wait(milliseconds: 2_000)
    let kept = try store.drafts(of: "ada")
    #expect(kept.count == 1)
    #expect(kept[0].fields["billing_name"] == "Acme Corporation")
    #expect(!kept[0].fields.values.contains { $0.contains("4711") })
    var again = DeskScript(store: store)
    again.press("i")
    #expect(again.text.contains("Acme Corporation"))
    again.press("<c-k>")
    #expect(!again.text.contains("Acme Corporation"))
    again.press("<esc>")
    #expect(try store.drafts(of: "ada").isEmpty)
  }

  @Test("A number that another open request has is refused with which one")
  func twice() throws {
    let store = Sample.store(of: [Sample.draft])
    var desk = DeskScript(store: store)
    desk.press("i")
    desk.paste(DeskDayTests.published)
    desk.press("<c-x>")
    #expect(desk.rows[0].hasPrefix(" New request"))
    #expect(desk.text.contains(try file(in: store).request.id.text), "\(desk.text)")
  }
}
