import GRDB
import PortDomain
import PortStore

/// Whether requests and their events are what was written, told from the cells as they lie there.
extension SQLiteTransaction {
  public func last(ofNext limit: Int, after id: RequestID?) throws -> RequestID? {
    try db.first(
      "SELECT max(id) FROM (SELECT id FROM request WHERE id > ? ORDER BY id LIMIT ?)",
      [id?.text ?? "", limit],
      in: RequestColumns.table
    )?.value(0)
  }

  public func quickLook(
    after id: RequestID?,
    upTo last: RequestID,
    takenOver: Int
  ) throws -> QuickLook {
    let stretch = [(id?.text ?? "").databaseValue, last.text.databaseValue]
    let requests = try RowWalk(db.cachedStatement(sql: RequestCells.select), stretch)
    // Both go on together: to begin anew with each request would cost as much as its events.
    let events = try RowWalk(db.cachedStatement(sql: EventCells.select), stretch)
    var isSound = true
    var count = 0
    var rest: [RequestID] = []
    var event = try events.next().map { EventCells(of: $0) }
    while isSound, let row = try requests.next() {
      var request = RequestCells(of: row)
      let id = request.id
      var chain = EventCells.Chain(takenOver: takenOver)
      while let next = event, next.owner == request.serial, chain.look(at: next) {
        event = try events.next().map { EventCells(of: $0) }
      }
      count += chain.count
      isSound = chain.isSound && chain.count > 0
      if request.holdsMore {
        guard let id = RequestID(id) else { throw StoreError.unreadable("request", "?") }
        rest.append(id)
      } else if isSound {
        isSound =
          request.isAsWritten && chain.state == request.state.bytes && request.areCellsSound
      }
    }
    return QuickLook(isSound: isSound, events: count, rest: rest)
  }
}

/// A request in the cells of its row.
private struct RequestCells {
  private var cells: RowCells
  let serial: Int
  let id: String
  /// Whether its file holds papers, rejections or charges.
  let holdsMore: Bool

  private enum Column {
    static let id = 1
    static let fields = 1 + RequestColumns.leading.count
    static let isOpen = fields + RequestColumns.fields.count
    static let statusOrder = isOpen + 1
    static let isOrderThere = isOpen + 2
    static let holdsMore = isOpen + 3
    static let sealedPIN = isOpen + 4
    static let activeNumber = isOpen + 5
  }

  static let select = """
    SELECT r.serial, \(RequestColumns.exact.map { "r.\"\($0)\"" }.joined(separator: ", ")),
      order_id IS NULL OR EXISTS (SELECT 1 FROM port_order WHERE port_order.id = r.order_id),
      \(more.map { "EXISTS (SELECT 1 FROM \($0) WHERE \($0).request = r.serial)" }
        .joined(separator: " OR ")),
      sealed, n.id, n.phone_number, n.activated_on, n.released_on
    FROM request AS r LEFT JOIN sealed_pin AS p ON p.request = r.serial
      LEFT JOIN active_number AS n ON n.request = r.serial
    WHERE r.id > ? AND r.id <= ? ORDER BY r.id
    """

  private static let more = ["attachment", "rejection", "charge"]

  /// Where each field lies that is hashed, in the order of the names; nil for one that lies in no column.
  private static let places = RequestField.byName.map(RequestColumns.cell)

  private static let status = RequestColumns.cell(of: .status)?.column

  init(of row: RowCells) {
    cells = row
    serial = cells.integer(0)
    id = cells.text(Column.id)
    holdsMore = cells.integer(Column.holdsMore) == 1
  }

  var areCellsSound: Bool { cells.areSound }

  /// Whether what lists go by follows from it, and its order is there.
  var isAsWritten: Bool {
    mutating get {
      guard let column = RequestCells.status, let status = Status(rawValue: cells.text(column))
      else { return false }
      return cells.integer(Column.isOrderThere) == 1
        && cells.integer(Column.isOpen) == (status.isOpen ? 1 : 0)
        && cells.integer(Column.statusOrder) == Status.allCases.firstIndex(of: status)
    }
  }

  /// What its file is, where that holds no more.
  var state: FileState {
    mutating get {
      let request = CanonicalBytes(request: { part, bytes in
        switch part {
        case .head: addHead(to: &bytes)
        case .fields: addFields(to: &bytes)
        }
      })
      var contents = [(FilePart.request, request)]
      let number = Column.activeNumber
      if !cells.isEmpty(number) {
        let released =
          cells.isEmpty(number + 3) ? nil : cells.value(number + 3, CalendarDay.self)
        let content = CanonicalBytes(
          activeNumber: cells.text(number),
          e164: cells.text(number + 1),
          on: cells.value(number + 2, CalendarDay.self) ?? .first,
          releasedOn: released
        )
        contents.append((.activeNumber, content))
      }
      if !cells.isEmpty(Column.sealedPIN) {
        var content = CanonicalBytes()
        cells.blob(Column.sealedPIN) { content.add($0) }
        contents.append((.pin, content))
      }
      return FileState(of: contents)
    }
  }

  private mutating func addHead(to bytes: inout CanonicalBytes) {
    bytes.add(id)
    for column in Column.id + 1..<Column.fields { bytes.add(cells.integer(column)) }
  }

