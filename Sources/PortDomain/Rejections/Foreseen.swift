/// A rejection that the carrier would probably answer with, were the request sent as it is.
public struct Foreseen: Hashable, Sendable {
  public let reason: ReasonCode
  /// The failing rows that foretell it, in the order of work.
  public let rows: [Row]
  /// What the request itself lacks or says that foretells it.
  public let fields: [RequestField]

  /// A failing row of a paper's sheet.
  public struct Row: Hashable, Sendable {
    public let paper: DocumentKind
    public let item: CheckItem
    /// What differs on the paper; nil where the row was failed by eye, or by its date.
    public let evidence: EvidenceField?

    public init(paper: DocumentKind, item: CheckItem, evidence: EvidenceField?) {
      self.paper = paper
      self.item = item
      self.evidence = evidence
    }
  }

  public init(reason: ReasonCode, rows: [Row], fields: [RequestField] = []) {
    self.reason = reason
    self.rows = rows
    self.fields = fields
  }
}

extension Desk {
  /// The rejections a carrier would probably answer with, were the request sent as it is, in the
  /// order of the catalogue, each with what foretells it.
  public func foreseen(in file: RequestFile, on today: CalendarDay) -> [Foreseen] {
    var rows: [ReasonCode: [Foreseen.Row]] = [:]
    for kind in DocumentKind.demanded {
      guard let document = file.paper(kind) else { continue }
      for item in kind.items
      where verdict(item, of: document, in: file, on: today) == .fail {
        for (code, evidence) in foreseen(from: item, on: document, in: file, today) {
          let row = Foreseen.Row(paper: kind, item: item, evidence: evidence)
          rows[code, default: []].append(row)
        }
      }
    }
    var fields: [ReasonCode: [RequestField]] = [:]
    if lacksPIN(file.request) { fields[.pinMissing] = [.accountPIN] }
    if file.request.isLookedUpElsewhere { fields[.numberNotFound] = [.lookupCarrier] }
    if file.request.leavesRestUnbilled { fields[.billingNumberMismatch] = [.newBillingNumber] }
    return ReasonCode.allCases.compactMap { code in
      guard rows[code] != nil || fields[code] != nil else { return nil }
      return Foreseen(reason: code, rows: rows[code] ?? [], fields: fields[code] ?? [])
    }
  }

  /// What a carrier calls a row that fails, and what differs in it.
  private func foreseen(
    from item: CheckItem,
    on document: Document,
    in file: RequestFile,
    _ today: CalendarDay
  ) -> [(ReasonCode, EvidenceField?)] {
    let differing = item.pairs(on: document.kind).filter { pair in
      comparison(of: pair, item, on: document, in: file) == .different
    }.map(\.evidence)
    switch item {
    case .account:
      // Failed by eye, with nothing typed: a name is what differs most often.
      guard !differing.isEmpty else { return [(.accountNameMismatch, nil)] }
      return differing.map { field in
        (field == .accountNumber ? .accountNumberMismatch : .accountNameMismatch, field)
      }
    case .address: return [(.addressMismatch, differing.first)]
    case .number: return [(.billingNumberMismatch, differing.first)]
    case .numbers:
      // One that it has too many keeps none of ours from being found.
      let lacksNone = document.evidence[.numbers].map {
        NumbersOnPaper($0, in: file.request.country).missing(of: document, in: file).isEmpty
      }
      return lacksNone == true && !differing.isEmpty ? [] : [(.numberNotOnLOA, differing.first)]
    case .signatory: return [(.signatoryNotAuthorised, differing.first)]
    case .signature:
      return [
        differing.isEmpty ? (.loaIllegible, nil) : (.signatoryNotAuthorised, differing.first)
      ]
    case .date:
      let isOld = document.kind == .loa && document.date.map { $0 <= today } == true
      return isOld ? [(.loaTooOld, nil)] : []
    case .carrier, .issuer, .statement, .complete, .expiry, .legible, .type: return []
    }
  }
}
