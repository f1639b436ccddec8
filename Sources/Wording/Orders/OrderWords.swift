import PortDomain

extension Title {
  public static let order = "Order"
}

extension Prompt {
  public static let addNumbers = "Add numbers or ids, commas between:"
  public static func notNumber(_ text: String) -> String { "Neither id nor number, \(text):" }
  public static func split(off number: PhoneNumber) -> String { "Why split off \(number.grouped):" }
}

extension WhyNot {
  public static let orderEmpty = "The order has no number."
}

extension Placeholder {
  public static let allSplitOff = "All its numbers were split off."
}

/// What an order's screen says of itself.
public enum OrderState {
  /// What the next command goes to where nothing is tagged.
  public static let all = "all"
}

extension Message {
  public static let orderSettled = Message("No number of the order is open any more.", .warning)

  /// That the open numbers were tagged, since none was.
  public static func nextGoesToOrder(_ count: Int) -> Message {
    Message("The next command goes to \(count.counted("open number")) of the order, tagged now.")
  }

  public static func noOrder(tagged key: String, order: String) -> Message {
    Message("It belongs to no order; tag its fellows, then \(key) and \(order) make one of them.")
  }

  public static let severalOrders = Message(
    "The tagged numbers belong to several orders already.",
    .warning
  )

  public static func noRequests(of numbers: [String]) -> Message {
    Message("No request for \(numbers.spoken()).", .warning)
  }
}

extension Question {
  /// Whether several numbers become one order, or join the one that some of them have.
  public static func order(of count: Int, isNew: Bool) -> Question {
    Question(
      title: isNew ? "New order" : "Add to the order",
      lines: ["\(count) numbers of one customer, under one letter of authorisation."],
      yes: "make it one order"
    )
  }

  /// Whether what an order's open numbers share is changed for all of them.
  /// - Parameter key: what leads to the order, where one number is split off.
  public static func changeOrder(
    _ field: RequestField,
    to value: String?,
    _ others: [PhoneNumber],
    split key: String
  ) -> Question {
    Question(
      title: "Shared by the order",
      lines: [
        "\(field.label.capitalisedFirst) → \(value ?? "none")",
        "For \(others.spokenShort) of the order too.",
        "To change it here alone, split this number off first (\(key)).",
      ],
      yes: "change it for all"
    )
  }

  /// Whether an order's other numbers are corrected as one of them was.
  public static func correct(_ numbers: [PhoneNumber], as edits: [FieldEdit]) -> Question {
    let changes = edits.map { "\($0.field.label.capitalisedFirst) → \($0.value ?? "none")" }
    return Question(
      title: "The order's other numbers say the same",
      lines: [changes.joined(separator: " · "), "On \(numbers.map(\.grouped).spoken())"],
      yes: "correct them too"
    )
  }
}

extension [PhoneNumber] {
  /// As many as fit a line, and how many more there are.
  fileprivate var spokenShort: String {
    count <= 2
      ? map(\.grouped).spoken() : "\(self[0].grouped) and \(count - 1) more open numbers"
  }
}

extension OrderFile {
  /// What its numbers have in common.
  public func terms(by desk: Desk) -> String? {
    guard let lead else { return nil }
    let carrier = desk.carriers.carrier(lead.carrier, in: lead.country)?.name
    return [
      lead.country.name, carrier ?? lead.carrier.text, "account \(lead.accountNumber)",
      "signed by \(lead.authorizedName)",
    ].joined(separator: " · ")
  }

  /// What its open numbers should have in common and have not; nil where there is nothing.
  public var difference: String? {
    let fields = differing.map(\.label)
    return fields.isEmpty ? nil : "! Not the same in all open numbers: \(fields.spoken())"
  }

  /// Why a number is changed as another one was.
  public static func corrected(as number: PhoneNumber) -> String {
    "as corrected on \(number.e164)"
  }
}

extension OrderTally {
  /// Whether every number has come to its end.
  public var message: String {
    isComplete
      ? "Complete: all \(count) numbers have come to their end"
      : "\(finalCount) of \(count) numbers have come to their end"
  }

  /// How many are in each status, in one line.
  public var statuses: String {
    Status.allCases.compactMap { status in counts[status].map { "\(status.lettered) \($0)" } }
      .joined(separator: " · ")
  }

  public var fees: String { "fees \(Amount.text(cents)) \(Charge.feeCurrency)" }
}
