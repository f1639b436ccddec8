import PortDomain

/// A message to a customer or a carrier, filled in from the requests it is about; plain text to copy or
/// write to a file.
public struct OutgoingMessage: Hashable, Sendable {
  /// What it tells of one request: that is recorded once it is sent.
  public struct Part: Hashable, Sendable {
    public let request: RequestID
    public let kind: MessageKind
  }

  public let parts: [Part]
  public let subject: String
  /// Paragraphs of whole sentences; the reader's program breaks their lines.
  public let body: String

  init(_ parts: [Part], subject: String, _ paragraphs: [String]) {
    self.parts = parts
    self.subject = subject
    body = paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// About one request; a call has no text.
  /// - Parameter today: in the number's country.
  public init(
    _ kind: MessageKind,
    about file: RequestFile,
    at desk: Desk,
    today: CalendarDay
  ) {
    if kind.isCall {
      let part = Part(request: file.request.id, kind: kind)
      self.init([part], subject: "\(kind.title): \(file.request.number.grouped)", [])
      return
    }
    if kind == .carrierReminder {
      self.init(reminding: [file], at: desk) { _ in today }
      return
    }
    let text = Draft(files: [file], desk: desk, today: today)
    self.init(
      [Part(request: file.request.id, kind: kind)],
      subject: "\(text.subject(kind)): \(file.request.number.grouped)",
      [text.greeting] + text.paragraphs(kind) + [text.farewell]
    )
  }

  /// To the customer, about several requests: what fits each best, those together of which the same is to
  /// be told.
  ///
  /// - Returns: nil where there is nothing to tell of any.
  public init?(toCustomerOf files: [RequestFile], at desk: Desk, now: Instant) {
    func draft(_ files: [RequestFile]) -> Draft {
      let today = desk.zones.today(in: files[0].request.country, at: now)
      return Draft(files: files, desk: desk, today: today)
    }
    var told: [(kind: MessageKind, words: [String], files: [RequestFile])] = []
    for file in files {
      let one = draft([file])
      guard let kind = desk.messages(about: file, on: one.today).first else { continue }
      let words = one.paragraphs(kind, of: "")
      if let place = told.firstIndex(where: { $0.kind == kind && $0.words == words }) {
        told[place].files.append(file)
      } else {
        told.append((kind, words, [file]))
      }
    }
    let covered = told.flatMap(\.files)
    guard let first = covered.first else { return nil }
    let whole = draft(covered)
    let topic = told.count == 1 ? whole.subject(told[0].kind) : "Your port requests"
    let numbers =
      covered.count == 1 ? first.request.number.grouped : "\(covered.count) numbers"
    self.init(
      told.flatMap { kind, _, files in files.map { Part(request: $0.request.id, kind: kind) } },
      subject: "\(topic): \(numbers)",
      [whole.greeting] + told.flatMap { kind, _, files in draft(files).paragraphs(kind) }
        + [whole.farewell]
    )
  }

  /// To the carrier that has them, about several requests that wait for it: how each was sent, what is
  /// awaited and by when.
  ///
  /// - Returns: nil where nothing is with the carrier.
  public init?(toCarrierOf files: [RequestFile], at desk: Desk, now: Instant) {
    func today(_ file: RequestFile) -> CalendarDay {
      desk.zones.today(in: file.request.country, at: now)
    }
    let waiting = files.filter { desk.isWithCarrier($0, on: today($0)) }
    if waiting.isEmpty { return nil }
    self.init(reminding: waiting, at: desk, today: today)
  }

  private init(
    reminding files: [RequestFile],
    at desk: Desk,
    today: (RequestFile) -> CalendarDay
  ) {
    let isOne = files.count == 1
    let settings = desk.settings
    let what = isOne ? files[0].request.number.grouped : files.count.counted("number")
    self.init(
      files.map { Part(request: $0.request.id, kind: .carrierReminder) },
      subject: "Port requests of \(settings.providerName) that wait for your word: \(what)",
      [
        "Dear \(desk.carrierName(of: files[0].request)),",
        "We wait for your word on \(isOne ? "this port request" : "these port requests"):",
        files.map { $0.reminderLine(at: desk, today: today($0)) }.joined(separator: "\n"),
        "Please tell us how \(isOne ? "it" : "each") stands, or by when we hear from you.",
        "Questions: \(settings.supportContact).\n\n\(settings.providerName), number porting",
      ]
    )
  }

  /// To whoever must move, about several requests.
  public init?(to party: Party, about files: [RequestFile], at desk: Desk, now: Instant) {
    if party == .carrier {
      self.init(toCarrierOf: files, at: desk, now: now)
    } else {
      self.init(toCustomerOf: files, at: desk, now: now)
    }
  }

  /// What it is about, first of all.
  public var kind: MessageKind { parts[0].kind }

  /// Subject and body as one text.
  public var text: String { "Subject: \(subject)\n\n\(body)" }
}

extension RequestFile {
  /// `- +234 801 234 5678, your reference PO-88121, sent on 12 Nov 2026, ours pr_…: your answer, due by …`.
  fileprivate func reminderLine(at desk: Desk, today: CalendarDay) -> String {
    let awaited = desk.awaited(of: self, on: today)
    let due = awaited.map { $0.dueDay(in: request.country, by: desk.zones).inFull }
    let what =
      switch awaited?.code {
      case .acknowledgement: "that you took it in"
      case .change: "whether the change we told you of is taken"
      case .port: "that the port goes through"
      case .cancel, .hold, .review, .stale, .papers, .submit, .reason, .resubmit, .confirmation,
        .answer, .complete, .missed, .test, .routing, .cancelOldService, nil:
        "your answer"
      }
    let parts = [
      request.number.grouped, request.carrierReference.map { "your reference \($0)" },
      request.lifecycle.submittedOn.map { "sent on \($0.inFull)" }, "ours \(request.id.text)",
    ]
    let waited = due.map { "\(what), expected by \($0)" } ?? what
    return "- \(parts.compactMap { $0 }.joined(separator: ", ")): \(waited)"
  }
}

/// What is told of requests of which the same is to be told.
private struct Draft {
  let files: [RequestFile]
  let desk: Desk
  /// In their country.
  let today: CalendarDay

