import TerminalUI
import Wording

/// What an operator has chosen of how the desk looks and answers, beside the keys.
public struct Preferences: Hashable, Sendable {
  public var theme: Theme
  /// Whether only ASCII is drawn, whatever the terminal can.
  public var isASCII: Bool
  public var highlight: RowHighlight
  /// Whether bytes are saved where they can be: a step moves the marker alone, no preview, fewer frames.
  public var isLinkSlow: Bool
  /// Whether the screen is to be read aloud.
  public var isLinear: Bool

  public init(
    theme: Theme = .default,
    isASCII: Bool = false,
    highlight: RowHighlight = .name,
    isLinkSlow: Bool = false,
    isLinear: Bool = false
  ) {
    self.theme = theme
    self.isASCII = isASCII
    self.highlight = highlight
    self.isLinkSlow = isLinkSlow
    self.isLinear = isLinear
  }

  /// The highlight in force.
  var shownHighlight: RowHighlight { isLinkSlow ? .marker : highlight }

  /// Whether there is a preview beside a list that has room for it.
  var hasPreview: Bool { !isLinkSlow && !isLinear }
}

/// One of them, by the name that the configuration has for it.
public enum Preference: String, CaseIterable, Hashable, Sendable {
  case theme, ascii, row
  case slowLink = "slow_link"
  case linear

  /// What it is called on the screen.
  public var label: String { command.label }

  /// What chooses its next value.
  var command: Command {
    switch self {
    case .theme: .nextTheme
    case .ascii: .toggleASCII
    case .row: .nextHighlight
    case .slowLink: .toggleSlowLink
    case .linear: .toggleLinear
    }
  }
}

extension Preferences {
  /// The value of one, as the configuration writes it.
  public func value(of preference: Preference) -> String {
    switch preference {
    case .theme: theme.rawValue
    case .ascii: String(isASCII)
    case .row: highlight.rawValue
    case .slowLink: String(isLinkSlow)
    case .linear: String(isLinear)
    }
  }

  /// With the next value of one.
  func next(_ preference: Preference) -> Preferences {
    var changed = self
    switch preference {
    case .theme: changed.theme = theme.next
    case .ascii: changed.isASCII.toggle()
    case .row: changed.highlight = highlight.next
    case .slowLink: changed.isLinkSlow.toggle()
    case .linear: changed.isLinear.toggle()
    }
    return changed
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The one after it, in a ring.
  fileprivate var next: Self {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}

/// What the terminal can show and take.
public struct Surface: Hashable, Sendable {
  public let isUnicode: Bool
  /// Whether it has colours, and the operator wants any.
  public let hasColors: Bool
  public let clipboard: Clipboard
  public let editor: EditorAccess

  public init(
    isUnicode: Bool = true,
    hasColors: Bool = true,
    clipboard: Clipboard = .terminal,
    editor: EditorAccess = .chosen
  ) {
    self.isUnicode = isUnicode
    self.hasColors = hasColors
    self.clipboard = clipboard
    self.editor = editor
  }
}
