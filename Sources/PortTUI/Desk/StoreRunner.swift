import Dispatch
import Foundation
import PortDesk
import PortDomain
import Screens
import Synchronization
import Wording

/// Does the app's effects beside the loop, so that no key waits for a disk.
///
/// Pages and files are read on one queue, counts on another, reports and files to be written have a
/// third, writes a fourth in the order they were asked for. A newer read replaces one of its lane that
/// has not begun. Replies wait in `take` until the loop, woken, fetches them.
final class StoreRunner: Sendable {
  private let session: DeskSession
  private let answers: StoreAnswers
  private let files: FileAnswers
  private let strayDrafts: StrayDrafts
  private let waker: Waker
  private let log: ServiceLog
  private let replies = Mutex<[Reply]>([])
  private let newDesk = Mutex<Desk?>(nil)
  private let waiting = Mutex(WaitingReads())
  private let screen = DispatchQueue(label: "screen", qos: .userInteractive)
  private let background = DispatchQueue(label: "background", qos: .utility)
  /// What may take long: reports and files. Nobody's changes are seen later for it.
  private let long = DispatchQueue(label: "long", qos: .utility)
  private let folders = DispatchQueue(label: "folders", qos: .userInitiated)
  private let writing = DispatchQueue(label: "writing", qos: .userInitiated)
  /// The request that is open here, and who else was seen at it last.
  private let attended = Mutex<(request: RequestID, others: [String])?>(nil)
  private let isOver = Mutex(false)
  /// Whether the change of many that is under way is to end.
  private let isStopping = Mutex(false)
  /// Looked at between writes alone, so that what was just written isn't taken for others' work.
  private let watch: Mutex<ChangeWatch>

  /// How often the store is looked at for others' changes, in milliseconds.
  static let watchInterval = 1_000
  /// How often it is told how far a change of many has come.
  private static let progressInterval = Duration.milliseconds(300)

  init(session: DeskSession, waker: Waker, log: ServiceLog) {
    self.session = session
    self.waker = waker
    self.log = log
    answers = StoreAnswers(
      from: session.store,
      to: session.actor,
      colleagues: session.colleagues
    )
    files = FileAnswers(session: session)
    strayDrafts = StrayDrafts(session)
    watch = Mutex(ChangeWatch(of: session.store, newestRecord: session.newestRecord))
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

  private func post(_ reply: Reply) {
    replies.withLock { $0.append(reply) }
    waker.wake()
  }

  func begin(_ read: Read) {
    let queue =
      switch read.lane {
      case .counts, .matches: background
      case .report: long
      // A folder may lie on a system that doesn't answer.
      case .paths: folders
      // It has the connection that counts: no page shall wait behind it.
      case .other where read == .operators: background
      case .page, .other: screen
      }
    guard read.lane != .other else {
      queue.async { [self] in
        if isOver.withLock(\.self) { return }
        if read == .drafts { strayDrafts.adopt() }
        let found = answer(read)
        if case .presence(let request) = read {
          var others: [String] = []
          if case .presence(_, let logins) = found { others = logins }
          attended.withLock { $0 = request.map { ($0, others) } }
        }
        post(.read(found))
      }
      return
    }
    if let replaced = waiting.withLock({ $0.add(read) }) {
      post(.read(.superseded(replaced)))
      return
    }
    let work: @Sendable () -> Void = { [self] in
      guard let read = waiting.withLock({ $0.next(of: read.lane) }) else { return }
      // Nobody is there for the answer, and the store is about to close.
      if isOver.withLock(\.self) { return }
      if case .paths(let path) = read {
        post(.read(.paths(path, files.completions(of: path))))
      } else {
        post(.read(answer(read)))
      }
    }
    if queue === background { count(work) } else { queue.async(execute: work) }
  }

  /// Counts behind the pages that were asked for: both at once take processor and memory from each other.
  private func count(_ work: @escaping @Sendable () -> Void) {
    screen.async { [self] in
      // A newer count that took the place of an older one waits for its own page.
      let isEarly = waiting.withLock { $0.awaits(.page) }
      if isEarly { count(work) } else { background.async(execute: work) }
    }
  }

  private func answer(_ read: Read) -> Found {
    let told = Told(every: StoreRunner.progressInterval)
    return log.timed(read.trace, failure: \.failure) {
      answers.answer(read) { part in
        if case .report(let report, _) = read, told.isDue { post(.addedUp(report, part: part)) }
        return !waiting.withLock(\.isReportGivenUp)
      }
    }
  }

  /// Ends the report that is being added up, and forgets the one that waits.
  func giveUpReport() {
    if let read = waiting.withLock({ $0.giveUpReport() }) { post(.read(.superseded(read))) }
  }

  /// Changes are made one after the other, in the order they were asked for.
  func make(_ write: Write) {
    writing.async { [self] in
      isStopping.withLock { $0 = $0 && isOver.withLock(\.self) }
      let count = if case .commit(let intents) = write { intents.count } else { 1 }
      let told = Told(every: StoreRunner.progressInterval)
      let replies = log.timed(write.trace, failure: \.failure) {
        answers.make(write) { done in
          if told.isDue { post(.progress(done, of: count)) }
          return !isStopping.withLock(\.self)
        }
      }
      // The rules as they are then come before the answer.
      if case .revise = write { _ = renewDesk() }
      for reply in replies {
        post(reply)
        if case .written(let written) = reply { pass(over: written.changed) }
      }
    }
  }

  /// Ends the change of many that is under way, once what is being stored is stored.
  func stop() { isStopping.withLock { $0 = true } }

  func keep(_ change: DraftChange) {
    writing.async { [self] in
      if let reply = answers.keep(change) { post(reply) }
    }
  }

  func keep(_ change: PersonalChange) {
    writing.async { [self] in post(answers.keep(change)) }
  }

  func work(on file: FileWork) {
    switch file {
    case .take(let paper):
      writing.async { [self] in
        for reply in files.take(paper) {
          post(reply)
          if case .written(let written) = reply { pass(over: written.changed) }
        }
      }
    case .give(let outgoing): long.async { [self] in post(files.give(outgoing)) }
    case .answers(let intake):
      // What only looks keeps nobody's change waiting.
      (intake.isTrial ? long : writing).async { [self] in
        let reply = files.take(intake)
        post(reply)
        if case .answered(_, let report) = reply, !intake.isTrial { pass(over: report.changed) }
      }
    }
  }

  /// Waits until everything asked for has been stored, then keeps the drafts that are left.
  ///
  /// - Parameter patience: how long all of it may wait for others' writes, in milliseconds; what isn't
  ///   stored by then stays a draft, and a change of many ends with what is being stored. nil for as long
  ///   as each waits at other times.
  func finish(with drafts: [Draft], patience: Int?) {
    isOver.withLock { $0 = true }
    if let patience {
      session.store.hurry(within: patience)
      stop()
    }
    writing.sync { [self] in
      for draft in drafts {
        do throws(StoreError) {
          try session.store.saveDraft(draft, of: session.actor.login)
        } catch {
          strayDrafts.keep(draft)
        }
      }
    }
  }
}

// MARK: Others' changes

extension StoreRunner {
  /// Looks for others' changes now and once a second until `finish`.
  func watchStore() {
    writing.async { [self] in
      look()
      if let obstacle = session.store.writeObstacle() {
        post(.notice(.onlyReading(obstacle)))
      } else {
        // A session that died may have left requests uncounted and files of papers in doubt; where
        // nothing is owed nothing is written.
        try? session.resolveDoubts()
        recount(since: false)
      }
    }
  }

