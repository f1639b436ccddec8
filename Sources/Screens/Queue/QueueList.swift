import PortDomain
import TerminalUI
import Wording

/// The loaded stretch of a list with the cursor in it.
///
/// The cursor stands on a request, not on a row number: a stretch that is read again keeps it there.
/// A row that leaves the list while it is seen stays in its place until it is scrolled away, so that the
/// cursor never comes to stand on a request that nobody chose. Steps beyond what is loaded are owed, and
/// made once the next stretch has come, so that no key is lost however many came at once.
struct QueueList: Hashable, Sendable {
  private(set) var rows: [Listing] = []
  private(set) var hasBefore = false
  private(set) var hasAfter = false
  private(set) var scroll = ListScroll()
  /// Rows that the list doesn't have any more, by the operator who changed them last; nil until that is
  /// known.
  private(set) var gone: [RequestID: String?] = [:]
  /// Rows still to be stepped over, up when negative.
  private(set) var owed = 0
  /// Whether anything has been read yet.
  private(set) var isLoaded = false
  /// Moves made before that.
  private var early: [ListScroll.Motion] = []
  /// The row of the view that the cursor shall stand on.
  private let landing: Int

  /// How many rows are read at once beyond those that are loaded, and how many are kept.
  static let stretch = 100
  static let kept = 800

  /// How many rows a list begins with: what is seen and as much on each side that has rows, so that
  /// whoever types a filter waits for no more, and the first page down reads none.
  func opening(at start: PageStart) -> Int {
    switch start {
    case .first, .last: max(30, scroll.height * 2 + 2)
    case .after, .before, .at, .around: max(30, scroll.height * 3)
    }
  }

  /// - Parameter landing: the row of the view for a request that the list begins around.
  init(landing: Int = 0) {
    self.landing = landing
  }

  /// Whether the cursor has yet to get where the keys sent it.
  var isCatchingUp: Bool { owed != 0 || !early.isEmpty }

  var current: Listing? { rows.isEmpty ? nil : rows[scroll.cursor] }
  var visible: ArraySlice<Listing> { rows[scroll.visible] }
  /// The cursor's row among those in view.
  var cursorRow: Int? { scroll.cursorRow }

  func isGone(_ id: RequestID) -> Bool { gone.keys.contains(id) }

  mutating func resize(height: Int) { scroll.resize(height: height) }

  /// Moves as far as the loaded rows go.
  mutating func move(_ motion: ListScroll.Motion) {
    guard isLoaded else { return early.append(motion) }
    let before = scroll.cursor
    let page = max(1, scroll.height)
    scroll.move(motion)
    switch motion {
    case .down: if scroll.cursor == before, hasAfter { owed += 1 }
    case .up: if scroll.cursor == before, hasBefore { owed -= 1 }
    case .pageDown, .halfPageDown:
      let step = motion == .pageDown ? page : (page + 1) / 2
      if hasAfter { owed += step - (scroll.cursor - before) }
    case .pageUp, .halfPageUp:
      let step = motion == .pageUp ? page : (page + 1) / 2
      if hasBefore { owed -= step - (before - scroll.cursor) }
    case .home, .end: owed = 0
    }
    forgetScrolledAway()
  }

  mutating func select(_ id: RequestID) {
    if let index = rows.firstIndex(where: { $0.request.id == id }) { scroll.select(index) }
    forgetScrolledAway()
  }

  /// The stretch that should be read next, if the cursor has come near an end.
  func wanted(_ sort: Sort) -> (start: PageStart, limit: Int)? {
    let margin = scroll.height
    let limit = QueueList.stretch + abs(owed)
    if hasAfter, owed > 0 || scroll.cursor + margin >= rows.count, let last = listed(.last) {
      return (.after(sort.key(of: last)), limit)
    }
    if hasBefore, owed < 0 || scroll.cursor < margin, let first = listed(.first) {
      return (.before(sort.key(of: first)), limit)
    }
    return nil
  }

  private enum Edge { case first, last }

  /// The first or last row that the list still has: the place of one that left means nothing.
  private func listed(_ edge: Edge) -> Listing? {
    func isListed(_ row: Listing) -> Bool { !isGone(row.request.id) }
    return switch edge {
    case .first: rows.first(where: isListed)
    case .last: rows.last(where: isListed)
    }
  }

  /// The stretch as it is loaded, to be read again.
  func again(_ sort: Sort) -> (start: PageStart, limit: Int) {
    var start = PageStart.first
    if hasBefore, let first = listed(.first) { start = .at(sort.key(of: first)) }
    return (start, max(rows.count, opening(at: start)))
  }

  /// Takes a stretch that was read.
  mutating func take(_ page: Page, from start: PageStart, in sort: Sort) {
    switch start {
    case .first where !isLoaded: replace(with: page, cursor: 0, atRow: 0)
    case .last: replace(with: page, cursor: page.rows.count - 1, atRow: scroll.height - 1)
    case .around(let key, let orFirst):
      let index =
        page.rows.firstIndex { $0.request.id == key.id }
        ?? (orFirst ? 0 : page.rows.prefix { sort.precedes(sort.key(of: $0), key) }.count)
      replace(with: page, cursor: index, atRow: landing)
    case .first, .at: refresh(with: page)
    case .after: append(page)
    case .before: prepend(page)
    }
    settle()
  }

