extension Unicode.Scalar {
  /// Whether it only steers what shows text: control and format characters, separators of lines and
  /// paragraphs.
  public var isControlOrFormat: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Whether it shows nothing, or nothing that everyone knows, where it stands: what steers, what has no
  /// shape, what has one for a few alone, and blanks other than the common one.
  public var isInvisible: Bool {
    switch properties.generalCategory {
    case .privateUse, .surrogate, .unassigned: true
    case .spaceSeparator: self != " "
    default: isControlOrFormat || properties.isDefaultIgnorableCodePoint || self == "\u{2800}"
    }
  }
}