  /// Counts anew what is owed, a few requests at a time, so that what is written meanwhile doesn't wait.
  private func recount(since hasCounted: Bool) {
    guard !isOver.withLock(\.self) else { return }
    let counted = try? session.store.recountSome()
    if counted != nil {
      writing.async { [self] in recount(since: true) }
    } else if hasCounted {
      post(.changed(nil))
    }
  }

  /// Runs `body` while the session keeps nobody from writing.
  func whileNothingIsWritten(_ body: () -> Void) {
    session.store.whileNothingIsWritten(body)
  }

  private func look() {
    guard !isOver.withLock(\.self) else { return }
    if renewDesk() { post(.changed(nil)) }
    if let news = watch.withLock({ $0.look() }) { post(news) }
    lookWhoIsThere()
    writing.asyncAfter(deadline: .now() + .milliseconds(StoreRunner.watchInterval)) { [self] in
      look()
    }
  }

  /// Tells who came to the open request, or left it.
  private func lookWhoIsThere() {
    guard let (request, before) = attended.withLock(\.self),
      let now = try? session.store.presence(on: request, besides: session.actor.session),
      now != before
    else { return }
    attended.withLock { if $0?.request == request { $0 = (request, now) } }
    post(.met(request, now))
  }

  private func pass(over own: Set<RequestID>) {
    if let news = watch.withLock({ $0.pass(over: own) }) { post(news) }
  }

  /// - Returns: whether somebody wrote other rules.
  private func renewDesk() -> Bool {
    guard let desk = watch.withLock({ $0.newRules() }) else { return false }
    newDesk.withLock { $0 = desk }
    return true
  }
}

/// Whether it is time to tell again how far something has come.
private final class Told {
  private let interval: Duration
  private var last = ContinuousClock.now

  init(every interval: Duration) { self.interval = interval }

  /// True once an interval.
  var isDue: Bool {
    guard last.duration(to: .now) >= interval else { return false }
    last = .now
    return true
  }
}
