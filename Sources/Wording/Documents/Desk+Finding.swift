import PortDomain

extension Desk {
  /// What a comparison found in a row beyond its two texts: the numbers that a paper lacks or has too
  /// many, or that the request changed since the row passed.
  public func finding(
    in item: CheckItem,
    on document: Document,
    of file: RequestFile
  ) -> String? {
    if let typed = document.evidence[.numbers], item == .numbers {
      let numbers = NumbersOnPaper(typed, in: file.request.country)
      let missing = numbers.missing(of: document, in: file).map(\.e164)
      let surplus = numbers.surplus(of: document, in: file)
      let parts = [("missing", missing), ("surplus", surplus)]
      let found = parts.filter { !$0.1.isEmpty }
        .map { "\($0): \($1.joined(separator: ", "))" }
      return found.isEmpty ? nil : found.joined(separator: " · ")
    }
    if document.kind == .loa, item == .date, let day = document.day(.signedOn),
      day != file.request.authorizedDate
    {
      return "the request says signed on \(file.request.authorizedDate.inFull)"
    }
    let pairs = item.pairs(on: document.kind)
    guard comparison(of: item, on: document, in: file) == .different else { return nil }
    guard pairs.contains(where: { document.evidence[$0.evidence] != nil }) else {
      return "passed before the request changed: type what the paper says, or add a new version"
    }
    return compared(item, on: document, in: file).filter { $0.comparison == .different }.lazy
      .compactMap { otherPaper(of: $0.field, on: document, in: file) }.first
  }

  /// What a paper says in another spelling than the request, which passes and is worth a look.
  public func spellings(on document: Document, of file: RequestFile) -> [String] {
    document.kind.items.flatMap { item in
      compared(item, on: document, in: file).filter { $0.comparison == .sameBut }.map { field in
        "\(document.kind.title) \(item.title), \(field.sentence): \(Comparison.sameBut.title)"
      }
    }
  }

  /// What the paper at the other end of a chain says where this one differs from the request: account
  /// name and number stand on LOA and bill, the signatory's name on LOA and ID.
  private func otherPaper(
    of field: EvidenceField,
    on document: Document,
    in file: RequestFile
  ) -> String? {
    let ends: [(DocumentKind, CheckItem, EvidenceField)] =
      switch field {
      case .accountName, .accountNumber:
        [(.loa, .account, field), (.bill, .account, field)]
      case .signer, .idName:
        [(.loa, .signature, .signer), (.governmentID, .signatory, .idName)]
      case .address, .serviceAddress, .numbers, .carrier, .issuer, .issuedOn, .signedOn,
        .idExpiresOn:
        []
      }
    guard let (kind, item, other) = ends.first(where: { $0.0 != document.kind }),
      let paper = file.paper(kind), let mine = document.evidence[field],
      let theirs = said(other, in: item, on: paper, of: file)
    else { return nil }
    let comparison =
      field == .accountNumber ? Comparison(code: mine, theirs) : Comparison(mine, theirs)
    return comparison == .different
      ? "the \(kind.title) says \"\(theirs)\""
      : "the \(kind.title) says so too: the request may be what is wrong"
  }
}

extension RequestField {
  /// What of the request foretells a rejection.
  fileprivate func foretelling(_ request: PortRequest) -> String {
    if self == .lookupCarrier {
      let source = request.lookupSource.map { ", \($0)" } ?? ""
      return "looked up: \(request.lookupCarrier?.text ?? "another carrier")\(source)"
    }
    return self == .newBillingNumber
      ? "a part of the account stays, and no new billing number is named"
      : "the carrier asks for it"
  }
}

extension Foreseen {
  /// What the carrier would probably answer, and why.
  public func message(of file: RequestFile, by desk: Desk) -> String {
    let why = rows.map { row -> String in
      let fails = "\(row.paper.title) \(row.item.title) fails"
      guard let paper = file.paper(row.paper), let field = row.evidence else { return fails }
      if field == .numbers, paper.evidence[field] != nil,
        let finding = desk.finding(in: row.item, on: paper, of: file)
      {
        return "LOA numbers \(finding)"
      }
      let said = desk.said(field, in: row.item, on: paper, of: file)
      return said.map { "\(row.paper.title) says \"\($0)\"" } ?? fails
    }
    return
      "\(reason.reason.title) (\((why + fields.map { $0.foretelling(file.request) }).spoken()))"
  }
}
