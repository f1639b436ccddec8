import PortDomain
import Screens
import TerminalUI

/// The whole app on an in-memory store, played by keys in notation: `"<down> <enter> s"`.
///
/// Inline, every effect is answered before the next key. Held, answers wait until the script says
/// `<reply>` for the oldest or `<replies>` for all: what a slow disk does to quick fingers.
public struct DeskScript {
  public enum Answers: CaseIterable, Sendable {
    case inline, held
  }

  public private(set) var app: DeskApp
  public let store: InMemoryStore
  public var now: Instant
  public private(set) var milliseconds = 0
  /// What the app asked of the terminal.
  public private(set) var requests: [Outside] = []
  private let answers: Answers
  private var waiting: [Outside] = []

  public init(
    store: InMemoryStore,
    actor: Operator = Sample.ada,
    at now: Instant = Sample.now,
    size: Size = Size(width: 80, height: 24),
    answers: Answers = .inline
  ) {
    self.store = store
    self.now = now
    self.answers = answers
    // The store's own, so that ids are unique however many apps share it.
    app = DeskApp(desk: store.rules(), actor: actor, first: QueueScreen(), size: size)
    take(app.start(at: moment))
    deliverAll()
  }

  /// Presses keys one after another; blanks only separate.
  public mutating func press(_ script: String) {
    var rest = script[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "<", let close = rest.firstIndex(of: ">") {
        let name = String(rest[...close])
        rest = rest[rest.index(after: close)...]
        switch name {
        case "<reply>": deliverOne()
        case "<replies>": deliverAll()
        default: send(name)
        }
      } else {
        send(String(first))
        rest.removeFirst()
      }
    }
  }

  /// Types a text key by key, blanks included.
  public mutating func type(_ text: String) {
    for character in text { take(app.handle(.key(.character(character)), at: moment)) }
    settle()
  }

  public mutating func paste(_ text: String) {
    take(app.handle(.paste(text), at: moment))
    settle()
  }

  public mutating func resize(to size: Size) {
    take(app.handle(.resize(size), at: moment))
    settle()
  }

  /// Lets time pass on the loop's clock, and with it what was due.
  public mutating func wait(milliseconds passed: Int) {
    milliseconds += passed
    while let deadline = app.deadline, deadline <= milliseconds {
      take(app.meetDeadline(at: moment))
    }
    settle()
  }

  /// Tells the app that others changed the store.
  public mutating func refresh(_ ids: [RequestID]?) {
    take(app.handle(.changed(ids), at: moment))
    settle()
  }

  public var frame: Frame { app.frame(at: now) }

  /// The frame's rows without their trailing blanks.
  public var rows: [String] {
    frame.golden.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.first == "|" }
      .map { row in
        var text = row.dropFirst().dropLast()
        while text.last == " " { text.removeLast() }
        return String(text)
      }
  }

  public var text: String { rows.joined(separator: "\n") }

  /// The line above the hints.
  public var message: String { rows.count < 2 ? "" : rows[rows.count - 2] }

  private var moment: DeskApp.Moment {
    DeskApp.Moment(now: now, milliseconds: milliseconds)
  }

  private mutating func send(_ notation: String) {
    guard let key = Key(notation: notation) else {
      preconditionFailure("a script names a key that doesn't exist: \(notation)")
    }
    press(key)
  }

  public mutating func press(_ key: Key) {
    take(app.handle(.key(key), at: moment))
    settle()
  }

  /// As the program's runner does it, a newer read takes the place of one of its lane that waits.
  private mutating func take(_ effects: [Outside]) {
    for effect in effects {
      guard case .read(let read) = effect, read.lane != .other,
        let index = waiting.firstIndex(where: { $0.lane == read.lane }),
        case .read(let replaced) = waiting[index]
      else {
        waiting.append(effect)
        continue
      }
      waiting[index] = effect
      take(app.handle(.read(.superseded(replaced)), at: moment))
    }
  }

  private mutating func settle() {
    if answers == .inline { deliverAll() }
  }

  private mutating func deliverAll() {
    while !waiting.isEmpty { deliverOne() }
  }

  private mutating func deliverOne() {
    guard !waiting.isEmpty else { return }
    let effect = waiting.removeFirst()
    for reply in store.replies(to: effect, of: app.actor, at: now) {
      if case .written(.revised) = reply { app.follow(store.rules()) }
      take(app.handle(reply, at: moment))
    }
    switch effect {
    case .terminal, .file(.give): requests.append(effect)
    case .read, .write, .draft, .file(.take): break
    }
  }
}

