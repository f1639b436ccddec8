import PortDomain
import Wording

extension DeskSession {
  /// Purges what finished requests need no longer hold, files in the vault with the last paper that
  /// stands for them, one request in memory at a time, oldest first.
  ///
  /// - Parameters:
  ///   - isDry: changes nothing.
  ///   - goesOn: is told how many were looked at, before the next; false stops it there.
  /// - Returns: how many requests each class was due in.
  public func purge(
    isDry: Bool,
    goesOn: (Int) -> Bool = { _ in true }
  ) throws(DeskFailure) -> [Retention.Class: Int] {
    try demand(.supervisor)
    var counts: [Retention.Class: Int] = [:]
    var looked = 0
    if !isDry { try resolveDoubts() }
    let finished = Query(
      .term(.status([.completed, .cancelled])),
      sort: Sort(.created),
      viewpoint: viewpoint
    )
    try forEach(of: finished, while: { goesOn(looked) }) { row throws(DeskFailure) in
      looked += 1
      let file = try file(row.request.id)
      let due = desk.purgesDue(of: file, on: today(in: file.request.country))
      if due.isEmpty { return }
      if !isDry { try change(file.request.id, .purge(due), with: vault) }
      for kind in due { counts[kind, default: 0] += 1 }
    }
    return counts
  }

  // MARK: One person

  /// The requests of any status that name a person or firm, oldest first.
  ///
  /// Every request is looked at: names alone are indexed, and only by their words.
  /// - Parameter person: a whole name, e-mail address, telephone number or organisation id, in any case
  ///   and with or without accents.
  /// - Throws: `.store(.noSuchThing)` when none does, `.refused` for whoever is no supervisor.
  public func files(naming person: String) throws(DeskFailure) -> [RequestFile] {
    try demand(.supervisor)
    let sought = PersonName(person)
    var found: [RequestFile] = []
    if !sought.isBlank {
      let query = Query(.everything, sort: Sort(.created), viewpoint: viewpoint)
      try forEach(of: query) { row throws(DeskFailure) in
        guard sought.isNamed(by: row.request) else { return }
        found.append(try file(row.request.id))
      }
    }
    if found.isEmpty { throw .store(.noSuchThing(person)) }
    return found
  }

  /// All that is held of a person: requests, papers' facts, history; never a PIN.
  public func records(naming person: String) throws(DeskFailure) -> [JSON] {
    try files(naming: person).map { json(of: $0, withHistory: true) }
  }

  /// Erases a finished request's personal data, papers and PIN at once.
  public func erase(_ file: RequestFile) throws(DeskFailure) {
    try change(file.request.id, .purge([.person, .pin]), with: vault)
  }
}

/// By what a person or firm is looked for: all of a name, an address or a number, however it is spelled.
private struct PersonName {
  private let key: String
  private let words: [String]
  private let digits: String

  init(_ text: String) {
    key = FoldedText.key(text)
    words = FoldedText.words(of: text)
    digits = PhoneNumber.digits(in: text)
  }

  var isBlank: Bool { key.isEmpty }

  func isNamed(by request: PortRequest) -> Bool {
    let names = PersonName.names.compactMap { request[$0] }
    if !words.isEmpty, names.contains(where: { FoldedText.words(of: $0) == words }) { return true }
    let others = PersonName.others.compactMap { request[$0] }
    if others.contains(where: { FoldedText.key($0) == key }) { return true }
    return digits.count >= PersonName.fewestDigits
      && PersonName.numbers.compactMap { request[$0] }.contains {
        PhoneNumber.digits(in: $0).hasSuffix(digits)
      }
  }

  /// Fewer are the end of many numbers.
  private static let fewestDigits = 7

  private static let names: [RequestField] = [
    .authorizedName, .billingName, .organizationName, .contactName,
  ]
  private static let others: [RequestField] = [.organizationID, .contactEmail]
  private static let numbers: [RequestField] = [.contactPhone, .phoneNumber]
}
