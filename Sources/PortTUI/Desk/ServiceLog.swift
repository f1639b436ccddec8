import Glibc
import PortDesk
import PortDomain
import Screens
import Synchronization
import TerminalUI
import Wording

/// Tells whoever looks after the desk what failed and what was slow, never what it was about: kinds, times,
/// counts and codes, no text, number or id of a customer.
///
/// Failures and what took longer than a second go to where `log:` of the system's configuration says;
/// with `--debug` each event of a session becomes a line of a file too.
final class ServiceLog: Sendable {
  private let place: LogPlace?
  private let login: String
  private let clock: @Sendable () -> Instant
  /// The file of `--debug`; -1 for none.
  private let descriptor: Int32
  private let start = MonotonicTime.milliseconds()

  /// What takes longer is slow, in milliseconds.
  static let patience = 1_000

  /// - Parameter debug: a new file, open to its owner alone.
  /// - Throws: `.output` when it can't be made.
  init(
    in place: LogPlace?,
    of login: String,
    debug: String? = nil,
    clock: @escaping @Sendable () -> Instant
  ) throws(DeskFailure) {
    self.place = place
    self.login = login
    self.clock = clock
    descriptor = try debug.map(ServiceLog.open) ?? -1
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  private static func open(_ path: String) throws(DeskFailure) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW | O_CLOEXEC
    let descriptor = Glibc.open(path, flags, 0o600)
    guard descriptor >= 0 else {
      throw .output(errno == EEXIST ? .exists(path: path) : .failed(path: path, errno: errno))
    }
    return descriptor
  }

  /// Something that happened.
  func note(_ event: @autoclosure () -> String) {
    guard descriptor >= 0 else { return }
    let line = Array("\(MonotonicTime.milliseconds() - start) \(event())\n".utf8)
    // A disk that is full stops nobody's work.
    _ = write(descriptor, line, line.count)
  }

  /// Does what may take time or fail, and tells how it went.
  func timed<Value>(
    _ what: @autoclosure () -> String,
    failure: (Value) -> StoreError?,
    _ work: () -> Value
  ) -> Value {
    let begun = MonotonicTime.milliseconds()
    let value = work()
    tell(what(), took: MonotonicTime.milliseconds() - begun, failure(value))
    return value
  }

  /// - Parameter what: made into words only where somebody reads them.
  func tell(_ what: @autoclosure () -> String, took milliseconds: Int, _ failure: StoreError?) {
    note("\(what()) \(milliseconds) ms\(failure.map { ", \($0.code)" } ?? "")")
    guard let place else { return }
    if let failure {
      _ = place.add("\(login): \(what()) failed: \(failure.code)", as: .fault, at: clock())
    } else if milliseconds >= ServiceLog.patience {
      _ = place.add("\(login): \(what()) took \(milliseconds) ms", as: .warning, at: clock())
    }
  }
}

// MARK: What happened, without what it was about

extension InputEvent {
  /// Characters may be a customer's: of them only that they came.
  var trace: String {
    switch self {
    case .key(.character): "character"
    case .key(let key): "key \(key.notation)"
    case .paste(let text): "paste of \(text.utf8.count) bytes"
    case .resize(let size): "size \(size.width) x \(size.height)"
    case .edited: "editor ended"
    }
  }
}

extension Read {
  var trace: String { "read \(Mirror(reflecting: self).children.first?.label ?? "\(self)")" }
}

extension Found {
  var failure: StoreError? {
    switch self {
    case .page(_, _, let result): result.failure
    case .counts(_, let result): result.failure
    case .matches(_, let result): result.failure
    case .file(_, let result): result.failure
    case .files(_, let result): result.failure
    case .order(_, let result): result.failure
    case .drafts(let result): result.failure
    case .personal(let result): result.failure
    case .numbers(_, let result): result.failure
    case .standings(_, let result): result.failure
    case .report(_, let result): result.failure
    case .chases(_, let result): result.failure
    case .deliveries(_, let result): result.failure
    case .stretch(_, _, let result): result.failure
    case .deeds(let result): result.failure
    case .operators(let result): result.failure
    case .presence, .paths, .superseded: nil
    }
  }
}

extension Write {
  var trace: String {
    switch self {
    case .commit(let intents): "write of \(intents.count)"
    case .revealPIN: "write of a shown PIN"
    case .revise: "write of a record"
    case .sendAgain: "write of a delivery"
    }
  }
}

extension [Reply] {
  /// Why what was written failed, if it did.
  var failure: StoreError? {
    compactMap { reply -> StoreError? in
      guard case .written(let written) = reply else { return nil }
      return switch written {
      case .committed(_, let result): result.failure
      case .revised(_, let result): result.failure
      case .pin(_, let result): result.failure
      case .sentAgain(_, let result): result.failure
      }
    }.first
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
