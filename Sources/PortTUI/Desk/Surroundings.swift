import Foundation
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite
import Wording

extension DeskSession {
  /// Opens the desk that the options, the environment or the configuration name.
  ///
  /// - Parameter complain: told what goes wrong beside a change that is stored all the same.
  static func open(
    _ options: DeskOptions,
    complain: @escaping @Sendable (String) -> Void = { Console.complain($0) }
  ) throws -> DeskSession {
    let place = try Surroundings.current()
    for warning in place.configuration.warnings { complain(warning) }
    let path = try place.database(options)
    let fixed = try options.fixedTime
    let clock: @Sendable () -> Instant = { fixed ?? .ofHost }
    do throws(StoreError) {
      let lacking = TimeZones.lacking()
      if !lacking.isEmpty { complain(PrintedText.zonesBuiltIn(lacking)) }
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: Desk(zones: try .system()),
        clock: clock,
        options: .init(
          isReadOnly: options.readOnly,
          owner: "\(place.account.login) (process \(getpid()))",
          keyDirectories: place.paths.keyFolders(of: path),
          sealKeeper: place.configuration.seals.map {
            SealLog(in: $0, clock: clock, complain: complain)
          }
        )
      )
      if fixed != nil, !store.isSandbox { throw .notSandbox }
      let newestRecord = try store.newestRecord()
      let desk = try store.rules()
      return DeskSession(
        store: store,
        desk: desk,
        newestRecord: newestRecord,
        actor: place.actor,
        folders: ExchangeFolders(
          besideDatabase: store.place,
          login: place.account.login,
          isRestricted: place.configuration.isRestricted
        ),
        vault: PaperVault(besideDatabase: store.place, largest: desk.settings.largestPaper),
        colleagues: { place.colleagues(at: store.place) },
        clock: clock
      )
    } catch {
      throw DeskFailure.store(error)
    }
  }
}

/// What the program finds around it before a store is open: the account, the paths, the configuration.
struct Surroundings {
  let account: Account
  let paths: Paths
  let configuration: Configuration
  /// What the system's file alone says.
  let system: Configuration
  private let environment: [String: String]

  static func current() throws(CommandFailure) -> Surroundings {
    let environment = ProcessInfo.processInfo.environment
    let own = try Account.current(environment: environment)
    let system = try Configuration(ofSystem: Configuration.systemFile)
    var configuration = system
    if configuration.isRestricted { Confinement.enter(from: environment) }
    // Who is restricted doesn't choose by the environment what is read.
    let paths =
      configuration.isRestricted
      ? Paths(environment: [:], home: own.home)
      : Paths(environment: environment, home: environment["HOME"] ?? own.home)
    try configuration.adopt(ownFile: paths.configurationFile)
    return Surroundings(
      account: try Account.current(
        environment: environment,
        serviceAccount: configuration.serviceAccount
      ),
      paths: paths,
      configuration: configuration,
      system: system,
      environment: environment
    )
  }

  /// Where the configuration is looked for, that which counts more last.
  var configurationFiles: [String] { [Configuration.systemFile, paths.configurationFile] }

  var actor: Operator {
    Operator(
      login: account.login,
      role: account.role(in: configuration.roles),
      session: "\(getpid())"
    )
  }

  /// The editor that the operator has chosen, as a shell takes it.
  var editor: String? {
    configuration.editor
      ?? ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Who may work here by the configuration's roles, or as a member of the group that shares a desk.
  func colleagues(at database: String) -> Set<String> {
    let named = configuration.roles.map { $0.values.joined() }.map(Array.init) ?? []
    var colleagues = Set(named.filter { !$0.hasPrefix("@") })
    for name in named where name.hasPrefix("@") {
      let group = Account.group(named: String(name.dropFirst()))
      colleagues.formUnion(group.map(Account.members) ?? [])
    }
    if let group = FileAccess(of: database).sharingGroup {
      colleagues.formUnion(Account.members(of: group))
    }
    return colleagues
  }

  /// The database that the options, the environment or the configuration name; in restricted mode the
  /// system's configuration alone.
  func database(_ options: DeskOptions) throws(CommandFailure) -> String {
    let set = configuration.database.map(paths.expanded) ?? paths.database
    let variable = environment["PORTTUI_DB"].flatMap { $0.isEmpty ? nil : $0 }
    let path = (options.database ?? variable).map(paths.expanded) ?? set
    guard !configuration.isRestricted || path == set else {
      let word = options.database == nil ? "PORTTUI_DB" : "--db"
      throw .usage(.optionNotTaken(word, action: UsageFault.restrictedMode))
    }
    // SQLite has names of its own that are no files.
    guard !path.isEmpty, path != "-", !path.hasPrefix(":"), !path.hasPrefix("file:") else {
      throw .usage(.noDatabase(path))
    }
    return path
  }
}

extension Surroundings {
  /// Makes a desk, an empty one unless something fills it before it gets its name.
  ///
  /// - Parameter group: whose members share it; nil for one operator's own.
  /// - Returns: the folder that its key went to.
  func makeDesk(
    at path: String,
    isSandbox: Bool,
    for group: SharingGroup? = nil,
    on now: Instant,
    filling: (_ path: String, _ keys: String) throws(StoreError) -> Void = { _, _ in }
  ) throws(DeskFailure) -> String {
    let keys: String
    if let group {
      try group.makeFolder(ofDatabase: path)
      keys = try group.keyFolder(ofDatabase: path)
    } else {
      if path == paths.database || path == paths.demonstration { try Paths.make(paths.dataFolder) }
      keys = try paths.folderForNewKey()
    }
    do throws(StoreError) {
      try SQLiteDeskStore.create(
        path: path,
        sandbox: isSandbox,
        keyDirectory: keys,
        access: group?.access ?? .owner,
        at: now,
        filling: filling
      )
    } catch {
      // Where a file is to be made, only its folder can be missing.
      guard case .missing = error, let slash = path.lastIndex(of: "/") else { throw .store(error) }
      throw .folder(String(path[..<slash]))
    }
    return keys
  }
}

extension Instant {
  /// The host's clock.
  static var ofHost: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
