extension Title {
  public static let help = "Help"
  public static let command = "Command"
  public static func keys(of screen: String) -> String { "Keys of \(screen)" }
}

extension Placeholder {
  public static let noKey = "No key of that name here."
}

extension WhyNot {
  /// Why a command is off, in the list of all.
  public static func off(_ why: String) -> String { "off: \(why)" }

  /// - Parameter key: what goes through them.
  public static func severalBegin(key: String) -> String {
    "several begin so; \(key) goes through them"
  }

  /// - Parameter key: what shows the keys.
  public static func nothing(byName command: String, key: String) -> String {
    "\(command) does nothing here; \(key) shows what does"
  }

  public static let secretAsked = "a PIN isn't typed here: name the field alone, it is asked for"

  /// A command that was given something and takes nothing.
  public static func takesNothing(_ command: String) -> String {
    "\(command) takes nothing behind it"
  }

  public static func noCommand(nearest: String?) -> String {
    "no such command" + (nearest.map { "; the nearest is \($0)" } ?? "")
  }
}

extension Message {
  /// A choice that isn't among those there are.
  public static func noChoice(_ text: String, among choices: [String]) -> Message {
    Message("There is no \(text) here; there are \(choices.joined(separator: ", ")).", .warning)
  }

  /// A reason that the catalogue doesn't have.
  public static func noReason(_ text: String, nearest: String?) -> Message {
    Message(
      "No reason is called \(text)" + (nearest.map { "; the nearest is \($0)." } ?? "."),
      .warning
    )
  }

  /// What a key does while something is typed.
  public static func inTextField(_ summary: String) -> Message {
    Message("In a text field: \(summary).")
  }
}

/// How far two names are from each other, to tell what was probably meant.
public enum EditDistance {
  /// The first of the names that are least far from a word; nil where there are none.
  /// - Parameter most: how far it may be.
  public static func nearest(
    to word: String,
    among names: [String],
    within most: Int = .max
  ) -> String? {
    names.map { (name: $0, distance: between($0, word)) }.filter { $0.distance <= most }
      .min { $0.distance < $1.distance }?.name
  }

  /// The fewest letters to insert, delete or replace (Levenshtein).
  private static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let cost = letter == other ? corner : min(corner, row[column], row[column + 1]) + 1
        corner = row[column + 1]
        row[column + 1] = cost
      }
    }
    return row[right.count]
  }
}
