import PortDomain
import Testing

@Suite("What a paper says, held against the request")
struct ComparisonTests {
  @Test(
    "Case, accents, punctuation, spacing and the spelling of one legal form are the same but for that",
    arguments: [
      ("ACME Ltd.", "Acme Limited"),
      ("Acme Corporation", "acme corp"),
      ("Adébáyọ̀ Ọláwálé", "Adebayo Olawale"),
      ("123, Business St.,\nLagos", "123 Business St, Lagos"),
      ("O'Brien", "OBrien"),
      ("Acme (Pty) Ltd", "ACME PROPRIETARY LIMITED"),
      ("مُحَمَّد علي", "محمد علي"),
      ("A.C.M.E. Inc", "ACME Incorporated"),
    ]
  )
  func sameBut(_ paper: String, _ request: String) {
    #expect(Comparison(paper, request) == .sameBut)
    #expect(Comparison(request, paper) == .sameBut)
  }

  @Test(
    "Another word, another legal form or one side without a form is different",
    arguments: [
      ("Acme Ltd", "Acme"),
      ("Acme Ltd", "Acme Inc"),
      ("Acme Ltd", "Acme PLC"),
      ("John Smith", "John A. Smith"),
      ("شركة النيل", "شركة الفرات"),
      ("12 Marina", "21 Marina"),
      ("—", "…"),
      ("", "Acme"),
    ]
  )
  func different(_ paper: String, _ request: String) {
    #expect(Comparison(paper, request) == .different)
    #expect(Comparison(request, paper) == .different)
  }

  @Test("The same letters are the same however Unicode composes them")
  func same() {
    #expect(Comparison("Adébáyọ̀", "Ade\u{301}ba\u{301}yo\u{323}\u{300}") == .same)
    #expect(Comparison(" Acme ", "Acme") == .same)
  }

  @Test("Account numbers forgive signs between their digits, never a leading zero")
  func codes() {
    #expect(Comparison(code: "ACC-123 456", "acc123456") == .sameBut)
    #expect(Comparison(code: "00123", "123") == .different)
    #expect(Comparison(code: "ACC123456", "ACC123456") == .same)
    #expect(Comparison(code: "Acme Limited", "Acme Ltd") == .different)
  }
}