  private var file: RequestFile { files[0] }
  private var request: PortRequest { file.request }
  private var isOne: Bool { files.count == 1 }

  var greeting: String { "Dear \(request.contactName ?? request.authorizedName)," }

  var farewell: String {
    "Questions: \(desk.settings.supportContact). Please name \(reference).\n\n"
      + "\(desk.settings.providerName), number porting"
  }

  /// Their order, where they are of one.
  private var reference: String {
    let orders = Set(files.map(\.request.orderID))
    let order = orders.count == 1 && !isOne ? request.orderID : nil
    return order?.text ?? request.id.text
  }

  func subject(_ kind: MessageKind) -> String {
    switch kind {
    case .papersWanted:
      desk.messages(about: file, on: today).contains(.papersWanted)
        ? "Papers needed to port your \(noun)" : "We have the papers to port your \(noun)"
    case .rejected:
      file.rejections.last?.source == .review
        ? "Your port \(requests) can't go on yet"
        : "Your current carrier did not release your \(noun) yet"
    case .confirmationWanted: "Please confirm that your \(noun) may move"
    case .dateConfirmed: "The date for your \(noun) is confirmed"
    case .dateMoved: "The date for your \(noun) has moved"
    case .completed: "Your \(noun) \(isOne ? "is" : "are") active with us"
    case .cancelled: "Your port \(isOne ? "request is" : "requests are") cancelled"
    case .carrierReminder, .customerCalled, .carrierCalled: kind.title
    }
  }

  func paragraphs(_ kind: MessageKind) -> [String] { paragraphs(kind, of: numbered) }

  /// - Parameter numbered: the numbers as a sentence names them.
  func paragraphs(_ kind: MessageKind, of numbered: String) -> [String] {
    switch kind {
    case .papersWanted: papersWanted(numbered)
    case .rejected: rejected(numbered)
    case .confirmationWanted:
      [
        "Your current carrier asks you by SMS whether \(numbered) may move to us. "
          + "Please answer it\(confirmationEnd): without your answer the carrier refuses the move.",
        "If no SMS came, tell us, and we see to it.",
      ]
    case .dateConfirmed:
      [
        "\(numbered.capitalisedFirst) \(isOne ? "moves" : "move") to us on \(date).",
        "Please keep the service with your current carrier active until then. "
          + "\(isOne ? "It" : "They") may be without service for a moment while "
          + "\(isOne ? "it moves" : "they move").",
      ]
    case .dateMoved: ["The move of \(numbered) is now set for \(date)."]
    case .completed:
      [
        "\(numbered.capitalisedFirst) \(isOne ? "is" : "are") active with us since \(activation).\(fee)",
        "Please try a call to \(isOne ? "it" : "each"). "
          + "You can now end the contract with your former carrier.",
      ]
    case .cancelled:
      [
        "The \(requests) for \(numbered) \(isOne ? "is" : "are") cancelled. "
          + "Nothing is charged. You can ask again at any time."
      ]
    case .carrierReminder, .customerCalled, .carrierCalled: []
    }
  }

  private var noun: String { isOne ? "number" : "numbers" }

  private var numbered: String {
    let numbers = files.map(\.request.number.grouped)
    return "your \(isOne ? noun : "\(files.count) numbers") \(numbers.spoken())"
  }

  /// Until when the customer can confirm.
  private var confirmationEnd: String {
    guard let awaited = desk.awaited(of: file, on: today), awaited.code == .confirmation else {
      return ""
    }
    let (day, time) = desk.zones.local(awaited.due, in: request.country)
    return " until \(full(day)), \(time.clockText()) local time"
  }

  private func papersWanted(_ numbered: String) -> [String] {
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

  private func rejected(_ numbered: String) -> [String] {
    let told = file.unresolved(on: today).compactMap { code in
      let rule = desk.rules.rule(for: code, in: request.country)
      let source = file.rejection(for: code)?.source
      return code.letterLine(on: request, from: source, under: rule, today: today)
    }
    let carrier = desk.carrierName(of: request)
    let news =
      file.rejections.last?.source == .review
      ? "The \(requests) for \(numbered) can't go to \(carrier) yet"
      : "The \(requests) for \(numbered) could not go through at \(carrier)"
    if told.isEmpty { return ["\(news). We look into it and tell you how it goes on."] }
    return [
      "\(news):", told.joined(separator: "\n"),
      "As soon as this is settled we send the \(requests) again.",
    ]
  }

  private var requests: String { isOne ? "request" : "requests" }

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
    guard let charge = file.charges.first, isOne else { return "" }
    return " The fee for the port is \(Amount.text(charge.cents)) \(charge.currency)."
  }
}
