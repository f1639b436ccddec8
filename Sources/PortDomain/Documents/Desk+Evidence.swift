/// What papers say, held against what the request says.
extension Desk {
  /// How what a paper says compares with a request, for one row of its sheet: the worst of its values.
  ///
  /// A row that passed with nothing typed said what the request said then, so that a field changed
  /// since is compared afresh.
  ///
  /// - Returns: nil while nothing is known that could differ, and for dates, which are measured and not
  ///   compared.
  public func comparison(
    of item: CheckItem,
    on document: Document,
    in file: RequestFile
  ) -> Comparison? {
    item.pairs(on: document.kind).compactMap { pair in
      comparison(of: pair, item, on: document, in: file)
    }.max()
  }

  /// What a paper says in place of a field of the request: what was typed, else what the request said
  /// when the row passed, where that has changed since.
  ///
  /// - Returns: nil where the paper says as much as the request, or nothing is known of it.
  public func said(
    _ evidence: EvidenceField,
    in item: CheckItem,
    on document: Document,
    of file: RequestFile
  ) -> String? {
    let field = item.pairs(on: document.kind).first { $0.evidence == evidence }?.field
    return document.evidence[evidence]
      ?? field.flatMap { passed($0, in: item, on: document, of: file) }
  }

  /// What a field said when its row passed with nothing typed, if it says something else now.
  ///
  /// A letter that passed before it was attached here was passed for the other numbers alone.
  private func passed(
    _ field: RequestField,
    in item: CheckItem,
    on document: Document,
    of file: RequestFile
  ) -> String? {
    guard document.answers[item]?.verdict == .pass else { return nil }
    if field == .phoneNumber, document.kind == .loa,
      let others = file.requestsPassedBefore(attaching: document, item)
    {
      let others = Set(others)
      return file.siblings.filter { others.contains($0.id) }.map(\.number.e164)
        .joined(separator: ", ")
    }
    let said = file.value(of: field, whenAnswered: item, on: document)
    return said == file.request[field] ? nil : said
  }

  /// What a paper and its request say in each field of a row, side by side.
  ///
  /// The day an LOA was signed is held against the request's too, though its row follows from the date
  /// alone.
  public func compared(
    _ item: CheckItem,
    on document: Document,
    in file: RequestFile
  ) -> [Compared] {
    item.pairs(on: document.kind).map { pair in
      let request = file.request
      let asked: String? =
        switch pair.evidence {
        case .numbers:
          NumbersOnPaper.wanted(of: document, in: file).map(\.e164).joined(separator: ", ")
        case .serviceAddress: request.serviceAddress ?? request.billingAddress
        case .signedOn: request.authorizedDate.iso
        case .accountName, .accountNumber, .address, .carrier, .issuer, .issuedOn, .signer, .idName,
          .idExpiresOn:
          pair.field.flatMap { request[$0] }
        }
      return Compared(
        field: pair.evidence,
        paper: said(pair.evidence, in: item, on: document, of: file),
        request: asked,
        comparison: pair.evidence == .signedOn
          ? document.day(.signedOn).map { $0 == request.authorizedDate ? .same : .different }
          : comparison(of: pair, item, on: document, in: file)
      )
    }
  }

  func comparison(
    of pair: (evidence: EvidenceField, field: RequestField?),
    _ item: CheckItem,
    on document: Document,
    in file: RequestFile
  ) -> Comparison? {
    if let typed = document.evidence[pair.evidence] {
      return comparison(of: typed, as: pair.evidence, on: document, in: file)
    }
    guard let field = pair.field, let said = passed(field, in: item, on: document, of: file) else {
      return nil
    }
    // The paper's other numbers were passed with it and are theirs to compare.
    return field == .phoneNumber
      ? .different : comparison(of: said, as: pair.evidence, on: document, in: file)
  }

  private func comparison(
    of said: String,
    as field: EvidenceField,
    on document: Document,
    in file: RequestFile
  ) -> Comparison? {
    let request = file.request
    switch field {
    case .accountName: return Comparison(said, request.billingName)
    case .accountNumber: return Comparison(code: said, request.accountNumber)
    case .address: return Comparison(said, request.billingAddress)
    case .serviceAddress:
      return Comparison(said, request.serviceAddress ?? request.billingAddress)
    case .signer, .idName: return Comparison(said, request.authorizedName)
    case .carrier, .issuer: return comparison(ofCarrier: said, with: request)
    case .numbers:
      switch document.kind {
      case .loa: return file.isListed(as: said, on: document) ? .same : .different
      case .bill, .governmentID, .other:
        let numbers = NumbersOnPaper(said, in: request.country)
        return numbers.read.contains(request.number) ? .same : .different
      }
    case .issuedOn, .signedOn, .idExpiresOn: return nil
    }
  }

  /// A carrier is the same one under its id, an alias or its name.
  private func comparison(ofCarrier said: String, with request: PortRequest) -> Comparison {
    let known = carriers.carrier(said, in: request.country)
    if let known { return known.id == request.carrier ? .same : .different }
    guard let name = carrier(of: request)?.name else {
      return Comparison(said, request.carrier.text)
    }
    return min(Comparison(said, name), Comparison(said, request.carrier.text))
  }
}
