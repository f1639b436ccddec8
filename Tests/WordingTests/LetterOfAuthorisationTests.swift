import PortDomain
import TestSupport
import Testing
import Wording

@Suite("The letter of authorisation")
struct LetterOfAuthorisationTests {
  let desk = Sample.desk()

  private func file(_ changes: [RequestField: String]) throws -> RequestFile {
    var draft = Sample.draft
    draft.values.merge(changes) { _, new in new }
    return try Sample.file(draft, desk: desk)
  }

  @Test(
    "It states numbers, carrier, account, authorisation, and places for signature, name and date"
  )
  func parts() throws {
    let text = try LetterOfAuthorisation(for: [file([:])], at: desk).text
    for part in [
      "+234 801 234 5678", "MTN", "Acme Corporation", "ACC123456", "123 Business St, Lagos",
      "I authorise KrosAI", "Signature", "Printed name     John Smith", "Date of signing",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
  }

  @Test("One letter lists every number of an order, each once and in order")
  func order() throws {
    let files = try ["+2348012345679", "+2348012345678", "+2348012345679"].map {
      try file([.phoneNumber: $0])
    }
    let letter = try LetterOfAuthorisation(for: files, at: desk)
    #expect(letter.numbers.map(\.e164) == ["+2348012345678", "+2348012345679"])
    #expect(letter.text.contains("telephone numbers listed"))
  }

  @Test(
    "Requests that differ in what a letter states once are refused one",
    arguments: [
      (RequestField.billingName, "Acme Ltd"), (.accountNumber, "X1"), (.currentCarrier, "airtel"),
      (.authorizedName, "Ada Obi"), (.billingAddress, "Elsewhere 1"),
    ]
  )
  func differing(field: RequestField, value: String) throws {
    let files = [try file([:]), try file([.phoneNumber: "+2348012345679", field: value])]
    #expect(throws: LetterOfAuthorisation.Obstacle.differing(field)) {
      try LetterOfAuthorisation(for: files, at: desk)
    }
  }

  @Test("The page keeps text from outside text, and names from right to left apart")
  func page() throws {
    let hostile = try file([
      .billingName: "<script>alert(1)</script> & \u{202e}شركة النيل",
      .authorizedName: "محمد \"M\" علي",
    ])
    let page = try LetterOfAuthorisation(for: [hostile], at: desk).page
    #expect(!page.contains("<script"))
    #expect(!page.unicodeScalars.contains("\u{202e}"))
    #expect(
      page.contains("<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &amp; \u{fffd}شركة النيل</bdi>")
    )
    #expect(page.contains("<bdi>محمد &quot;M&quot; علي</bdi>"))
    #expect(!page.contains("http"))
  }
}
