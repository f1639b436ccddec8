extension Title {
  public static let settings = "Settings of yours"
}

/// How an operator's own settings are told.
public enum PreferenceWords {
  public static func notInOneLine(_ name: String, of path: String) -> String {
    "\(name) isn't set in a line of its own in \(path)"
  }

  /// A value as the configuration writes it, in words.
  public static func value(_ value: String) -> String {
    switch value {
    case "true": "yes"
    case "false": "no"
    case let name: name
    }
  }
}

extension WhyNot {
  public static let noColors = "Without colours here: the terminal has none, or NO_COLOR is set."
  public static let notUnicode = "ASCII alone here: the locale isn't UTF-8."
}

extension Message {
  /// That others changed requests, told where the rows' marks aren't seen.
  public static func othersChanged(_ count: Int?) -> Message {
    switch count {
    case nil: Message("The list is read again.")
    case 1?: Message("Somebody changed 1 request.")
    case let count?: Message("Others changed \(count) requests.")
    }
  }

  /// That a setting has another value.
  /// - Parameter place: the file that keeps it; nil where it holds for this session.
  public static func prefers(_ name: String, _ value: String, keptIn place: String?) -> Message {
    let words = "\(name.capitalisedFirst): \(PreferenceWords.value(value))"
    return Message(place.map { "\(words), kept in \($0)." } ?? "\(words), until you leave.", .done)
  }

  /// That a setting holds but wasn't kept.
  public static func notKept(_ why: String) -> Message {
    Message("It holds until you leave, but is not kept: \(why).", .warning)
  }

  /// That the operator's file was changed and holds now.
  public static func adopted(_ path: String) -> Message {
    Message("\(path) was changed and holds now.", .done)
  }

  /// That the operator's file was changed to what can't hold.
  public static func notAdopted(_ why: String) -> Message {
    Message("The settings stay as they were: \(why).", .failure)
  }
}
