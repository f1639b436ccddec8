import ArgumentParser
import Foundation
import Hummingbird
import NIOCore
import PortDomain
import PortStore
import PortStoreSQLite

/// What the API is held against: a handler that does nothing, and the store without a server before it.
@main
struct APIBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apibench",
    subcommands: [Bare.self, Store.self]
  )

  /// Answers every call with the bytes of a file.
  struct Bare: AsyncParsableCommand {
    @Argument var file: String
    @Argument var port: Int

    func run() async throws {
      let bytes = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: file)))
      let router = Router()
      router.get("**") { _, _ in
        Response(
          status: .ok,
          headers: [.contentType: "application/json"],
          body: .init(byteBuffer: bytes)
        )
      }
      let application = Application(
        router: router,
        configuration: .init(address: .hostname("127.0.0.1", port: port))
      )
      try await application.runService()
    }
  }

  /// Creates requests in a store for some seconds, one after another, and says how many a second.
  struct Store: ParsableCommand {
    @Argument var database: String
    @Argument var keys: String
    @Argument var seconds: Int

    func run() throws {
      let store = try SQLiteDeskStore.open(
        path: database,
        desk: Desk(zones: try .system()),
        clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        options: .init(keyDirectories: [keys])
      )
      let actor = Operator(login: "bench", session: "bench")
      let start = ContinuousClock.now
      var count = 0
      while ContinuousClock.now - start < .seconds(seconds) {
        let draft = RequestDraft(values: [
          .phoneNumber: "+23470" + String(String(100_000_000 + count).dropFirst()), .country: "NG",
          .currentCarrier: "mtn", .accountNumber: "ACC123456", .authorizedName: "John Smith",
          .authorizedDate: "2025-01-15", .billingName: "Acme Corporation",
          .billingAddress: "123 Business St, Lagos", .organizationID: "org_bench",
        ])
        let intent = Intent(key: "bench-\(count)", actor: actor, subject: .create(draft))
        guard try store.commit(intent).isDone else { throw ExitCode.failure }
        count += 1
      }
      print(Double(count) / ((ContinuousClock.now - start) / .seconds(1)))
      store.close()
    }
  }
}
