import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Several numbers taken in by keys")
struct IntakeOrderTests {
  /// A dozen: the fourth came before, the fifth is none, the sixth has an open request.
  private static let dozen = """
    0803 100 0001
    08031000002
    +234 (0)803 100 0003
    +2348031000001
    0803 12
    +234 803 100 0000
    """ + "\r\n"
    + (7...12).map { "0803 100 00\($0 < 10 ? "0" : "")\($0)" }.joined(separator: "\r\n")

  private func desk(
    _ list: String,
    size: Size = Size(width: 80, height: 24),
    answers: DeskScript.Answers = .inline
  ) -> DeskScript {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)), size: size, answers: answers)
    desk.press("i <replies>")
    desk.paste(DeskDayTests.published)
    desk.press("<c-u>")
    desk.paste(list)
    desk.press("<replies>")
    return desk
  }

  private func requests(_ desk: DeskScript) throws -> [PortRequest] {
    try (1...12).compactMap { index in
      let number = "+2348031000" + String(1000 + index).dropFirst()
      return try desk.store.request(ofNumber: number).map { try desk.store.file($0).request }
    }
  }

  @Test(
    "A pasted list becomes an order: what can't be taken in is named by its place and stays",
    arguments: DeskScript.Answers.allCases
  )
  func dozen(answers: DeskScript.Answers) throws {
    var desk = desk(IntakeOrderTests.dozen, answers: answers)
    #expect(desk.text.contains("3 of 12 can't be taken in"))
    #expect(desk.text.contains("4th: \"+2348031000001\" came earlier"))
    #expect(desk.text.contains("5th: \"0803 12\" can't be a number"))
    #expect(desk.text.contains("6th: \"+2348031000000\" has an open request already"))
    desk.press("<c-x> <replies>")
    #expect(desk.text.contains("9 of 12 numbers become one order"))
    #expect(try requests(desk).isEmpty)
    // Back in the form nothing is lost and nothing stored.
    desk.press("q <c-x> <replies> <enter> <replies>")
    let stored = try requests(desk)
    #expect(stored.count == 9)
    let order = try #require(stored[0].orderID)
    #expect(Set(stored.map(\.orderID)) == [order])
    #expect(desk.message.contains("9 numbers taken in as order \(order.text)"))
    #expect(desk.rows[0].hasPrefix(" New request"))
    #expect(desk.text.contains("0803 12, +234 803 100 0000"))
    // Mended, what stayed joins the same order, which opens.
    desk.press("<c-u>")
    desk.type("0803 100 0013")
    desk.press("<c-x> <replies>")
    let last = try #require(try desk.store.request(ofNumber: "+2348031000013"))
    #expect(try desk.store.file(last).request.orderID == order)
    #expect(desk.text.contains("0 of 10 numbers have come to their end"))
    desk.press("q")
    #expect(try desk.store.drafts(of: "ada").isEmpty)
  }

  @Test("A list without fault becomes an order, which opens")
  func faultless() throws {
    var desk = desk("0803 100 0001, 0803 100 0002; 08031000003 08031000004")
    #expect(desk.text.contains("4 numbers, one order"))
    desk.press("<c-x>")
    #expect(desk.text.contains("All 4 numbers become one order."))
    desk.press("<enter>")
    #expect(desk.text.contains("0 of 4 numbers have come to their end"))
    #expect(desk.message.contains("4 numbers taken in as order po_"))
    #expect(Set(try requests(desk).map(\.billingName)) == ["Acme Corporation"])
    #expect(try desk.store.drafts(of: "ada").isEmpty)
  }

  @Test("Number by number as they are typed, and one paste behind another")
  func typed() throws {
    var desk = desk("")
    desk.type("0803 100 0001, 0803 100 0002")
    #expect(desk.text.contains("2 numbers, one order"))
    desk.paste("0803 100 0003\n0803 100 0001\n")
    #expect(desk.text.contains("1 of 4 can't be taken in"))
    desk.press("<tab>")
    #expect(desk.text.contains("+234 803 100 0001, +234 803 100 0002"))
    #expect(desk.text.contains("4th"))
  }

  @Test("A number that was taken meanwhile stops none of its neighbours, and stays in the form")
  func taken() throws {
    var desk = desk("0803 100 0001, 0803 100 0002, 0803 100 0003")
    desk.press("<c-x>")
    var other = Sample.draft
    other.values[.phoneNumber] = "+2348031000002"
    let intent = Intent(key: "other", actor: Sample.bola, subject: .create(other))
    #expect(try desk.store.commit(intent).isDone)
    desk.press("<enter>")
    #expect(desk.text.contains("2 numbers taken in as order"))
    #expect(desk.text.contains("1 refused"))
    #expect(try requests(desk).filter { $0.orderID != nil }.count == 2)
    #expect(desk.text.contains("has an open request already"))
    #expect(desk.rows[0].hasPrefix(" New request"))
  }

  @Test("What the numbers share is checked once, before any is stored")
  func shared() throws {
    var desk = desk("0803 100 0001, 0803 100 0002")
    desk.press("<tab> <tab> <tab> <c-u> <c-x>")
    #expect(desk.rows[0].hasPrefix(" New request"))
    #expect(desk.text.contains("account number is missing"))
    #expect(try requests(desk).isEmpty)
  }

  @Test("With what stayed taken out of the form, the order opens and no draft is left")
  func givenUp() throws {
    var desk = desk("0803 100 0001, 0803 100 0002, 0803 12")
    desk.press("<c-x> <enter> <c-u> <c-x>")
    #expect(desk.text.contains("0 of 2 numbers have come to their end"))
    #expect(try desk.store.drafts(of: "ada").isEmpty)
  }

  @Test("What stayed of a list is there again after leaving, and still goes to its order")
  func draft() throws {
    var desk = desk("0803 100 0001, 0803 100 0002, 0803 12")
    desk.press("<c-x> <enter> <esc>")
    desk.wait(milliseconds: 2_000)
    let order = try #require(try requests(desk).first?.orderID)
    var again = DeskScript(store: desk.store)
    again.press("i")
    #expect(again.rows[0].contains("New request for \(order.text)"), "\(again.text)")
    again.press("<c-u>")
    again.type("0803 100 0003")
    again.press("<c-x>")
    #expect(try requests(again).map(\.orderID) == [order, order, order])
    again.press("q i")
    #expect(!again.rows[0].contains("for po_"))
  }

  @Test("Five hundred numbers are an order in one go")
  func many() throws {
    let numbers = (0..<500).map { "0803 2\(10 + $0 / 100) \(1000 + $0)" }
    var desk = desk(numbers.joined(separator: "\n"))
    #expect(desk.text.contains("500 numbers, one order"))
    desk.press("<c-x> <enter>")
    #expect(desk.text.contains("0 of 500 numbers have come to their end"))
  }

  @Test("A JSON body of an order fills its numbers in")
  func body() throws {
    var desk = DeskScript(store: Sample.store(of: []))
    desk.press("i")
    desk.paste(
      DeskDayTests.published.replacing(
        "\"phone_number\": \"+2348012345678\"",
        with: "\"phone_numbers\": [\"+2348031000001\", \"+2348031000002\"]"
      )
    )
    #expect(desk.text.contains("2 numbers, one order"), "\(desk.text)")
  }

  @Test(
    "The form with a list that has faults, and what is shown before it is stored",
    arguments: [
      Size(width: 80, height: 24), Size(width: 160, height: 50), Size(width: 60, height: 20),
    ]
  )
  func frames(size: Size) {
    var desk = desk(IntakeOrderTests.dozen, size: size)
    expectGolden(desk.frame, "intake-list-\(size.width)x\(size.height)")
    desk.press("<c-x>")
    expectGolden(desk.frame, "intake-preview-\(size.width)x\(size.height)")
  }
}
