import PortDomain
import TestSupport
import Testing

@testable import PortStore

/// What stores hold was hashed and signed by these forms: a constant that has to change here is a store
/// that no longer verifies.
@Suite("Canonical bytes, hashes and signatures are those of every store written so far")
struct PinnedHashTests {
  private static let request = PinnedSample.id("pr_00000000000000000000000001", Named.Request.self)
  private static let order = PinnedSample.id("po_00000000000000000000000002", Named.Order.self)
  private static let paper = PinnedSample.id("doc_00000000000000000000000003", Named.Document.self)
  private static let at = Instant(milliseconds: 1_793_782_800_123)
  private static let day = Sample.day("2026-12-03")

  private static let key: SealKey? = SealKey(bytes: Array(0..<32))

  @Test("Canonical bytes carry lengths, marks of absence and big-endian numbers")
  func canonicalBytes() {
    var bytes = CanonicalBytes()
    bytes.add(258)
    bytes.add("né")
    bytes.add(String?.none)
    bytes.add(Optional("a"))
    bytes.add(["b", ""])
    bytes.add(HashValue?.none)
    bytes.add(HashValue(hashing: []))
    #expect(
      bytes.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == """
        000000000000010200000000000000036ec3a900000000000000000000000000000001000000000000000161\
        0000000000000002000000000000000162000000000000000000000000000000000000000000000001\
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """
    )
  }

  @Test("An event's hash, behind none and behind another, with a detail and without")
  func events() {
    let first = event(.noted, about: .nothing, fields: [], number: 1)
    let second = event(
      .rejected,
      about: .reasons([.accountNameMismatch, .pinIncorrect]),
      fields: [.status, .rejectedAt],
      number: 2
    )
    let detail = HistoryChain.hash(ofDetail: Array("{\"changes\":[]}".utf8), salt: [1, 2, 3])
    let hash = HistoryChain.hash(of: first, detail: nil, after: nil, outcome: nil)
    #expect(detail.hex == "a6420c2d4dc7be904ed7d724b52a7c49b9a11e2a53fa84fa8771f803b504adf3")
    #expect(hash.hex == "902a730030571f11ee3fb6517b51dda068d59b9ac4e92afcf32d257a0a55d64d")
    #expect(
      HistoryChain.hash(of: second, detail: detail, after: hash, outcome: nil).hex
        == "a92d487bb36337404f430f7ebd99225a35f3479480ebe5813487e23ff79fe233"
    )
    let follower = event(
      .noted,
      about: .nothing,
      fields: [.status],
      number: 2,
      lead: Event.Lead(id: first.id, request: Self.request)
    )
    #expect(
      HistoryChain.hash(of: follower, detail: nil, after: hash, outcome: nil).hex
        == "95c919041c1500353edb4a952a1cd116b7d2ebb9239fe8c5a09282efc4feab50"
    )
    #expect(
      HistoryChain.signature(of: hash, with: Self.key)?.hex
        == "367b39a3d128237a3d0d4631c99a49dca1e8ac0a232633c39d18ba81d0fb74e7"
    )
  }

  @Test("A record's hash, behind none and behind another")
  func records() {
    let link = RecordChain.Link(
      subject: "carrier NG/mtn",
      version: 1,
      at: Self.at,
      by: "ngozi",
      session: "s1",
      body: "{}"
    )
    let hash = RecordChain.hash(of: link, after: nil)
    #expect(hash.hex == "f9a5fdd314e5274403e8df94700d7ad6fcb3288ddbe46e73781fd60fdee7284d")
    #expect(
      RecordChain.hash(of: link, after: hash).hex
        == "cfb2d9cf4b29ce1816bb0a3542446a4a565272569ae2a10285feac1df0a599bb"
    )
  }

  @Test("A seal's running hash and signature")
  func seals() {
    let one = HistorySeal.hash(nil, adding: HashValue(hashing: [1]))
    let two = HistorySeal.hash(one, adding: HashValue(hashing: [2]))
    let seal = HistorySeal(event: 2, at: Self.at, hash: two, with: Self.key)
    #expect(one.hex == "9c12cfdc04c74584d787ac3d23772132c18524bc7ab28dec4219b8fc5b425f70")
    #expect(two.hex == "188eb6f3fa4a1d2a963b347e476f7f30fa81f085bed606e94ebdbcc51a85ce73")
    #expect(
      seal.signature?.hex == "574885e2a2d3023f6fb9322dea3a7a081be0cdd6b0417cff044bf665494267ab"
    )
    #expect(KeptSeal("seal 2 \(two.hex)")?.hash == two)
  }

  @Test("What an event left: its request's file part by part, its receipt, what a purge took")
  func outcomes() throws {
    var papers = PaperHashes()
    let state = try FileState(of: Self.file(), pin: [1, 2, 3], papers: &papers)
    let filed = FiledReceipt(
      key: "k",
      fingerprint: HashValue(hashing: [1]),
      event: PinnedSample.id("ev_00000000000000000000000001", Named.Event.self),
      receipt: Receipt(request: Self.request, version: 2, warnings: [], document: Self.paper)
    )
    let outcome = EventOutcome(state: state, receipt: filed.hash, forgotten: [3, 5])
    #expect(
      state.bytes
        == PinnedSample.bytes(
          """
          0189d6d5b36d12ca2c0d3775a81a7f8e1f0255a0427585737d0f7e118cf7a294af91037cf6079c8e\
          bf1549374838e0a5609125045cc319e5b77038294fddca478e43eb3005d2e210193da57cf6f765da\
          b756e1e0a606b070698d25c7754918e53fd317b4fe4f
          """
        )
    )
    #expect(filed.hash.hex == "0ce605c4734d69a81421a77ac90b4348167415d7fb1238192fb00bd33dc153e8")
    #expect(
      outcome.forgotten?.hex == "f5f711a2574bb481e3fca1bbf8f12a8ddbd5d8d32d6040cb010e47a6918b47b2"
    )
    let first = event(.purged, about: .purged([.person]), fields: [.status], number: 1)
    #expect(
      HistoryChain.hash(of: first, detail: nil, after: nil, outcome: outcome).hex
        == "93b85b58761119d19508cdec979f244e5dd0f599361af426acdc8c1d3ccdd542"
    )
    let follower = event(
      .noted,
      about: .nothing,
      fields: [],
      number: 2,
      lead: Event.Lead(id: first.id, request: Self.request)
    )
    #expect(
      HistoryChain.hash(
        of: follower,
        detail: nil,
        after: filed.hash,
        outcome: EventOutcome(state: nil, receipt: nil)
      ).hex == "3c52391080781696dc9cd8969cd661666069c59c93c4a1396798e4d7cf0402e2"
    )
  }

  @Test("What a store says of itself, of its orders, and to be kept elsewhere")
  func heads() {
    var head = StoreHead(
      StoreHead.Identity(storeID: "st_1", createdAt: Self.at, isSandbox: true),
      takenOver: StoreHead.Reach(count: 2, hash: HashValue(hashing: [7])),
      signedWith: Self.key
    )
    head.add(event(.noted, about: .nothing, fields: [], number: 1), HashValue(hashing: [1]))
    head.add(record: HashValue(hashing: [2]))
    let vouched = head.vouched(with: Self.key, after: head)
    #expect(vouched.hash == nil, "what it follows wasn't signed as it is")
    let signed = StoreHead(
      head.identity,
      events: head.events,
      lastAt: head.lastAt,
      records: head.records,
      takenOver: head.takenOver,
      signedWith: Self.key
    )
    #expect(signed.hash?.hex == "61d0bfb5a1e853fdc7ae2ca40b266934d99dbacdffefc8b28c813f47427065cd")
    #expect(
      signed.signature?.hex == "e7dcb3290af113fe530b3aa37873631e44071262d0cb764e92de5db4fcf8dbcd"
    )
    #expect(
      KeptSeal(signed).text
        == "st_1 seal 1 1 11081773985ff4a85cbc1a9f33454aa57e9dc59eb44ba72405798eccffb78ec5"
    )
    let order = Order(id: Self.order, createdAt: Self.at, reference: "R-7")
    #expect(
      SignedOrder(order, signedWith: Self.key).signature?.hex
        == "d4c65235a229b95563da07c0f261029cc9f2958e4fd586e5104055c295f23231"
    )
  }

  /// A file with something in each part.
  private static func file() throws -> RequestFile {
    var request = PortRequest(
      id: request,
      createdAt: at,
      number: try #require(PhoneNumber(e164: "+2348031234567")),
      carrier: try CarrierID(parsing: "mtn"),
      accountNumber: "0012345",
      authorizedName: "Ada & Söhne",
      authorizedDate: day,
      billingName: "Ada",
      billingAddress: "1 Marina\nLagos",
      clock: PortClock(startedOn: day)
    )
    request.owner = "ngozi"
    let paper = Document(
      id: paper,
      kind: .loa,
      version: 1,
      file: Document.FileFacts(
        name: "loa.pdf",
        mediaType: "application/pdf",
        size: 3,
        sha256: String(repeating: "ab", count: 32)
      ),
      receivedAt: at,
      receivedBy: "ngozi",
      answers: [.account: Document.Answer(verdict: .fail, by: "ada", at: at, remark: "blank")],
      evidence: [.signedOn: "2026-10-20"]
    )
    let resolution = Rejection.Resolution(
      outcome: .waiting,
      until: day,
      note: "soon",
      by: "ada",
      at: at
    )
    let rejection = Rejection(
      id: PinnedSample.id("rej_00000000000000000000000004", Named.Rejection.self),
      request: request.id,
      at: at,
      day: day,
      by: "ngozi",
      source: .carrier,
      attempt: 1,
      carrierCode: "8C",
      text: "no",
      reasons: [
        Rejection.Ground(code: .other),
        Rejection.Ground(code: .pinIncorrect, resolution: resolution),
      ]
    )
    let charge = Charge(
      id: PinnedSample.id("ch_00000000000000000000000005", Named.Charge.self),
      request: request.id,
      cents: 2500,
      currency: "USD",
      day: day
    )
    let number = ActiveNumber(
      id: PinnedSample.id("pn_00000000000000000000000006", Named.Number.self),
      request: request.id,
      e164: "+2348031234567",
      activatedOn: day
    )
    return RequestFile(
      request: request,
      documents: [paper],
      rejections: [rejection],
      charges: [charge],
      activeNumber: number
    )
  }

  @Test("A PIN sealed before opens, on its own row alone")
  func pins() throws {
    let key = try #require(Self.key)
    let sealed = PinnedSample.bytes(
      "6465666768696a6b6c6d6e6f314849c07e16be1c35a764fb21f78cf12540aab2"
    )
    #expect(try key.open(sealed, for: Self.request.text).exposed == "1234")
    #expect(throws: StoreError.sealBroken) { try key.open(sealed, for: "pr_other") }
  }

  @Test("A fingerprint of every kind of change")
  func fingerprints() {
    let confirmation = Lifecycle.Confirmation(date: Self.day, window: PortWindow("10:00-12:00"))
    let draft = RequestDraft(
      values: [.phoneNumber: "+2348031234567", .country: "NG", .billingName: "Ada & Söhne"],
      pin: Secret("1234"),
      orderID: Self.order,
      orderReference: "R-7"
    )
    let file = Document.FileFacts(
      name: "loa.pdf",
      mediaType: "application/pdf",
      size: 3,
      sha256: "ab"
    )
    let changes: [(String, Change)] = [
      ("submit", .status(.submit(carrierReference: "MTN-1"))),
      ("schedule", .status(.schedule(confirmation, override: "the carrier says so"))),
      ("reschedule", .status(.reschedule(confirmation, why: "moved"))),
      ("withdraw", .status(.withdraw(why: "taken back"))),
      ("complete", .status(.complete(activatedOn: Self.day, override: nil))),
      (
        "reject",
        .status(.reject(RejectionDraft(reasons: [.other], carrierCode: "8C", text: "no")))
      ),
      ("resubmit", .status(.resubmit())),
      ("reopen", .status(.reopen(why: "again"))),
      ("cancel", .status(.cancel(why: "asked"))),
      ("return", .status(.return(why: "wrong"))),
      (
        "edit",
        .edit(FieldEdits([FieldEdit(.owner, "ada"), FieldEdit(.endpointID, nil)], why: "told"))
      ),
      ("pin", .edit(FieldEdits([], pin: Secret("1234")))),
      ("no pin", .edit(FieldEdits([], pin: Secret("")))),
      ("add", .paper(.add(.loa, file, evidence: [.signer: "Ada"], to: [Self.request]))),
      ("attach", .paper(.attach(Self.paper))),
      (
        "check",
        .paper(
          .check(
            Self.paper,
            SheetEdits(
              answers: [.account: .pass, .carrier: nil],
              evidence: [.signer: "Ada", .carrier: nil],
              remark: "seen"
            )
          )
        )
      ),
      ("resolve", .rejection(.resolve(.other, .waiting, until: Self.day, note: "soon"))),
      ("clear", .rejection(.clearEscalation(note: "seen"))),
      ("lift", .rejection(.liftFraudStop(note: "asked"))),
      ("join", .order(.join(Self.order))),
      ("split", .order(.split(why: "alone"))),
      ("note", .note("called")),
      ("tick", .tick(.testInbound, done: true)),
      ("untick", .tick(.testInbound, done: false)),
      ("message", .messageSent(.papersWanted)),
      ("show pin", .showPIN),
      ("purge", .purge([.person, .bill])),
      ("undo", .undo),
    ]
    let course = InFlight(
      status: "rejected",
      createdOn: "2026-10-01",
      submittedOn: "2026-10-02",
      portDate: nil,
      window: nil,
      attempt: "2",
      reasons: "other"
    )
    let intents =
      [
        ("create", Intent.create(draft, key: "k")),
        ("take over", Intent(key: "k", actor: .ngozi, subject: .takeOver(draft, course))),
      ] + changes.map { ($0.0, Intent.change(Self.request, $0.1, key: "k")) }
    let lines = intents.map { "\($0.1.fingerprint(with: Self.key).hex) \($0.0)" }
    #expect(
      lines.joined(separator: "\n") == """
        c7d99b806641f6ef99941bd9111407e878c6bea2c6c0d7279b82d228b431ef6e create
        595d7a63b7aa74fe846e555b007485d0bb71666a5ccf44926bb661d366901046 take over
        7eaf869d928aae8ad1d9dfdcf499fc9eaf2b75a10d4f91042d64a388d84dc95b submit
        0762448343419419bc4f2f3d42a7a169a4af648ef2e5e62fbfeb85362f464339 schedule
        d0590c25409a25885b59bbe525b6f3efe916bcd9105066cad61b8a9be613d672 reschedule
        d3a6a2c5c61761d37141683c4de2fcb6e63825e002a2f8f2d2df54df4881187f withdraw
        5067700a0f69dc4b0e57a55fafcb3f4724fd4958338bd90211cc78ccc55711bc complete
        6d954dfe96a4beeb64579af8c22894dd3752e6f0faf3ee6e2c42e31076bcf230 reject
        470d42e8db7285df5f70074b14e0ab24684c2b77ceaf7023e9e03af1f1e3b06b resubmit
        9a0afab862139f2791b9c499532086f76a1b8927a38a6d9ecee82c5c10363f37 reopen
        258cc833c3956a061d32f378b319597d23634c5b5d9f73457da66bdd1889f2b4 cancel
        b31ba84cb849e5512a33f858f954b32e19580ca4613b0dee1337f907cd1351de return
        2739fff9ad205abdcf55a450da53f65ddcaf1815a41f4eff2a8eba6f46ea2835 edit
        f3e9792350382af6181f2c0fcf8c17d7eee6ac3a78ac060f7771e15151e8e7c6 pin
        8eb260d14adae8119fa1b5e8ad8c26672a51ee670df1719e4cbe97049cab6ba0 no pin
        b3dceac7be576eae8b0bc1e4080850d5976c7b4a70d074ea72827a73302cb1db add
        753ad9f5d9ddba1b2dc58795531814f766d8da68b24100b918d0a9ae88d359d4 attach
        a7bf0b6c305b1da46c5df58337fc2f1682e625a8b23dd259be4bee1c277ec834 check
        a406f9330fb17336ca87473f884d1d862069d9a380e56d129b7dc33a90bee93f resolve
        ce3a2666d88e2b64ce645ac6620bdfe9e318794c196bc900742a59183f1a191a clear
        9e03ceb89999c65ae4b0f51e2b82b48f20c08b6d72af062cb9bb87e991c25c30 lift
        5d8f44f84f465f65fae2db61b089a33c0d2b3f9488494c8ff5d0f8b5df95ba9c join
        334bcdf7fa2bfc35fdca837de4bc65a8cf95d5588671c222550ea045a411e3ca split
        34ad9bcd131f287386a8a3fc447927968df35a86d3dfa1ba6c2651d5a60eacda note
        43531427871b831082a121220090e3bede111202a450efc5b3a71bfea7da9479 tick
        7fbede7d8bb43c2920dd398397e8742ad69df17644c67a2cb268a0f4eb7165f2 untick
        32e54d4ab0dd5b4e63e40ca7fdf5a91bd814465b0d0a0538b01b7ee7e8a1ffe2 message
        764330ed34a1b965488138a9dca935404f3d0d08039502ee1f23a9afc86ac33e show pin
        76313e956ef8051f8ab19020f04bdb2e043fe6fe09abc893218a4368b965115a purge
        9489410753708f463232a3d639ee163e251c967982b5d97b89e3947ee33b2875 undo
        """
    )
  }

  private func event(
    _ kind: Event.Kind,
    about: Event.About,
    fields: [RequestField],
    number: Int,
    lead: Event.Lead? = nil
  ) -> Event {
    Event(
      id: PinnedSample.id("ev_0000000000000000000000000\(number)", Named.Event.self),
      request: Self.request,
      number: number,
      at: Self.at,
      by: "ngozi",
      session: "s1",
      kind: kind,
      about: about,
      fields: fields,
      version: number,
      lead: lead,
      detail: nil
    )
  }
}

/// Constants for the tests of what stores hold.
enum PinnedSample {
  static func id<Kind>(_ text: String, _: Kind.Type) -> Identifier<Kind> {
    let other = Identifier<Kind>(ULID(at: Sample.now, high: 0, low: 0))
    return Sample.orRecord(Identifier(text), other, "not an id: \(text)")
  }

  /// The bytes that hexadecimal digits stand for.
  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
