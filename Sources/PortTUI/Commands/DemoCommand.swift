import ArgumentParser
import Glibc
import PortDesk
import PortDomain
import PortStoreSQLite

/// Opens the desk on made-up requests.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the desk on a demonstration of some 300 requests."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var look: LookOptions

  @Flag(help: "Make the demonstration anew.")
  var fresh = false

  @Flag(help: "Make it and leave the desk closed.")
  var noOpen = false

  func run() throws {
    let place = try Surroundings.current()
    var options = options
    let path = options.database ?? place.paths.demonstration
    options.database = path
    if fresh, access(path, F_OK) == 0 { try DemoCommand.remove(path, options) }
    if access(path, F_OK) != 0 {
      try make(path, place)
    }
    guard noOpen else {
      return try Desktop(session: DeskSession.open(options), look: look, options: options).run()
    }
    if options.json {
      Console.print(["path": .text(path), "sandbox": true])
    } else {
      Console.print("\(path) is ready")
    }
  }

  private func make(_ path: String, _ place: Surroundings) throws(CommandFailure) {
    let now = try options.fixedTime ?? .ofHost
    let time = DemonstrationClock(now)
    let start = now.adding(seconds: -Demonstration.days * 86_400)
    let keys = try place.makeDesk(at: path, isSandbox: true, on: start)
    do throws(StoreError) {
      let desk = Desk(zones: try .system(), ids: .seeded(2026))
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: desk,
        clock: { time.now },
        options: .init(keyDirectories: [keys])
      )
      let demonstration = Demonstration(desk: desk, endingAt: now, login: place.account.login)
      try demonstration.build(in: store, clock: time)
      store.close()
    } catch {
      throw .store(error)
    }
  }

  /// Only what `demo` or `init --sandbox` made is ever removed.
  private static func remove(_ path: String, _ options: DeskOptions) throws(CommandFailure) {
    var options = options
    options.now = nil
    let session = try DeskSession.open(options)
    guard session.store.isSandbox else { throw .store(.notSandbox) }
    session.store.close()
    for suffix in ["", "-wal", "-shm", "-lock"] { unlink(path + suffix) }
  }
}
