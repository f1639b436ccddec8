import PortDomain
import Testing

@Suite("Every store keeps what is being typed and who is looking")
struct DraftTests {
  @Test("A draft replaces the one before it and never holds a PIN", arguments: StoreKind.allCases)
  func replacesDrafts(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let key = Draft.Key(form: "intake", subject: "")
    for text in ["Ade", "Adewale"] {
      try store.saveDraft(
        Draft(
          key: key,
          fields: ["billing_name": text, "account_pin": "4711"],
          savedAt: desk.clock.read()
        ),
        of: "ngozi"
      )
    }
    #expect(try store.drafts(of: "ngozi").map(\.fields) == [["billing_name": "Adewale"]])
    #expect(try store.drafts(of: "kofi").isEmpty)
    try store.removeDraft(key, of: "ngozi")
    #expect(try store.drafts(of: "ngozi").isEmpty)
  }

  @Test("A draft is no change that others must read", arguments: StoreKind.allCases)
  func isNoChange(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    try store.create(key: "k1")
    let token = try store.changes(since: nil).token
    try store.saveDraft(
      Draft(key: .init(form: "note", subject: "x"), fields: [:], savedAt: desk.clock.read()),
      of: "ngozi"
    )
    #expect(try store.changes(since: token) == Changes(token: token, requests: []))
  }

  @Test("The others who have a request open are named", arguments: StoreKind.allCases)
  func namesOthers(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(key: "k1")
    try store.setPresence(id, login: "ngozi", session: "s1")
    try store.setPresence(id, login: "kofi", session: "s2")
    #expect(try store.presence(on: id, besides: "s1") == ["kofi"])
    try store.setPresence(nil, login: "kofi", session: "s2")
    #expect(try store.presence(on: id, besides: "s1").isEmpty)
  }

  @Test("A session that ended is no longer present, and its file is cleared away")
  func forgetsEndedSessions() throws {
    let desk = try TestDesk()
    let mine = try desk.makeStore()
    let id = try mine.create(key: "k1")
    let theirs = try desk.open()
    try theirs.setPresence(id, login: "kofi", session: "s2")
    #expect(try mine.presence(on: id, besides: "s1") == ["kofi"])
    theirs.close()
    #expect(try mine.presence(on: id, besides: "s1").isEmpty)
  }
}