  private mutating func addFields(to bytes: inout CanonicalBytes) {
    for (field, place) in zip(RequestField.byName, RequestCells.places) {
      guard let place else { continue }
      if place.kind == .text {
        cells.add(textIfAny: place.column, under: field.rawValue, to: &bytes)
        continue
      }
      if cells.isEmpty(place.column) { continue }
      bytes.add(field.rawValue)
      switch place.kind {
      case .text: break
      case .day: bytes.add(cells.value(place.column, CalendarDay.self)?.iso ?? "")
      case .instant: bytes.add(cells.value(place.column, Instant.self)?.rfc3339 ?? "")
      case .number: bytes.add(String(cells.integer(place.column)))
      case .flag: bytes.add(String(cells.value(place.column, Bool.self) ?? false))
      }
    }
  }
}

/// An event in the cells of its row.
private struct EventCells {
  private var cells: RowCells
  /// The serial number of the request that it tells of.
  let owner: Int
  private let isFollower: Bool

  private enum Column: Int {
    case serial, id, number, at, actor, session, kind, about, fields, version, isFollower, lead
    case detailHash, salt, body, isForgotten, state, receipt, forgotten, hash, takenOver
    case owner, request
  }

  static let select = """
    SELECT e.serial, e.id, e.number, e.at, e.actor, e.session, e.kind, e.about, e.fields, e.version,
      \(EventColumns.followed) IS NOT NULL, l.id, e.detail_hash, d.salt, d.body, f.event IS NOT NULL,
      e.state, e.receipt, e.forgotten, e.hash, t.state, e.request, r.id
    FROM request AS r CROSS JOIN event AS e ON e.request = r.serial
      LEFT JOIN event AS l ON l.serial = e.lead
      LEFT JOIN event_detail AS d ON d.event = e.serial
      LEFT JOIN forgotten_detail AS f ON f.event = e.serial
      LEFT JOIN taken_over AS t ON t.request = e.request AND t.number = e.number
    WHERE r.id > ? AND r.id <= ? ORDER BY r.id, e.number
    """

  init(of row: RowCells) {
    cells = row
    owner = cells.integer(Column.owner.rawValue)
    isFollower = cells.integer(Column.isFollower.rawValue) == 1
  }

  /// The hash over it and what lies beside it.
  private mutating func hash(after previous: HashValue?, isVouching: Bool) -> HashValue {
    HistoryChain.hash(
      detail: cells.hash(Column.detailHash.rawValue),
      after: previous,
      isFollower: isFollower,
      isVouching: isVouching
    ) { add($0, to: &$1) }
  }

  private mutating func add(_ part: HistoryChain.HashedPart, to bytes: inout CanonicalBytes) {
    switch part {
    case .id: add(text: .id, to: &bytes)
    case .request: add(text: .request, to: &bytes)
    case .number: bytes.add(cells.integer(Column.number.rawValue))
    case .at: bytes.add(cells.integer(Column.at.rawValue))
    case .lead: add(text: .lead, to: &bytes)
    case .actor: add(text: .actor, to: &bytes)
    case .session: add(text: .session, to: &bytes)
    case .kind: add(text: .kind, to: &bytes)
    case .about:
      cells.add(texts: Column.about.rawValue, partedBy: UInt8(ascii: "\n"), to: &bytes)
    case .fields:
      cells.add(texts: Column.fields.rawValue, partedBy: UInt8(ascii: ","), to: &bytes)
    case .version: bytes.add(cells.integer(Column.version.rawValue))
    case .state: cells.blob(Column.state.rawValue) { bytes.add($0) }
    case .receipt: bytes.add(cells.hash(Column.receipt.rawValue))
    case .forgotten: bytes.add(cells.hash(Column.forgotten.rawValue))
    }
  }

  private mutating func add(text column: Column, to bytes: inout CanonicalBytes) {
    cells.add(text: column.rawValue, to: &bytes)
  }

  /// Whether it names no state, no receipt and nothing taken.
  private var saysNothing: Bool {
    [.state, .receipt, .forgotten].allSatisfy { (column: Column) in cells.isEmpty(column.rawValue) }
  }

  /// Whether what lies beside it is what it holds on to.
  private var isDetailSound: Bool {
    mutating get {
      let hash = cells.hash(Column.detailHash.rawValue)
      let (salt, body) = (Column.salt.rawValue, Column.body.rawValue)
      if cells.isEmpty(salt) || cells.isEmpty(body) {
        return hash == nil || cells.integer(Column.isForgotten.rawValue) == 1
      }
      let detail = cells.blob(body) { Array($0) }
      return hash == HistoryChain.hash(ofDetail: detail, salt: cells.blob(salt) { Array($0) })
    }
  }

  /// The events of a request, in their order.
  struct Chain {
    private let takenOver: Int
    private var last: (serial: Int, hash: HashValue)?
    private(set) var count = 0
    private(set) var isSound = true
    /// What the last of them left.
    private(set) var state: [UInt8] = []

    init(takenOver: Int) { self.takenOver = takenOver }

    /// - Returns: whether the next is to be looked at.
    mutating func look(at next: EventCells) -> Bool {
      var event = next
      let serial = event.cells.integer(Column.serial.rawValue)
      let hash = event.hash(after: last?.hash, isVouching: serial > takenOver)
      count += 1
      isSound =
        event.cells.integer(Column.number.rawValue) == count && serial > last?.serial ?? 0
        && event.cells.hash(Column.hash.rawValue) == hash && event.isDetailSound
      // What an earlier program's event says of what it left is hashed by nothing: it says nothing.
      if serial <= takenOver { isSound = isSound && event.saysNothing }
      let column = event.cells.isEmpty(Column.takenOver.rawValue) ? Column.state : .takenOver
      state = event.cells.blob(column.rawValue) { Array($0) }
      isSound = isSound && event.cells.areSound
      last = (serial, hash)
      return isSound
    }
  }
}
