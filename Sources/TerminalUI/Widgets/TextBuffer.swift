/// Text that is being edited, with the place where the next character goes.
struct TextBuffer: Hashable, Sendable {
  private(set) var text = ""
  /// The characters before the cursor.
  private(set) var cursor = 0
  let keepsLines: Bool
  /// The most characters it takes; what is beyond is left out.
  let limit: Int

  init(_ text: String, keepsLines: Bool, limit: Int) {
    self.keepsLines = keepsLines
    self.limit = max(0, limit)
    insert(text)
  }

  var beforeCursor: Substring { text.prefix(cursor) }
  private var afterCursor: Substring { text.dropFirst(cursor) }

  /// Inserts what can be part of the text: control characters are left out, a line end or tab
  /// becomes a blank where there are no lines.
  mutating func insert(_ addition: String) {
    let after = String(afterCursor)
    let room = limit - text.count
    let head = String(beforeCursor) + cleaned(addition).prefix(max(0, room))
    text = head + after
    // A mark joins the character before it, so the characters are counted anew.
    cursor = min(head.count, text.count)
  }

  mutating func moveCursor(to index: Int) {
    cursor = min(max(0, index), text.count)
  }

  mutating func deleteBackward() {
    deleteBackward(to: cursor - 1)
  }

  mutating func deleteForward() {
    text = String(beforeCursor) + afterCursor.dropFirst()
  }

  /// Deletes the word before the cursor, and the blanks between.
  mutating func deleteWord() {
    let withoutBlanks = beforeCursor.trimmingSuffix(while: \.isWhitespace)
    deleteBackward(to: withoutBlanks.trimmingSuffix { !$0.isWhitespace }.count)
  }

  /// Deletes what stands between an earlier place and the cursor.
  mutating func deleteBackward(to start: Int) {
    let start = max(0, start)
    text = String(text.prefix(start)) + afterCursor
    cursor = min(start, text.count)
  }

  mutating func clear() {
    text = ""
    cursor = 0
  }

  /// More marks on one letter are in no language, and would make one character as long as a book.
  private static let mostMarks = 30

  private func cleaned(_ addition: String) -> String {
    var scalars = String.UnicodeScalarView()
    var followsCarriageReturn = false
    var marks = 0
    for scalar in addition.unicodeScalars {
      marks = scalar.isMark ? marks + 1 : 0
      if marks > TextBuffer.mostMarks { continue }
      let completesBreak = scalar == "\n" && followsCarriageReturn
      followsCarriageReturn = scalar == "\r"
      if completesBreak { continue }
      if scalar == "\n" || scalar == "\r" {
        scalars.append(keepsLines ? "\n" : " ")
      } else if scalar == "\t" {
        scalars.append(" ")
      } else if scalar.properties.generalCategory != .control {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    guard value >= 0x300 else { return false }
    let category = properties.generalCategory
    return category == .nonspacingMark || category == .spacingMark || category == .enclosingMark
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}

/// What is done to text that is being typed.
public enum TextEdit: Hashable, Sendable {
  case insert(Character)
  /// Only where there are several lines.
  case newLine
  case deleteBackward, deleteForward, deleteWord
  /// The whole text; where there are several lines, what stands before the cursor in its row.
  case clear
  case left, right, start, end
  /// Only where there are several lines.
  case up, down, pageUp, pageDown
}
