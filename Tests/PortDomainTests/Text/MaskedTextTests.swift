import PortDomain
import TestSupport
import Testing

@Suite("Masked text")
struct MaskedTextTests {
  @Test(
    "Of a number of eight characters and more the last four are left, of a shorter one nothing",
    arguments: [
      ("", "•••"), ("1", "•••"), ("12", "•••"), ("123", "•••"), ("1234", "•••"), ("12345", "•••"),
      ("123456", "•••"), ("1234567", "•••"), ("12345678", "•••5678"), ("123456789", "•••6789"),
      ("ACC-0012345", "•••2345"), ("+2348012345678", "•••5678"),
    ]
  )
  func numbers(text: String, masked: String) {
    #expect(MaskedText.number(text) == masked)
    #expect(MaskedText.number(masked) == masked)
  }

  @Test(
    "What only looks masked is masked",
    arguments: [("•••12345", "•••2345"), ("•••123456789", "•••6789"), ("••••••12345", "•••2345")]
  )
  func disguised(text: String, masked: String) {
    #expect(MaskedText.number(text) == masked)
  }

  @Test(
    "Of a name the first letter of each word is left",
    arguments: [
      ("", ""), ("John Smith", "J••• S•••"), ("  Ada   Obi ", "A••• O•••"), ("X", "X•••"),
      ("محمد علي", "م••• ع•••"),
    ]
  )
  func names(text: String, masked: String) {
    #expect(MaskedText.name(text) == masked)
    #expect(MaskedText.name(masked) == masked)
  }

  @Test(
    "Of an address what follows the last comma or line break is left",
    arguments: [
      ("", "•••"), ("123 Business St", "•••"), ("123 Business St, Lagos", "•••, Lagos"),
      ("1 Marina\nLagos Island\nLagos", "•••, Lagos"), ("1 Marina, Lagos,", "•••, Lagos"),
    ]
  )
  func addresses(text: String, masked: String) {
    #expect(MaskedText.address(text) == masked)
    #expect(MaskedText.address(masked) == masked)
  }

  @Test(
    "Of a mail address the first letter and the domain are left",
    arguments: [
      ("john@example.com", "j•••@example.com"),
      ("john", "•••"), ("a@b@c", "a•••@c"),
    ]
  )
  func emails(text: String, masked: String) {
    #expect(MaskedText.email(text) == masked)
    #expect(MaskedText.email(masked) == masked)
  }

  @Test(
    "Of words written by hand nothing is left, of a file's name its ending",
    arguments: [
      ("", "", "•••"), ("she called", "•••", "•••"), ("loa.pdf", "•••", "•••.pdf"),
      ("a.b.jpeg", "•••", "•••.jpeg"), ("x.document", "•••", "•••"), ("x.p7", "•••", "•••"),
      (".", "•••", "•••"), ("x.", "•••", "•••"), ("x.é", "•••", "•••"),
    ]
  )
  func words(text: String, masked: String, fileName: String) {
    #expect(MaskedText.words(text) == masked && MaskedText.fileName(text) == fileName)
  }

  @Test(
    "Every field is masked as what it holds, and only what is personal",
    arguments: RequestField.allCases
  )
  func fields(field: RequestField) {
    let text = "Jo Doe, 12345678@x"
    let expected =
      switch field {
      case .authorizedName, .billingName, .organizationName, .contactName: "J••• D••• 1•••"
      case .accountNumber, .contactPhone: "•••78@x"
      case .billingAddress, .serviceAddress: "•••, 12345678@x"
      case .contactEmail: "J•••@x"
      case .changeWords: "•••"
      case .phoneNumber, .country, .currentCarrier, .accountPIN, .accountPINState, .authorizedTitle,
        .authorizedDate, .requestedPortDate, .lastPortedOn, .organizationID, .carrierReference,
        .endpointID, .orderID, .owner, .priority, .followUpOn, .waitingOn, .holdUntil,
        .cancelAsked, .escalated, .fraudStop, .status, .timesSent, .submittedOn, .portDate,
        .window, .reschedules, .rejectedAt, .activatedOn, .returnedOn, .clockStood,
        .clockCountedTo, .ticks, .submittedAt, .acknowledgedOn, .confirmedOn, .changeToldOn,
        .changeAnsweredOn, .changeAnswer, .cancelAskedOn, .lastMessageOn, .lookupCarrier, .lookupOn,
        .lookupSource, .scope, .scopeStays, .newBillingNumber, .scopeRest:
        text
      }
    #expect(field.masked(text) == expected)
  }

  @Test("What papers say and what fields said before is masked like the fields")
  func file() throws {
    let desk = Sample.desk()
    var file = desk.editing(.accountNumber, "ACC999999", of: try desk.file(at: .pending))
    let loa = try #require(file.paper(.loa))
    let typed = SheetEdits(evidence: [
      .accountName: "Acme Corp", .accountNumber: "ACC123456", .signer: "John Smith",
      .numbers: "+2348012345678", .carrier: "mtn",
    ])
    let address = SheetEdits(evidence: [.address: "1 Marina, Lagos", .serviceAddress: "2, Lagos"])
    let bill = try #require(file.paper(.bill))
    file = desk.applying(
      [
        .paper(.check(loa.id, typed)),
        .paper(.check(bill.id, address)),
      ],
      to: file
    )
    let masked = file.masked
    #expect(masked.request == file.request.masked)
    let said = try #require(masked.paper(.loa)).evidence
    // The same but for the spelling of one legal form, and a different address.
    #expect(said[.accountName] == "A••• C•••." && said[.signer] == "J••• S•••")
    #expect(said[.accountNumber] == "•••3456" && said[.numbers] == "+2348012345678")
    #expect(said[.carrier] == "mtn" && said[.signedOn] == "2026-11-13")
    let places = try #require(masked.paper(.bill)).evidence
    #expect(places[.address] == "•••, Lagos (other)")
    #expect(places[.serviceAddress] == "•••, Lagos (other)")
    let edit = try #require(masked.history.first { $0.kind == .edited }?.detail?.changes.first)
    #expect(edit.before == "•••3456" && edit.after == "•••9999")
  }
}
