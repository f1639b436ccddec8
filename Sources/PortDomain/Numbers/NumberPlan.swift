/// A country's numbering plan: how long its numbers are, what its ranges hold, how they are grouped.
///
/// National numbers are ASCII digits without calling code and trunk zero. Source: published
/// numbering metadata, see `script/generate-number-plans`.
public struct NumberPlan: Hashable, Sendable {
  public let country: Country
  /// How many digits a national number can have.
  public let lengths: ClosedRange<Int>
  let ranges: [Range]
  /// The first that fits is used.
  let groupings: [Grouping]
  /// Who was first given the numbers that begin so: an operator's name by leading digits.
  let operators: [Substring: String]

  /// National numbers of one length from one to another, leading digits filled up.
  struct Span: Hashable, Sendable {
    let length: Int
    let numbers: ClosedRange<UInt64>

    func contains(_ value: UInt64, length: Int) -> Bool {
      length == self.length && numbers.contains(value)
    }
  }

  /// A span of numbers of one kind.
  struct Range: Hashable, Sendable {
    let span: Span
    let kind: PhoneNumber.Kind
  }

  /// How the numbers of a span are grouped: digits in each group.
  struct Grouping: Hashable, Sendable {
    let span: Span
    let sizes: [Int]
  }

  /// How many digits the longest mobile numbers have, which are most of them.
  var mobileLength: Int { ranges.filter { $0.kind == .mobile }.map(\.span.length).max() ?? 0 }

  /// What is wrong with the length of a national number; nil when the country has such.
  func lengthProblem(of national: some Collection<UInt8>) -> PhoneNumber.Why? {
    let count = national.count
    if count < lengths.lowerBound {
      return .tooShort(digits: count, atLeast: lengths.lowerBound)
    }
    if count > lengths.upperBound {
      return .tooLong(digits: count, atMost: lengths.upperBound)
    }
    return nil
  }

  /// What the number's range holds, as far as the plan knows.
  func kind(of national: some Collection<UInt8>) -> PhoneNumber.Kind {
    let length = national.count
    guard lengths.contains(length) else { return .unknown }
    let value = NumberPlan.value(of: national)
    return ranges.first { $0.span.contains(value, length: length) }?.kind ?? .unknown
  }

  /// Who was first given the number's range, as a word; nil where nobody is known. It may be served by
  /// another carrier since.
  func firstOperator(of national: Substring) -> String? {
    (1...max(1, national.count)).reversed().lazy.compactMap { operators[national.prefix($0)] }.first
  }

  /// Digits in each group; one group when the plan has no rule.
  func grouping(of national: some Collection<UInt8>) -> [Int] {
    let length = national.count
    guard lengths.contains(length) else { return [length] }
    let value = NumberPlan.value(of: national)
    return groupings.first { $0.span.contains(value, length: length) }?.sizes ?? [length]
  }

  /// The digits as a number; a length within the plan's never overflows it.
  private static func value(of national: some Collection<UInt8>) -> UInt64 {
    national.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
  }
}
