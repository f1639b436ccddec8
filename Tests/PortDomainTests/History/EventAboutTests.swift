import PortDomain
import TestSupport
import Testing

@Suite("What an event was about")
struct EventAboutTests {
  private static let paper: DocumentID = Sample.countingIDs().make(at: Sample.now)
  private static let order: OrderID = Sample.countingIDs().make(at: Sample.now)
  private static let event: EventID = Sample.countingIDs().make(at: Sample.now)

  /// What events of each kind are about.
  private static func sample(_ kind: Event.Kind) throws -> Event.About {
    switch kind {
    case .created, .takenOver: .status(.scheduled)
    case .submitted, .resubmitted: .carrier(try CarrierID(parsing: "mtn"))
    case .scheduled, .rescheduled: .portDate(Sample.day("2026-11-25"))
    case .rejected: .reasons([.pinIncorrect, .other])
    case .reasonResolved: .outcome(.waived, of: .other)
    case .paperAdded, .paperAttached: .paper(.governmentID, paper)
    case .paperChecked:
      .sheet(paper, .bill, [.init(CheckItem.number), .init(EvidenceField.accountName)])
    case .ticked, .unticked: .item(.testInbound)
    case .messageSent: .message(.dateMoved)
    case .orderJoined, .splitOff: .order(order)
    case .undone: .event(event, .pinSet)
    case .purged: .purged([.bill, .governmentID])
    case .withdrawn, .completed, .reopened, .cancelled, .returned, .edited, .pinSet, .pinShown,
      .escalationCleared, .fraudStopLifted, .noted, .acknowledged, .confirmed, .changeAccepted,
      .changeRefused:
      .nothing
    }
  }

  @Test("Its codes read back say the same", arguments: Event.Kind.allCases)
  func readsBack(_ kind: Event.Kind) throws {
    let about = try Self.sample(kind)
    #expect(Event.About(codes: about.codes, of: kind) == about)
  }

  @Test("Codes that say nothing of their kind are not read", arguments: Event.Kind.allCases)
  func refuses(_ kind: Event.Kind) throws {
    let codes = try Self.sample(kind).codes
    #expect(Event.About(codes: codes + ["no such code"], of: kind) == nil)
    #expect(Event.About(codes: ["no such code"], of: kind) == nil)
    let shouted = codes.map { $0.uppercased() }
    if shouted != codes { #expect(Event.About(codes: shouted, of: kind) == nil) }
  }

  @Test("A row and the value typed for it under the same code are one")
  func sharedCodes() {
    #expect(Event.SheetPart(CheckItem.carrier) == Event.SheetPart(EvidenceField.carrier))
    #expect(Event.SheetPart(CheckItem.account) != Event.SheetPart(EvidenceField.accountName))
  }

  @Test("Notes, ticks, messages and a shown PIN leave the version; only some kinds can be undone")
  func consequences() {
    let kinds = Event.Kind.allCases
    #expect(
      kinds.filter { !$0.raisesVersion } == [.pinShown, .noted, .ticked, .unticked, .messageSent]
    )
    #expect(
      kinds.filter { !$0.canBeUndone } == [
        .created, .takenOver, .completed, .returned, .pinShown, .messageSent, .undone, .purged,
      ]
    )
    #expect(
      kinds.filter(\.bearsOnPapers) == [.edited, .pinSet, .paperAttached, .paperChecked, .undone]
    )
    #expect(kinds.filter(\.endsRequest) == [.takenOver, .completed, .cancelled, .returned])
  }
}
