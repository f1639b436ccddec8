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
