import CNcurses
import Dispatch
import PortDesk
import PortDomain
import Screens
import Synchronization
import Wording

/// Does the app's effects beside the loop, so that no key waits for a disk.
///
/// Pages and files are read on one queue, counts on another, reports and files to be written have a
/// third, writes a fourth in the order they were asked for. A newer read replaces one of its lane that has not begun. Answers wait in `take` until
/// the loop, woken, fetches them.
final class StoreRunner: Sendable {
  private let session: DeskSession
  private let waker: Waker
  private let replies = Mutex<[Reply]>([])
  private let newDesk = Mutex<Desk?>(nil)
  private let waiting = Mutex<[Read.Lane: Read]>([:])
  private let screen = DispatchQueue(label: "screen", qos: .userInteractive)
  private let background = DispatchQueue(label: "background", qos: .utility)
  /// What may take long: reports and files. Nobody's changes are seen later for it.
  private let long = DispatchQueue(label: "long", qos: .utility)
  private let writing = DispatchQueue(label: "writing", qos: .userInitiated)
  private let isOver = Mutex(false)

  /// How often the store is looked at for others' changes, in milliseconds.
  static let watchInterval = 1_000

  init(session: DeskSession, waker: Waker) {
    self.session = session
    self.waker = waker
  }

  /// The replies that have come since.
  func take() -> [Reply] {
    replies.withLock { replies in
      defer { replies = [] }
      return replies
    }
  }

  /// The rules with carriers and holidays as somebody wrote them since; nil when they are as before.
  func takeDesk() -> Desk? {
    newDesk.withLock { desk in
      defer { desk = nil }
      return desk
    }
  }

  /// Changes are made one after the other, in the order they were asked for.
  func make(_ write: Write) {
    writing.async { [self] in
      switch write {
      case .commit(let intents):
        post(.written(.committed(intents, result { () throws(StoreError) in try commit(intents) })))
      case .revealPIN(let intent, let request): reveal(intent, request)
      case .revise(let record, let basis): revise(record, on: basis)
      }
    }
  }

  func keep(_ change: DraftChange) {
    writing.async { [self] in
      switch change {
      case .save(let draft):
        switch result({ () throws(StoreError) in try saveDraft(draft) }) {
        case .success: post(.draftSaved(draft.key, nil))
        case .failure(let error): post(.draftSaved(draft.key, error))
        }
      case .remove(let key):
        // A draft that stays is offered once more; nothing is lost by it.
        _ = result { () throws(StoreError) in try removeDraft(key) }
      }
    }
  }

  func work(on file: FileWork) {
    switch file {
    case .take(let paper): writing.async { [self] in add(paper) }
    case .give(let outgoing): long.async { [self] in give(outgoing) }
    }
  }

  /// Looks for others' changes now and once a second until `finish`.
  func watchStore() {
    background.async { [self] in look(since: nil, records: session.recordsAtStart) }
    guard !session.store.isReadOnly else { return }
    // A session that died may have left requests uncounted; where none is owed nothing is written.
    writing.async { [self] in
      _ = result { () throws(StoreError) in try session.store.recountWhatIsOwed() }
    }
  }

  private func look(since token: ChangeToken?, records: ChangeToken) {
    guard !isOver.withLock(\.self) else { return }
    var next = token
    var known = records
    if case .success(let newest) = result({ () throws(StoreError) in
      try session.store.newestRecord()
    }), newest != records,
      case .success(let desk) = result({ () throws(StoreError) in try session.store.rules() })
    {
      known = newest
      newDesk.withLock { $0 = desk }
      post(.changed(nil))
    }
    if case .success(let changes) = result({ () throws(StoreError) in try changed(since: token) }) {
      next = changes.token
      if let token, token != changes.token { post(.changed(changes.requests)) }
    }
    background.asyncAfter(deadline: .now() + .milliseconds(StoreRunner.watchInterval)) {
      [self, next, known] in look(since: next, records: known)
    }
  }

  /// Waits until everything asked for has been stored, then keeps the drafts that are left.
  func finish(with drafts: [Draft], patience: Int?) {
    isOver.withLock { $0 = true }
    writing.sync { [self] in
      for draft in drafts {
        if case .failure = result({ () throws(StoreError) in
          try saveDraft(draft, patience: patience)
        }) {
          StrayDrafts(session).keep(draft)
        }
      }
    }
  }

  private func post(_ reply: Reply) {
    replies.withLock { $0.append(reply) }
    waker.wake()
  }

  private func result<Value: Sendable>(
    _ body: () throws(StoreError) -> Value
  ) -> Result<Value, StoreError> {
    do throws(StoreError) { return .success(try body()) } catch { return .failure(error) }
  }
}

// MARK: Reads

extension StoreRunner {
  func begin(_ read: Read) {
    let queue =
      switch read.lane {
      case .counts: background
      case .report: long
      case .page, .other: screen
      }
    guard read.lane != .other else {
      queue.async { [self] in post(.read(answer(read))) }
      return
    }
    let replaced = waiting.withLock { $0.updateValue(read, forKey: read.lane) }
    if let replaced {
      post(.read(.superseded(replaced)))
      return
    }
    queue.async { [self] in
      if let read = waiting.withLock({ $0.removeValue(forKey: read.lane) }) {
        post(.read(answer(read)))
      }
    }
  }

