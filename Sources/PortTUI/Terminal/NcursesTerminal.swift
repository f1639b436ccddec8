import CNcurses
import Glibc
import TerminalUI
import Wording

/// The terminal at standard input and output, driven by ncurses.
///
/// Only cells that changed since the last frame are handed on; ncurses finds the shortest bytes.
struct NcursesTerminal: LoopTerminal {
  private var palette: Palette
  private let noColor: Bool
  let clipboard: Clipboard
  private let editor: Editor?
  /// What the terminal shows, as far as we know.
  private var shown: Frame?
  /// Whether the terminal has lost it, so that even an equal frame must be sent.
  private var mustFlush = false
  /// The cells being handed on; kept, so that none is made anew.
  private var stretch: [tty_cell] = []

  /// Takes the character set from the environment; whether it is Unicode. Before anything else.
  static func adoptLocale() -> Bool { tty_adopt_locale() }

  /// Opens the screen.
  ///
  /// - Parameters:
  ///   - type: the value of TERM; xterm-256color, xterm and vt100 are tried if it isn't known.
  ///   - noColor: whether `NO_COLOR` is set and not empty.
  ///   - isInTmux: whether it is tmux, and tmux may be started.
  ///   - editor: the operator's own, where one may be started.
  init(
    type: String?,
    theme: Theme,
    noColor: Bool,
    isInTmux: Bool = false,
    editor: Editor? = nil
  ) throws(ScreenObstacle) {
    if let obstacle = ScreenObstacle.find(terminalType: type) { throw obstacle }
    switch tty_open(type) {
    case .done: break
    case .no_cursor_addressing: throw .noCursorAddressing(type: type ?? "")
    case .unknown: throw .noDescriptions
    }
    self.noColor = noColor
    self.editor = editor
    clipboard = isInTmux ? .tmux : tty_takes_copies() ? .terminal : .none
    palette = Palette(theme: theme, colors: Int(tty_colors()), noColor: noColor)
    definePairs()
  }

  /// Whether a theme can have colours.
  var hasColors: Bool { Palette.hasColors(Int(tty_colors()), noColor: noColor) }

  mutating func adopt(_ theme: Theme) {
    palette = Palette(theme: theme, colors: Int(tty_colors()), noColor: noColor)
    definePairs()
    shown = nil
  }

  private func definePairs() {
    for (index, color) in palette.colors.enumerated() {
      tty_define_pair(Int32(index + 1), color.rawValue)
    }
  }

  /// Gives the terminal back as it was found.
  mutating func close() {
    tty_close()
    shown = nil
  }

  var size: Size { Size(width: Int(tty_columns()), height: Int(tty_rows())) }

  /// Whether the terminal marks what is pasted.
  var bracketsPastes: Bool { tty_brackets_pastes() }

  /// What the keys of this terminal send, from its description.
  var keySequences: KeySequences {
    KeySequences(
      terminfo: TerminfoKeys.all.compactMap { name, key in
        tty_key(name).map { (bytes: Array(String(cString: $0).utf8), key: key) }
      }
    )
  }

  mutating func present(_ frame: Frame) {
    let changes = frame.changes(from: shown)
    guard !changes.isEmpty || frame.cursor != shown?.cursor || mustFlush else { return }
    for change in changes { put(frame, change) }
    tty_flush(Int32(frame.cursor?.y ?? -1), Int32(frame.cursor?.x ?? -1))
    shown = frame
    mustFlush = false
  }

  /// Hands a stretch of a row on as scalars: this runs for every cell that changes, and makes no text.
  private mutating func put(_ frame: Frame, _ change: Frame.Change) {
    stretch.removeAll(keepingCapacity: true)
    var style = Style.plain
    var (onText, onBlank) = (tty_cell(), tty_cell())
    for x in change.columns {
      let cell = frame[x, change.y]
      if cell.style != style || stretch.isEmpty {
        style = cell.style
        let look = palette.look(of: style)
        (onText, onBlank) = (styled(look), styled(look.onBlank))
      }
      var ready = cell.isBlank ? onBlank : onText
      ready.base = cell.base.value
      let marks = cell.markValues
      ready.marks = (marks[0], marks[1], marks[2], marks[3])
      ready.width = UInt8(cell.width)
      stretch.append(ready)
    }
    tty_put(Int32(change.y), Int32(change.columns.lowerBound), stretch, Int32(stretch.count))
  }

  private func styled(_ look: Look) -> tty_cell {
    var cell = tty_cell()
    cell.attributes = UInt8(look.attributes.rawValue)
    cell.pair = UInt8(palette.pair(of: look))
    return cell
  }

  mutating func repaint() {
    tty_forget_contents()
    mustFlush = true
  }

  mutating func adoptSize() -> Bool { tty_adopt_size() }

  mutating func suspend() {
    tty_close()
    tty_stop_job()
    reopen()
  }

  mutating func reopen() {
    tty_reopen()
    mustFlush = true
  }

  mutating func edit(
    _ text: String,
    limit: Int,
    stopping: (() -> Void) -> Void
  ) -> EditorEnd {
    guard let editor else { return EditorEnd(.failure(.ended(status: Editor.notFound))) }
    tty_close()
    defer { reopen() }
    return editor.write(text, limit: limit, stopping: stopping)
  }

  func copy(_ text: String) {
    // In tmux both ways: an old tmux knows the one, one that is set so the other alone.
    if clipboard == .tmux { Tmux.load(text) }
    let bytes = Array(text.utf8)
    _ = tty_copy(bytes, bytes.count)
  }
}

/// The names under which terminfo(5) describes what keys send.
enum TerminfoKeys {
  static let all: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab), ("kbs", .backspace),
    ] + (1...12).map { ("kf\($0)", .function($0)) }
}

extension ScreenObstacle {
  /// What stands in the way now, or nil.
  static func find(terminalType: String?) -> ScreenObstacle? {
    if isatty(STDIN_FILENO) == 0 { return .inputNotTerminal }
    if isatty(STDOUT_FILENO) == 0 { return .outputNotTerminal }
    switch tty_probe(terminalType) {
    case .done, .unknown: return nil
    case .no_cursor_addressing: return .noCursorAddressing(type: terminalType ?? "")
    }
  }
}
