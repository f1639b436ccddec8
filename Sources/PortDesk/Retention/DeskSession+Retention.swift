import PortDomain
import Wording

extension DeskSession {
  /// Purges what finished requests need no longer hold, one file in memory at a time, oldest first.
  ///
  /// - Parameter isDry: changes nothing.
  /// - Returns: how many requests each class was due in.
  public func purge(isDry: Bool) throws(DeskFailure) -> [Retention.Class: Int] {
    var counts: [Retention.Class: Int] = [:]
    let finished = Query(
      .term(.status([.completed, .cancelled])),
      sort: Sort(.created),
      viewpoint: viewpoint
    )
    try forEach(of: finished) { row throws(DeskFailure) in
      let file = try file(row.request.id)
      let due = desk.purgesDue(of: file, on: today(in: file.request.country))
      if due.isEmpty { return }
      if !isDry { try purge(due, of: file) }
      for kind in due { counts[kind, default: 0] += 1 }
    }
    return counts
  }

  /// Purges a request, then the files in the vault that no paper stands for any more.
  private func purge(
    _ classes: Set<Retention.Class>,
    of file: RequestFile
  ) throws(DeskFailure) {
    try change(file.request.id, .purge(classes))
    let kinds = classes.reduce(into: Set<DocumentKind>()) { $0.formUnion($1.papers) }
    for hash in Set(file.documents.filter { kinds.contains($0.kind) }.map(\.file.sha256)) {
      let isHeld = try ask { store throws(StoreError) in try store.holdsPaper(sha256: hash) }
      if !isHeld { try vault.remove(hash: hash) }
    }
  }

  // MARK: One person

  /// The requests of any status that name a person or firm, oldest first.
  ///
  /// Every request is looked at: names alone are indexed, and only by their words.
  /// - Parameter person: a whole name, e-mail address, telephone number or organisation id, in any case
  ///   and with or without accents.
  /// - Throws: `.store(.noSuchThing)` when none does, `.refused` for whoever is no supervisor.
  public func files(naming person: String) throws(DeskFailure) -> [RequestFile] {
    try demandSupervisor()
    let key = FoldedText.key(person)
    var found: [RequestFile] = []
    if !key.isEmpty {
      let query = Query(.everything, sort: Sort(.created), viewpoint: viewpoint)
      try forEach(of: query) { row throws(DeskFailure) in
        let names = DeskSession.naming.compactMap { row.request[$0] }
        guard names.contains(where: { FoldedText.key($0) == key }) else { return }
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
    try purge([.person, .pin], of: file)
  }

  /// The fields by which a person or firm is known.
  private static let naming: [RequestField] = [
    .authorizedName, .billingName, .organizationName, .organizationID, .contactName,
    .contactEmail, .contactPhone, .phoneNumber,
  ]
}
