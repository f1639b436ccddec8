import Dispatch
import Foundation
import PortDesk
import Screens
import Synchronization
import TerminalUI
import Wording

/// The operator's own configuration file while the desk is open: what is changed there holds with the
/// next key, what is chosen on the screen is kept there.
struct OwnFile {
  private let path: String
  /// What the system's file says, over which it is laid.
  private let system: Configuration
  /// What the command line says over both.
  private let look: LookOptions
  /// Whether the file is the operator's alone to write.
  private let isKept: Bool
  private var state: State?

  /// What tells one state of the file from another.
  private struct State: Equatable {
    let file: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int

    init?(of path: String) {
      var facts = stat()
      guard stat(path, &facts) == 0 else { return nil }
      file = UInt64(facts.st_ino)
      size = Int64(facts.st_size)
      (seconds, nanoseconds) = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec)
    }
  }

  init(_ place: Surroundings, _ look: LookOptions) {
    self.init(
      place.paths.configurationFile,
      over: place.system,
      look,
      // Under a service account it would be everybody's.
      isKept: !place.configuration.isRestricted && place.configuration.serviceAccount == nil
    )
  }

  init(_ path: String, over system: Configuration, _ look: LookOptions, isKept: Bool = true) {
    self.path = path
    self.system = system
    self.look = look
    self.isKept = isKept
    state = State(of: path)
  }

  /// What it says since it was changed, or why that can't hold; nil while it is as it was.
  mutating func changed() -> Result<(Preferences, Keymap, Message), CommandFailure>? {
    let state = State(of: path)
    guard state != self.state else { return nil }
    self.state = state
    var configuration = system
    do throws(CommandFailure) {
      try configuration.adopt(ownFile: path)
    } catch {
      return .failure(error)
    }
    let message = configuration.warnings.first.map { Message($0.capitalisedFirst, .warning) }
    return .success(
      (look.over(configuration.preferences), configuration.keymap, message ?? .adopted(path))
    )
  }

  /// Writes a setting into it, all else in it staying as it is.
  mutating func keep(_ preference: Preference, _ value: String) -> Message {
    guard isKept else { return .prefers(preference.label, value, keptIn: nil) }
    // What somebody changed there since is still to be seen.
    let isKnown = State(of: path) == state
    do throws(CommandFailure) {
      let text = try ConfigurationFile(path)?.text ?? ""
      let changed = OwnFile.setting(preference.rawValue, to: value, in: text)
      // Whatever way it was written before, it must say that now and nothing less.
      var before = system
      try before.adopt(own: ConfigurationFile(path, saying: text))
      var after = system
      try after.adopt(own: ConfigurationFile(path, saying: changed))
      before.preferences = after.preferences
      before.sources = after.sources
      guard after == before, after.preferences.value(of: preference) == value else {
        return .notKept(PreferenceWords.notInOneLine(preference.rawValue, of: path))
      }
      try write(changed)
    } catch {
      return .notKept(error.message)
    }
    if isKnown { state = State(of: path) }
    return .prefers(preference.label, value, keptIn: path)
  }

  /// A text with the line of a name set to a value, what is remarked behind it staying; at the end where
  /// there is none.
  static func setting(_ name: String, to value: String, in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let index = lines.firstIndex(where: { $0.hasPrefix("\(name):") }) {
      let remark = lines[index].range(of: " #").map {
        "  " + lines[index][$0.lowerBound...].trimmed
      }
      lines[index] = "\(name): \(value)\(remark ?? "")"
      return lines.joined(separator: "\n")
    }
    let start = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    return start + "\(name): \(value)\n"
  }

  /// Puts a text in the file's place by a rename; a link stays one.
  private func write(_ text: String) throws(CommandFailure) {
    do throws(DeskFailure) { try Paths.make(Paths.folder(of: path)) } catch { throw .desk(error) }
    let place = realpath(path, nil).map { found in
      defer { free(found) }
      return String(cString: found)
    }
    let url = URL(fileURLWithPath: place ?? path)
    do {
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw .configuration(path, at: nil, .unwritable)
    }
  }
}

/// Looks at the file and writes it beside the loop: a home on a server that doesn't answer keeps no key
/// waiting.
final class OwnFileKeeper: Sendable {
  /// What the loop is to be told.
  enum News: Sendable {
    case adopted(Preferences, Keymap, Message)
    case told(Message)
  }

  private let file: Mutex<OwnFile>
  private let waker: Waker
  private let news = Mutex<[News]>([])
  /// Whether a look is still to come: one serves all keys of meanwhile.
  private let isLooking = Mutex(false)
  private let queue = DispatchQueue(label: "own file", qos: .utility)

  init(_ file: OwnFile, waker: Waker) {
    self.file = Mutex(file)
    self.waker = waker
  }

  /// Nothing watches the file while the desk is idle: that it was changed is seen with a key.
  func look() {
    let isAsked = isLooking.withLock { isLooking in
      defer { isLooking = true }
      return isLooking
    }
    if isAsked { return }
    queue.async { [self] in
      isLooking.withLock { $0 = false }
      switch file.withLock({ $0.changed() }) {
      case nil: break
      case .failure(let failure): post(.told(.notAdopted(failure.message)))
      case .success(let (preferences, keymap, message)):
        post(.adopted(preferences, keymap, message))
      }
    }
  }

  func keep(_ preference: Preference, _ value: String) {
    queue.async { [self] in post(.told(file.withLock { $0.keep(preference, value) })) }
  }

  /// The news that have come since.
  func take() -> [News] {
    news.withLock { news in
      defer { news = [] }
      return news
    }
  }

  private func post(_ item: News) {
    news.withLock { $0.append(item) }
    waker.wake()
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
