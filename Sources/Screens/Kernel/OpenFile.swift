import PortDomain
import TerminalUI
import Wording

/// The file of the request that a screen shows: read when it opens, kept until a newer one comes.
struct OpenFile: Hashable, Sendable {
  let id: RequestID
  private(set) var file: RequestFile?
  /// As it was first read: what a form was opened on, whatever others do meanwhile.
  private(set) var first: RequestFile?
  /// Why there is no file to show.
  private(set) var error: StoreError?

  init(_ id: RequestID) {
    self.id = id
  }

  /// Takes what concerns the file from any event and says what is to be read.
  mutating func update(_ event: ScreenEvent) -> [Effect] {
    switch event {
    case .opened: return [.read(.file(id))]
    case .reply(let reply): return update(reply)
    case .uncovered, .command, .typed, .paste, .answer, .resized, .rested, .argument: return []
    }
  }

  private mutating func update(_ reply: Reply) -> [Effect] {
    if case .read(.file(id, let result)) = reply {
      switch result {
      case .success(let file):
        (self.file, error) = (file, nil)
        first = first ?? file
      case .failure(let error): self.error = error
      }
    }
    return isOutdated(by: reply) ? [.read(.file(id))] : []
  }

  /// Whether the request changed, or the answer to the last read will not come.
  private func isOutdated(by reply: Reply) -> Bool {
    if case .changed(let requests) = reply { return requests?.contains(id) ?? true }
    if case .written(.committed(let intents, .success)) = reply {
      return intents.contains { $0.request == id }
    }
    return reply == .read(.superseded(.file(id)))
  }

  /// The file; where there is none, a notice stands on the screen instead.
  func file(orNoticeOn canvas: inout Canvas) -> RequestFile? {
    if file == nil {
      canvas.draw(notice, at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
    }
    return file
  }

  /// What stands on a screen without a file.
  var notice: DisplayText {
    DisplayText(sanitising: error?.message ?? Placeholder.reading)
  }
}

/// A screen about one request.
protocol RequestScreen: Screen {
  var open: OpenFile { get }
}

extension RequestScreen {
  public var attends: RequestID? { open.id }
}

extension RequestFile {
  /// Who moved the status since a version that was on the screen, when, and how; nil when nobody did.
  func moved(since version: Int, by context: Context) -> Message? {
    let steps = history.filter { $0.version > version && $0.kind.isStep }
    guard !steps.isEmpty else { return nil }
    let conflict = Conflict(
      request: request.id,
      country: request.country,
      version: request.version,
      since: steps
    )
    return Message(conflict.notDone(by: context.clocks), .warning)
  }
}

extension Intent {
  /// The request it changes; nil when it makes one.
  var request: RequestID? {
    switch subject {
    case .change(let id, _, _): id
    case .create, .takeOver: nil
    }
  }
}
