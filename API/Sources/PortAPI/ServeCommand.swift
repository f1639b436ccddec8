import ArgumentParser
import Foundation
import Glibc
import Logging
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite
import Wording

/// Serves one desk until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a desk over HTTP.",
    discussion: """
      Ends on SIGTERM and SIGINT once the calls under way are answered. TLS is for a proxy before it; \
      see docs/API.md.
      """
  )

  @Option(name: .customLong("db"), help: ArgumentHelp("The desk's database.", valueName: "path"))
  var database: String

  @Option(
    name: .customLong("keys"),
    help: ArgumentHelp(
      "A folder in which the desk's key lies; else where porttui looks for it.",
      valueName: "folder"
    )
  )
  var keyFolder: String?

  @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port"))
  var listen = "127.0.0.1:8080"

  @Option(
    help: ArgumentHelp("Calls that each client may make a minute; 0: any.", valueName: "count")
  )
  var rate = 600

  @Option(help: ArgumentHelp("How many read the desk at once.", valueName: "count"))
  var readers = 4

  func validate() throws {
    guard ListenAddress(listen) != nil else {
      throw ValidationError("\"\(listen)\" is no place to listen at; write it as 127.0.0.1:8080")
    }
    guard rate >= 0 else { throw ValidationError("--rate is a count") }
    guard (1...64).contains(readers) else { throw ValidationError("--readers is 1 to 64") }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    guard let address = ListenAddress(listen) else { return }
    let clock: @Sendable () -> Instant = { .ofHost }
    let paths = Paths(
      environment: ProcessInfo.processInfo.environment,
      home: NSHomeDirectory()
    )
    let store = try SQLiteDeskStore.open(
      path: database,
      desk: Desk(zones: try .system()),
      clock: clock,
      options: .init(
        owner: "portapi (process \(getpid()))",
        keyDirectories: keyFolder.map { [$0] } ?? paths.keyFolders(of: database)
      )
    )
    if let obstacle = store.writeObstacle() { throw obstacle }
    let desk = try OpenDesk(store, readers: readers, clock: clock)
    let server = Server(desk: desk, limit: rate == 0 ? nil : rate)
    let application = server.application(
      listeningAt: address,
      logger: Logger(label: "portapi")
    ) { port in
      let line = "portapi listens at \(address.host):\(port)\n"
      try? FileHandle.standardOutput.write(contentsOf: Array(line.utf8))
    }
    try await application.runService()
    await desk.close()
  }
}

extension Instant {
  /// The host's clock.
  static var ofHost: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
