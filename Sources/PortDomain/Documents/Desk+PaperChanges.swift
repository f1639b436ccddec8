/// A change to a request's papers.
public enum PaperChange: Hashable, Sendable {
  /// A received file, attached to this request and to the others named.
  case add(DocumentKind, Document.FileFacts, evidence: [EvidenceField: String], to: [RequestID])
  case attach(DocumentID)
  /// Answers and typed values on one sheet; nil takes an answer or value away.
  case check(DocumentID, SheetEdits)
}

/// Answers and evidence for one check sheet.
public struct SheetEdits: Hashable, Sendable {
  public var answers: [CheckItem: Document.Verdict?]
  public var evidence: [EvidenceField: String?]
  public var remark: String?

  public init(
    answers: [CheckItem: Document.Verdict?] = [:],
    evidence: [EvidenceField: String?] = [:],
    remark: String? = nil
  ) {
    self.answers = answers
    self.evidence = evidence
    self.remark = remark
  }
}

extension Desk {
  /// Decides on a received paper, its attachment, or its check sheet.
  func decide(_ change: PaperChange, on file: RequestFile, _ moment: Moment) -> Ruling {
    switch change {
    case .add(let kind, let facts, let evidence, let others):
      return add(kind, facts, evidence, to: others, on: file, moment)
    case .attach(let id): return attach(id, on: file, moment)
    case .check(let id, let edits): return check(id, edits, on: file, moment)
    }
  }

  private func add(
    _ kind: DocumentKind,
    _ facts: Document.FileFacts,
    _ evidence: [EvidenceField: String],
    to others: [RequestID],
    on file: RequestFile,
    _ moment: Moment
  ) -> Ruling {
    for (field, text) in evidence {
      guard kind.evidence.contains(field), !field.isDate || CalendarDay(iso: text) != nil else {
        return .refused(Refusal(.evidenceInvalid(field, value: text)))
      }
    }
    let document = Document(
      id: ids.make(at: moment.now),
      kind: kind,
      version: 1 + (file.documents.filter { $0.kind == kind }.map(\.version).max() ?? 0),
      file: facts,
      receivedAt: moment.now,
      receivedBy: moment.actor.login,
      evidence: evidence.reduce(into: [:]) { $0[$1.key] = $1.key.kept($1.value) }
    )
    let strangers = file.siblings.filter { sibling in
      others.contains(sibling.id)
        && (sibling.number.country != file.request.country
          || sibling.carrier != file.request.carrier)
    }
    guard strangers.isEmpty else {
      return .refused(Refusal(.paperElsewhere(kind, file.request.country, file.request.carrier)))
    }
    var after = file
    after.documents.append(document)
    let holders = [file.request.id] + others.filter { $0 != file.request.id }
    let attachment = after.attach(document, to: holders)
    var decision = conclude(
      file,
      after,
      as: .paperAdded,
      about: .paper(kind, document.id),
      detail: EventDetail(paper: .init(id: document.id, before: nil)),
      moment
    )
    decision.document = document
    decision.attachment = attachment
    return .allowed(decision)
  }

  /// Attaches a paper of another request; the file must hold it already among its documents.
  private func attach(_ id: DocumentID, on file: RequestFile, _ moment: Moment) -> Ruling {
    guard let index = file.documents.firstIndex(where: { $0.id == id }) else {
      return .refused(Refusal(.noSuchPaper))
    }
    let attached = file.attachments[id]?.requests ?? []
    if let obstacle = obstacle(toAttaching: file.documents[index], to: file) {
      return .refused(Refusal(obstacle))
    }
    if attached.contains(file.request.id) { return .unchanged(version: file.request.version) }
    var after = file
    let attachment = after.attach(file.documents[index], to: attached + [file.request.id])
    var decision = conclude(
      file,
      after,
      as: .paperAttached,
      about: .paper(file.documents[index].kind, id),
      detail: EventDetail(paper: .init(id: id, before: file.documents[index])),
      moment
    )
    decision.document = after.documents[index]
    decision.attachment = attachment
    return .allowed(decision)
  }

  /// A paper goes only to requests of the country and carrier that it was made out for, and only in its
  /// newest version.
  private func obstacle(toAttaching document: Document, to file: RequestFile) -> Obstacle? {
    let (kind, request) = (document.kind, file.request)
    if file.attachments[document.id]?.requests.contains(request.id) == true {
      return file.successor(of: document).map { .paperReplaced(kind, by: $0.id) }
    }
    let lenders = file.lenders.filter { $0.successor(of: document) == nil }
    guard let lender = lenders.last else {
      let successor = file.lenders.lazy.compactMap { $0.successor(of: document) }.first
      return successor.map { .paperReplaced(kind, by: $0.id) } ?? .noSuchPaper
    }
    let fits = lenders.contains {
      $0.request.country == request.country && $0.request.carrier == request.carrier
    }
    return fits ? nil : .paperElsewhere(kind, lender.request.country, lender.request.carrier)
  }

