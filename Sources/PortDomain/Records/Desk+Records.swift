extension Desk {
  /// This desk with its own carriers, days, rules and settings, over those known at the start.
  ///
  /// - Parameter records: the newest version of each.
  public func with(_ records: [DeskRecord]) -> Desk {
    var own: [Carrier] = []
    var added: [Country: [Holiday]] = [:]
    var removed: [Country: Set<CalendarDay>] = [:]
    var rules = rules
    var countries = countries
    var settings = settings
    var views = Dictionary(views.map { ($0.key, $0) }) { $1 }
    var clients = clients
    for record in records {
      switch record {
      case .carrier(let carrier): own.append(carrier)
      case .holiday(let country, let holiday): added[country, default: []].append(holiday)
      case .noHoliday(let country, let day): removed[country, default: []].insert(day)
      case .rule(let rule): rules.set(rule)
      case .noRule(let country, let code): rules.remove(code, in: country)
      case .country(let terms): countries[terms.country] = terms
      case .setting(let field, let text):
        // A text that a later version of the program would take changes nothing here.
        try? field.write(text, to: &settings)
      case .view(let view): views[view.key] = view
      case .noView(let key): views[key] = nil
      case .clientKey(let key): clients.set(key)
      case .webhook(let webhook): clients.set(webhook)
      }
    }
    var calendars = calendars
    for country in Set(added.keys).union(removed.keys) {
      calendars[country] = BusinessCalendar(
        country: country,
        added: added[country] ?? [],
        removed: removed[country] ?? []
      )
    }
    return Desk(
      zones: zones,
      calendars: calendars,
      carriers: CarrierBook(carriers.carriers + own),
      rules: rules,
      countries: countries,
      settings: settings,
      views: views.values.sorted { $0.key < $1.key },
      clients: clients,
      ids: ids
    )
  }

  /// What stands in the way of writing a record; nothing when it may be written.
  ///
  /// Supervisors edit calendars, carriers and country rules (domain: who may change what); a view is
  /// shared by whoever works with requests; a customer's program has its own webhooks.
  public func obstacles(to record: DeskRecord, by actor: Operator) -> [RecordObstacle] {
    var obstacles: [RecordObstacle] =
      actor.may(write: record) ? [] : [.notPermitted(needed: record.role)]
    switch record {
    case .carrier(let carrier):
      for alias in carrier.aliases {
        if let other = carriers.carrier(alias, in: carrier.country), other.id != carrier.id {
          obstacles.append(.aliasTaken(alias, by: other.id))
        }
      }
    case .holiday(_, let holiday):
      if holiday.name.allSatisfy(\.isWhitespace) { obstacles.append(.nameMissing) }
    case .noHoliday(let country, let day):
      if calendar(of: country).holiday(on: day) == nil {
        obstacles.append(.noHoliday(country, day))
      }
    case .rule(let rule): if rule.statement.isEmpty { obstacles.append(.statementMissing) }
    case .noRule(let country, let code):
      if rules.rule(for: code, in: country) == nil { obstacles.append(.noRule(country, code)) }
    case .country: break
    case .setting(let field, let text):
      var trial = settings
      do throws(RecordObstacle) { try field.write(text, to: &trial) } catch {
        obstacles.append(error)
      }
    case .view(let view):
      if let problem = view.problem { obstacles.append(.viewInvalid(problem)) }
    case .noView(let key):
      if !views.contains(where: { $0.key == key }) { obstacles.append(.noView(key)) }
    case .clientKey(let key):
      if let present = clients.key(key.id) {
        if key != present, key != present.revoked { obstacles.append(.clientFixed) }
      } else if key.organization.allSatisfy(\.isWhitespace) {
        obstacles.append(.organizationMissing)
      }
    case .webhook(let webhook): obstacles += self.obstacles(to: webhook)
    }
    return obstacles
  }

  private func obstacles(to webhook: Webhook) -> [RecordObstacle] {
    if let present = clients.webhook(webhook.id) {
      return webhook == present || webhook == present.removed ? [] : [.clientFixed]
    }
    var obstacles: [RecordObstacle] = []
    if webhook.organization.allSatisfy(\.isWhitespace) { obstacles.append(.organizationMissing) }
    if webhook.events.isEmpty { obstacles.append(.eventsMissing) }
    if let problem = settings.webhookReach.problem(with: webhook.url) {
      obstacles.append(.webhookInvalid(problem))
    }
    return obstacles
  }

  /// A record as it holds now, known at the start or written since; nil for a carrier nobody described,
  /// a key or webhook that was never made.
  public func record(of subject: DeskRecord.Subject) -> DeskRecord? {
    switch subject {
    case .carrier(let country, let id):
      carriers.carrier(id, in: country).flatMap { $0.id == id ? .carrier($0) : nil }
    case .day(let country, let day):
      calendar(of: country).holiday(on: day).map { .holiday(country, $0) }
        ?? .noHoliday(country, day)
    case .rule(let country, let code):
      rules.rule(for: code, in: country).map(DeskRecord.rule) ?? .noRule(country, code)
    case .country(let country): .country(terms(of: country))
    case .setting(let field): .setting(field, field.text(of: settings))
    case .view(let key): views.first { $0.key == key }.map(DeskRecord.view) ?? .noView(key)
    case .clientKey(let id): clients.key(id).map(DeskRecord.clientKey)
    case .webhook(let id): clients.webhook(id).map(DeskRecord.webhook)
    }
  }
}
