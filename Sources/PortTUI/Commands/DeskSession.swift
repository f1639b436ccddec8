import Foundation
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite

/// One person at one desk: the store, the rules, who it is, what time it is.
struct DeskSession: Sendable {
  let store: any WholeStore
  let desk: Desk
  /// The newest record of carriers and holidays that `desk` goes by.
  let recordsAtStart: ChangeToken
  let vault: PaperVault
  let actor: Operator
  let clock: @Sendable () -> Instant
  let configuration: Configuration
  let folders: ExchangeFolders

  /// Opens the desk that the options, the environment or the configuration name.
  static func open(_ options: DeskOptions) throws(CommandFailure) -> DeskSession {
    let place = try Surroundings.current()
    let path = place.database(options)
    let fixed = try options.fixedTime
    let clock: @Sendable () -> Instant = { fixed ?? .ofHost }
    do throws(StoreError) {
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: Desk(zones: try .system()),
        clock: clock,
        options: .init(
          isReadOnly: options.readOnly,
          owner: "\(place.account.login) (process \(getpid()))",
          keyDirectories: place.paths.keyFolders
        )
      )
      if fixed != nil, !store.isSandbox { throw .notSandbox }
      let recordsAtStart = try store.newestRecord()
      let desk = try store.rules()
      return DeskSession(
        store: store,
        desk: desk,
        recordsAtStart: recordsAtStart,
        vault: PaperVault(besideDatabase: path, largest: desk.settings.largestPaper),
        actor: place.actor,
        clock: clock,
        configuration: place.configuration,
        folders: ExchangeFolders(
          besideDatabase: path,
          login: place.account.login,
          isRestricted: place.configuration.isRestricted
        )
      )
    } catch {
      throw .store(error)
    }
  }

  func today(in country: Country) -> CalendarDay { desk.zones.today(in: country, at: clock()) }

  var viewpoint: Viewpoint { Viewpoint(zones: desk.zones, now: clock(), me: actor.login) }

  /// A request by its id, or by its number in E.164.
  func request(_ text: String) throws(CommandFailure) -> RequestID {
    if let id = RequestID(text) { return id }
    return try reading { () throws(StoreError) in
      guard PhoneNumber(e164: text) != nil, let id = try store.request(ofNumber: text) else {
        throw .noSuchThing(text)
      }
      return id
    }
  }

  func file(_ id: RequestID) throws(CommandFailure) -> RequestFile {
    try reading { () throws(StoreError) in try store.file(id) }
  }

  /// The paper of an id, in the file of the newest request it is attached to.
  func paper(
    _ text: String
  ) throws(CommandFailure) -> (id: DocumentID, request: RequestID) {
    guard let id = DocumentID(text) else { throw .store(.noSuchThing(text)) }
    let request = try reading { () throws(StoreError) in try store.request(ofDocument: id) }
    guard let request else { throw .store(.noSuchThing(text)) }
    return (id, request)
  }

  func reading<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }

  /// Stores one change to a request.
  func change(
    _ id: RequestID,
    _ change: Change,
    ifVersion version: Int? = nil,
    key: String = intentKey()
  ) throws(CommandFailure) -> Receipt {
    let basis = version.map(Intent.Basis.exactly) ?? .current
    let subject = Intent.Subject.change(id, change, basis: basis)
    return try commit(subject, key: key) { () throws(CommandFailure) in
      try today(in: file(id).request.country)
    }
  }

  /// A key for one intent of a command.
  static func intentKey() -> String {
    let id = ULID(at: .ofHost, high: .random(in: .min ... .max), low: .random(in: .min ... .max))
    return "cli-" + id.text
  }

  /// - Parameter today: asked only for the words of a refusal.
  func commit(
    _ subject: Intent.Subject,
    key: String = intentKey(),
    today: () throws(CommandFailure) -> CalendarDay
  ) throws(CommandFailure) -> Receipt {
    let intent = Intent(key: key, actor: actor, subject: subject)
    switch try reading({ () throws(StoreError) in try store.commit(intent) }) {
    case .done(let receipt): return receipt
    case .refused(let refusal): throw .refused(refusal, today: try today())
    case .conflict(let conflict): throw .conflict(conflict)
    }
  }
}

/// What the program finds around it before a store is open: the account, the paths, the configuration.
struct Surroundings {
  let account: Account
  let paths: Paths
  let configuration: Configuration
  private let environment: [String: String]

  static func current() throws(CommandFailure) -> Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let own = try Account.current(environment: environment)
    let paths = Paths(environment: environment, home: environment["HOME"] ?? own.home)
    let configuration = try Configuration.load(paths)
    return Surroundings(
      account: try Account.current(
        environment: environment,
        serviceAccount: configuration.serviceAccount
      ),
      paths: paths,
      configuration: configuration,
      environment: environment
    )
  }

  var actor: Operator {
    Operator(
      login: account.login,
      role: account.role(in: configuration.roles),
      session: "\(getpid())"
    )
  }

  func database(_ options: DeskOptions) -> String {
    options.database ?? environment["PORTTUI_DB"].flatMap { $0.isEmpty ? nil : $0 }
      ?? configuration.database ?? paths.database
  }
}

extension DeskOptions {
  /// The time that `--now` names.
  var fixedTime: Instant? {
    get throws(CommandFailure) {
      guard let now else { return nil }
      guard let instant = Instant(rfc3339: now) else { throw .usage(.noTime(now)) }
      return instant
    }
  }
}

extension Instant {
  /// The host's clock.
  static var ofHost: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