extension Outside {
  fileprivate var lane: Read.Lane? {
    if case .read(let read) = self { read.lane } else { nil }
  }
}

extension InMemoryStore {
  /// What the program's runner would post for an effect.
  func replies(to effect: Outside, of actor: Operator, at now: Instant) -> [Reply] {
    switch effect {
    case .read(let read): return [.read(answer(read, of: actor))]
    case .write(let write): return [.written(make(write, by: actor))]
    case .draft(.save(let draft)):
      switch result({ () throws(StoreError) in try saveDraft(draft, of: actor.login) }) {
      case .success: return [.draftSaved(draft.key, nil)]
      case .failure(let error): return [.draftSaved(draft.key, error)]
      }
    case .draft(.remove(let key)):
      _ = result { () throws(StoreError) in try removeDraft(key, of: actor.login) }
      return []
    case .file(.take(let paper)):
      let facts = Document.FileFacts(
        name: paper.path,
        mediaType: "application/pdf",
        size: 1000,
        sha256: String(repeating: "a", count: 64)
      )
      let intent = Intent(
        key: paper.key,
        actor: actor,
        subject: .change(
          paper.request,
          .paper(.add(paper.kind, facts, evidence: paper.evidence, to: paper.others)),
          basis: .current
        )
      )
      return [.written(make(.commit([intent]), by: actor))]
    case .file(.give(let outgoing)): return [.givenOut(.written(outgoing.path))]
    case .terminal: return []
    }
  }

  private func make(_ write: Write, by actor: Operator) -> Written {
    switch write {
    case .commit(let intents):
      return .committed(intents, result { () throws(StoreError) in try commit(intents) })
    case .revise(let record, let basis):
      return .revised(
        record,
        result { () throws(StoreError) in try revise(record, by: actor, on: basis) }
      )
    case .revealPIN(let intent, let request):
      return .pin(
        request,
        result { () throws(StoreError) in
          _ = try commit(intent)
          return try pin(of: request, shownUnder: intent.key)
        }
      )
    }
  }

  private func answer(_ read: Read, of actor: Operator) -> Found {
    switch read {
    case .page(let query, let start, let limit):
      return .page(
        query,
        from: start,
        result { () throws(StoreError) in try page(query, from: start, limit: limit) }
      )
    case .counts(let views, let viewpoint):
      return .counts(
        viewpoint,
        result { () throws(StoreError) in
          var counts: [Int: Count] = [:]
          for view in views {
            counts[view.digit] = try count(view.filter, from: viewpoint, upTo: 99_999)
          }
          return counts
        }
      )
    case .file(let id): return .file(id, result { () throws(StoreError) in try file(id) })
    case .files(let ids):
      return .files(ids, .success(ids.compactMap { id in try? file(id) }))
    case .drafts:
      return .drafts(result { () throws(StoreError) in try drafts(of: actor.login) })
    case .presence(let request):
      let others = result { () throws(StoreError) in try meet(on: request, as: actor) }
      guard let request, case .success(let logins) = others else { return .superseded(read) }
      return .presence(request, logins)
    case .numbers(let numbers):
      return .numbers(
        numbers,
        result { () throws(StoreError) in
          var found: [RequestID?] = []
          for number in numbers { found.append(try request(ofNumber: number)) }
          return found
        }
      )
    case .order(let id):
      return .order(id, result { () throws(StoreError) in try order(id) })
    case .report(let report, let viewpoint):
      return .report(
        report,
        result { () throws(StoreError) in
          try figures(of: report, by: rules(), from: viewpoint)
        }
      )
    }
  }

  /// Tells that the operator has a request open, or none any more, and asks who else has it.
  private func meet(
    on request: RequestID?,
    as actor: Operator
  ) throws(StoreError) -> [String] {
    try setPresence(request, login: actor.login, session: actor.session)
    guard let request else { return [] }
    return try presence(on: request, besides: actor.session)
  }

  private func result<Value>(
    _ body: () throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    do throws(StoreError) { return .success(try body()) } catch { return .failure(error) }
  }
}
