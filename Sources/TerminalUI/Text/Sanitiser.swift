/// Makes text safe and straight to show, scalar by scalar.
///
/// - A control, format, line or paragraph separator, private-use or unassigned scalar, and one that
///   Unicode says to ignore when it isn't supported (bidirectional controls, joiners, tags,
///   variation selectors, fillers), becomes one visible `U+FFFD`. So does all that ncurses can't
///   print.
/// - A line break, of one or two scalars, becomes one `⏎`.
/// - A character keeps at most four marks, as many as a `Cell` holds; the run of further
///   marks becomes one `U+FFFD`. A mark without a character gets a `◌` to stand on.
///
/// Sanitised text passes unchanged.
struct Sanitiser {
  private(set) var scalars = String.UnicodeScalarView()
  private(set) var columns = 0
  private var room = Room.none
  private var followsCarriageReturn = false

  /// What a mark that comes next stands on.
  private enum Room {
    case none
    case marks(Int)
    case exceeded
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    defer { followsCarriageReturn = scalar == "\r" }
    if scalar == "\n" && followsCarriageReturn { return }
    if Sanitiser.breaksLine(scalar) {
      put(Glyph.lineBreak.unicode, columns: 1, room: .none)
    } else if let width = Sanitiser.columnsIfShown(scalar) {
      if width == 0 {
        appendMark(scalar)
      } else {
        put(scalar, columns: width, room: .marks(Cell.markLimit))
      }
    } else {
      put(Glyph.replacement.unicode, columns: 1, room: .none)
    }
  }

  private mutating func appendMark(_ mark: Unicode.Scalar) {
    switch room {
    case .none:
      put(Glyph.dottedCircle.unicode, columns: 1, room: .none)
      put(mark, columns: 0, room: .marks(Cell.markLimit - 1))
    case .marks(0):
      put(Glyph.replacement.unicode, columns: 1, room: .exceeded)
    case .marks(let left):
      put(mark, columns: 0, room: .marks(left - 1))
    case .exceeded:
      break
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar, columns: Int, room: Room) {
    scalars.append(scalar)
    self.columns += columns
    self.room = room
  }

  static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    case _: false
    }
  }

  /// The columns of a scalar that may be shown as it is, else nil.
  private static func columnsIfShown(_ scalar: Unicode.Scalar) -> Int? {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      return nil
    case _:
      return properties.isDefaultIgnorableCodePoint ? nil : CharacterWidth.columns(of: scalar)
    }
  }
}
