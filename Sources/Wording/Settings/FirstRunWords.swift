extension Title {
  public static let firstRun = "No desk here yet"
}

extension Prompt {
  public static let importedFile = "File to take in"
}

/// What is told where there is no desk yet, and once there is one.
public enum FirstRunWords {
  public static let leave = "Leave"

  public static func lines(_ place: String) -> [String] {
    [
      "There is no desk at \(place).",
      "A desk is one file, with a key that seals what is secret and its history. CSV, JSON and JSON Lines "
        + "can be taken in now or later; the demonstration is a desk of its own, to try everything on.",
    ]
  }

  /// What is told to who can't make one.
  public static func ask(_ file: String) -> String {
    "there is no desk yet; ask whoever keeps \(file) to make it"
  }

  public static func made(_ path: String, keys: String) -> Message {
    Message("\(path) is made; its key lies in \(keys): keep a copy elsewhere.", .done)
  }

  public static func takenIn(_ count: Int, refused: Int, from path: String) -> Message {
    let taken = count == 1 ? "1 request is" : "\(count) requests are"
    guard refused > 0 else { return Message("\(taken) taken in from \(path).", .done) }
    return Message(
      "\(taken) taken in, \(refused) refused; porttui import \(path) --dry-run tells why.",
      .warning
    )
  }

  public static func notTakenIn(_ path: String, _ why: String) -> Message {
    Message("The desk is made, but nothing of \(path) is taken in: \(why).", .failure)
  }
}
