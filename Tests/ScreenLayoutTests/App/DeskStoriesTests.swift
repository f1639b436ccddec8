import PortDomain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Screens

/// What an operator does between the big jobs, by keys.
@Suite("Ways around the desk")
struct DeskStoriesTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let keys: String
    let heading: String
    /// What each row's status must be, where the view is of one.
    var status: String?
    var testDescription: String { heading }
  }

  static let built = [
    Place(keys: "1", heading: "Mine · "),
    Place(keys: "2", heading: "Review · ", status: " P "),
    Place(keys: "3", heading: "Carrier · "),
    Place(keys: "4", heading: "Today · "),
    Place(keys: "5", heading: "Rejected · ", status: " R "),
    Place(keys: "6", heading: "Overdue · "), Place(keys: "5 0", heading: "All open · "),
    Place(keys: "<tab>", heading: "Mine · "), Place(keys: "<s-tab>", heading: "Overdue · "),
    Place(keys: "<tab> <tab>", heading: "Review · ", status: " P "),
  ]

  @Test(
    "A view's key shows the view, and its count is the line's",
    arguments: built,
    DeskScript.Answers.allCases
  )
  func views(place: Place, answers: DeskScript.Answers) {
    var desk = DeskScript(store: AppFramesTests.store, answers: answers)
    desk.press(place.keys + " <replies>")
    #expect(desk.rows[0].hasPrefix(" \(place.heading)"))
    let requests = desk.rows.filter { $0.dropFirst(3).first == "+" }
    #expect(!requests.isEmpty)
    if let status = place.status { #expect(requests.allSatisfy { $0.contains(status) }) }
  }

  @Test("Sorting goes by the chosen column, and O turns it round")
  func sorting() {
    func numbers(_ keys: String) -> [String] {
      var desk = DeskScript(store: Sample.store(of: Sample.drafts(12)))
      desk.press(keys)
      return desk.rows.filter { $0.dropFirst(3).first == "+" }.map {
        String($0.dropFirst(3).prefix(17))
      }
    }
    let sorted = numbers("o n")
    #expect(sorted.count == 12)
    #expect(sorted == sorted.sorted())
    #expect(numbers("o n O") == sorted.reversed())
  }

  @Test("Of a bulk change what was not done is named with why and stays tagged, the rest doesn't")
  func bulkReport() throws {
    let store = Sample.store(of: Sample.drafts(4))
    var desk = DeskScript(store: store)
    desk.press("o n <space> <space> <space>")
    #expect(desk.rows[0].contains("3 tagged"))
    let id = try #require(try store.request(ofNumber: "+2348031000001"))
    _ = try store.commit(
      Intent(
        key: "theirs",
        actor: Sample.bola,
        subject: .change(
          id,
          .edit(FieldEdits([FieldEdit(.owner, "bola", basis: .current)])),
          basis: .current
        )
      )
    )
    desk.press("; A")
    expectGolden(desk.frame, "app-bulk-80x24")
    #expect(desk.text.contains("+234 803 100 0001"))
    desk.press("<esc>")
    #expect(desk.rows[0].contains("1 tagged"))
  }

  @Test(
    "Lines of names and values fill the intake form as JSON does",
    arguments: [
      "phone_number: +2348012345678\ncountry: NG\ncurrent_carrier: mtn\n"
        + "account_number: ACC123456\nauthorized_name: John Smith\n"
        + "authorized_date: 2025-01-15\nbilling_name: Acme Corporation\n"
        + "billing_address: 123 Business St, Lagos\n", DeskDayTests.published,
    ],
    DeskScript.Answers.allCases
  )
  func intake(text: String, answers: DeskScript.Answers) throws {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var desk = DeskScript(store: store, answers: answers)
    desk.press("i <replies>")
    desk.paste(text)
    desk.press("<c-x> <replies>")
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    let request = try store.file(id).request
    #expect(request.accountNumber == "ACC123456")
    #expect(request.billingAddress == "123 Business St, Lagos")
  }

  /// Screens with commands, by the keys that lead there.
  static let screens = ["", "<enter>", "d", "5 r", "h", "l"]

  @Test(
    "The way to help is named on every screen, however narrow",
    arguments: screens,
    [40, 60, 80]
  )
  func helpIsNamed(keys: String, width: Int) {
    var desk = DeskScript(store: AppFramesTests.store, size: Size(width: width, height: 20))
    desk.press(keys)
    #expect(desk.rows.last?.contains("? help") == true)
  }

  @Test("The command line runs what only one name begins with")
  func abbreviation() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press(":")
    desk.type("docu")
    desk.press("<enter>")
    #expect(desk.rows[0].contains("Documents"))
  }

  @Test("The views are named on a narrow terminal too", arguments: [60, 80, 160])
  func viewsAreNamed(width: Int) {
    let desk = DeskScript(
      store: AppFramesTests.store,
      size: Size(width: width, height: 20)
    )
    for digit in 0...6 { #expect(desk.rows[1].contains("\(digit) ")) }
    #expect(desk.rows[1].contains("6 Ov"))
  }

  @Test("A filter that is typed and entered before its first page came shows what it means")
  func quickFilter() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)), answers: .held)
    desk.press("<replies> f")
    desk.type("status:pending")
    desk.press("<enter> <replies>")
    #expect(desk.text.contains("+234 803 100 0000"))
    desk.press("j <enter> <replies>")
    #expect(desk.text.contains("+234 803 100 0001"))
  }
}
