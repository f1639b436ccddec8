import ArgumentParser
import CNcurses
import Foundation
import Glibc
import PortDesk
import PortDomain
import PortStoreSQLite
import Wording

/// Makes a new desk: an empty database and the key that PINs and history are sealed with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a new, empty desk.",
    discussion: """
      For one operator the database, its key and all beside it are for that account alone. With \
      --group NAME every member of NAME can do all daily work, whatever their umask: the database's \
      folder, which is made for it (name the database with --db, in a place that all members reach), \
      belongs to the group, and so does all in it. The key goes to /etc/porttui/keys when root makes \
      the desk, else to a folder beside the database's own. Members can edit such a file behind the \
      program's back; `audit verify` would show it.
      """,
    examples: [
      "porttui init",
      "porttui init --provider 'Acme Voice' --support ports@acme.example",
      "porttui init --group porting --db /srv/porting/desk.db",
      "porttui init --sandbox --db /tmp/try.db",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Flag(help: "For training and tests: its clock can be set with --now.")
  var sandbox = false

  @Option(
    name: .customLong("group"),
    help: ArgumentHelp("Share it among the members of a group.", valueName: "name")
  )
  var groupName: String?

  @Option(help: ArgumentHelp("Your company as letters name it.", valueName: "name"))
  var provider: String?

  @Option(
    help: ArgumentHelp("Where customers turn with questions, as letters say.", valueName: "contact")
  )
  var support: String?

  func run() throws {
    let place = try Surroundings.current()
    let path = try place.database(options)
    let group = try groupName.map(SharingGroup.init(named:))
    let now = try options.fixedTime ?? .ofHost
    if options.now != nil, !sandbox { throw DeskFailure.store(.notSandbox) }
    if place.configuration.isRestricted, place.actor.role < .supervisor {
      let refusal = Refusal(.notPermitted(needed: .supervisor))
      throw DeskFailure.refused(refusal, today: now.parts(offset: 0).day)
    }
    if options.readOnly { throw DeskFailure.store(.readOnly(place: path)) }
    let letters = try letters()
    let keys = try place.makeDesk(at: path, isSandbox: sandbox, for: group, on: now)
    try keep(letters, at: path)
    options.show(
      [
        "path": .text(path), "sandbox": .flag(sandbox), "keys": .text(keys),
        "group": JSON(groupName), "provider_name": .text(letters.providerName),
        "support_contact": .text(letters.supportContact),
      ],
      .made(path, keys: keys, sharedBy: groupName, letters: letters)
    )
  }

  private static let ofLetters = [SettingField.providerName, .supportContact]

  /// What letters will say of the provider: as the options have it, else as somebody at the terminal types
  /// it; before anything is made.
  private func letters() throws -> DeskSettings {
    var settings = DeskSettings()
    let asks = Console.canAsk && provider == nil && support == nil && !sandbox && !options.json
    let provider =
      asks ? Console.ask(PrintedText.askForProvider, or: settings.providerName) : provider
    let support =
      asks ? Console.ask(PrintedText.askForSupport, or: settings.supportContact) : support
    for (field, text) in zip(InitCommand.ofLetters, [provider, support]) {
      guard let text else { continue }
      do throws(RecordObstacle) { try field.write(text, to: &settings) } catch {
        throw DeskFailure.record([error])
      }
    }
    return settings
  }

  /// Writes into the new desk what differs from what one has at the start.
  private func keep(_ settings: DeskSettings, at path: String) throws {
    let changed = InitCommand.ofLetters.filter {
      $0.text(of: settings) != $0.text(of: DeskSettings())
    }
    guard !changed.isEmpty else { return }
    var options = options
    options.database = path
    let session = try DeskSession.open(options)
    defer { session.store.close() }
    for field in changed { _ = try session.revise(.setting(field, field.text(of: settings))) }
  }
}

/// Opens the desk on made-up requests.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the desk on a demonstration of some 300 requests.",
    examples: [
      "porttui demo",
      "porttui demo --tour",
      "porttui demo --answers answers.csv",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var look: LookOptions

  @Flag(help: "Make the demonstration anew.")
  var fresh = false

  @Flag(help: "Go through ten steps that teach the job by doing it.")
  var tour = false

  @Flag(help: "Make it and leave the desk closed.")
  var noOpen = false

  @Option(
    help: ArgumentHelp(
      "Write carriers' answers to its requests into a new file, to try `answers` with, and leave the "
        + "desk closed.",
      valueName: "file"
    )
  )
  var answers: String?

  private var opens: Bool { !noOpen && answers == nil }

  func run() throws {
    let place = try Surroundings.current()
    if place.configuration.isRestricted {
      throw CommandFailure.usage(.optionNotTaken("demo", action: UsageFault.restrictedMode))
    }
    var options = options
    let path =
      options.database == nil ? place.paths.demonstration : try place.database(options)
    options.database = path
    if opens { tty_hold_typing() }
    defer { tty_release_typing() }
    if fresh, access(path, F_OK) == 0 { try DemoCommand.remove(options) }
    if access(path, F_OK) != 0 {
      try DemoCommand.make(path, place, at: try options.fixedTime ?? .ofHost)
    }
    if let answers { return try write(answers, options) }
    guard !opens else {
      return try Desktop.run(options, look, isTour: tour)
    }
    options.show(["path": .text(path), "sandbox": true], .ready(path))
  }

  private func write(_ answers: String, _ options: DeskOptions) throws {
    let session = try DeskSession.open(options)
    guard session.store.isSandbox else { throw DeskFailure.store(.notSandbox) }
    let file = try session.folders.newFile(answers)
    try file.write(session.believableAnswers())
    try file.finish()
    let desk = session.store.place
    session.store.close()
    options.show(
      ["path": .text(desk), "answers": .text(file.path)],
      .answersReady(file.path, desk: desk)
    )
  }

  /// Makes a demonstration that ends now.
  static func make(_ path: String, _ place: Surroundings, at now: Instant) throws {
    let time = DemonstrationClock(now)
    let start = now.adding(seconds: -Demonstration.days * 86_400)
    let progress = ShownProgress(PrintedText.makingDemonstration)
    defer { progress.end() }
    var papers: [[UInt8]] = []
    _ = try place.makeDesk(at: path, isSandbox: true, on: start) {
      path,
      keys throws(StoreError) in
      let desk = Desk(zones: try .system(), ids: .seeded(2026))
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: desk,
        clock: { time.now },
        options: .init(keyDirectories: [keys])
      )
      defer { store.close() }
      let demonstration = Demonstration(desk: desk, endingAt: now, login: place.account.login)
      papers = try demonstration.build(in: store, clock: time) { progress.show($0) }.papers
      try demonstration.describeCodes(in: store)
    }
    try PaperVault(besideDatabase: path, largest: .max).keep(papers)
  }

  /// Only what `demo` or `init --sandbox` made is ever removed.
  private static func remove(_ options: DeskOptions) throws {
    var options = options
    options.now = nil
    let session = try DeskSession.open(options)
    guard session.store.isSandbox else { throw DeskFailure.store(.notSandbox) }
    session.store.close()
    let path = session.store.place
    for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) }
    try? FileManager.default.removeItem(atPath: path + "-papers")
  }
}