  private func answer(_ read: Read) -> Found {
    let store = session.store
    switch read {
    case .page(let query, let start, let limit):
      return .page(
        query,
        from: start,
        result { () throws(StoreError) in try store.page(query, from: start, limit: limit) }
      )
    case .counts(let views, let viewpoint):
      return .counts(
        viewpoint,
        result { () throws(StoreError) in
          var counts: [Int: Count] = [:]
          for view in views {
            counts[view.digit] = try store.count(
              view.filter,
              from: viewpoint,
              upTo: StoreRunner.countCap
            )
          }
          return counts
        }
      )
    case .file(let id):
      return .file(id, result { () throws(StoreError) in try store.file(id) })
    case .files(let ids):
      return .files(
        ids,
        result { () throws(StoreError) in
          var files: [RequestFile] = []
          for id in ids {
            do throws(StoreError) { files.append(try store.file(id)) } catch .noSuchThing {}
          }
          return files
        }
      )
    case .order(let id):
      return .order(id, result { () throws(StoreError) in try store.order(id) })
    case .drafts: return .drafts(result { () throws(StoreError) in try drafts() })
    case .presence(let request):
      let others = result { () throws(StoreError) in try meet(on: request) }
      guard let request, case .success(let logins) = others else { return .superseded(read) }
      return .presence(request, logins)
    case .numbers(let numbers):
      return .numbers(
        numbers,
        result { () throws(StoreError) in
          var found: [RequestID?] = []
          for number in numbers { found.append(try store.request(ofNumber: number)) }
          return found
        }
      )
    case .report(let report, let viewpoint):
      return .report(
        report,
        result { () throws(StoreError) in
          try store.figures(of: report, by: store.rules(), from: viewpoint)
        }
      )
    }
  }

  /// Beyond it a view says "99999+".
  private static let countCap = 99_999

  private func changed(since token: ChangeToken?) throws(StoreError) -> Changes {
    try session.store.changes(since: token)
  }

  private func drafts() throws(StoreError) -> [Draft] {
    StrayDrafts(session).adopt()
    return try session.store.drafts(of: session.actor.login)
  }

  private func meet(on request: RequestID?) throws(StoreError) -> [String] {
    let actor = session.actor
    try session.store.setPresence(request, login: actor.login, session: actor.session)
    guard let request else { return [] }
    return try session.store.presence(on: request, besides: actor.session)
  }
}

// MARK: Writes

extension StoreRunner {
  private func commit(_ intents: [Intent]) throws(StoreError) -> [Outcome] {
    try session.store.commit(intents)
  }

  private func saveDraft(_ draft: Draft, patience: Int? = nil) throws(StoreError) {
    try session.store.saveDraft(draft, of: session.actor.login, patience: patience)
  }

  private func removeDraft(_ key: Draft.Key) throws(StoreError) {
    try session.store.removeDraft(key, of: session.actor.login)
  }

  /// The rules as they are then come before the answer.
  private func revise(_ record: DeskRecord, on basis: RecordBasis) {
    let outcome = result { () throws(StoreError) in
      try session.store.revise(record, by: session.actor, on: basis)
    }
    if case .success(let desk) = result({ () throws(StoreError) in try session.store.rules() }) {
      newDesk.withLock { $0 = desk }
    }
    post(.written(.revised(record, outcome)))
  }

  /// The event is stored before the PIN is shown; a refusal shows none.
  private func reveal(_ intent: Intent, _ request: RequestID) {
    switch result({ () throws(StoreError) in try commit([intent]) }) {
    case .failure(let error): post(.written(.pin(request, .failure(error))))
    case .success(let outcomes):
      guard case .done? = outcomes.first else {
        return post(.written(.committed([intent], .success(outcomes))))
      }
      let pin = result { () throws(StoreError) in
        try session.store.pin(of: request, shownUnder: intent.key)
      }
      post(.written(.pin(request, pin)))
    }
  }

  private func add(_ paper: PaperIntake) {
    do throws(CommandFailure) {
      let path = try session.folders.incoming(paper.path)
      let kept: PaperVault.Kept
      do throws(PaperObstacle) { kept = try session.vault.take(path) } catch {
        throw .paper(error)
      }
      let earlier = kept.isKnown ? try session.earlier(kept.facts) : nil
      let change = Change.paper(
        .add(paper.kind, kept.facts, evidence: paper.evidence, to: paper.others)
      )
      let intent = Intent(
        key: paper.key,
        actor: session.actor,
        subject: .change(paper.request, change, basis: .current)
      )
      let outcome = result { () throws(StoreError) in try commit([intent]) }
      post(.written(.committed([intent], outcome)))
      // After it: what became of a write covers what was said before.
      if let earlier, case .success(let outcomes) = outcome, case .done? = outcomes.first {
        let words = session.words(for: earlier, besides: paper.request)
        post(.notice(Message(words.capitalisedFirst + ".", .warning)))
      }
    } catch {
      post(.notice(Message(error.message, .failure)))
      post(.written(.committed([], .success([]))))
    }
  }

  private func give(_ outgoing: Outgoing) {
    do throws(CommandFailure) {
      switch outgoing {
      case .paper(let paper, let path):
        post(.givenOut(.written(try session.extract(paper, to: path, replacing: false))))
      case .packet(let request, let path):
        let (folder, packet) = try session.packet(of: request, to: path)
        post(.givenOut(.written(packet: folder, without: packet.lacking)))
      case .requests(let query, let path):
        let (file, count) = try session.export(query, to: path)
        post(.givenOut(.written(count, requestsTo: file)))
      }
    } catch {
      post(.givenOut(Message(error.message.capitalisedFirst + ".", .failure)))
    }
  }
}
