import PortDomain
import Testing

@Suite("Every store takes changes")
struct CommitTests {
  @Test("A created request is read back as it was written", arguments: StoreKind.allCases)
  func creates(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let receipt = try store.done(.create(.sample(organization: "Ökobank"), key: "k1"))
    let file = try store.file(receipt.request)
    #expect(receipt.version == 1)
    #expect(file.request.number.e164 == "+2348031234567")
    #expect(file.request.billingAddress == "1 Marina\nLagos")
    #expect(file.request.status == .pending)
    #expect(file.history.map(\.kind) == [.created])
    #expect(file.siblings.map(\.id) == [receipt.request])
  }

  @Test(
    "The same key again returns the first receipt and changes nothing",
    arguments: StoreKind.allCases
  )
  func repeats(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let first = try store.done(.create(.sample(), key: "k1"))
    #expect(try store.done(.create(.sample(), key: "k1")) == first)
    let note = Intent.change(first.request, .note("called"), key: "k2")
    try store.done(note)
    try store.done(note)
    #expect(try store.file(first.request).history.map(\.kind) == [.created, .noted])
  }

  @Test("A key that comes with another change is an error", arguments: StoreKind.allCases)
  func refusesReusedKeys(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    #expect(throws: StoreError.keyReused(key: "k1")) {
      try store.commit(.change(id, .note("other"), key: "k1"))
    }
  }

  @Test(
    "A refused intent stores nothing and leaves its neighbours be",
    arguments: StoreKind.allCases
  )
  func refusesOne(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let outcomes = try store.commit([
      .create(.sample(), key: "k1"), .create(.sample(), key: "k2"),
      .create(.sample("+2348031234568"), key: "k3"),
    ])
    let first = try #require(try store.request(ofNumber: "+2348031234567"))
    #expect(
      outcomes[1]
        == .refused(
          Refusal(
            .fieldInvalid(
              FieldProblem(.phoneNumber, .duplicateOpen, value: "+2348031234567", other: first)
            ),
            in: .nigeria
          )
        )
    )
    #expect(try store.count(.everything, from: desk.viewpoint(), upTo: 10) == .exactly(2))
    #expect(try store.done(.create(.sample("+2348031234569"), key: "k2")).version == 1)
  }

  @Test(
    "Where all or nothing is asked for, one that doesn't fit leaves none changed",
    arguments: StoreKind.allCases
  )
  func allOrNothing(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let first = try store.create(key: "k1")
    // Fits by itself, and no more once the first one is in.
    let second = try store.create(.sample("+2348031234568", name: "Ngozi Eze"), key: "k2")
    let order: OrderID = desk.desk.ids.make(at: desk.clock.read())
    let joins = [first, second].map { id in
      Intent.change(id, .order(.join(order)), key: "join \(id)")
    }
    for id in [first, second] {
      let alone = [Intent.change(id, .order(.join(order)), key: "alone"), joins[0], joins[1]]
      #expect(try store.commit(alone, allOrNothing: true).contains { !$0.isDone })
    }
    let outcomes = try store.commit(joins, allOrNothing: true)
    #expect(outcomes.map(\.isDone) == [true, false])
    #expect(try store.files([first, second]).map(\.request.orderID) == [nil, nil])
    #expect(try store.files([first, second]).map(\.history.count) == [1, 1])
    #expect(throws: StoreError.noSuchThing(order.text)) { try store.order(order) }
    #expect(try store.commit(joins).map(\.isDone) == [true, false])
    #expect(try store.order(order).files.map(\.request.id) == [first])
  }

  @Test("A change sees what the same commit decided before it", arguments: StoreKind.allCases)
  func seesItsOwn(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let first = try store.create(key: "k1")
    var draft = RequestDraft.sample("+2348031234568")
    draft.values[.accountNumber] = "77"
    let second = try store.create(draft, key: "k2")
    let order: OrderID = desk.desk.ids.make(at: desk.clock.read())
    let outcomes = try store.commit([
      .change(first, .order(.join(order)), key: "k3"),
      .change(second, .order(.join(order)), key: "k4"),
      .change(first, .edit(FieldEdits([FieldEdit(.accountNumber, "77")])), key: "k5"),
      .change(second, .order(.join(order)), key: "k6"),
    ])
    #expect(outcomes.map(\.isDone) == [true, false, true, true])
  }

  @Test("Many files are read at once, in the order asked for", arguments: StoreKind.allCases)
  func readsMany(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let first = try store.create(key: "k1")
    let second = try store.create(.sample("+2348031234568"), key: "k2")
    let absent: RequestID = desk.desk.ids.make(at: desk.clock.read())
    let files = try store.files([second, absent, first])
    #expect(files == [try store.file(second), try store.file(first)])
  }

  @Test(
    "An edit against a value somebody changed meanwhile is a conflict",
    arguments: StoreKind.allCases
  )
  func conflicts(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    try store.done(
      .change(
        id,
        .edit(FieldEdits([FieldEdit(.accountNumber, "77", basis: .seen("0012345"))])),
        key: "k2",
        by: .kofi
      )
    )
    let outcome = try store.commit(
      .change(
        id,
        .edit(FieldEdits([FieldEdit(.accountNumber, "99", basis: .seen("0012345"))])),
        key: "k3",
        basis: .seen(version: 1)
      )
    )
    guard case .conflict(let conflict) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(
      conflict.fields
        == [FieldConflict(field: .accountNumber, before: "0012345", theirs: "77", mine: "99")]
    )
    #expect(try store.file(id).request.accountNumber == "77")
  }

  @Test("The time never goes back behind the last event", arguments: StoreKind.allCases)
  func neverGoesBack(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    desk.clock.advance(seconds: -3600)
    try store.done(.change(id, .note("later"), key: "k2"))
    let history = try store.file(id).history
    #expect(history[1].at == history[0].at)
  }

  @Test("An undo brings back what the last event changed", arguments: StoreKind.allCases)
  func undoes(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    try store.done(
      .change(
        id,
        .edit(FieldEdits([FieldEdit(.owner, "kofi"), FieldEdit(.billingName, "B. Adeyemi")])),
        key: "k2"
      )
    )
    try store.done(.change(id, .undo, key: "k3"))
    let file = try store.file(id)
    #expect(file.request.owner == nil)
    #expect(file.request.billingName == "Adewale Bakare")
    #expect(file.request.version == 3)
    let query = Query(.term(.word("adeyemi")), viewpoint: desk.viewpoint())
    #expect(try store.page(query, from: .first, limit: 5).rows.isEmpty)
  }

  @Test("A PIN is given to nobody but who had its showing recorded", arguments: StoreKind.allCases)
  func showsPIN(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(pin: "4711"), key: "k1")
    #expect(throws: StoreError.noSuchThing(id.text)) { try store.pin(of: id, shownUnder: "k1") }
    try store.done(.change(id, .showPIN, key: "k2"))
    #expect(try store.pin(of: id, shownUnder: "k2") == Secret("4711"))
    #expect(try store.file(id).history.map(\.kind) == [.created, .pinShown])
    let other = try store.create(.sample("+2348031234568", pin: "1"), key: "k3")
    #expect(throws: StoreError.noSuchThing(other.text)) {
      try store.pin(of: other, shownUnder: "k2")
    }
    desk.clock.advance(seconds: 60)
    #expect(try store.pin(of: id, shownUnder: "k2") == Secret("4711"))
    desk.clock.advance(seconds: 1)
    #expect(throws: StoreError.noSuchThing(id.text)) { try store.pin(of: id, shownUnder: "k2") }
  }

  @Test(
    "Changes name the requests touched since a token, the newest last",
    arguments: StoreKind.allCases
  )
  func tellsChanges(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let first = try store.create(key: "k1")
    let second = try store.create(.sample("+2348031234568"), key: "k2")
    let start = try store.changes(since: nil)
    #expect(start.requests == [first, second])
    #expect(try store.changes(since: start.token) == Changes(token: start.token, requests: []))
    try store.done(.change(second, .note("a"), key: "k3"))
    try store.done(.change(first, .note("b"), key: "k4"))
    try store.done(.change(second, .note("c"), key: "k5"))
    #expect(try store.changes(since: start.token).requests == [first, second])
  }

  @Test("An id that names nothing is said to", arguments: StoreKind.allCases)
  func knowsWhatIsMissing(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id: RequestID = desk.desk.ids.make(at: desk.clock.read())
    #expect(throws: StoreError.noSuchThing(id.text)) { try store.file(id) }
    #expect(throws: StoreError.noSuchThing(id.text)) {
      try store.commit(.change(id, .note("x"), key: "k"))
    }
  }
}
