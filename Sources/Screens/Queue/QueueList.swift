import PortDomain
import TerminalUI

/// The loaded stretch of a list with the cursor in it.
///
/// The cursor stands on a request, not on a row number: a stretch that is read again keeps it there.
/// Steps beyond what is loaded are owed, and made once the next stretch has come, so that no key is
/// lost however many came at once.
struct QueueList: Hashable, Sendable {
  private(set) var rows: [Listing] = []
  private(set) var hasBefore = false
  private(set) var hasAfter = false
  private(set) var scroll = ListScroll()
  /// Rows still to be stepped over, up when negative.
  private(set) var owed = 0
  /// Whether anything has been read yet.
  private(set) var isLoaded = false
  /// Moves made before that.
  private var early: [ListScroll.Motion] = []

  /// How many rows are read at once, and how many are kept.
  static let stretch = 100
  static let kept = 800

  /// Whether the cursor has yet to get where the keys sent it.
  var isCatchingUp: Bool { owed != 0 || !early.isEmpty }

  var current: Listing? { rows.isEmpty ? nil : rows[scroll.cursor] }
  var visible: ArraySlice<Listing> { rows[scroll.visible] }
  /// The cursor's row among those in view.
  var cursorRow: Int? { scroll.cursorRow }

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
  }

  mutating func select(_ id: RequestID) {
    if let index = rows.firstIndex(where: { $0.request.id == id }) { scroll.select(index) }
  }

  /// The stretch that should be read next, if the cursor has come near an end.
  func wanted(_ sort: Sort) -> (start: PageStart, limit: Int)? {
    let margin = scroll.height * 2
    let limit = QueueList.stretch + abs(owed)
    if hasAfter, owed > 0 || scroll.cursor + margin >= rows.count, let last = rows.last {
      return (.after(last.pageKey(sort)), limit)
    }
    if hasBefore, owed < 0 || scroll.cursor < margin, let first = rows.first {
      return (.before(first.pageKey(sort)), limit)
    }
    return nil
  }

  /// The stretch as it is loaded, to be read again.
  func again(_ sort: Sort) -> (start: PageStart, limit: Int) {
    guard hasBefore, let first = rows.first else {
      return (.first, max(rows.count, QueueList.stretch))
    }
    return (.at(first.pageKey(sort)), max(rows.count, QueueList.stretch))
  }

  /// Takes a stretch that was read.
  mutating func take(_ page: Page, from start: PageStart) {
    switch start {
    case .first where rows.isEmpty, .last: replace(with: page, atEnd: start == .last)
    case .first, .at: refresh(with: page)
    case .after: append(page)
    case .before: prepend(page)
    }
    settle()
  }

  private mutating func replace(with page: Page, atEnd: Bool) {
    rows = page.rows
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    scroll.setCount(rows.count)
    scroll.select(atEnd ? rows.count - 1 : 0)
    isLoaded = true
    let moves = early
    early = []
    for motion in moves { move(motion) }
  }

  /// The row under the cursor stays where it is on the screen, whatever came or went around it.
  private mutating func refresh(with page: Page) {
    let row = scroll.cursorRow ?? 0
    let present = current?.request.id
    let before = scroll.cursor
    rows = page.rows
    hasBefore = page.hasBefore
    hasAfter = page.hasAfter
    let index = rows.firstIndex { $0.request.id == present } ?? min(before, max(0, rows.count - 1))
    place(cursor: index, atRow: row)
  }

  private mutating func append(_ page: Page) {
    let row = scroll.cursorRow ?? 0
    rows += page.rows
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
    let cursor = scroll.cursor + page.rows.count
    rows = page.rows + rows
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
  }
}

extension Listing {
  func pageKey(_ sort: Sort) -> PageKey { PageKey(key: key(sort.field), id: request.id) }
}
