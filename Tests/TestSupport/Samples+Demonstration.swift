import PortDesk
import PortDomain
import Testing

extension Sample {
  /// The demonstration as it stands at `now`, in memory; ids and all the same every time.
  public static func demonstration() -> InMemoryStore { built.copied() }

  /// Once for all, since it takes seconds.
  private static let built: InMemoryStore = {
    let clock = DemonstrationClock(now)
    let desk = Sample.desk()
    let store = InMemoryStore(desk: desk, clock: { clock.now })
    let demonstration = Demonstration(desk: desk, endingAt: now, login: ada.login)
    do throws(StoreError) {
      let refusals = try demonstration.build(in: store, clock: clock).refusals
      if !refusals.isEmpty { Issue.record("the demonstration breaks a rule: \(refusals)") }
    } catch {
      Issue.record(error, "a store in memory never fails")
    }
    return store
  }()

  /// A desk with requests of its own and nothing else, each of a number of its own.
  public static func store(
    of drafts: [RequestDraft],
    desk: Desk = desk(),
    clock: @escaping @Sendable () -> Instant = { now }
  ) -> InMemoryStore {
    let store = InMemoryStore(desk: desk, clock: clock)
    do throws(StoreError) {
      for (index, draft) in drafts.enumerated() {
        let intent = Intent(key: "draft-\(index)", actor: ada, subject: .create(draft))
        guard case .done = try store.commit(intent) else {
          Issue.record("a sample draft is refused")
          continue
        }
      }
    } catch {
      Issue.record(error, "a store in memory never fails")
    }
    return store
  }

  /// As many drafts as asked for, of different numbers and customers.
  public static func drafts(_ count: Int) -> [RequestDraft] {
    (0..<count).map { index in
      var draft = Sample.draft
      draft.values[.phoneNumber] = "+234803\(1_000_000 + index)"
      draft.values[.billingName] = "Customer \(index)"
      return draft
    }
  }
}
