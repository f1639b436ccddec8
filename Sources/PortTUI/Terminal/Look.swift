import CNcurses

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

  static func colored(_ color: Color, _ attributes: Attributes = []) -> Look {
    Look(attributes: attributes, color: color)
  }
}
