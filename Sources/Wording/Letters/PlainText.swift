/// Text from outside made safe for a plain file that others open in whatever they have.
enum PlainText {
  /// The lines of a text, each control, format, private-use or unassigned character a visible `U+FFFD`.
  ///
  /// - Returns: at least one line.
  static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      var scalars = String.UnicodeScalarView()
      for scalar in line.unicodeScalars { scalars.append(isShown(scalar) ? scalar : "\u{FFFD}") }
      return String(scalars)
    }
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    let hidden: Set<Unicode.GeneralCategory> = [
      .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
    ]
    let properties = scalar.properties
    return !hidden.contains(properties.generalCategory) && !properties.isDefaultIgnorableCodePoint
  }
}
