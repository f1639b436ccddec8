import PortDomain

/// The facts of failures, for the details that programs read.
extension StoreError {
  var facts: [(String, JSON)] {
    switch self {
    case .noSuchThing(let what): [("what", .text(what))]
    case .missing(let path), .alreadyExists(let path), .notOurs(let path), .readOnly(let path),
      .notPermitted(let path), .replaced(let path), .linked(let path), .foreignLog(let path):
      [("path", .text(path))]
    case .newer(let path, let version, let known), .older(let path, let version, let known):
      [("path", .text(path)), ("version", .integer(version)), ("known", .integer(known))]
    case .corrupt(let path, let detail): [("path", .text(path)), ("detail", .text(detail))]
    case .networkFileSystem(let path, let type):
      [("path", .text(path)), ("type", .text(type))]
    case .busy(let holder, let isStopped, let seconds):
      [("by", JSON(holder)), ("stopped", .flag(isStopped)), ("seconds", .integer(seconds))]
    case .unsafeSetting(let name, let value):
      [("setting", .text(name)), ("value", .text(value))]
    case .uncertain(let key), .keyReused(let key): [("key", .text(key))]
    case .sealKeyMissing(let places): [("paths", .texts(places))]
    case .system(let detail): [("detail", .text(detail))]
    case .diskFull, .sealBroken, .notSandbox, .interrupted: []
    }
  }
}

extension RecordObstacle {
  /// One thing in the way of a record.
  var json: JSON {
    JSON.facts([("code", .text(code)), ("message", .text(message))]).adding(.facts(facts))
  }

  var facts: [(String, JSON)] {
    switch self {
    case .notPermitted(let role): [("needed", .text(role.rawValue))]
    case .aliasTaken(let alias, let other):
      [("field", "aliases"), ("value", .text(alias.text)), ("carrier", .text(other.text))]
    case .nameMissing: [("field", "name")]
    case .noHoliday(let country, let day):
      [("country", .text(country.code)), ("value", .text(day.iso))]
    case .statementMissing: [("field", "statement")]
    case .noRule(let country, let code):
      [("country", .text(country.code)), ("reason", .text(code.rawValue))]
    case .valueInvalid(let field, let text):
      [("field", .text(field.name)), ("value", .text(text)), ("allowed", .text(field.form))]
    case .viewInvalid: []
    case .noView(let key): [("value", .text(key))]
    case .organizationMissing: [("field", "organization_id")]
    case .keyKindWrong(let kind): [("kind", .text(kind.rawValue))]
    case .clientFixed: []
    case .webhookInvalid(let problem): [("field", "url"), ("problem", .text(problem.code))]
    case .eventsMissing: [("field", "events")]
    case .textInvalid: []
    case .textTooLong: [("limit", .integer(TextBounds.words.bytes))]
    case .stale(let version, let by, let at):
      [("version", .integer(version)), ("by", .text(by)), ("at", .text(at.rfc3339))]
    case .notWritten: [("version", 0), ("by", .null), ("at", .null)]
    }
  }
}

extension ImportObstacle {
  var facts: [(String, JSON)] {
    switch self {
    case .missing(let path), .isFolder(let path), .notAFile(let path), .link(let path),
      .hardLink(let path):
      [("path", .text(path))]
    case .unreadable(let path, let errno):
      [("path", .text(path)), ("reason", .text(systemText(errno)))]
    case .empty, .spreadsheet: []
    case .tooLarge(let limit): [("limit", .integer(limit))]
    case .recordTooLong(let line): [("line", .integer(line)), ("limit", .integer(1 << 20))]
    case .header(let fault): [("line", 1)] + fault.facts
    case .notJSON(let line): [("line", .integer(line))]
    case .columnsMissing(let names), .columnsOfRunningWork(let names):
      [("columns", .texts(names))]
    case .columnRepeated(let name): [("columns", .texts([name]))]
    }
  }
}

extension RowFault {
  var facts: [(String, JSON)] {
    switch self {
    case .notUTF8, .quoteNotClosed, .textAfterQuote, .tooLong, .notAnObject: []
    case .severalNumbers: [("field", "phone_numbers")]
    case .moreCells(let cells, let columns):
      [("cells", .integer(cells)), ("columns", .integer(columns))]
    case .nameRepeated(let name), .notAText(let name): [("field", .text(name))]
    }
  }
}

extension RequestBodyFault {
  var facts: [(String, JSON)] {
    switch self {
    case .notAnObject: []
    case .unknownField(let name), .notTaken(let name): [("field", .text(name))]
    case .row(let fault): fault.facts
    case .numberBesideNumbers: [("field", "phone_number")]
    }
  }
}

