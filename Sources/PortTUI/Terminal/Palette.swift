import CNcurses
import TerminalUI

/// Gives the names of styles their attributes and colours.
///
/// A colour is used only where it can be read on the backgrounds that its theme is for: 4.5 to 1 (WCAG
/// 2.2, 1.4.3), by the palettes that xterm, PuTTY, the Linux console and VGA have. Of the first eight
/// colours none can be read on black and white alike, so that the default theme has one of them alone,
/// and that bold.
struct Palette: Equatable, Sendable {
  /// The theme in force: `mono` wherever colours can't or mustn't be used.
  let theme: Theme
  private let meanings: Meanings

  /// Fewest colours a terminal must have for any to be used.
  private static let colorsNeeded = 8

  /// - Parameters:
  ///   - colors: how many the terminal has.
  ///   - noColor: whether `NO_COLOR` is set and not empty (https://no-color.org).
  init(theme: Theme, colors: Int, noColor: Bool) {
    self.theme = Palette.hasColors(colors, noColor: noColor) ? theme : .mono
    meanings = Meanings(self.theme, colors: colors)
  }

  static func hasColors(_ colors: Int, noColor: Bool) -> Bool {
    !noColor && colors >= colorsNeeded
  }

  /// The colours in use; the pair of each is its place, counted from 1.
  var colors: [Look.Color] {
    [meanings.danger, meanings.warning, meanings.success, meanings.info].compactMap(\.color)
  }

  /// The pair that a look is drawn with; 0 for the terminal's own colours.
  func pair(of look: Look) -> Int {
    look.color.flatMap { colors.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  func look(of style: Style) -> Look {
    switch style {
    // The marker stands beside reversed cells; bold would cost 15 bytes of each step.
    case .plain, .muted, .disabled, .hint, .marker: .plain
    case .gone: .dim
    case .title, .heading, .strong, .accent: .bold
    case .selected: .reverse
    case .field, .difference: .underline
    case .fieldFocused: Look(attributes: [.bold, .underline])
    case .danger: meanings.danger
    case .warning: meanings.warning
    case .success: meanings.success
    case .info: meanings.info
    }
  }

  /// What can have a colour.
  private struct Meanings: Equatable {
    var danger = Look.bold
    var warning = Look.bold
    var success = Look.plain
    var info = Look.plain

    /// The colours beyond the first sixteen are the same on all terminals that have them, and bold
    /// brightens none of them.
    init(_ theme: Theme, colors: Int) {
      let hasAll = colors >= 256
      switch theme {
      case .default:
        danger = .colored(hasAll ? .redForAny : .red, .bold)
        success = hasAll ? .colored(.greenForAny) : .plain
      case .dark:
        // Not all terminals brighten what is bold.
        danger = .colored(colors >= 16 ? .brightRed : .red, .bold)
        warning = .colored(colors >= 16 ? .brightYellow : .yellow, .bold)
        success = .colored(.green)
        info = .colored(.cyan)
      case .light:
        // Bold would brighten one of the first eight.
        danger = hasAll ? .colored(.redForLight, .bold) : .colored(.red, .underline)
        warning = .colored(hasAll ? .magentaForLight : .magenta)
        success = hasAll ? .colored(.greenForLight) : .plain
      case .highContrast:
        // Reversal is the cursor's alone.
        danger = Look(attributes: [.bold, .underline])
      case .mono: break
      }
    }
  }
}

/// How the terminal shows a style: attributes, and a colour for the text.
struct Look: Equatable, Sendable {
  var attributes: Attributes = []
  var color: Color?

  /// Reversed, never standout, which screen(1) shows as italics.
  struct Attributes: OptionSet, Sendable {
    let rawValue: Int

    static let bold = Attributes(rawValue: tty_bold)
    static let underline = Attributes(rawValue: tty_underline)
    static let reverse = Attributes(rawValue: tty_reverse)
    static let dim = Attributes(rawValue: tty_dim)
  }

  /// The colours that are used, by their numbers: 0 to 7 as in ECMA-48's SGR 30 to 37, then their bright
  /// ones, then xterm's cube of 6x6x6. Blue and grey aren't among them.
  enum Color: Int32, CaseIterable, Sendable {
    case red = 1
    case green = 2
    case yellow = 3
    case magenta = 5
    case cyan = 6
    case brightRed = 9
    case brightYellow = 11
    case greenForLight = 22
    case greenForAny = 29
    case magentaForLight = 90
    case redForLight = 124
    case redForAny = 131
  }

  /// What of it can be seen on a blank: the rest would cost bytes to switch on and off.
  var onBlank: Look {
    attributes.isDisjoint(with: [.underline, .reverse]) ? .plain : self
  }

  static let plain = Look()
  static let bold = Look(attributes: .bold)
  static let underline = Look(attributes: .underline)
  static let reverse = Look(attributes: .reverse)
  static let dim = Look(attributes: .dim)

  static func colored(_ color: Color, _ attributes: Attributes = []) -> Look {
    Look(attributes: attributes, color: color)
  }
}
