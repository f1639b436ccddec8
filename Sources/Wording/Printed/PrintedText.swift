import PortDomain

/// What a command prints for people: lines, labels with their values, tables.
///
/// How wide things stand is left to who prints it.
public struct PrintedText: Hashable, Sendable, ExpressibleByStringInterpolation {
  public enum Block: Hashable, Sendable {
    case line(String)
    /// Values standing under each other behind their labels.
    case labelled([Label], indent: Int)
    case table(Table)
  }

  public struct Label: Hashable, Sendable {
    public let name: String
    public let value: String
  }

  public struct Table: Hashable, Sendable {
    public let heads: [String]
    public let rows: [[String]]
    /// The columns that stand flush right.
    public let figures: Set<Int>
  }

  public private(set) var blocks: [Block] = []

  public init() {}

  public init(stringLiteral line: String) {
    blocks = [.line(line)]
  }

  /// A table.
  public init(_ heads: [Heading], _ rows: [[String]]) {
    self.init(heads.map(\.text), rows)
  }

  /// A table under heads that belong to it alone.
  public init(_ heads: [String], _ rows: [[String]], figures: Set<Int> = []) {
    blocks = [.table(Table(heads: heads, rows: rows, figures: figures))]
  }

  /// Labels with their values; those that have none are left out.
  public init(_ labels: KeyValuePairs<String, String?>, indent: Int = 2) {
    add(labels.map { ($0.key, $0.value) }, indent: indent)
  }

  public mutating func add(_ line: String) {
    blocks.append(.line(line))
  }

  mutating func add(_ labels: [(String, String?)], indent: Int = 2) {
    let given = labels.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : Label(name: name, value: $0) }
    }
    if !given.isEmpty { blocks.append(.labelled(given, indent: indent)) }
  }

  public mutating func add(_ text: PrintedText) {
    blocks += text.blocks
  }
}

extension PrintedText {
  // MARK: Files

  public static func written(_ path: String) -> PrintedText { "\(Message.written(path).text)" }
  public static let makingDemonstration = "Making the demonstration: some 300 requests of 40 days …"

  public static let verifying = "Holding the whole store against its history …"

  // MARK: The configuration

  public static let noKey = "none"

  /// Settings in force, each with the file that says it, if any does.
  public static func settings(
    _ settings: [(name: String, value: String, source: String?)]
  ) -> PrintedText {
    var text: PrintedText = ""
    let labels = settings.map { setting in
      let source = setting.source.map { "from \($0)" } ?? "as the program has it"
      return (setting.name, Optional("\(setting.value), \(source)"))
    }
    text.add(labels, indent: 0)
    return text
  }

  public static func checked(_ files: [String], isRight: Bool) -> PrintedText {
    let names = files.isEmpty ? "no configuration" : files.joined(separator: ", ")
    return isRight ? "\(names): nothing is wrong" : "\(names): taken but for what is named"
  }

  // MARK: What takes time

  public static func takingIn(_ file: String) -> String { "Taking in \(file) …" }

  public static let addingUp = "Adding up …"

  public static let exporting = "Writing requests …"
  public static let purging = "Looking finished requests over …"
  public static let recounting = "Counting open requests anew …"

  /// How many requests are done, and how many a second.
  public static func pace(_ done: Int, milliseconds: Int) -> String {
    "\(done) requests, \(rate(done, milliseconds)) a second"
  }

  private static func rate(_ done: Int, _ milliseconds: Int) -> Int {
    max(1, 1_000 * done / max(1, milliseconds))
  }

  /// How far rows have come: how many, how many a second, how long the rest may take.
  public static func pace(_ done: Int, of count: Int, milliseconds: Int) -> String {
    let rate = rate(done, milliseconds)
    let rest = max(0, count - done) / rate
    let left =
      switch rest {
      case ..<90: "\(rest) s"
      case ..<5_400: "\((rest + 30) / 60) min"
      default: "\((rest + 1_800) / 3_600) h"
      }
    return "\(done) of \(count) rows, \(rate) a second, \(left) left"
  }

  /// Under which name an import goes on that breaks off.
  public static func importRun(_ name: String) -> String {
    "should this break off, the same file with --run \(name) goes on"
  }

  public static let standardInput = "standard input"

  public static func ready(_ path: String) -> PrintedText { "\(path) is ready" }

  /// How the answers of a demonstration's carriers are looked at.
  public static func answersReady(_ path: String, desk: String) -> PrintedText {
    "\(path) is ready; porttui answers \(path) --db \(desk) --dry-run tells what it would do"
  }

  public static func exported(_ count: Int, to path: String) -> PrintedText {
    "\(String(count)) requests are in \(path)"
  }

  public static let askForProvider = "Your company as letters name it"
  public static let askForSupport = "Where customers turn with questions"

  /// That a desk was made.
  public static func made(
    _ path: String,
    keys: String,
    sharedBy group: String? = nil,
    letters: DeskSettings
  ) -> PrintedText {
    var text: PrintedText = "made \(path)"
    text.add(
      "its key lies in \(keys): keep a copy elsewhere, PINs can't be read and nothing be written"
        + " without it"
    )
    text.add(
      "letters name \(letters.providerName), customers turn to \(letters.supportContact); setting set "
        + "changes either"
    )
    if let group {
      text.add("members of \(group) find it with --db, or as database: in their configuration")
      text.add(
        "they can also edit the file behind the program's back; audit verify would show that"
      )
    }
    return text
  }

  /// What an import brought.
  public static func imported(_ created: Int, refused: Int, isTrial: Bool) -> String {
    "\(created) \(isTrial ? "would be created" : "created"), \(refused) refused"
  }

  /// That columns of an import were left out.
  public static func ignored(_ columns: [String]) -> String {
    "note: columns left out, nothing here is called so: " + columns.joined(separator: ", ")
  }

  /// That the host lacks zone data, so that a later change of summer time may be missing.
  public static func zonesBuiltIn(_ names: [String]) -> String {
    "note: this host has no zone data for \(names.joined(separator: ", ")), the program's own copy is"
      + " used; install tzdata"
  }

  /// That there is no configuration, with the place where it would be.
  /// A file or folder that was looked for in vain.
  public static func notThere(_ path: String) -> String { "\(path) (not there)" }

  // MARK: Reports

  public static let nothingToReport: PrintedText = "Nothing to report."

  /// How many there are beyond those listed.
  public static func more(_ count: Count, than listed: Int) -> String {
    switch count {
    case .exactly(let all): "\(all - listed) more; --limit 0 lists all"
    case .moreThan(let many): "more than \(many - listed) more; --limit 0 lists all"
    }
  }
}
