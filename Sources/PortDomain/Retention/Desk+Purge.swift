extension Desk {
  /// What of a file is due for purge on a day; nothing while the request is open.
  ///
  /// - Parameters:
  ///   - file: with its whole history.
  ///   - today: in the number's country.
  public func purgesDue(
    of file: RequestFile,
    on today: CalendarDay
  ) -> Set<Retention.Class> {
    guard let end = end(of: file) else { return [] }
    return held(in: file).filter { kind in
      settings.retention.days[kind].map { end.adding(days: $0) <= today } ?? false
    }
  }

  /// What of a file there is to purge, due or not.
  public func held(in file: RequestFile) -> Set<Retention.Class> {
    Set(
      Retention.Class.allCases.filter { kind in
        switch kind {
        case .pin:
          file.request.pinState == .given
            || file.history.contains { $0.detail?.pin?.sealed != nil }
        case .governmentID, .bill, .loa:
          file.documents.contains { kind.papers.contains($0.kind) }
            || file.papersTakenBack.values.contains(where: kind.papers.contains)
        case .person:
          file.request.authorizedName != Retention.pseudonym || !file.documents.isEmpty
            || file.history.contains { $0.detail != nil }
        }
      }
    )
  }

  /// The day in the number's country on which a request came to its end; nil while it is open.
  func end(of file: RequestFile) -> CalendarDay? {
    guard !file.request.status.isOpen else { return nil }
    return file.history.last(where: \.kind.endsRequest)
      .map { zones.today(in: file.request.country, at: $0.at) }
  }

  /// Decides on a purge: the values go, the events that tell of them stay.
  func decide(
    purge classes: Set<Retention.Class>,
    of file: RequestFile,
    _ moment: Moment
  ) -> Ruling {
    guard moment.actor.role >= .supervisor else {
      return .refused(Refusal(.notPermitted(needed: .supervisor)))
    }
    guard !file.request.status.isOpen else {
      return .refused(Refusal(.stillOpen(file.request.status)))
    }
    let classes = classes.intersection(held(in: file))
    guard !classes.isEmpty else { return .unchanged(version: file.request.version) }
    var after = file
    let kinds = classes.reduce(into: Set<DocumentKind>()) { $0.formUnion($1.papers) }
    let takenBack = file.papersTakenBack.filter { kinds.contains($0.value) }.map(\.key)
    let papers = Set(file.documents.filter { kinds.contains($0.kind) }.map(\.id) + takenBack)
    after.documents.removeAll { papers.contains($0.id) }
    let isPerson = classes.contains(.person)
    if isPerson {
      after.request = after.request.pseudonymised
      after.rejections = after.rejections.map { $0.replacingWords { _ in nil } }
    }
    let removesPIN = file.request.pinState == .given && (isPerson || classes.contains(.pin))
    if removesPIN { after.request.pinState = .notGiven }
    var decision = conclude(
      file,
      after,
      as: .purged,
      about: .purged(classes.sorted()),
      moment
    )
    // The values before are what was to go.
    decision.event.detail = nil
    decision.forgottenPapers = takenBack.sorted()
    decision.forgets = Set(
      file.history.filter { event in
        guard let detail = event.detail else { return false }
        return isPerson || detail.paper.map { papers.contains($0.id) } ?? false
          || (classes.contains(.pin) && detail.pin?.sealed != nil)
      }.map(\.number)
    )
    decision.file.history = file.history.map { event in
      var event = event
      if decision.forgets.contains(event.number) { event.detail = nil }
      return event
    }
    decision.file.history.append(decision.event)
    if removesPIN { decision.pin = .removed }
    return .allowed(decision)
  }
}

extension RequestFile {
  /// Papers that were added to it and taken back, with what they are, until a purge takes them.
  fileprivate var papersTakenBack: [DocumentID: DocumentKind] {
    let held = Set(documents.map(\.id))
    return history.reduce(into: [:]) { papers, event in
      guard event.kind == .paperAdded, event.detail?.paper != nil,
        case .paper(let kind, let id) = event.about, !held.contains(id)
      else { return }
      papers[id] = kind
    }
  }
}

extension PortRequest {
  /// Without whom it was for; number, carrier, course and days stay.
  fileprivate var pseudonymised: PortRequest {
    var request = self
    request.accountNumber = Retention.pseudonym
    request.authorizedName = Retention.pseudonym
    request.authorizedTitle = nil
    request.billingName = Retention.pseudonym
    request.billingAddress = Retention.pseudonym
    request.serviceAddress = nil
    request.organizationID = nil
    request.organizationName = nil
    request.contactName = nil
    request.contactEmail = nil
    request.contactPhone = nil
    request.scopeStays = nil
    request.newBillingNumber = nil
    request.changeWords = nil
    return request
  }
}
