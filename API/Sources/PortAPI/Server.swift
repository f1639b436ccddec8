import Hummingbird
import Logging
import NIOCore
import PortDesk
import PortDomain
import PortStore
import ServiceLifecycle

/// The program that serves a desk: connections, endpoints, and what goes on beside them.
struct Server {
  let desk: OpenDesk
  let meters: Meters
  private let gate: CallGate

  /// - Parameter limit: calls that a client may make each minute; nil for as many as it likes.
  init(desk: OpenDesk, limit: Int?) {
    self.desk = desk
    meters = Meters()
    gate = CallGate(
      desk: desk,
      clients: Clients(desk: desk),
      limits: RateLimits(limit: limit, clock: desk.clock),
      meters: meters
    )
  }

  /// A connection on which nothing is said is closed after so long.
  private static let idleTime = TimeAmount.seconds(60)

  /// - Parameter told: hears on which port the server listens, once it does.
  func application(
    listeningAt address: ListenAddress,
    logger: Logger,
    told: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      responder: APIRouter(to: Endpoint.all, through: gate),
      server: .http1(configuration: .init(idleTimeout: Server.idleTime)),
      configuration: .init(
        address: .hostname(address.host, port: address.port),
        serverName: "portapi"
      ),
      services: [
        RecordWatch(desk: desk), Dispatcher(desk: desk, meters: meters, logger: logger),
      ],
      onServerRunning: { channel in told(channel.localAddress?.port ?? 0) },
      logger: logger
    )
  }
}

/// Sees within a second that somebody changed a record, as a desk does.
struct RecordWatch: Service {
  let desk: OpenDesk

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(1))
        try? await desk.read { try desk.lookAtRecords() }
      }
    }
  }
}
