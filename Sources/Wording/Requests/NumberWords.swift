import PortDomain

/// What is said of several numbers in one field.
public enum NumberWords {
  /// How many there are, and that they make an order where they join none.
  public static func counted(_ count: Int, isNew: Bool) -> String {
    count.counted("number") + (isNew ? ", one order" : "")
  }

  /// What is found in the field, before it is stored.
  public static func begins(_ count: Int, of all: Int, _ order: OrderID?) -> String {
    let rest = count == all ? "" : "; the others stay in the form"
    let who = count == all ? "All \(all) numbers" : "\(count) of \(all) numbers"
    let goal = order.map { "are added to order \($0.text)" } ?? "become one order"
    return "\(who) \(goal)\(rest)."
  }

  /// What is worth saying about one of them.
  /// - Parameter place: counted from 0.
  public static func note(_ warnings: [Warning], at place: Int) -> String {
    "\(NumberWords.place(place)): \(warnings.map(\.message).joined(separator: "; "))"
  }

  static func place(_ index: Int) -> String {
    let count = index + 1
    let isTeen = (11...13).contains(count % 100)
    let ending =
      switch count % 10 {
      case 1 where !isTeen: "st"
      case 2 where !isTeen: "nd"
      case 3 where !isTeen: "rd"
      case _: "th"
      }
    return "\(count)\(ending)"
  }

  /// Several of these in one line; nil where there are none.
  public static func joined(_ notes: [String]) -> String? {
    notes.isEmpty ? nil : first(3, of: notes).joined(separator: "; ")
  }

  /// As many as are shown of many.
  static func first(_ most: Int, of lines: [String]) -> [String] {
    let more = lines.count - most
    return more > 1 ? lines.prefix(most) + ["and \(more) more"] : lines
  }
}

/// What is wrong with some of several numbers, each named by its place.
public struct NumberFaults: Hashable, Sendable {
  /// How many they are.
  public let head: String
  /// One for each.
  public let lines: [String]

  /// - Parameter problems: one for each number; nil where nothing is wrong with it.
  /// - Returns: nil where nothing is wrong with any.
  public init?(_ problems: [FieldProblem?]) {
    lines = problems.enumerated().compactMap { place, problem in
      problem.map { "\(NumberWords.place(place)): \($0.message)" }
    }
    guard !lines.isEmpty else { return nil }
    head = "\(lines.count) of \(problems.count) can't be taken in:"
  }

  /// The first of them, and how many more there are.
  public var brief: [String] { NumberWords.first(5, of: lines) }
}

extension Title {
  public static let newOrder = "New order"

  /// The form of a request that goes to an order.
  public static func newRequest(for order: OrderID) -> String { "\(newRequest) for \(order.text)" }
}

extension Message {
  public static let noNumberLeft = Message("None of the numbers can be taken in.", .warning)
  public static let numbersLookedUp = Message("The numbers are being looked up; a moment.")

  /// What became of an order's new numbers.
  /// - Parameter order: nil for running work without one.
  static func takenIn(
    _ done: Int,
    of outcomes: [Outcome],
    as order: OrderID?,
    by clocks: Clocks
  ) -> Message {
    let goal = order.map { " as order \($0.text)" } ?? ""
    let refused = outcomes.compactMap { $0.whyNot(by: clocks) }
    guard let why = refused.first else {
      return Message("\(done.counted("number")) taken in\(goal).", .done)
    }
    let begin = done == 0 ? "No number taken in" : "\(done.counted("number")) taken in\(goal)"
    return Message("\(begin), \(refused.count) refused: \(why).", .warning)
  }
}
