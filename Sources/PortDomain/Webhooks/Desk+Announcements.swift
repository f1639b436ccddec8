extension Desk {
  /// What a change has to be told to the customer's own programs: the status that the request came to,
  /// and what is awaited from the customer from now on. Empty where none of them wants to hear of it.
  ///
  /// Running work that is taken over announces nothing: the customer was told elsewhere.
  ///
  /// - Parameters:
  ///   - event: what happened, at the end of the file's history.
  ///   - before: the file as it was; nil for a new request.
  ///   - file: as it is afterwards.
  func announcements(
    of event: Event,
    from before: RequestFile?,
    to file: RequestFile
  ) -> [Announcement] {
    let heard = Set(webhooks(hearingOf: file.request).flatMap(\.events))
    guard !heard.isEmpty, event.kind != .takenOver else { return [] }
    let today = zones.today(in: file.request.country, at: event.at)
    let wanted = Announcement.Wanted(awaited(of: file, on: today))
    var names = file.statusEntered(by: event)
    if heard.contains(.actionRequired), let wanted,
      wanted.isNews(after: .init(before.flatMap { awaited(of: $0, on: today) }))
    {
      names.append(.actionRequired)
    }
    return names.filter(heard.contains).map { name in
      Announcement(
        id: ids.make(at: event.at),
        name: name,
        at: event.at,
        facts: Announcement.Facts(file, wanted: wanted)
      )
    }
  }

  /// The webhooks of the organisation whose request it is.
  public func webhooks(hearingOf request: PortRequest) -> [Webhook] {
    request.organizationID.map { clients.webhooks(of: $0) } ?? []
  }
}

extension RequestFile {
  /// What is said of the status that an event of this file's history brought it to, though it be the one
  /// from before; empty where it brought it to none.
  fileprivate func statusEntered(by event: Event) -> [Announcement.Name] {
    if event.kind == .created { return [.submitted] }
    let kind = event.kind == .undone ? takenBack(by: event) : event.kind
    return kind?.entersStatus == true ? Announcement.Name.entering(request.status) : []
  }
}

extension Event.Kind {
  /// Whether it brings a request to a status. A return leaves it completed.
  var entersStatus: Bool { isStep && self != .returned }
}

extension Announcement.Facts {
  fileprivate init(_ file: RequestFile, wanted: Announcement.Wanted?) {
    let request = file.request
    let lifecycle = request.lifecycle
    self.init(
      request: request.id,
      order: request.orderID,
      number: request.number,
      carrier: request.carrier,
      status: request.status,
      attempt: lifecycle.attempt,
      portDate: lifecycle.confirmation?.date,
      window: lifecycle.confirmation?.window,
      activatedOn: lifecycle.activatedOn,
      reasons: file.reasonsTold,
      wanted: wanted
    )
  }
}

extension RequestFile {
  /// Why it was rejected the last time, as a customer may know; empty while it isn't rejected.
  fileprivate var reasonsTold: [ReasonCode] {
    guard request.status == .rejected else { return [] }
    return rejections.last?.reasons.map(\.code).filter(\.isToldToCustomer) ?? []
  }
}

extension ReasonCode {
  /// A suspicion of fraud is never named to the customer (domain: letters and messages).
  public var isToldToCustomer: Bool { self != .suspectedFraud }
}
