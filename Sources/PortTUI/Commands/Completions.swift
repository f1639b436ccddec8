import ArgumentParser
import PortDesk
import PortDomain

/// What a shell offers while a command line is typed. It says nothing on a failure, and waits for nobody.
enum Completions {
  /// Requests by id or number, as they begin; the most urgent ones where nothing is typed.
  static let requests = CompletionKind.custom { words, _, typed in named(typed, in: words) }

  /// Words of a filter: fields with their values, flags.
  static let filter = CompletionKind.custom { words, _, typed in
    guard let session = session(words) else { return [] }
    let logins = (try? session.store.operators()) ?? []
    let found = FilterCompletion(
      of: typed,
      at: typed.count,
      carriers: session.desk.carriers,
      logins: logins
    )
    return found.candidates.map { String(typed.prefix(found.place.lowerBound)) + $0 }
  }

  /// Requests, then a step with its reasons.
  static let steps = CompletionKind.custom { words, _, typed in
    let before = words.dropLast()
    if before.last == "resolve" { return reasonCodes }
    if let last = before.last, reasonCodes.contains(last) {
      return Rejection.Outcome.allCases.map(\.rawValue)
    }
    return begun(StepWords.names, by: typed) + named(typed, in: words)
  }

  /// Requests, then `field=`.
  static let fields = CompletionKind.custom { words, _, typed in
    let fields = RequestField.allCases.filter { $0.side != .rules }.map { $0.name + "=" }
    return begun(fields, by: typed) + named(typed, in: words)
  }

  static let views = CompletionKind.custom { words, _, _ in
    (try? session(words)?.views().map(\.name)) ?? []
  }

  static let carriers = CompletionKind.custom { words, _, typed in
    let carriers = session(words)?.desk.carriers.current ?? []
    return begun(carriers.map { "\($0.country.code)/\($0.id.text)" }, by: typed)
  }

  static let countries = CompletionKind.list(Country.allCases.map(\.code))
  static let actions = CompletionKind.list(Action.allCases.map(\.rawValue))
  static let reasons = CompletionKind.list(reasonCodes)
  static let columns = CompletionKind.list(ViewColumn.allCases.map(\.rawValue))
  static let sorts = CompletionKind.list(
    Sort.Field.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] }
  )
  static let kinds = CompletionKind.list(DocumentKind.allCases.map(\.rawValue))
  static let settings = CompletionKind.list(SettingField.allCases.map { $0.rawValue + "=" })

  private static let reasonCodes = ReasonCode.allCases.map(\.rawValue)
  /// As many as a terminal shows at once.
  private static let most = 30

  private static func begun(_ words: [String], by typed: String) -> [String] {
    words.filter { $0.hasPrefix(typed) }
  }

  private static func named(_ typed: String, in words: [String]) -> [String] {
    guard let session = session(words) else { return [] }
    let filter: Filter =
      typed.isEmpty || typed == "+" ? .term(.flag(.open)) : .term(.word(typed))
    let query = Query(filter, sort: .byUrgency, viewpoint: session.viewpoint)
    let rows = (try? session.requests(of: query, limit: most).rows) ?? []
    let names = rows.map { typed.hasPrefix("pr") ? $0.request.id.text : $0.request.number.e164 }
    return begun(names, by: typed)
  }

  /// The desk that the words name, or the usual one, to be read alone.
  private static func session(_ words: [String]) -> DeskSession? {
    var options = ["--read-only"]
    if let place = words.firstIndex(of: "--db"), words.indices.contains(place + 1) {
      options += ["--db", words[place + 1]]
    }
    guard let options = try? DeskOptions.parse(options) else { return nil }
    return try? DeskSession.open(options) { _ in }
  }
}
