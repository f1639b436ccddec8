extension Desk {
  /// The answer to one row of a sheet on a day: typed by an operator, or computed from a typed date.
  ///
  /// A row that differs from this request fails until one of them is corrected, or the difference is
  /// accepted with a remark. A field that changes afterwards is compared afresh, whatever was accepted.
  ///
  /// - Returns: nil while there is none.
  public func verdict(
    _ item: CheckItem,
    of document: Document,
    in file: RequestFile,
    on today: CalendarDay
  ) -> Document.Verdict? {
    guard item.isComputed else {
      let answer = document.answers[item]
      let isAccepted = answer?.remark != nil && !file.hasChanged(since: item, on: document)
      return !isAccepted && comparison(of: item, on: document, in: file) == .different
        ? .fail : answer?.verdict
    }
    return dateObstacle(of: document, in: file, on: today) == nil
      ? document.date.map { _ in .pass } : .fail
  }

  /// How far a paper is on a day.
  public func state(
    of document: Document?,
    in file: RequestFile,
    on today: CalendarDay
  ) -> PaperState {
    guard let document else { return .missing }
    let verdicts = document.kind.items.map { verdict($0, of: document, in: file, on: today) }
    if verdicts.contains(.fail) { return .refused }
    if !verdicts.contains(nil) { return .accepted }
    return document.answers.isEmpty ? .received : .underReview
  }

  /// The last day a paper is good for: a bill 90 days from its date, an ID through its expiry, an LOA
  /// as long as the carrier takes it. nil when it bears no date, or nothing limits it.
  public func goodUntil(_ document: Document, in file: RequestFile) -> CalendarDay? {
    switch document.kind {
    case .loa:
      carrier(of: file.request)?.loaAgeLimit.flatMap { document.date?.adding(days: $0) }
    case .bill: document.date?.adding(days: DocumentKind.billDays)
    case .governmentID: document.date
    case .other: nil
    }
  }

  /// Everything that keeps the three papers from being accepted on a day, in the order of work.
  public func paperObstacles(in file: RequestFile, on today: CalendarDay) -> [Obstacle] {
    DocumentKind.demanded.flatMap { kind -> [Obstacle] in
      guard let document = file.paper(kind) else { return [.documentMissing(kind)] }
      var obstacles: [Obstacle] = []
      if let obstacle = dateObstacle(of: document, in: file, on: today) {
        obstacles.append(obstacle)
      }
      var open: [CheckItem] = []
      for item in kind.items {
        switch verdict(item, of: document, in: file, on: today) {
        case .fail:
          if !item.isComputed {
            let differing = compared(item, on: document, in: file).filter {
              $0.comparison == .different
            }
            obstacles.append(.checkFailed(kind, item, differing))
          }
        case nil: open.append(item)
        case .pass, .notApplicable: break
        }
      }
      if !open.isEmpty { obstacles.append(.documentUnchecked(kind, open: open)) }
      return obstacles
    }
  }

  /// The day of the port, confirmed or else wished for, where the ID expires before it.
  public func portDateBeyondID(of file: RequestFile) -> CalendarDay? {
    guard file.request.status.isOpen,
      let date = file.request.lifecycle.confirmation?.date ?? file.request.requestedPortDate
    else { return nil }
    return file.idExpires(before: date) ? date : nil
  }

  /// Days on which a paper's state changes by the date alone.
  func turningDays(of document: Document, in file: RequestFile) -> [CalendarDay] {
    [
      goodUntil(document, in: file)?.adding(days: 1),
      document.kind == .governmentID ? nil : document.date,
    ].compactMap { $0 }
  }

  func carrier(of request: PortRequest) -> Carrier? {
    carriers.carrier(request.carrier, in: request.country)
  }

  /// The carrier that was first given the range of a request's number: a carrier of the desk, or the
  /// word for an operator that it doesn't know. nil where nobody is known.
  func carrierOfRange(of request: PortRequest) -> CarrierID? {
    request.number.firstOperator.flatMap {
      try? Carrier.normalise(id: $0, in: request.country, among: carriers).id
    }
  }

  private func dateObstacle(
    of document: Document,
    in file: RequestFile,
    on today: CalendarDay
  ) -> Obstacle? {
    guard let day = document.date else { return nil }
    if document.kind != .governmentID, day > today { return .checkFailed(document.kind, .date) }
    guard let last = goodUntil(document, in: file), today > last else { return nil }
    return switch document.kind {
    case .loa: .loaTooOld(goodUntil: last)
    case .bill: .billTooOld(goodUntil: last)
    case .governmentID: .idExpired(on: last)
    case .other: nil
    }
  }
}

extension RequestFile {
  func idExpires(before day: CalendarDay) -> Bool {
    paper(.governmentID)?.date.map { $0 < day } ?? false
  }
}
