import PortDomain

/// A message to the customer, filled in from a request; plain text to copy or write to a file.
public struct CustomerMessage: Hashable, Sendable {
  public let kind: CustomerMessageKind
  public let subject: String
  /// Paragraphs of whole sentences; the reader's program breaks their lines.
  public let body: String

  /// - Parameter today: in the number's country.
  public init(
    _ kind: CustomerMessageKind,
    about file: RequestFile,
    at desk: Desk,
    today: CalendarDay
  ) {
    self.kind = kind
    let text = Draft(file: file, desk: desk, today: today)
    subject = "\(text.subject(kind)): \(file.request.number.grouped)"
    body =
      ([text.greeting] + text.paragraphs(kind) + [text.farewell]).joined(separator: "\n\n") + "\n"
  }

  /// Subject and body as one text.
  public var text: String { "Subject: \(subject)\n\n\(body)" }
}

private struct Draft {
  let file: RequestFile
  let desk: Desk
  let today: CalendarDay

  private var request: PortRequest { file.request }

  var greeting: String { "Dear \(request.contactName ?? request.authorizedName)," }

  var farewell: String {
    "Questions: \(desk.settings.supportContact). Please name \(request.id.text).\n\n"
      + "\(desk.settings.providerName), number porting"
  }

  func subject(_ kind: CustomerMessageKind) -> String {
    switch kind {
    case .papersWanted:
      desk.messages(about: file, on: today).contains(.papersWanted)
        ? "Papers needed to port your number" : "We have the papers to port your number"
    case .rejected:
      file.rejections.last?.source == .review
        ? "Your port request can't go on yet"
        : "Your current carrier did not release your number yet"
    case .dateConfirmed: "The date for your number is confirmed"
    case .dateMoved: "The date for your number has moved"
    case .completed: "Your number is active with us"
    case .cancelled: "Your port request is cancelled"
    }
  }

  func paragraphs(_ kind: CustomerMessageKind) -> [String] {
    switch kind {
    case .papersWanted: papersWanted
    case .rejected: rejected
    case .dateConfirmed:
      [
        "\(numbered) moves to us on \(date).",
        "Please keep the service with your current carrier active until then. "
          + "It may be without service for a moment while it moves.",
      ]
    case .dateMoved: ["The move of \(numbered) is now set for \(date)."]
    case .completed:
      [
        "\(numbered) is active with us since \(activation).\(fee)",
        "Please try a call to it. You can now end the contract with your former carrier.",
      ]
    case .cancelled:
      [
        "The request for \(numbered) is cancelled. Nothing is charged. You can ask again at any time."
      ]
    }
  }

  private var numbered: String { "your number \(request.number.grouped)" }

  private var papersWanted: [String] {
    let wanted = DocumentKind.demanded.compactMap { kind -> String? in
      switch desk.state(of: file.paper(kind), in: file, on: today) {
      case .missing: "- \(kind.title.capitalisedFirst): we have none yet."
      case .refused: "- \(kind.title.capitalisedFirst): the one we have can't be used\(why(kind))."
      case .received, .underReview, .accepted: nil
      }
    }
    if wanted.isEmpty { return ["We have all papers for \(numbered). Nothing is needed from you."] }
    return [
      "To port \(numbered) we still need from you:", wanted.joined(separator: "\n"),
      "A bill must not be older than \(DocumentKind.billDays) days. All pages must be legible.",
    ]
  }

  private func why(_ kind: DocumentKind) -> String {
    guard let paper = file.paper(kind) else { return "" }
    let failing = kind.items.filter { paper.answers[$0]?.verdict == .fail }
    return failing.isEmpty ? "" : " (\(failing.map(\.title).spoken()))"
  }

  private var rejected: [String] {
    let told = file.unresolved(on: today).compactMap { code in
      let rule = desk.rules.rule(for: code, in: request.country)
      let source = file.rejection(for: code)?.source
      return code.letterLine(on: request, from: source, under: rule, today: today)
    }
    let carrier = desk.carrierName(of: request)
    let news =
      file.rejections.last?.source == .review
      ? "The request for \(numbered) can't go to \(carrier) yet"
      : "The request for \(numbered) could not go through at \(carrier)"
    if told.isEmpty { return ["\(news). We look into it and tell you how it goes on."] }
    return [
      "\(news):", told.joined(separator: "\n"),
      "As soon as this is settled we send the request again.",
    ]
  }

  private var date: String {
    guard let confirmation = request.lifecycle.confirmation else { return "a date to be confirmed" }
    let window = confirmation.window.map { ", \($0.text) local time" } ?? ""
    return full(confirmation.date) + window
  }

  private var activation: String {
    request.lifecycle.activatedOn.map(full) ?? "today"
  }

  private func full(_ day: CalendarDay) -> String {
    "\(day.weekday.short) \(day.inFull)"
  }

  /// Empty where there is none, as for a number that was taken over.
  private var fee: String {
    guard let charge = file.charges.first else { return "" }
    return " The fee for the port is \(Amount.text(charge.cents)) \(charge.currency)."
  }
}
