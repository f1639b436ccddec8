import PortDomain

/// Changes of the desk's records, and what follows from them for requests.
extension Committer {
  /// Stores a record's next version.
  mutating func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis
  ) throws -> RecordOutcome {
    let newest = try rows.records(newestOnly: true).last { $0.link.subject == record.subject.text }
    let present = desk.record(of: record.subject)
    if let newest, !basis.agrees(with: newest.link.version, present) {
      let (version, by, at) = (newest.link.version, newest.link.by, newest.link.at)
      return .refused([.stale(version: version, by: by, at: at)])
    }
    if newest == nil, let obstacle = basis.obstacleWhileUnwritten { return .refused([obstacle]) }
    let body = try StoredForm.bytes(of: record)
    var obstacles = desk.obstacles(to: record, by: actor)
    if case .clientKey(let key) = record,
      key.kind != ClientKey.Kind(isSandbox: head.identity.isSandbox)
    {
      obstacles.append(.keyKindWrong(key.kind))
    }
    if StoredForm.holdsNUL(body) { obstacles.append(.textInvalid) }
    guard obstacles.isEmpty else { return .refused(obstacles) }
    guard present != record else { return .unchanged }
    let link = RecordChain.Link(
      subject: record.subject.text,
      version: (newest?.link.version ?? 0) + 1,
      at: self.basis.clock(),
      by: actor.login,
      session: actor.session,
      body: String(decoding: body, as: UTF8.self)
    )
    let entry = RecordChain.Entry(link, after: head.records, signedWith: key)
    try rows.append(entry, owing: record.reach)
    head.add(record: entry.hash)
    try giveUpDeliveries(after: record)
    return .done(version: link.version, recounted: 0)
  }

  /// Writes requests' facts as the rules have them now; their versions and histories stay, but where
  /// the country's wait after an earlier port moved a hold.
  mutating func recount(_ owed: OwedRecount) throws {
    try moveHolds(owed)
    for stored in try rows.files(owed.requests, .deciding(seen: nil)) {
      let facts = desk.facts(of: stored.file)
      if facts != stored.facts { _ = try rows.write(FileChanges(stored.file, facts, over: stored)) }
    }
  }

  /// Moves the holds of requests whose country has another wait now, in the name of who wrote the rule.
  private mutating func moveHolds(_ owed: OwedRecount) throws {
    guard let record = owed.record else { return }
    let versions = try rows.records(newestOnly: false)
    guard let entry = versions.first(where: { $0.number == record }),
      case .rule(let country, .portedRecently) = try entry.version().record.subject
    else { return }
    let earlier = try versions.last {
      $0.number < entry.number && $0.link.subject == entry.link.subject
    }?.version().record
    let former = basis.rule(by: earlier, for: .portedRecently, in: country)
    let author = Operator(
      login: entry.link.by,
      role: .supervisor,
      session: Operator.ruleSession
    )
    for request in try rows.files(owed.requests, .newest).map(\.file.request) {
      let today = desk.zones.today(in: country, at: now)
      let hold = desk.hold(of: request, after: former, on: today)
      guard hold != request.holdUntil else { continue }
      let edit = FieldEdit(.holdUntil, hold?.iso)
      let intent = Intent(
        key: "wait-\(record)-\(request.id)",
        actor: author,
        subject: .change(request.id, .edit(FieldEdits([edit])), basis: .current)
      )
      _ = try outcome(of: intent, intent.wish(with: key))
    }
  }
}