  private func check(
    _ id: DocumentID,
    _ edits: SheetEdits,
    on file: RequestFile,
    _ moment: Moment
  ) -> Ruling {
    guard let index = file.documents.firstIndex(where: { $0.id == id }) else {
      return .refused(Refusal(.noSuchPaper))
    }
    let before = file.documents[index]
    if let successor = file.successor(of: before) {
      return .refused(Refusal(.paperReplaced(before.kind, by: successor.id)))
    }
    var document = before
    var obstacles: [Obstacle] = []
    for (item, verdict) in edits.answers {
      let isTaken =
        document.kind.items.contains(item) && !item.isComputed
        && (verdict != .notApplicable || item.mayNotApply(on: document.kind))
      guard isTaken else {
        obstacles.append(.answerNotTaken(item))
        continue
      }
      if verdict == .notApplicable, isBlank(edits.remark) {
        obstacles.append(.notApplicableWhy(item))
      }
      let isKept =
        isBlank(edits.remark) && before.answers[item]?.remark == nil
        && before.answers[item]?.verdict == verdict
      // The same answer again says nothing of a field that changed since it was given.
      if isKept { continue }
      document.answers[item] = verdict.map {
        Document.Answer(
          verdict: $0,
          by: moment.actor.login,
          at: moment.now,
          remark: isBlank(edits.remark) ? nil : edits.remark
        )
      }
    }
    for (field, text) in edits.evidence {
      let kept = text.flatMap(field.kept)
      guard document.kind.evidence.contains(field),
        kept.map({ !field.isDate || CalendarDay(iso: $0) != nil }) ?? true
      else {
        obstacles.append(.evidenceInvalid(field, value: kept ?? ""))
        continue
      }
      document.evidence[field] = kept
    }
    for item in before.kind.items
    where !item.isComputed && (edits.answers[item] ?? nil) == .pass && isBlank(edits.remark) {
      let differing = compared(item, on: document, in: file).filter { $0.comparison == .different }
      if !differing.isEmpty { obstacles.append(.remarkMissing(before.kind, item, differing)) }
    }
    guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }
    document.forgetAcceptances(of: edits, since: before)
    let touched = document.touched(by: edits, since: before) { item in
      file.hasChanged(since: item, on: before)
    }
    guard !touched.isEmpty else { return .unchanged(version: file.request.version) }
    document.revision += 1
    var after = file
    after.documents[index] = document
    let attachment = after.attach(document, to: file.attachments[id]?.requests ?? [file.request.id])
    if state(of: document, in: after, on: moment.today) == .refused,
      state(of: before, in: file, on: moment.today) != .refused
    {
      remind(&after.request, moment)
    }
    var decision = conclude(
      file,
      after,
      as: .paperChecked,
      about: .sheet(id, document.kind, touched),
      detail: EventDetail(
        text: isBlank(edits.remark) ? nil : edits.remark,
        paper: .init(id: id, before: before)
      ),
      moment
    )
    decision.document = document
    decision.attachment = attachment
    let isAlike = before.kind.items.contains { item in
      let parts = [Event.SheetPart(item)] + item.pairs(on: before.kind).map { .init($0.evidence) }
      return !Set(parts).isDisjoint(with: touched)
        && comparison(of: item, on: document, in: after) == .sameBut
    }
    if isAlike { decision.warnings = [.sameButForSpelling] }
    return .allowed(decision)
  }
}

extension Document {
  /// A remark accepted what the paper said then: other words in the row ask for a new answer.
  fileprivate mutating func forgetAcceptances(of edits: SheetEdits, since before: Document) {
    for item in kind.items where edits.answers[item] == nil && answers[item]?.remark != nil {
      let isRetyped = item.pairs(on: kind).contains {
        evidence[$0.evidence] != before.evidence[$0.evidence]
      }
      if isRetyped { answers[item] = nil }
    }
  }

  /// The rows and typed values that edits changed; a difference that is accepted once more
  /// after a field of the request changed is among them.
  fileprivate func touched(
    by edits: SheetEdits,
    since before: Document,
    hasChanged: (CheckItem) -> Bool
  ) -> [Event.SheetPart] {
    let rows = edits.answers.keys.filter { item in
      let (old, new) = (before.answers[item], answers[item])
      return old?.verdict != new?.verdict || old?.remark != new?.remark
        || (new?.remark != nil && hasChanged(item))
    }
    let typed = edits.evidence.keys.filter { evidence[$0] != before.evidence[$0] }
    return rows.map(Event.SheetPart.init).sorted { $0.code < $1.code }
      + typed.map(Event.SheetPart.init).sorted { $0.code < $1.code }
  }
}
