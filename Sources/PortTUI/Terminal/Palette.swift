import CNcurses
import TerminalUI

/// Gives the names of styles their attributes and colours.
struct Palette: Equatable, Sendable {
  /// The theme in force: `mono` wherever colours can't or mustn't be used.
  let theme: Theme

  /// Fewest colours a terminal must have for any to be used.
  private static let colorsNeeded = 8

  /// - Parameters:
  ///   - colors: how many the terminal has.
  ///   - noColor: whether `NO_COLOR` is set and not empty (https://no-color.org).
  init(theme: Theme, colors: Int, noColor: Bool) {
    self.theme = noColor || colors < Palette.colorsNeeded ? .mono : theme
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
    case .danger: danger
    case .warning: warning
    case .success: success
    case .info: info
    }
  }

  private var danger: Look {
    switch theme {
    case .default, .dark, .light: .colored(.red, .bold)
    case .highContrast: Look(attributes: [.bold, .reverse])
    case .mono: .bold
    }
  }

  private var warning: Look {
    switch theme {
    // Yellow can't be read on white.
    case .default, .light: .colored(.magenta)
    case .dark: .colored(.yellow, .bold)
    case .highContrast: Look(attributes: [.bold, .underline])
    case .mono: .bold
    }
  }

  private var success: Look {
    switch theme {
    case .default, .dark, .light: .colored(.green)
    case .highContrast: .bold
    case .mono: .plain
    }
  }

  private var info: Look {
    switch theme {
    case .dark: .colored(.cyan)
    case .default, .light, .mono: .plain
    case .highContrast: .bold
    }
  }
}

/// What the operator's eyes, screen or paper want; each meaning has a sign without colour too.
///
/// No theme uses blue or grey text, which many terminals show too dark to read, nor a background
/// of its own.
enum Theme: String, CaseIterable, Sendable {
  /// Colours that can be read on dark and light backgrounds alike.
  case `default`
  case dark
  case light
  case highContrast = "high-contrast"
  case mono
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

  /// The colours that are used, numbered as in ECMA-48's SGR 30 to 37; blue isn't among them.
  enum Color: Int32, CaseIterable, Sendable {
    case red = 1
    case green = 2
    case yellow = 3
    case magenta = 5
    case cyan = 6
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
