import Foundation
import GRDB
import PortDomain
import Synchronization
import Testing

@testable import PortStoreSQLite

/// What a change to an order of so many numbers under one letter asks of the store.
@Suite("An order's size costs once")
struct OrderCostTests {
  /// What one change took.
  struct Cost {
    var statements = 0
    /// Of the database file, indexes included.
    var bytes = 0
    var seconds = 0.0
  }

  @Test("Statements and bytes of every change grow with the numbers, and not faster")
  func growsLinearly() throws {
    let few = try costs(numbers: 10)
    let many = try costs(numbers: 500)
    for (name, cost) in many {
      let small = try #require(few[name])
      // A part of each change is the same whatever the order's size.
      #expect(cost.statements <= small.statements * 50, "\(name): \(small) \(cost)")
      // Of each number what its event says it left is some 35 bytes.
      // Joining is a change of its own for each number, with its own receipt.
      let limit = name == "joining all" ? 350_000 : 125_000
      #expect(cost.bytes <= limit, "\(name): \(cost)")
      #expect(cost.seconds < 10, "\(name): \(cost)")
    }
  }

  private func costs(numbers count: Int) throws -> [String: Cost] {
    let order = try LargeOrder(numbers: count)
    var costs: [String: Cost] = [:]
    for (name, change) in order.changes {
      costs[name] = try order.measured {
        let outcomes = try order.store.commit(change(), allOrNothing: true)
        let undone = outcomes.first { !$0.isDone }
        #expect(undone == nil, "\(name)")
      }
    }
    costs["opening"] = try order.measured { _ = try order.store.order(order.id) }
    #expect(try order.store.verifyHistory().finding == nil)
    return costs
  }
}

/// An order whose numbers are all on one letter that lists them.
final class LargeOrder {
  let desk: TestDesk
  let store: SQLiteDeskStore
  let id: OrderID
  let requests: [RequestID]
  private let letter: DocumentID
  private let listed: String
  private let newcomer: RequestID
  private let strangers: [RequestID]

  init(numbers count: Int) throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id: OrderID = desk.desk.ids.make(at: desk.clock.read())
    func drafts(from first: Int, _ count: Int, order: OrderID?) -> [Intent] {
      (0..<count).map {
        .create(.sample("+234803\(first + $0)", order: order), key: "\(first + $0)")
      }
    }
    func made(_ intents: [Intent]) throws -> [RequestID] {
      try store.commit(intents).map { outcome in
        guard case .done(let receipt) = outcome else { throw NotDone(outcome: outcome) }
        return receipt.request
      }
    }
    let requests = try made(drafts(from: 2_000_000, count, order: id))
    newcomer = try made(drafts(from: 4_000_000, 1, order: id))[0]
    strangers = try made(drafts(from: 5_000_000, count, order: nil))
    listed = (0..<count).map { "0803\(2_000_000 + $0)" }.joined(separator: "\n")
    let add = Intent.change(
      requests[0],
      .addPaper(.loa, to: Array(requests.dropFirst())),
      key: "loa"
    )
    letter = try #require(try store.done(add).document)
    (self.desk, self.store, self.id, self.requests) = (desk, store, id, requests)
  }

  /// One after the other.
  var changes: [(String, () -> [Intent])] {
    func check(_ edits: SheetEdits, _ key: String) -> () -> [Intent] {
      { [self] in [.change(requests[0], .paper(.check(letter, edits)), key: key)] }
    }
    return [
      ("typing the numbers", check(SheetEdits(evidence: [.numbers: listed]), "type")),
      ("first answer", check(SheetEdits(answers: [.numbers: .pass]), "first")),
      ("another answer", check(SheetEdits(answers: [.signature: .pass]), "second")),
      (
        "remark",
        check(SheetEdits(answers: [.statement: .fail], remark: "the provider is left out"), "third")
      ),
      ("undo", { [self] in [.change(requests[0], .undo, key: "undo")] }),
      (
        "adding a bill for all",
        { [self] in
          [.change(requests[0], .addPaper(.bill, to: Array(requests.dropFirst())), key: "bill")]
        }
      ),
      ("attach", { [self] in [.change(newcomer, .paper(.attach(letter)), key: "attach")] }),
      ("split", { [self] in [.change(requests[1], .order(.split(why: "sold")), key: "split")] }),
      (
        "joining all",
        { [self] in
          let order: OrderID = desk.desk.ids.make(at: desk.clock.read())
          return strangers.map { .change($0, .order(.join(order)), key: "join \($0)") }
        }
      ),
    ]
  }

  func measured(_ body: () throws -> Void) throws -> OrderCostTests.Cost {
    let statements = Mutex(0)
    for use in Connections.Use.allCases {
      try store.connections.queue(use).inDatabase { db in
        db.trace(options: .statement) { _ in statements.withLock { $0 += 1 } }
      }
    }
    let before = try size
    let start = ContinuousClock.now
    try body()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let taken = statements.withLock { $0 }
    return .init(statements: taken, bytes: try size - before, seconds: seconds)
  }

  /// What is used of the pages of tables and indexes.
  private var size: Int {
    get throws {
      try store.connections.queue(.write).inDatabase { db in
        try Int.fetchOne(db, sql: "SELECT sum(pgsize - unused) FROM dbstat") ?? 0
      }
    }
  }
}
