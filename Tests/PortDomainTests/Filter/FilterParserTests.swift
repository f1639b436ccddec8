import PortDomain
import TestSupport
import Testing

@Suite("The filter language")
struct FilterParserTests {
  @Test(
    "Every field is read",
    arguments: [
      ("status:rejected,pending", Filter.term(.status([.rejected, .pending]))),
      ("country:NG", .term(.country([.nigeria]))), ("owner:me", .term(.owner([.me]))),
      ("owner:none", .term(.owner([.none]))), ("owner:ada", .term(.owner([.login("ada")]))),
      ("reason:pin_incorrect", .term(.reason([.pinIncorrect]))),
      ("docs:missing", .term(.documents([.missing]))), ("turn:carrier", .term(.turn([.carrier]))),
      ("due<3d", .term(.day(.due, .less, .fromToday(3)))),
      ("age>10d", .term(.age(.greater, 10))),
      ("port:today", .term(.day(.port, .equal, .fromToday(0)))),
      ("port<2026-12-01", .term(.day(.port, .less, .on(Sample.day("2026-12-01"))))),
      ("created>=2026-11-01", .term(.day(.created, .atLeast, .on(Sample.day("2026-11-01"))))),
      ("attempt>1", .term(.attempt(.greater, 1))), ("overdue", .term(.flag(.overdue))),
      ("escalated", .term(.flag(.escalated))), ("tagged", .term(.flag(.tagged))),
      ("acme", .term(.word("acme"))), ("\"acme corp\"", .term(.word("acme corp"))),
      ("customer:acme", .term(.customer("acme"))),
      ("customer:\"Acme Ltd\"", .term(.customer("Acme Ltd"))),
      (
        "customer:\"Acme (Lagos) Ltd\" late",
        .all([.term(.customer("Acme (Lagos) Ltd")), .term(.flag(.late))])
      ),
      ("next:papers", .term(.next([.papers]))), ("ready", .term(.flag(.ready))),
    ]
  )
  func fields(text: String, filter: Filter) throws {
    #expect(try Filter(parsing: text) == filter)
  }

