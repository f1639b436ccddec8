import PortDomain

/// What is wrong with the words of a command, as facts.
public enum UsageFault: Error, Hashable, Sendable {
  /// What the parser of arguments said of the words for a command.
  case words(String, command: String?)
  /// A word of a filter that was read as an option.
  case filterWord(String, command: String)
  /// The first word is no command, and which it may have been meant to be.
  case noCommand(String, nearest: String?)
  /// A command that stands behind options.
  case commandBehind(String)
  case noTime(String)
  case noDay(String, TypedDay.Fault)
  case noMonth(String)
  case noSuch(String, named: String, among: [String])
  case noAssignment(String)
  case noField(String)
  case pinInArguments
  /// A PIN for several requests at once.
  case pinForMany
  case optionMissing(String, action: String)
  case optionNotTaken(String, action: String)
  case wordsNotTaken([String])
  case noRun(String)
  case noWindow(String)
  case noGroup(String)
  /// What should be the path of a database is none.
  case noDatabase(String)
  /// A key that would lie beside the backup that it opens.
  case keyWithBackup(String)
  /// Who runs the program is nobody that the host knows.
  case noAccount(uid: Int)

  /// Where only the operator's own folders beside the store can be reached.
  public static let restrictedMode = "restricted mode"

  /// The code that programs read.
  public var code: String {
    if case .noAccount = self { "no_account" } else { "usage" }
  }

  /// What to write instead.
  public var message: String {
    switch self {
    case .words(let text, let command):
      "\(text); see porttui \(command.map { $0 + " " } ?? "")--help"
    case .filterWord(let word, let command):
      """
      \(word) is no option; to leave out what a word finds write "\(command) not \(word.dropFirst())" \
      or "\(command) -- \(word)"; see porttui \(command) --help
      """
    case .noCommand(let word, let nearest):
      "there is no command \"\(word)\"\(nearest.map { "; did you mean \($0)?" } ?? ";")"
        + " see porttui --help"
    case .commandBehind(let command):
      "options stand behind the command: porttui \(command) …; see porttui \(command) --help"
    case .noTime(let text): "\"\(text)\" is no time; write it as 2026-11-01T09:00:00Z"
    case .noDay(let text, let fault): fault.message(of: text)
    case .noMonth(let text): "\"\(text)\" is no month; write it as YYYY-MM"
    case .noSuch(let text, let kind, let values):
      "\"\(text)\" is no \(kind); use \(values.joined(separator: ", "))"
    case .noAssignment(let text): "\"\(text)\" sets nothing; write name=value"
    case .noField(let text): "there is no field \"\(text)\"; look at the names in show --json"
    case .pinInArguments:
      "a PIN never stands in the arguments, where others can read it; write account_pin=- and type it"
    case .pinForMany: "a PIN belongs to one account; set it for one request at a time"
    case .optionMissing(let option, let action): "\(action) needs \(option)"
    case .optionNotTaken(let option, let action): "\(action) takes no \(option)"
    case .wordsNotTaken(let words): "too many words: \(words.joined(separator: " "))"
    case .noRun(let text): "\"\(text)\" is no import's run; it was named when the import broke off"
    case .noWindow(let text): PortWindow.demanded(insteadOf: text)
    case .noGroup(let name): "this host has no group \"\(name)\"; make it, or correct the name"
    case .noDatabase(let text): "\"\(text)\" is no path of a database; name a file, as ./desk.db"
    case .keyWithBackup(let folder):
      "\(folder) is where the backup goes, and who has both can read every PIN; name another folder"
    case .noAccount(let uid): "user \(uid) has no account on this host; log in as somebody"
    }
  }
}

