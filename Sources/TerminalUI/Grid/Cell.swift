/// One cell of a frame: a character with its combining marks, and its style.
///
/// It holds what ncurses' `cchar_t` does, in place and without a reference, so that frames are
/// drawn and compared quickly. A character two columns wide fills its own cell and a `trail` to the
/// right of it.
public struct Cell: Hashable, Sendable {
  /// The scalar that takes the columns; NUL in a trail.
  public let base: Unicode.Scalar
  /// Columns taken: 1, 2, or 0 for the trail of a wide character.
  public let width: Int8
  public internal(set) var style: Style
  /// The values of the marks upon the base, in order; 0 where there is none.
  public private(set) var markValues = SIMD4<UInt32>.zero

  /// The most marks in a cell: ncurses' CCHARW_MAX, less one for the base.
  static let markLimit = 4

  init(_ base: Unicode.Scalar, width: Int8 = 1, style: Style) {
    self.base = base
    self.width = width
    self.style = style
  }

  public static func blank(_ style: Style = .plain) -> Cell {
    Cell(" ", style: style)
  }

  static func trail(_ style: Style) -> Cell {
    Cell("\0", width: 0, style: style)
  }

  /// Adds a mark, of which sanitised text never has more than there is room for.
  mutating func add(_ mark: Unicode.Scalar) {
    for index in 0..<Cell.markLimit where markValues[index] == 0 {
      markValues[index] = mark.value
      return
    }
  }

  public var marks: [Unicode.Scalar] {
    if markValues == .zero { return [] }
    return markValues.indices.compactMap { index in
      markValues[index] == 0 ? nil : Unicode.Scalar(markValues[index])
    }
  }

  /// Whether it shows a blank, of which only underline and reversal can be seen.
  public var isBlank: Bool { base == " " && markValues == .zero }

  /// What the cell shows; empty in a trail.
  public var text: String {
    if width == 0 { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(base)
    scalars.append(contentsOf: marks)
    return String(scalars)
  }
}
