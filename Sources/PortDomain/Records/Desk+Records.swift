extension Desk {
  /// This desk with its own carriers and days, over those known at the start.
  ///
  /// - Parameter records: the newest version of each.
  public func with(_ records: [DeskRecord]) -> Desk {
    var own: [Carrier] = []
    var added: [Country: [Holiday]] = [:]
    var removed: [Country: Set<CalendarDay>] = [:]
    for record in records {
      switch record {
      case .carrier(let carrier): own.append(carrier)
      case .holiday(let country, let holiday): added[country, default: []].append(holiday)
      case .noHoliday(let country, let day): removed[country, default: []].insert(day)
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
      settings: settings,
      ids: ids
    )
  }

  /// What stands in the way of writing a record; nothing when it may be written.
  ///
  /// Supervisors edit calendars and carriers (domain: who may change what).
  public func obstacles(to record: DeskRecord, by actor: Operator) -> [RecordObstacle] {
    var obstacles: [RecordObstacle] = actor.role < .supervisor ? [.notPermitted] : []
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
    }
    return obstacles
  }

  /// Whether a record says nothing but what holds already.
  public func holds(_ record: DeskRecord) -> Bool {
    switch record {
    case .carrier(let carrier): carriers.carrier(carrier.id, in: carrier.country) == carrier
    case .holiday(let country, let holiday):
      calendar(of: country).holiday(on: holiday.day) == holiday
    case .noHoliday(let country, let day): calendar(of: country).holiday(on: day) == nil
    }
  }
}