/// A place in a text, both counted from 1.
public struct TextPlace: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a configuration file is not taken, as facts.
public enum ConfigurationFault: Error, Hashable, Sendable {
  case notYAML
  /// It is there, and says nothing.
  case empty
  case unreadable(errno: Int32)
  case unwritable
  /// A folder, a pipe or a device.
  case notAFile
  /// It isn't root's, or somebody besides root can write it.
  case notRoots
  /// Somebody besides root can put another file in its place.
  case folderNotRoots(String)
  /// It sets what only the system's file, which it names, may.
  case systemOnly(String)
  case noSuchName(String, nearest: String?)
  case noValue(of: String, wanted: Value)
  case noSuchRole(String, among: [String])
  case noSuchAccount(String)
  /// A value of a few, and which these are.
  case noSuchChoice(String, of: String, among: [String])
  /// Where seals or faults are to be told is neither `syslog` nor a path.
  case noLogPlace(String)
  case noSuchCommand(String)
  case noSuchKey(String, of: String)
  /// One key would mean two commands on one screen.
  case keysClash(String, String, String)
  /// The key is text where the command is wanted.
  case keyIsText(String, of: String)

  /// What stands behind a name.
  public enum Value: Hashable, Sendable {
    case text, flag, texts, members, logins

    fileprivate var words: String {
      switch self {
      case .text: "a text"
      case .flag: "true or false"
      case .texts: "a text, or several as [a, b]"
      case .members: "names with values, one a line, indented"
      case .logins: "logins and @groups as [a, \"@b\"]"
      }
    }
  }

  /// The code that programs read.
  public var code: String { "configuration" }

  /// What is wrong in it and how to mend that.
  public var message: String {
    switch self {
    case .notYAML: "not understood; correct or remove it"
    case .empty: "says nothing, so it is in doubt who may do what; write it or remove it"
    case .unreadable(let errno):
      "can't be read: \(systemText(errno)); let everyone read it, or remove it"
    case .unwritable: "can't be written; see who may write it and its folder"
    case .notAFile: "is no file; put a file there, or remove it"
    case .notRoots: "isn't root's alone to write, so it can't say who may do what; mend that"
    case .folderNotRoots(let folder):
      "others than root can change \(folder), so it can't say who may do what; mend that"
    case .systemOnly(let file):
      "this belongs in \(file), which root keeps; remove it here"
    case .noSuchName(let name, let nearest):
      "nothing is called \"\(name)\"" + (nearest.map { "; the nearest is \($0)" } ?? "")
    case .noValue(let name, let wanted): "\(name) takes \(wanted.words)"
    case .noSuchRole(let name, let roles):
      "\"\(name)\" is no role; use \(roles.joined(separator: ", "))"
    case .noSuchAccount(let name):
      "service_account: this host has no account \"\(name)\"; make it or correct the name"
    case .noSuchChoice(let value, let name, let choices):
      "\(name) can't be \"\(value)\"; use \(choices.joined(separator: ", "))"
    case .noLogPlace(let text):
      "\"\(text)\" is no place for a log; use syslog, or the path of a file from the root"
    case .noSuchCommand(let name):
      "keys: there is no command \"\(name)\"; docs/KEYS.md names them all"
    case .noSuchKey(let notation, let command):
      "keys: \"\(notation)\" for \(command) is no key; write it as x, X, <c-x>, <f2> or <enter>"
    case .keysClash(let key, let first, let second):
      "keys: \(key) would mean both \(first) and \(second); choose another for one of them"
    case .keyIsText(let key, let command):
      "keys: \(key) is text where \(command) is wanted; choose a key that types nothing"
    }
  }
}

/// Why there can be no full screen; the caller then prints the queue as plain text instead.
///
/// An unknown or missing TERM is none, a small window isn't either: the screens say so themselves.
public enum ScreenObstacle: Error, Equatable, Sendable {
  case inputNotTerminal
  case outputNotTerminal
  /// The terminal can't place the cursor, as `dumb` and printing terminals.
  case noCursorAddressing(type: String)
  /// The host has no description of any terminal, not even of those tried instead.
  case noDescriptions

  /// What stands in the way, and what is printed in the screen's place.
  public var message: String {
    let obstacle =
      switch self {
      case .inputNotTerminal: "The desk needs a terminal to read keys from."
      case .outputNotTerminal: "The desk needs a terminal to draw on."
      case .noCursorAddressing(let type):
        "The terminal type \"\(type)\" can't place the cursor; set TERM to the type you have."
      case .noDescriptions:
        "No description of a terminal is installed here; install the package ncurses-base."
      }
    return obstacle + " The queue follows; `porttui list` prints it with choices."
  }
}
