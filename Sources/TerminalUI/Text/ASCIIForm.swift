/// How a character is shown where only ASCII can be: a letter without its marks, another script's by its
/// sound, a sign by its like.
///
/// Arabic, Cyrillic and Greek are romanized letter by letter as the Library of Congress does (ALA-LC),
/// without marks: short vowels that aren't written are not guessed.
enum ASCIIForm {
  /// The form of a scalar; empty for a mark that has none, nil for a character that has none.
  static func of(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII { return String(Character(scalar)) }
    return table[scalar] ?? (CharacterWidth.columns(of: scalar) == 0 ? "" : nil)
  }

  /// The form that fits into one column: its first letter, or `?`.
  static func inOneColumn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    of(scalar)?.unicodeScalars.first ?? "?"
  }

  private static let table = letters.merging(Glyph.asciiForms) { $1 }

  private static let letters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    var form: String?
    for word in forms.split(separator: " ") {
      guard let current = form else {
        form = word == "-0" ? "" : String(word)
        continue
      }
      guard word != "/" else {
        form = nil
        continue
      }
      let ends = word.split(separator: ".").compactMap { UInt32($0, radix: 16) }
      guard let first = ends.first, let last = ends.last else {
        preconditionFailure("a form of \(current) is for \(word)")
      }
      for scalar in (first...last).compactMap(Unicode.Scalar.init) { letters[scalar] = current }
    }
    return letters
  }()
}

extension DisplayText {
  /// The text in ASCII; what has no form is a `?` for each of its columns.
  ///
  /// What a form takes more than its letter did is taken from the next blanks, where there are several of
  /// them, and what it takes less is given to them: what stood under each other still does.
  public var inASCII: DisplayText {
    guard !isASCII else { return self }
    var result = ""
    var excess = 0
    for scalar in string.unicodeScalars {
      if scalar == " ", result.hasSuffix(" "), excess != 0 {
        result += String(repeating: " ", count: max(0, 1 - excess))
        excess = max(0, excess - 1)
        continue
      }
      let columns = CharacterWidth.columns(of: scalar) ?? 0
      let form = ASCIIForm.of(scalar) ?? String(repeating: "?", count: columns)
      result += form
      excess += form.utf8.count - columns
    }
    return DisplayText(sanitised: result, columns: result.utf8.count)
  }

  /// Whether all of it can be read in ASCII.
  public var isLegibleInASCII: Bool {
    isASCII || string.unicodeScalars.allSatisfy { ASCIIForm.of($0) != nil }
  }
}

extension StyledText {
  /// The line in ASCII.
  var inASCII: StyledText {
    var line = StyledText()
    for span in spans { line.append(span.text.inASCII, span.style) }
    return line
  }
}
