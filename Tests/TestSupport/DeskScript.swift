import PortDesk
import PortDomain
import PortStore
import Screens
import TerminalUI
import Testing
import Wording

/// The whole app on an in-memory store, played by keys in notation: `"<down> <enter> s"`.
///
/// Inline, every effect is answered before the next key. Held, answers wait until the script says
/// `<reply>` for the oldest or `<replies>` for all: what a slow disk does to quick fingers.
public struct DeskScript {
  public enum Answers: CaseIterable, Sendable {
    case inline, held
  }

  public private(set) var app: DeskApp
  public private(set) var store: InMemoryStore
  public var now: Instant
  public private(set) var milliseconds = 0
  /// What the app asked of the terminal.
  public private(set) var requests: [Outside] = []
  private let answers: Answers
  /// Why a file is neither taken nor written, by the path that is typed.
  public var refusedPaths: [String: String] = [:]
  /// The files there are, for paths that are being typed.
  public var paths: [String] = []
  private var waiting: [Outside] = []

  public init(
    store: InMemoryStore,
    actor: Operator = Sample.ada,
    at now: Instant = Sample.now,
    size: Size = Size(width: 80, height: 24),
    keymap: Keymap = .standard,
    preferences: Preferences = Preferences(),
    surface: Surface = Surface(),
    answers: Answers = .inline
  ) {
    self.store = store
    self.now = now
    self.answers = answers
    // The store's own, so that ids are unique however many apps share it.
    app = DeskApp(
      desk: store.rules(),
      actor: actor,
      first: QueueScreen(),
      size: size,
      keymap: keymap,
      preferences: preferences,
      surface: surface
    )
    take(app.start(at: moment))
    deliverAll()
  }

  /// The same desk on a store of its own, so that what is done there is done nowhere else.
  public func forked() -> DeskScript {
    var other = self
    other.store = store.copied()
    return other
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

  /// Tells the app what became of a text in the operator's editor.
  public mutating func end(editor result: Result<String, EditorFault>) {
    take(app.handle(.edited(result), at: moment))
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

  /// Begins the tour.
  public mutating func takeTour() {
    take(app.takeTour(at: moment))
    settle()
  }

  /// Tells the app who else is at a request by now.
  public mutating func meet(_ others: [String], on request: RequestID) {
    take(app.handle(.met(request, others), at: moment))
    settle()
  }

  /// Tells the app how far a report has come.
  public mutating func tellAddedUp(_ report: Report, part: Double) {
    take(app.handle(.addedUp(report, part: part), at: moment))
    settle()
  }

  /// Tells the app how far a change of many has come.
  public mutating func tellProgress(_ done: Int, of count: Int) {
    take(app.handle(.progress(done, of: count), at: moment))
    settle()
  }

  /// What is waiting to be done next, where answers are held.
  public var next: Outside? { waiting.first }

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
      Issue.record("a script names a key that doesn't exist: \(notation)")
      return
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
    for reply in refusal(of: effect) ?? completion(of: effect)
      ?? store.replies(to: effect, of: app.actor)
    {
      if case .written(.revised) = reply { app.follow(store.rules()) }
      take(app.handle(reply, at: moment))
    }
    switch effect {
    case .terminal, .keep, .file(.give), .stop, .giveUpReport: requests.append(effect)
    case .read, .write, .draft, .personal, .file(.take), .file(.answers): break
    }
  }

  private func completion(of effect: Outside) -> [Reply]? {
    guard case .read(.paths(let path)) = effect else { return nil }
    return [.read(.paths(path, paths.filter { $0.hasPrefix(path) }))]
  }

  private func refusal(of effect: Outside) -> [Reply]? {
    guard case .file(let work) = effect else { return nil }
    let path =
      switch work {
      case .take(let paper): paper.path
      case .give(let outgoing): outgoing.path
      case .answers(let intake): intake.path
      }
    return refusedPaths[path].map { [.fileRefused(work, $0)] }
  }
}

extension Outside {
  fileprivate var lane: Read.Lane? {
    if case .read(let read) = self { read.lane } else { nil }
  }
}

extension InMemoryStore {
  /// The store as a session of that operator has it: a viewer's is masked.
  private func session(of actor: Operator) -> DeskSession {
    DeskSession(
      store: self,
      desk: rules(),
      newestRecord: ChangeToken(""),
      actor: actor,
      folders: ExchangeFolders(besideDatabase: place, login: actor.login, isRestricted: false),
      vault: PaperVault(besideDatabase: place, largest: 1),
      clock: { Sample.now }
    )
  }

  /// What the program's runner would post for an effect.
  func replies(to effect: Outside, of actor: Operator) -> [Reply] {
    let session = session(of: actor)
    let answers = StoreAnswers(from: session.store, to: actor)
    switch effect {
    case .read(let read): return [.read(answers.answer(read))]
    case .write(let write): return answers.make(write)
    case .draft(let change): return answers.keep(change).map { [$0] } ?? []
    case .personal(let change): return [answers.keep(change)]
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
      return answers.make(.commit([intent]))
    case .file(.give(let outgoing)): return [.givenOut(outgoing, .written(outgoing.path))]
    case .file(.answers(let intake)):
      do throws(DeskFailure) {
        let file = ImportFile.path(intake.path, isRestricted: false)
        return [.answered(intake, try session.takeAnswers(from: file, isTrial: intake.isTrial))]
      } catch {
        return [.fileRefused(.answers(intake), error.message)]
      }
    case .terminal, .keep, .stop, .giveUpReport: return []
    }
  }
}
