import PortDomain
import PortStore
import PortStoreSQLite
import TestSupport
import Testing

/// The stores that keep the contract.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { rawValue }

  func make(in desk: TestDesk) throws -> any WholeStore {
    switch self {
    case .memory: return InMemoryStore(desk: desk.desk, clock: desk.clock.read)
    case .sqlite: return try desk.makeStore()
    }
  }
}
