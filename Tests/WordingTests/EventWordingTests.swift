import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What a request's history says")
struct EventWordingTests {
  private static let today = Sample.day("2026-11-23")

  private func event(
    _ kind: Event.Kind,
    _ about: Event.About = .nothing,
    fields: [RequestField] = [],
    detail: EventDetail? = nil
  ) -> Event {
    let ids = Sample.countingIDs()
    return Event(
      id: ids.make(at: Sample.now),
      request: ids.make(at: Sample.now),
      number: 4,
      at: Sample.now,
      by: "ada",
      session: "s1",
      kind: kind,
      about: about,
      fields: fields,
      version: 3,
      detail: detail
    )
  }

  @Test("Every kind of event says what happened")
  func messages() throws {
    let paper: DocumentID = Sample.countingIDs().make(at: Sample.now)
    let order = try #require(OrderID("po_01m6dqs9m00000000000000001"))
    let mtn = Event.About.carrier(Sample.mtn)
    let day = Event.About.portDate(Sample.day("2026-11-25"))
    let why = EventDetail(text: "asked for")
    let sent = EventDetail(changes: [
      FieldChange(field: .carrierReference, before: nil, after: "PO-1")
    ])
    let active = EventDetail(changes: [
      FieldChange(field: .activatedOn, before: nil, after: "2026-11-20")
    ])
    let expected: [(Event, String)] = [
      (event(.created, .status(.pending)), "created"),
      (event(.takenOver, .status(.scheduled)), "taken over"),
      (event(.submitted, mtn, detail: sent), "submitted to mtn, ref PO-1"),
      (event(.scheduled, day), "scheduled for Wed 25 Nov"),
      (event(.rescheduled, day, detail: why), "rescheduled for Wed 25 Nov: asked for"),
      (event(.withdrawn, detail: why), "date withdrawn: asked for"),
      (event(.completed, detail: active), "completed, active Fri 20 Nov"),
      (event(.rejected, .reasons([.portLock]), detail: why), "rejected, 1 reason: asked for"),
      (event(.rejected, .reasons([.portLock, .pinMissing])), "rejected, 2 reasons"),
      (event(.resubmitted, mtn), "resubmitted to mtn"),
      (event(.reopened, detail: why), "reopened: asked for"),
      (event(.cancelled, detail: why), "cancelled: asked for"),
      (event(.returned, detail: why), "returned to the losing carrier: asked for"),
      (event(.acknowledged, detail: sent), "acknowledged by the carrier, ref PO-1"),
      (
        event(.confirmed, detail: EventDetail(on: Sample.day("2026-11-20"))),
        "confirmed by the customer, on Fri 20 Nov"
      ),
      (event(.changeAccepted), "change accepted by the carrier"),
      (event(.changeRefused, detail: why), "change refused by the carrier: asked for"),
      (event(.edited, fields: [.billingName, .clockStood]), "changed billing name"),
      (
        event(.edited, fields: [.billingName, .owner], detail: why),
        "changed billing name and owner: asked for"
      ),
      (event(.pinSet, detail: why), "PIN changed: asked for"),
      (event(.pinShown), "PIN shown"),
      (event(.paperAdded, .paper(.bill, paper)), "bill added"),
      (event(.paperAttached, .paper(.loa, paper)), "LOA attached"),
      (
        event(.paperChecked, .sheet(paper, .bill, [.init(CheckItem.account)])),
        "bill checked: account"
      ),
      (event(.reasonResolved, .outcome(.fixed, of: .portLock)), "port lock: fixed"),
      (event(.escalationCleared, detail: why), "escalation cleared: asked for"),
      (event(.fraudStopLifted, detail: why), "fraud stop lifted: asked for"),
      (event(.orderJoined, .order(order)), "put into \(order.text)"),
      (event(.splitOff, .order(order), detail: why), "split off from \(order.text): asked for"),
      (event(.noted, detail: why), "note: asked for"),
      (event(.ticked, .item(.testInbound)), "ticked: test inbound calls"),
      (event(.unticked, .item(.testInbound)), "unticked: test inbound calls"),
      (event(.messageSent, .message(.papersWanted)), "message sent: papers wanted"),
      (
        event(.undone, .event(Sample.countingIDs().make(at: Sample.now), .edited)), "undid: changed"
      ),
      (event(.purged, .purged([.bill])), "personal data purged"),
    ]
    for (event, text) in expected { #expect(event.message(today: Self.today) == text) }
    #expect(Set(expected.map(\.0.kind)) == Set(Event.Kind.allCases), "each kind is in the table")
  }

  @Test("An event names its place, a change its values, a list whose clocks it goes by")
  func around() {
    #expect(event(.noted).source == "version 3, event 4, session s1")
    let change = FieldChange(field: .owner, before: nil, after: "ada")
    #expect(change.message == "owner: – → ada")
    #expect(
      Event.heading(2, of: 9, with: "ada", in: .egypt)
        == "2 of 9 events with \"ada\", newest first, times of Egypt"
    )
    #expect(
      Event.heading(9, of: 9, with: "", in: .ghana) == "9 events, newest first, times of Ghana"
    )
  }

  @Test("A conflict says who was first, when by the number's clocks, and what to do")
  func conflict() {
    let request: RequestID = Sample.countingIDs().make(at: Sample.now)
    let clocks = Clocks(zones: Sample.zones, now: Sample.now)
    func conflict(_ since: [Event], _ fields: [FieldConflict] = []) -> Conflict {
      Conflict(request: request, country: .egypt, version: 7, since: since, fields: fields)
    }
    let mine = FieldConflict(field: .billingName, before: "a", theirs: "b", mine: "c")
    #expect(
      conflict([event(.cancelled)]).message(by: clocks)
        == "cancelled by ada at 23 Nov 11:00; look at it and try again"
    )
    #expect(
      conflict([event(.edited)], [mine]).message(by: clocks)
        == "billing name changed by ada at 23 Nov 11:00; look at it and try again"
    )
    #expect(
      conflict([]).message(by: clocks)
        == "the request is at version 7 now; look at it and try again"
    )
  }

  @Test("Of several changes, what was done, refused and changed meanwhile is counted")
  func batch() {
    let clocks = Clocks(zones: Sample.zones, now: Sample.now)
    let request: RequestID = Sample.countingIDs().make(at: Sample.now)
    let done = Outcome.done(Receipt(request: request, version: 2))
    let refused = Outcome.refused(
      Refusal([.holdRunning(until: Sample.day("2027-01-10")), .fraudStop], in: .nigeria)
    )
    let conflict = Outcome.conflict(
      Conflict(request: request, country: .ghana, version: 2, since: [])
    )
    let cancel = Intent(
      key: "k",
      actor: Sample.ada,
      subject: .change(request, .status(.cancel(why: "asked")), basis: .current)
    )
    #expect(
      Message([done, done], of: [cancel, cancel], by: clocks)
        == Message("Cancelled · 2 requests.", .done)
    )
    #expect(
      Message([done, refused, conflict], of: [cancel, cancel, cancel], by: clocks)
        == Message(
          "Cancelled · 1 of 3 requests, 1 refused (on hold until Sun 10 Jan 2027; wait, or change hold until), 1 changed"
            + " since tagged; what was not done stays tagged.",
          .warning
        )
    )
    #expect(done.whyNot(by: clocks) == nil)
    #expect(
      refused.whyNot(by: clocks)
        == "on hold until Sun 10 Jan 2027; wait, or change hold until; fraud stop: a supervisor must"
        + " lift it with a note"
    )
  }

  @Test("Each country's new year comes when its own clocks say so")
  func newYear() {
    let clocks = Clocks(zones: Sample.zones, now: Sample.instant("2026-12-31T21:30:00Z"))
    let refusal: (Country?) -> Refusal = { country in
      Refusal(.holdRunning(until: Sample.day("2027-01-10")), in: country)
    }
    func said(_ country: Country?) -> String { refusal(country).sentences(by: clocks)[0] }
    #expect(said(.emirates).hasPrefix("on hold until Sun 10 Jan;"))
    #expect(said(.ghana).hasPrefix("on hold until Sun 10 Jan 2027;"))
    #expect(said(nil).hasPrefix("on hold until Sun 10 Jan 2027;"), "UTC where none is known")
    let midnight = Sample.instant("2026-12-31T21:30:00Z")
    #expect(clocks.stamp(midnight, in: .emirates) == "1 Jan 01:30")
    #expect(clocks.stamp(midnight, in: nil) == "31 Dec 21:30 UTC")
  }
}
