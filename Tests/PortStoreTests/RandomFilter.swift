import PortDomain
import TestSupport

extension Filter {
  /// A filter of random terms, nested up to `depth` deep.
  static func random(depth: Int, using numbers: inout SeededChance) -> Filter {
    let shape = depth == 0 ? 0 : Int.random(in: 0..<6, using: &numbers)
    let count = Int.random(in: 0..<4, using: &numbers)
    switch shape {
    case 3:
      return .all((0..<count).map { _ in random(depth: depth - 1, using: &numbers) })
    case 4:
      return .any((0..<count).map { _ in random(depth: depth - 1, using: &numbers) })
    case 5: return .not(random(depth: depth - 1, using: &numbers))
    default: return .term(.random(using: &numbers))
    }
  }
}

extension Filter.Term {
  static let words = [
    "ade", "bak", "o", "0803", "+234 803", "123", "0012", "pr_", "ÉCOLE", "zz", "", "ade bak",
    "ref-1",
    "٠٨٠٣١",
  ]

  static func random(using numbers: inout SeededChance) -> Filter.Term {
    func some<Value>(_ values: [Value]) -> [Value] {
      values.filter { _ in Int.random(in: 0..<3, using: &numbers) == 0 }
    }
    func one<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &numbers)]
    }
    let comparison = one(Filter.Comparison.allCases)
    switch Int.random(in: 0..<16, using: &numbers) {
    case 0: return .word(one(words))
    case 1: return .status(some(Status.allCases))
    case 2: return .country(some(Country.allCases))
    case 3: return .carrier(some(RandomRequests.carriers))
    case 4: return .owner(some([.me, .none, .login("kofi")]))
    case 5: return .reason(some([.accountNameMismatch, .outstandingBalance, .other]))
    case 6: return .documents(some(PaperState.allCases))
    case 7: return .turn(some(Party.allCases))
    case 8:
      let days = Int.random(in: -20...20, using: &numbers)
      let day =
        CalendarDay(year: 2026, month: 11, day: 2).map { Filter.Day.on($0.adding(days: days)) }
      return .day(
        one(Filter.DayField.allCases),
        comparison,
        one([
          .fromToday(days), day ?? .fromToday(days),
          .each([.nigeria: Sample.day("2026-11-05"), .egypt: Sample.day("2026-11-03")]),
        ])
      )
    case 9: return .age(comparison, Int.random(in: 0...30, using: &numbers))
    case 10: return .attempt(comparison, Int.random(in: 0...3, using: &numbers))
    case 11: return .next(some(Awaited.Code.allCases))
    case 12: return .customer(one(["ade", "École Zoë", "o’neil 7 ltd", "عمر", "zz"]))
    case 13: return .priority(some(Priority.allCases))
    case 14:
      let first = CalendarDay(year: 2026, month: one([10, 11, 12]), day: 1) ?? .first
      return .within(one(Filter.DayField.allCases), first...first.adding(days: one([0, 9, 30])))
    default: return .flag(one(Filter.Flag.allCases))
    }
  }
}
