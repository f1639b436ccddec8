extension RequestFile {
  /// What a field said when a row of a sheet was last answered, or its paper attached here: what the
  /// paper says of it, where the row passed with nothing typed.
  ///
  /// Found in the history, so that it outlives undo and an edit that is changed back. What it says now
  /// where the history tells of no answer.
  func value(
    of field: RequestField,
    whenAnswered item: CheckItem,
    on document: Document
  ) -> String? {
    // By their places: an event is large to copy, and this is asked for each row of each sheet.
    guard let answer = document.answers[item],
      let answered = history.indices.last(where: {
        history[$0].brings(answer, to: item, on: document.id)
      })
    else { return request[field] }
    for place in (answered + 1)..<history.endIndex {
      if let change = history[place].detail?.changes.first(where: { $0.field == field }) {
        return change.before
      }
    }
    return request[field]
  }

  /// The requests whose numbers a row of a sheet was passed for, where the paper was attached here only
  /// afterwards: nobody said yet that it lists this number too.
  ///
  /// - Returns: nil where the answer was given with this request in view.
  func requestsPassedBefore(
    attaching document: Document,
    _ item: CheckItem
  ) -> [RequestID]? {
    guard let answer = document.answers[item], let holders = attachments[document.id]?.requests,
      let attached = history.last(where: {
        $0.attaches(document.id) && holders.contains(newcomer(by: $0, to: document.id))
      }),
      attached.detail?.paper?.before?.answers[item] == answer
    else { return nil }
    let latest = newcomer(by: attached, to: document.id)
    return Array(holders.prefix { $0 != latest })
  }

  /// The request that the last attach of a paper brought it to: this one, or the one that it followed.
  ///
  /// Events of before they named what they follow tell it by being the last.
  func newcomer(by attach: Event, to paper: DocumentID) -> RequestID {
    attach.lead?.request ?? attachments[paper]?.requests.last ?? request.id
  }

  /// Whether what a row of a sheet is held against changed since the row was answered.
  func hasChanged(
    since item: CheckItem,
    on document: Document
  ) -> Bool {
    if item == .numbers, requestsPassedBefore(attaching: document, item) != nil { return true }
    return item.pairs(on: document.kind).compactMap(\.field).contains { field in
      value(of: field, whenAnswered: item, on: document) != request[field]
    }
  }

  /// The time of the first answer on a sheet that counts: what happened before has no say in a
  /// comparison.
  public var firstAnswer: Instant? {
    DocumentKind.demanded.compactMap(paper).flatMap(\.answers.values).map(\.at).min()
  }
}

extension Event {
  /// Whether a row's answer became this request's own by the event.
  fileprivate func brings(
    _ answer: Document.Answer,
    to item: CheckItem,
    on document: DocumentID
  ) -> Bool {
    if case .sheet(document, _, let parts) = about {
      return at == answer.at && parts.contains(SheetPart(item))
    }
    // Attached to another request it says nothing new of this one.
    return lead == nil && attaches(document)
  }

  /// Whether a paper came to the request by it that another one had already.
  fileprivate func attaches(_ document: DocumentID) -> Bool {
    if kind == .paperAttached, case .paper(_, document) = about { true } else { false }
  }
}