  private mutating func replace(with page: Page, cursor: Int, atRow row: Int) {
    rows = page.rows
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    gone = [:]
    place(cursor: max(0, min(cursor, rows.count - 1)), atRow: max(0, row))
    isLoaded = true
    let moves = early
    early = []
    for motion in moves { move(motion) }
  }

  /// The row under the cursor stays where it is on the screen, whatever came or went around it; rows
  /// that were seen and went stay behind the neighbour they had.
  private mutating func refresh(with page: Page) {
    let row = scroll.cursorRow ?? 0
    let present = current?.request.id
    let before = scroll.cursor
    let seen = scroll.visible
    let old = rows
    var merged = page.rows
    let listed = Set(merged.map(\.request.id))
    gone = gone.filter { !listed.contains($0.key) }
    for index in seen where !listed.contains(old[index].request.id) {
      gone[old[index].request.id] = .some(gone[old[index].request.id] ?? nil)
      let above = old[..<index].reversed().lazy.compactMap { earlier in
        merged.firstIndex { $0.request.id == earlier.request.id }
      }.first
      let below = old[(index + 1)...].lazy.compactMap { later in
        merged.firstIndex { $0.request.id == later.request.id }
      }.first
      merged.insert(old[index], at: above.map { $0 + 1 } ?? below ?? merged.count)
    }
    rows = merged
    let kept = Set(rows.map(\.request.id))
    gone = gone.filter { kept.contains($0.key) }
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    isLoaded = true
    let index = rows.firstIndex { $0.request.id == present } ?? min(before, max(0, rows.count - 1))
    place(cursor: index, atRow: row)
  }

  private mutating func append(_ page: Page) {
    let row = scroll.cursorRow ?? 0
    rows += page.rows.filter { !isGone($0.request.id) }
    hasAfter = page.hasAfter
    let surplus = max(0, min(rows.count - QueueList.kept, scroll.offset))
    if surplus > 0 {
      rows.removeFirst(surplus)
      hasBefore = true
    }
    place(cursor: scroll.cursor - surplus, atRow: row)
  }

  private mutating func prepend(_ page: Page) {
    let row = scroll.cursorRow ?? 0
    let added = page.rows.filter { !isGone($0.request.id) }
    let cursor = scroll.cursor + added.count
    rows = added + rows
    hasBefore = page.hasBefore
    if rows.count > QueueList.kept, cursor < QueueList.kept - scroll.height {
      rows.removeLast(rows.count - QueueList.kept)
      hasAfter = true
    }
    place(cursor: cursor, atRow: row)
  }

  /// Puts the cursor on an index so that it shows on a given row of the view.
  private mutating func place(cursor: Int, atRow row: Int) {
    var placed = ListScroll(count: rows.count, height: scroll.height)
    placed.select(cursor - row + scroll.height - 1)
    placed.select(max(0, cursor - row))
    placed.select(cursor)
    scroll = placed
  }

  /// Makes the steps that were owed.
  private mutating func settle() {
    guard owed != 0 else { return }
    let target = scroll.cursor + owed
    scroll.select(target)
    owed = target - scroll.cursor
    if (owed > 0 && !hasAfter) || (owed < 0 && !hasBefore) { owed = 0 }
    forgetScrolledAway()
  }
}

// MARK: Rows that left the list

extension QueueList {
  /// The rows that left, as they are by now and who made them so.
  mutating func explain(_ file: RequestFile, _ listing: Listing) {
    let id = file.request.id
    guard isGone(id), let index = rows.firstIndex(where: { $0.request.id == id }) else { return }
    rows[index] = listing
    gone[id] = .some(file.history.last?.who)
  }

  /// Takes rows out that didn't leave but lie elsewhere in the list; never the cursor's.
  mutating func remove(_ ids: Set<RequestID>) {
    guard let present = current?.request.id, !ids.isEmpty else { return }
    let row = scroll.cursorRow ?? 0
    rows.removeAll { ids.contains($0.request.id) && $0.request.id != present }
    gone = gone.filter { !ids.contains($0.key) }
    place(cursor: rows.firstIndex { $0.request.id == present } ?? 0, atRow: row)
  }

  /// Rows that left go once they are out of view.
  private mutating func forgetScrolledAway() {
    guard !gone.isEmpty else { return }
    let seen = Set(visible.map(\.request.id))
    let lost = Set(gone.keys.filter { !seen.contains($0) })
    remove(lost)
  }

  /// Lets all of them go; the cursor goes to the row that comes after its own.
  mutating func forgetGone() {
    let row = scroll.cursorRow ?? 0
    let cursor = rows[..<min(scroll.cursor, rows.count)].count { !isGone($0.request.id) }
    rows.removeAll { [gone] row in gone.keys.contains(row.request.id) }
    gone = [:]
    place(cursor: min(cursor, max(0, rows.count - 1)), atRow: row)
  }
}