extension PaperObstacle {
  var facts: [(String, JSON)] {
    switch self {
    case .missing(let path), .link(let path), .hardLink(let path), .notAFile(let path),
      .empty(let path):
      [("path", .text(path))]
    case .otherType(let path):
      [
        ("path", .text(path)), ("allowed", .texts(["PDF", "JPEG", "PNG", "TIFF", "HEIC"])),
      ]
    case .tooLarge(let path, let limit): [("path", .text(path)), ("limit", .integer(limit))]
    case .unreadable(let path, let errno), .notKept(let path, let errno):
      [("path", .text(path)), ("reason", .text(systemText(errno)))]
    case .lost(let hash): [("sha256", .text(hash))]
    }
  }
}

extension OutputObstacle {
  var facts: [(String, JSON)] {
    switch self {
    case .exists(let path), .notAFile(let path): [("path", .text(path))]
    case .standardOutput: [("path", "-")]
    case .noFormat(let path, let endings): [("path", .text(path)), ("allowed", .texts(endings))]
    case .terminal, .nothing: []
    case .cutShort(let errno): [("reason", .text(systemText(errno)))]
    case .failed(let path, let errno):
      [("path", .text(path)), ("reason", .text(systemText(errno)))]
    }
  }
}

extension ConverterFault {
  var facts: [(String, JSON)] {
    switch self {
    case .none(let names): [("programs", .texts(names))]
    case .failed(let name), .incomplete(let name): [("programs", .texts([name]))]
    case .tooSlow(let name, let seconds):
      [("programs", .texts([name])), ("seconds", .integer(seconds))]
    }
  }
}

extension TypedDay.Fault {
  /// The days that it could be.
  var facts: [(String, JSON)] {
    switch self {
    case .ambiguous(let one, let other): [("allowed", .texts([one.iso, other.iso]))]
    case .weekdayIsToday(let next): [("allowed", .texts([next.iso]))]
    case .unreadable, .noSuchDay, .shortYear, .past: []
    }
  }
}

extension UsageFault {
  /// What was written and what could be; never a PIN.
  public var details: JSON {
    switch self {
    case .words(_, let command): ["command": JSON(command)]
    case .noCommand(let word, let nearest): ["value": .text(word), "nearest": JSON(nearest)]
    case .commandBehind(let command): ["command": .text(command)]
    case .filterWord(let word, let command): ["value": .text(word), "command": .text(command)]
    case .noTime(let text), .noMonth(let text), .noAssignment(let text), .noRun(let text),
      .noWindow(let text), .noGroup(let text), .noDatabase(let text), .keyWithBackup(let text):
      ["value": .text(text)]
    case .noDay(let text, let fault):
      .facts([("value", .text(text))] + fault.facts)
    case .noSuch(let text, let kind, let values):
      ["what": .text(kind), "value": .text(text), "allowed": .texts(values)]
    case .noField(let text): ["field": .text(text)]
    case .pinInArguments, .pinForMany: ["field": .text(RequestField.accountPIN.name)]
    case .optionMissing(let option, let action), .optionNotTaken(let option, let action):
      ["option": .text(option), "action": .text(action)]
    case .wordsNotTaken(let words): ["words": .texts(words)]
    case .noAccount(let uid): ["uid": .integer(uid)]
    }
  }
}

extension ConfigurationFault {
  /// What of the file is not taken, and what would be.
  /// - Parameter place: where it stands.
  public func details(path: String, at place: TextPlace?) -> JSON {
    JSON.facts([
      ("path", .text(path)), ("line", JSON(place?.line)), ("column", JSON(place?.column)),
    ])
    .adding(.facts(facts))
  }

  private var facts: [(String, JSON)] {
    switch self {
    case .notYAML, .empty, .notAFile, .notRoots, .unwritable: []
    case .unreadable(let errno): [("reason", .text(systemText(errno)))]
    case .folderNotRoots(let folder): [("folder", .text(folder))]
    case .systemOnly(let file): [("file", .text(file))]
    case .noSuchName(let name, let nearest):
      [("name", .text(name)), ("nearest", JSON(nearest))]
    case .noValue(let name, _): [("name", .text(name))]
    case .noSuchChoice(let name, _, let allowed), .noSuchRole(let name, let allowed):
      [("value", .text(name)), ("allowed", .texts(allowed))]
    case .noSuchAccount(let name), .noLogPlace(let name), .noSuchCommand(let name):
      [("value", .text(name))]
    case .noSuchKey(let notation, let command), .keyIsText(let notation, let command):
      [("key", .text(notation)), ("command", .text(command))]
    case .keysClash(let key, let first, let second):
      [("key", .text(key)), ("commands", .texts([first, second]))]
    }
  }
}
