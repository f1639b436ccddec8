import Logging
import PortDesk
import PortDomain
import PortStore
import ServiceLifecycle
import Synchronization
import Wording

/// Brings announcements to customers' programs, as they fall due; several at a time, those about one
/// request one after another.
///
/// A restart loses nothing: what was claimed and not told of falls due again.
struct Dispatcher: Service {
  let desk: OpenDesk
  let meters: Meters
  let logger: Logger

  /// How many are on their way at once at most.
  private static let mostAtOnce = 16
  /// How often the store is asked, other programs writing to it too.
  private static let glance = Duration.milliseconds(500)

  func run() async throws {
    let places = Places(Dispatcher.mostAtOnce)
    await withDiscardingTaskGroup { group in
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let claimed = await claim(places.free)
        for delivery in claimed {
          places.take()
          group.addTask { [self] in
            await deliver(delivery)
            places.give()
          }
        }
        if claimed.isEmpty { try? await Task.sleep(for: Dispatcher.glance) }
      }
    }
  }

  private func claim(_ limit: Int) async -> [Delivery] {
    if limit == 0 { return [] }
    let store = desk.store
    let clock = desk.clock
    do {
      let next = try await desk.read { try store.nextDelivery() }
      guard let next, next <= clock() else { return [] }
      return try await desk.write { try store.claimDeliveries(limit: limit) }
    } catch {
      logger.error("webhooks wait: \(FailureAnswer(error).cause ?? "the desk is closed")")
      return []
    }
  }

  private func deliver(_ delivery: Delivery) async {
    let store = desk.store
    do {
      guard let webhook = try await webhook(delivery.webhook), !webhook.isRemoved else { return }
      let secret = try await desk.read { try store.secret(of: webhook.id) }
      let message = WebhookMessage(delivery.announcement, signedWith: secret)
      let result = await WebhookCall(url: webhook.url, message: message)
        .send(within: desk.rules.settings.webhookReach, resolvingOn: desk)
      meters.count(attempt: result.code)
      try await desk.write { try store.record([(delivery, result)]) }
    } catch {
      // It falls due again once the claim is over.
      logger.error(
        "a delivery is not told of: \(FailureAnswer(error).cause ?? "the desk is closed")"
      )
    }
  }

  /// One may have been made within the second in which the rules were not looked at.
  private func webhook(_ id: WebhookID) async throws -> Webhook? {
    if let known = desk.rules.clients.webhook(id) { return known }
    let desk = desk
    return try await desk.read {
      try desk.lookAtRecords()
      return desk.rules.clients.webhook(id)
    }
  }
}

/// How many more may be on their way.
private final class Places: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  var free: Int { left.withLock { $0 } }
  func take() { left.withLock { $0 -= 1 } }
  func give() { left.withLock { $0 += 1 } }
}
