extension NumberPlan {
  public static func plan(of country: Country) -> NumberPlan {
    guard let plan = plans[country] else {
      preconditionFailure("no published plan for \(country.code)")
    }
    return plan
  }

  /// The calling code that digits begin with; nil when no country has such. No code begins another.
  static func callingCode(startingIn digits: ArraySlice<UInt8>) -> String? {
    for length in 1...3 where digits.count >= length {
      let candidate = String(decoding: digits.prefix(length), as: UTF8.self)
      if callingCodes.contains(candidate) { return candidate }
    }
    return nil
  }

  private static let callingCodes = Set(
    publishedLines.filter { $0[0] == "codes" }.flatMap { $0.dropFirst() }.map(String.init)
  )

  private static let plans: [Country: NumberPlan] = {
    var plans: [Country: NumberPlan] = [:]
    var country: Country?
    for words in publishedLines where words[0] != "codes" {
      if words[0] == "plan" {
        country = Country(code: words[1])
      }
      guard let country else { preconditionFailure("a plan of no supported country") }
      plans[country] = adding(words, to: plans[country], of: country)
    }
    return plans
  }()

  private static var publishedLines: [[Substring]] {
    published.split(separator: "\n").map { $0.split(separator: " ") }
  }

  private static func adding(
    _ words: [Substring],
    to plan: NumberPlan?,
    of country: Country
  ) -> NumberPlan {
    let numbers = words[1].split(separator: "-").compactMap { Int($0) }
    let stems = words.dropFirst(2)
    switch (words[0], plan) {
    case ("plan", nil):
      let ends = words[2].split(separator: "-").compactMap { Int($0) }
      return NumberPlan(
        country: country,
        lengths: ends[0]...ends[1],
        ranges: [],
        groupings: [],
        operators: [:]
      )
    case ("group", let plan?):
      let groupings = stems.map {
        Grouping(span: Span(stem: $0, length: numbers.reduce(0, +)), sizes: numbers)
      }
      return NumberPlan(
        country: country,
        lengths: plan.lengths,
        ranges: plan.ranges,
        groupings: plan.groupings + groupings,
        operators: plan.operators
      )
    case ("operator", let plan?):
      let given = stems.map { ($0, String(words[1])) }
      return NumberPlan(
        country: country,
        lengths: plan.lengths,
        ranges: plan.ranges,
        groupings: plan.groupings,
        operators: plan.operators.merging(given) { _, new in new }
      )
    case (let word, let plan?):
      guard let kind = PhoneNumber.Kind(rawValue: String(word)) else {
        preconditionFailure("an unknown word in the published plans")
      }
      let ranges = stems.map { Range(span: Span(stem: $0, length: numbers[0]), kind: kind) }
      return NumberPlan(
        country: country,
        lengths: plan.lengths,
        ranges: plan.ranges + ranges,
        groupings: plan.groupings,
        operators: plan.operators
      )
    case (_, nil):
      preconditionFailure("a line before its plan")
    }
  }
}

extension NumberPlan.Span {
  /// Numbers that begin with `803`, or with `703` to `729`.
  fileprivate init(stem: Substring, length: Int) {
    let ends = stem.split(separator: "-")
    func filled(_ digits: Substring?, with digit: String) -> UInt64 {
      let rest = String(repeating: digit, count: length - (digits?.count ?? 0))
      guard let digits, let number = UInt64(digits + rest) else {
        preconditionFailure("leading digits that are none")
      }
      return number
    }
    self.init(
      length: length,
      numbers: filled(ends.first, with: "0")...filled(ends.last, with: "9")
    )
  }
}
