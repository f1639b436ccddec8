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
      // Letters that people exchange: alef, yeh, teh marbuta, hamza, and the tatweel.
      ("شركة أحمد إبراهيم", "شركه احمد ابراهيم"), ("آمال", "امال"), ("مصطفى", "مصطفي"),
      ("مؤسسة رائد", "موسسه رايد"), ("علاء", "علا"), ("محـــمد", "محمد"),
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
      ("شركة النيل", "شركة الفرات"), ("أحمد", "حمد"), ("نور", "نورة"),
      ("12 Marina", "21 Marina"),
      ("—", "…"),
      ("", "Acme"),
    ]
  )
  func different(_ paper: String, _ request: String) {
    #expect(Comparison(paper, request) == .different)
    #expect(Comparison(request, paper) == .different)
  }

  /// Each legal form in its spellings; two forms never stand for each other.
  private static let legalForms = [
    ["Ltd", "Limited"], ["Corp", "Corporation"], ["Inc", "Incorporated"], ["Co", "Company"],
    ["Pty", "Proprietary"], ["LLC"], ["PLC"], ["LLP"], ["GmbH"], ["FZE"], ["FZC"], ["NPC"],
    ["SARL"],
    ["Enterprises"], ["Holdings"], ["Group"],
  ]

  @Test("A legal form is the same in its own spellings, and no other one", arguments: 0..<16)
  func forms(index: Int) {
    let forms = ComparisonTests.legalForms
    #expect(forms.count == 16)
    for form in forms[index] {
      let name = "Zenith \(form)"
      #expect(Comparison(name, "Zenith") == .different, "\(name)")
      for (place, others) in forms.enumerated() {
        for other in others {
          let expected: Comparison =
            place != index ? .different : other == form ? .same : .sameBut
          #expect(Comparison(name, "Zenith \(other)") == expected, "\(form) \(other)")
        }
      }
    }
  }

  @Test("Of several values the worst counts")
  func order() {
    #expect(Comparison.same < .sameBut && .sameBut < .different && !(Comparison.same < .same))
  }

  @Test("The same letters are the same however Unicode composes them")
  func same() {
    #expect(Comparison("Adébáyọ̀", "Ade\u{301}ba\u{301}yo\u{323}\u{300}") == .same)
    #expect(Comparison(" Acme ", "Acme") == .same)
    #expect(Comparison("1 Marina\nLagos", "1 Marina\nLagos") == .same)
    #expect(Comparison("1 Marina\nLagos", "1 Marina Lagos") == .sameBut)
  }

  @Test("Account numbers forgive signs between their digits, never a leading zero")
  func codes() {
    #expect(Comparison(code: "ACC-123 456", "acc123456") == .sameBut)
    #expect(Comparison(code: "00123", "123") == .different)
    #expect(Comparison(code: "ACC123456", "ACC123456") == .same)
    #expect(Comparison(code: "Acme Limited", "Acme Ltd") == .different)
    #expect(Comparison(code: "--", "__") == .different && Comparison(code: "--", "--") == .same)
    #expect(Comparison(code: "A1", "A2") == .different)
  }
}
