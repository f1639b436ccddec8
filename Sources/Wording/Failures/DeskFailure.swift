import PortDomain

/// Why a desk did not do what it was asked to, as facts.
public enum DeskFailure: Error, Hashable, Sendable {
  /// The rules refuse it; the day is today in the number's country.
  case refused(Refusal, today: CalendarDay)
  case conflict(Conflict)
  case store(StoreError)
  /// A number without its country's code that several requests may mean.
  case severalMeant(String, [RequestID])
  /// No request is what a filter means, whose words these are.
  case nothingFits(String)
  /// A carrier, a holiday, a rule or a setting was not written.
  case record([RecordObstacle])
  case filter(FilterError)
  case importFile(ImportObstacle)
  /// An import broke off and can be repeated.
  case importStopped(StoreError, stored: Int, run: String)
  /// Carriers' answers broke off, so many of them stored.
  case answersStopped(StoreError, stored: Int)
  case body(RequestBodyFault)
  case paper(PaperObstacle)
  case letter(LetterOfAuthorisation.Obstacle)
  /// A file or folder was not written.
  case output(OutputObstacle)
  case folder(String)
  /// A folder in which a group's desk is to lie belongs to others or is open to them.
  case folderNotShared(String, group: String)
  /// A folder above a group's desk or its key that its members can't enter.
  case folderClosed(String, group: String)
  /// In restricted mode: a path that leads out of the operator's own folder.
  case outside(String, folder: String)
  /// In restricted mode: it would take another program, such as one that makes PDFs.
  case noProgram
  case converter(ConverterFault)
}

extension DeskFailure {
  /// The code that programs read.
  public var code: String {
    switch self {
    case .refused(let refusal, _): refusal.obstacles.first?.code ?? "refused"
    case .conflict: "conflict"
    case .store(let error): error.code
    case .severalMeant: "several_meant"
    case .nothingFits: "no_such_thing"
    case .record(let obstacles): obstacles.first?.code ?? "refused"
    case .filter: "filter"
    case .importFile: "import_file"
    case .importStopped: "import_stopped"
    case .answersStopped: "answers_stopped"
    case .body: "field_invalid"
    case .paper: "paper"
    case .letter: "letter"
    case .output: "output"
    case .folder, .folderNotShared, .folderClosed: "folder"
    case .outside, .noProgram: "not_permitted"
    case .converter(.none): "no_converter"
    case .converter: "converter"
    }
  }

  /// More ids than these are no help.
  private static let mostNamed = 6

  /// What happened and what to do, in one line.
  public var message: String {
    switch self {
    case .refused(let refusal, let today): refusal.message(today: today, at: .command)
    case .conflict(let conflict): conflict.message(by: .command) { $0.rfc3339 }
    case .store(let error): error.message
    case .severalMeant(let text, let ids):
      if ids.count > DeskFailure.mostNamed {
        "\(text) may be \(ids.count) or more requests; give more of the id, or look it up with list"
      } else {
        "\(text) may be \(ids.map(\.text).joined(separator: ", ")); give one of these ids"
      }
    case .nothingFits(let words):
      "no request fits \(words); look what list finds with it"
    case .record(let obstacles): obstacles.map(\.message).joined(separator: "; ")
    case .filter(let error): error.message
    case .importFile(let obstacle): obstacle.message
    case .importStopped(let error, let stored, let run):
      """
      \(error == .interrupted ? "interrupted" : error.message) · \(stored) rows are stored; \
      repeat with --run \(run)
      """
    case .answersStopped(let error, let stored):
      "\(error.message) · \(stored) rows are stored; give the file again, they stay as they are"
    case .body(let fault): fault.message
    case .paper(let obstacle): obstacle.message
    case .letter(let obstacle): obstacle.message
    case .output(let obstacle): obstacle.message
    case .folder(let path): "there is no folder \(path); make it, or name another place"
    case .folderNotShared(let path, let group):
      "\(path) is not a folder of \(group) alone; name one that isn't there yet"
    case .folderClosed(let path, let group):
      "members of \(group) can't enter \(path); name a place with --db that all of them reach"
    case .outside(let path, let folder):
      "\"\(path)\" leads elsewhere than \(folder), the only folder here; give a name without folders"
    case .noProgram:
      "a PDF takes another program, and none is started here; print --format html"
    case .converter(let fault): fault.message
    }
  }

  /// What else programs may want to know of it.
  public var details: JSON {
    switch self {
    case .refused(let refusal, let today):
      ["obstacles": .list(refusal.obstacles.map { $0.json(today: today) })]
    case .conflict(let conflict): conflict.json
    case .severalMeant(let text, let ids):
      ["text": .text(text), "ids": .list(ids.map { .text($0.text) })]
    case .nothingFits(let words): ["filter": .text(words)]
    case .filter(let error):
      ["position": .integer(error.position), "found": .text(error.found)]
    case .importStopped(let error, let stored, let run):
      JSON.facts(error.facts)
        .adding(["stored": .integer(stored), "run": .text(run), "because": .text(error.code)])
    case .answersStopped(let error, let stored):
      JSON.facts(error.facts).adding(["stored": .integer(stored), "because": .text(error.code)])
    case .store(let error): .facts(error.facts)
    case .record(let obstacles):
      .facts(obstacles.first?.facts ?? []).adding(["obstacles": .list(obstacles.map(\.json))])
    case .importFile(let obstacle): .facts(obstacle.facts)
    case .body(let fault): .facts(fault.facts)
    case .paper(let obstacle): .facts(obstacle.facts)
    case .letter(.differing(let field)): ["field": .text(field.name)]
    case .letter(.noRequests): [:]
    case .output(let obstacle): .facts(obstacle.facts)
    case .folder(let path): ["path": .text(path)]
    case .folderNotShared(let path, let group), .folderClosed(let path, let group):
      ["path": .text(path), "group": .text(group)]
    case .outside(let path, let folder): ["path": .text(path), "folder": .text(folder)]
    case .noProgram: ["format": "pdf"]
    case .converter(let fault): .facts(fault.facts)
    }
  }

  /// The failure as programs read it.
  public var json: JSON { .failure(message, code, details) }
}

extension JSON {
  /// How a program hears that something was not done.
  public static func failure(_ message: String, _ code: String, _ details: JSON = [:]) -> JSON {
    ["error": .text(message), "code": .text(code), "details": details]
  }
}

extension Compared {
  /// The field with what either side says.
  public var json: JSON {
    [
      "field": .text(field.rawValue), "paper": JSON(paper), "request": JSON(request),
      "comparison": JSON(comparison?.code),
    ]
  }
}

extension Conflict {
  /// Who changed what meanwhile, for the details of a failure.
  fileprivate var json: JSON {
    [
      "id": .text(request.text),
      "version": .integer(version),
      "by": JSON(cause?.by),
      "at": JSON(cause?.at.rfc3339),
      "what": JSON(cause?.kind.rawValue),
      "fields": .list(
        fields.map { field in
          [
            "field": .text(field.field.name),
            "before": JSON(field.before),
            "theirs": JSON(field.theirs),
            "mine": JSON(field.mine),
          ]
        }
      ),
    ]
  }
}