  @Test("Words all hold; or, not, a dash and parentheses combine them")
  func combining() throws {
    let acme = Filter.term(.word("acme"))
    let overdue = Filter.term(.flag(.overdue))
    let tagged = Filter.term(.flag(.tagged))
    #expect(try Filter(parsing: "acme overdue") == .all([acme, overdue]))
    #expect(
      try Filter(parsing: "acme or overdue tagged") == .any([acme, .all([overdue, tagged])])
    )
    #expect(
      try Filter(parsing: "(acme or overdue) tagged") == .all([.any([acme, overdue]), tagged])
    )
    #expect(try Filter(parsing: "not acme") == .not(acme))
    #expect(try Filter(parsing: "-overdue acme") == .all([.not(overdue), acme]))
  }

  @Test(
    "Neighbouring pieces of a number are one number, with brackets and as a link",
    arguments: [
      "+27 82 123 4567", "(082) 123 4567", "+27 (0)82 123 4567", "tel:+27821234567", "0821234567",
    ]
  )
  func numbers(text: String) throws {
    #expect(try Filter(parsing: text) == .term(.word(text)))
    #expect(
      try Filter(parsing: "(high \(text)) or \(text) high")
        == .any([
          .all([.term(.flag(.high)), .term(.word(text))]),
          .all([.term(.word(text)), .term(.flag(.high))]),
        ])
    )
  }

  @Test(
    "A name is found by its words as they are shown, behind each other in one name",
    arguments: [
      ("O'Brien & Sons Ltd.", "O'Brien"), ("O'Brien & Sons Ltd.", "O’Brien"),
      ("O’Brien & Sons Ltd.", "o'brien"), ("O'Brien & Sons Ltd.", "brien sons"),
      ("Coca-Cola Bottling", "Coca-Cola"), ("Coca-Cola Bottling", "coca"),
      ("Adébáyò & Ọmọ Trading", "Adébáyò & Ọmọ"), ("Adébáyò & Ọmọ Trading", "adebayo omo"),
      ("A.B.C. Transport", "A.B.C."), ("3M Nigeria", "3M"), ("Müller Straße GmbH", "strasse"),
      ("شركة النيل للاتصالات", "النيل"), ("Acme  Ltd", "Acme Ltd"), ("Dr. (Mrs) Eze", "(Mrs) Eze"),
    ]
  )
  func names(name: String, typed: String) {
    #expect(SearchWord(typed).isFound(in: ["Other Firm", name]))
  }

  @Test("What has neither letters nor digits is found everywhere", arguments: ["&", "-", "", "…"])
  func nothingSought(typed: String) {
    #expect(SearchWord(typed).isBlank && SearchWord(typed).isFound(in: ["Acme"]))
  }

  @Test(
    "A phrase is not found across names, in another order or with a word between",
    arguments: ["firm acme", "ltd acme", "acme east", "acme ltd.e"]
  )
  func noPhrase(typed: String) {
    #expect(!SearchWord(typed).isFound(in: ["Other Firm", "Acme West East", "Acme Ltd"]))
  }

  @Test(
    "An error points at the place",
    arguments: [
      ("status:foo", 7), ("due<soon", 4), ("acme (overdue", 13), ("acme )", 5), ("\"acme", 0),
      ("attempt>x", 8), ("country:NG or", 13), ("customer:\"Acme", 9),
    ]
  )
  func errors(text: String, position: Int) {
    #expect {
      try Filter(parsing: text)
    } throws: { error in
      (error as? FilterError)?.position == position
    }
  }

  @Test("Days, words and depth have their bounds")
  func bounds() throws {
    for text in ["due<99999d", "due<-99999d", "age<99999d"] {
      #expect(throws: Never.self) { try Filter(parsing: text) }
    }
    for text in ["due<100000d", "due<-100000d", "age<100000d", "age<-1d"] {
      #expect(throws: FilterError.self) { try Filter(parsing: text) }
    }
    func words(_ count: Int) -> String {
      Array(repeating: "a", count: count).joined(separator: " ")
    }
    #expect(throws: Never.self) { try Filter(parsing: words(199)) }
    #expect(throws: FilterError.self) { try Filter(parsing: words(200)) }
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(throws: Never.self) { try Filter(parsing: nested(49)) }
    #expect(throws: FilterError.self) { try Filter(parsing: nested(50)) }
  }

  @Test("No text crashes the parser, and none takes it deeper than the stack")
  func hostile() {
    var state: UInt64 = 11
    let pieces =
      Array("ab:<>=(),-\"\\ \u{202e}\u{0}é界0d")
      + ["status:", "due<", " or ", "not ", "(("]
      .flatMap { Array($0) }
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(pieces[Int((state >> 33) % UInt64(pieces.count))])
      }
      do throws(FilterError) { _ = try Filter(parsing: text) } catch {
        #expect((0...text.count).contains(error.position))
      }
    }
    #expect(throws: FilterError.self) {
      try Filter(parsing: String(repeating: "(", count: 100_000))
    }
    #expect(throws: FilterError.self) {
      try Filter(parsing: String(repeating: "-", count: 100_000) + "a")
    }
  }

  @Test("A bracket that closes nothing is told where it stands")
  func strayBracket() {
    do throws(FilterError) {
      _ = try Filter(parsing: "late )")
      Issue.record("a stray bracket is taken")
    } catch {
      #expect(error.position == 5 && error.found == ")")
    }
  }

  @Test("What is due by a moment is as urgent as that, whatever its priority")
  func urgency() throws {
    let desk = Sample.desk()
    let file = try Sample.file(desk: desk)
    let high = FieldEdits([FieldEdit(.priority, "high", basis: .current)])
    for file in [file, desk.applying([.edit(high)], to: file)] {
      let listing = Listing(request: file.request, facts: desk.facts(of: file))
      let due = try #require(listing.facts.spans[0].awaited).due
      guard case .integer(let urgency) = listing.key(.urgency) else {
        Issue.record("what is awaited has no urgency")
        continue
      }
      #expect(urgency <= Listing.urgency(atMostOfWhatIsDueBy: due))
      #expect(urgency > Listing.urgency(atMostOfWhatIsDueBy: due.adding(seconds: -1)))
    }
  }

  @Test("Each built-in view shows what it is named for")
  func views() throws {
    let desk = Sample.desk()
    let viewpoint = Sample.context(desk).viewpoint()
    func shown(_ file: RequestFile) -> [Int] {
      let listing = Listing(request: file.request, facts: desk.facts(of: file))
      return View.builtIn.filter { $0.filter.matches(listing, from: viewpoint) }.compactMap(\.digit)
    }
    let new = try Sample.file(desk: desk)
    #expect(shown(new) == [0, 2])
    let mine = desk.applying(
      [.edit(FieldEdits([FieldEdit(.owner, "ada", basis: .current)]))],
      to: new
    )
    #expect(shown(mine) == [0, 1, 2])
    let sent = desk.applying([.status(.submit())], to: desk.withAcceptedPapers(new))
    #expect(shown(sent) == [0, 3])
    let today = desk.applying(
      [.status(.schedule(.init(date: Sample.day("2026-11-23"))))],
      to: sent
    )
    #expect(shown(today) == [0, 4])
    let done = desk.applying([.status(.complete())], to: today)
    #expect(shown(done) == [4])
    let refused = desk.applying(
      [.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))],
      to: sent
    )
    #expect(shown(refused) == [0, 5])
  }
}
