import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// What every command takes.
struct DeskOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The desk's database.",
      discussion: "Else PORTTUI_DB, else the configuration, else the XDG data directory.",
      valueName: "path"
    ),
    completion: .file()
  )
  var database: String?

  @Flag(help: "Print JSON, for scripts.")
  var json = false

  @Flag(name: .shortAndLong, help: "Leave out notes and progress.")
  var quiet = false

  @Flag(help: "Change nothing, whatever is asked.")
  var readOnly = false

  @Option(
    help: ArgumentHelp("The time it shall be; sandbox databases only.", valueName: "time")
  )
  var now: String?

  func validate() {
    if quiet { Console.hush() }
  }

  /// The time that `--now` names.
  var fixedTime: Instant? {
    get throws(CommandFailure) {
      guard let now else { return nil }
      guard let instant = Instant(rfc3339: now) else { throw .usage(.noTime(now)) }
      return instant
    }
  }

  /// Prints JSON where it was asked for, else the text.
  func show(
    _ json: @autoclosure () throws -> JSON,
    _ text: @autoclosure () -> PrintedText
  ) rethrows {
    if self.json { Console.print(try json()) } else { Console.print(text()) }
  }

  /// Prints a request after a change; warnings to standard error.
  func show(_ receipt: Receipt, in session: DeskSession) throws {
    show(receipt, of: try session.file(receipt.request), in: session)
  }

  /// Prints a request after a change, as it is then.
  func show(_ receipt: Receipt, of file: RequestFile, in session: DeskSession) {
    for warning in receipt.warnings { Console.note(warning.message) }
    show(json(of: receipt, as: file, in: session), .changed(file.request))
  }

  /// A request after a change, with the warnings' codes.
  func json(of receipt: Receipt, as file: RequestFile, in session: DeskSession) -> JSON {
    let warnings = JSON.list(receipt.warnings.map { .text($0.code) })
    return session.json(of: file).adding(["warnings": warnings])
  }
}

/// What commands for one request take.
struct RequestOptions: ParsableArguments {
  @OptionGroup var desk: DeskOptions

  @Argument(
    help: "pr_…, a telephone number, or the carrier's reference.",
    completion: Completions.requests
  )
  var id: String

  func open() throws -> (session: DeskSession, request: RequestID) {
    let session = try DeskSession.open(desk)
    return (session, try session.request(id))
  }

  /// Stores a change and prints the request.
  func change(
    ifVersion version: Int? = nil,
    _ change: (DeskSession, RequestID) throws -> Change
  ) throws {
    let (session, request) = try open()
    let change = try change(session, request)
    try desk.show(session.change(request, change, ifVersion: version), in: session)
  }
}

/// What commands that list by country take.
struct CountryOptions: ParsableArguments {
  @OptionGroup var desk: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.", completion: Completions.countries)
  var country: String?

  /// The country that is named, or all of them.
  var countries: [Country] {
    get throws(CommandFailure) {
      guard let country else { return Country.allCases }
      return [try Country(word: country)]
    }
  }
}

/// Where what a command has made goes.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write to a file; - is standard output, as without it.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Flag(help: "Replace a file of that name.")
  var force = false

  /// nil for standard output.
  var path: String? { output == "-" ? nil : output }
}

/// What commands that change something of a request take besides.
struct VersionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Do it only while the request is at this version.", valueName: "number")
  )
  var ifVersion: Int?

  /// Of several requests each has a version of its own.
  func refuse(action: String) throws(CommandFailure) {
    guard ifVersion != nil else { return }
    throw .usage(.optionNotTaken("--if-version", action: "\(action) of several requests"))
  }
}

/// `name=value` in the arguments.
struct Assignment {
  let name: String
  let value: String

  init(parsing text: String) throws(CommandFailure) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw .usage(.noAssignment(text))
    }
    name = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}

// MARK: Words

/// A word of the arguments that is one of several codes.
func coded<Value: RawRepresentable & CaseIterable>(
  _ word: String,
  named kind: String
) throws(CommandFailure) -> Value where Value.RawValue == String {
  guard let value = Value(rawValue: word) else {
    throw .usage(.noSuch(word, named: kind, among: Value.allCases.map(\.rawValue)))
  }
  return value
}

extension Country {
  /// A country by its code.
  init(word: String) throws(CommandFailure) {
    guard let country = Country(code: word) else {
      throw .usage(.noSuch(word, named: "country", among: Country.allCases.map(\.code)))
    }
    self = country
  }
}

extension DeskSession {
  /// A day as people type it, by the calendar of a country.
  func day(
    _ word: String,
    _ reach: TypedDay.Reach,
    in country: Country?
  ) throws(CommandFailure) -> CalendarDay {
    do throws(TypedDay.Fault) {
      return try desk.day(word, reach, in: country, on: today(in: country))
    } catch {
      throw .usage(.noDay(word, error))
    }
  }
}
