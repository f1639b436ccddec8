import PortDomain
import TestSupport
import Testing

@Suite("A filter while it is typed")
struct FilterTypingTests {
  private func typed(_ text: String) throws -> Filter {
    try Sample.desk().filter(typing: text, at: Sample.now, knowing: ["ada", "bola"])
  }

  @Test(
    "An unfinished word narrows nothing",
    arguments: [
      "status:", "stat", "status:x", "owner:zz", "due<", "due<f", "due<3", "port:1", "age>1",
      "order:po_", "not", "-", "(", "or", "carrier:zz", "port:3 ", "port:3 d",
      "port:3 dec 20", "not status:", "(status:", "overd",
    ]
  )
  func narrowsNothing(text: String) throws {
    #expect(try typed(text) == .everything)
    #expect(try typed("high " + text) == .term(.flag(.high)))
  }

  @Test(
    "An unfinished value narrows by the values that begin so",
    arguments: [
      ("status:rej", Filter.term(.status([.rejected]))),
      ("status:c", .term(.status([.completed, .cancelled]))),
      ("status:pending,", .term(.status([.pending]))),
      ("status:pending,rej", .term(.status([.pending, .rejected]))),
      ("country:n", .term(.country([.nigeria]))),
      ("owner:a", .term(.owner([.login("ada")]))),
      ("-status:rej", .not(.term(.status([.rejected])))),
      ("(status:rej", .term(.status([.rejected]))),
      ("customer:\"Acme L", .term(.customer("Acme L"))),
      ("due<3d", .term(.day(.due, .less, .fromToday(3)))), ("age>10d", .term(.age(.greater, 10))),
      ("overdue", .term(.flag(.overdue))), ("acme", .term(.word("acme"))),
      ("acme or", .term(.word("acme"))),
    ]
  )
  func narrows(text: String, filter: Filter) throws {
    #expect(try typed(text) == filter)
  }

  @Test("What is finished is read as always, and a fault in it is told")
  func finished() throws {
    #expect(try typed("stat ") == .term(.word("stat")))
    #expect(throws: FilterError.self) { try typed("status:x ") }
    #expect(throws: FilterError.self) { try typed("status:x high") }
  }

  @Test("Typing any filter letter by letter is never refused before a blank")
  func letterByLetter() throws {
    let text =
      "status:rejected,pending -owner:me (due<fri or port:3 dec) customer:\"Acme Ltd\" late"
    for count in 0...text.count {
      #expect(throws: Never.self) { try typed(String(text.prefix(count))) }
    }
  }
}

@Suite("Days in a filter are typed as people do")
struct FilterDayTests {
  /// Monday, 23 November 2026.
  private func read(_ text: String) throws -> Filter {
    try Sample.desk().filter(text, at: Sample.now)
  }

  @Test(
    "By the one reading of days, ahead or back as the field lies",
    arguments: [
      ("due<fri", Filter.DayField.due, Filter.Comparison.less, "2026-11-27"),
      ("created>=thu", .created, .atLeast, "2026-11-19"),
      ("port:3 dec", .port, .equal, "2026-12-03"),
      ("port:3 dec 2027", .port, .equal, "2027-12-03"),
      ("port:31/12/2030", .port, .equal, "2030-12-31"),
      ("port:\"3 dec\"", .port, .equal, "2026-12-03"), ("due<=15", .due, .atMost, "2026-12-15"),
      ("follow<+2w", .followUp, .less, "2026-12-07"), ("due<mon", .due, .less, "2026-11-23"),
    ]
  )
  func days(
    text: String,
    field: Filter.DayField,
    comparison: Filter.Comparison,
    day: String
  ) throws {
    #expect(try read(text) == .term(.day(field, comparison, .on(Sample.day(day)))))
    #expect(
      try read(text + " acme")
        == .all([.term(.day(field, comparison, .on(Sample.day(day)))), .term(.word("acme"))])
    )
  }

  @Test("Business days are each country's own")
  func businessDays() throws {
    guard case .term(.day(.due, .less, .each(let days))) = try read("due<+4") else {
      Issue.record("one day for all countries")
      return
    }
    #expect(days[.nigeria] == Sample.day("2026-11-27"))
    #expect(days[.egypt] == Sample.day("2026-11-29"))
    #expect(days.count == Country.allCases.count)
  }

  @Test("A word that is no month stays a word; a day that may be two is refused at its place")
  func doubts() throws {
    #expect(
      try read("port:3 market")
        == .all([
          .term(.day(.port, .equal, .on(Sample.day("2026-12-03")))), .term(.word("market")),
        ])
    )
    #expect {
      try read("high port:3/4/2027")
    } throws: { error in
      guard let error = error as? FilterError, case .day(.ambiguous) = error.expected else {
        return false
      }
      return error.position == 10
    }
  }
}

@Suite("What Tab completes in a filter")
struct FilterCompletionTests {
  private func candidates(_ text: String, at cursor: Int? = nil) -> [String] {
    FilterCompletion(
      of: text,
      at: cursor ?? text.count,
      carriers: .known,
      logins: ["ada", "me", "ngozi"]
    ).candidates
  }

  @Test(
    "Fields, flags and values by what is typed of them",
    arguments: [
      ("sta", ["status:"]), ("high st", ["status:"]), ("-st", ["status:"]), ("(st", ["status:"]),
      ("status:rej", ["rejected"]), ("status:pending,rej", ["rejected"]),
      ("status:rejected", []), ("owner:n", ["none", "ngozi"]), ("owner:m", ["me"]),
      ("country:N", ["NG"]), ("carrier:airt", ["airtel"]),
      ("du", ["due<"]), ("cre", ["created>="]), ("ag", ["age>"]),
      ("priority:high,", ["normal", "high"]), ("priority:", ["normal", "high"]),
      ("due<fr", ["fri"]), ("ov", ["overdue"]), ("es", ["escalated"]), ("foo:", []), ("\"sta", []),
    ]
  )
  func completes(text: String, expected: [String]) {
    #expect(candidates(text) == expected)
  }

  @Test("Nothing typed offers every field first; the word at the cursor is what is replaced")
  func places() {
    #expect(candidates("").first == "status:")
    #expect(candidates("").count > 20)
    let completion = FilterCompletion(
      of: "status:rej late",
      at: 10,
      carriers: .known,
      logins: []
    )
    #expect(completion.place == 7..<10)
    #expect(completion.candidates == ["rejected"])
  }
}
