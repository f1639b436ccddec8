import PortDomain
import TestSupport
import Testing
import Wording

/// Creation day is day 0; the clock never restarts, and stands while customer or nobody has the turn.
@Suite("The clock and what is due")
struct ClockTests {
  private let desk = Sample.desk()

  private func draft(_ number: String, _ country: String, _ carrier: String) -> RequestDraft {
    var draft = Sample.draft
    draft.values[.phoneNumber] = number
    draft.values[.country] = country
    draft.values[.currentCarrier] = carrier
    return draft
  }

  private func progress(_ file: RequestFile, on day: String) -> Progress {
    let listing = Listing(request: file.request, facts: desk.facts(of: file))
    return desk.progress(of: listing, on: Sample.day(day))
  }

  @Test(
    "The due range is the country's published one, in its business days after the creation day",
    arguments: [
      // Monday 2026-11-23. Holidays: none before Christmas; in Egypt Friday and Saturday rest, and
      // the Emirates keep 2 and 3 December.
      ("+2348012345678", "NG", "mtn", "2026-11-30", "2026-12-07"),
      ("+233241234567", "GH", "mtn", "2026-11-30", "2026-12-02"),
      ("+254712345678", "KE", "safaricom", "2026-12-02", "2026-12-07"),
      ("+27821234567", "ZA", "vodacom", "2026-12-07", "2026-12-14"),
      ("+971501234567", "AE", "du", "2026-12-04", "2026-12-09"),
      ("+201001234567", "EG", "vodafone", "2026-12-07", "2026-12-14"),
    ]
  )
  func ranges(number: String, country: String, carrier: String, from: String, to: String) throws {
    let file = try desk.file(at: .inProgress, draft(number, country, carrier))
    let progress = progress(file, on: "2026-11-23")
    #expect(progress.day == 0 && !progress.isPaused && !progress.isOver)
    #expect(progress.from.iso == from && progress.to.iso == to && progress.on?.iso == to)
  }

  @Test(
    "With the carrier business days run, and it is over from the day after the last one",
    arguments: [
      ("2026-11-23", 0, false), ("2026-11-24", 1, false), ("2026-11-29", 4, false),
      ("2026-11-30", 5, false), ("2026-12-07", 10, false), ("2026-12-08", 11, true),
    ]
  )
  func runs(day: String, count: Int, isOver: Bool) throws {
    let progress = progress(try desk.file(at: .inProgress), on: day)
    #expect(progress.day == count && progress.isOver == isOver && !progress.isPaused)
    #expect(progress.on == Sample.day("2026-12-07"))
  }

  @Test("While the customer has the turn it stands, is never over, and due keeps its value")
  func stands() throws {
    let file = try Sample.file(desk: desk)
    for day in ["2026-11-23", "2026-12-08", "2027-02-01"] {
      let progress = progress(file, on: day)
      #expect(progress.day == 0 && progress.isPaused && !progress.isOver, "\(day)")
      #expect(progress.on == Sample.day("2026-12-07"), "\(day)")
    }
  }

  @Test("While it stands the due range stays too, through whatever is done meanwhile")
  func rangeStands() throws {
    var file = try Sample.file(desk: desk)
    for day in ["2026-11-25", "2026-11-30", "2026-12-08"] {
      let at = Sample.instant("\(day)T09:00:00Z")
      file = desk.applying(
        [.note("called"), .edit(FieldEdits([FieldEdit(.owner, day)]))],
        to: file,
        at: at
      )
      let progress = progress(file, on: day)
      #expect(progress.isPaused && progress.day == 0, "\(day)")
      #expect(progress.from.iso == "2026-11-30" && progress.to.iso == "2026-12-07", "\(day)")
      #expect(progress.on == progress.to, "\(day)")
      #expect(file.request.clock.countedTo.iso == "2026-11-23" && file.request.clock.stood == 0)
    }
    // Twelve business days after Monday the papers are here: it runs again.
    let ready = desk.withAcceptedPapers(file, at: Sample.instant("2026-12-09T09:00:00Z"))
    let progress = progress(ready, on: "2026-12-09")
    #expect(ready.request.clock.stood == 12 && !progress.isPaused && progress.day == 0)
    #expect(progress.to.iso == "2026-12-23" && progress.on == progress.to)
  }

  @Test("A pause that goes over into another one is one pause")
  func pausesMeet() throws {
    let file = try Sample.file(desk: desk)
    let held = desk.editing(.holdUntil, "2026-11-30", of: file)
    let facts = desk.facts(of: held)
    // The last begins when the customer has been silent for too long.
    #expect(facts.spans.map(\.turn) == [.nobody, .customer, .customer])
    #expect(facts.spans.allSatisfy { $0.due?.iso == "2026-12-07" })
    for day in ["2026-11-27", "2026-11-30", "2026-12-03"] {
      #expect(progress(held, on: day).to.iso == "2026-12-07" && progress(held, on: day).day == 0)
    }
    let noted = desk.applying(
      [.note("called")],
      to: held,
      at: Sample.instant("2026-12-03T09:00:00Z")
    )
    #expect(noted.request.clock.countedTo.iso == "2026-11-23")
    let ready = desk.withAcceptedPapers(noted, at: Sample.instant("2026-12-03T10:00:00Z"))
    #expect(
      ready.request.clock.stood == 8 && progress(ready, on: "2026-12-03").to.iso == "2026-12-17"
    )
  }

  @Test("Days beyond the years whose holidays are known are told as such")
  func beyond() throws {
    let last = BusinessCalendar.coveredYears.upperBound
    #expect(!progress(try Sample.file(desk: desk), on: "2026-11-23").leavesCoveredYears)
    let file = try Sample.file(desk: desk, at: Sample.instant("\(last)-12-28T09:00:00Z"))
    let late = progress(file, on: "\(last)-12-28")
    #expect(late.leavesCoveredYears)
    #expect(late.message(today: Sample.day("\(last)-12-28")).contains("holidays"))
  }

  @Test("When it runs again due has moved by the business days it stood")
  func movesOn() throws {
    let file = try Sample.file(desk: desk)
    // Wednesday to Wednesday with the customer: three business days since Monday, then ours.
    let thursday = Sample.instant("2026-11-26T09:00:00Z")
    let ready = desk.withAcceptedPapers(file, at: thursday)
    #expect(ready.request.clock.stood == 3)
    let progress = progress(ready, on: "2026-11-27")
    #expect(progress.day == 1 && progress.on == Sample.day("2026-12-10"))
    #expect(progress.from == Sample.day("2026-12-03") && progress.to == Sample.day("2026-12-10"))
  }

  @Test("While scheduled the confirmed date is due, and over once it has passed")
  func scheduled() throws {
    let file = try desk.file(at: .scheduled)
    #expect(progress(file, on: "2026-11-25").on == Sample.day("2026-11-25"))
    #expect(!progress(file, on: "2026-11-25").isOver)
    #expect(progress(file, on: "2026-11-26").isOver)
  }

  @Test("At its end nothing is due", arguments: [Status.completed, .cancelled])
  func ended(status: Status) throws {
    let progress = progress(try desk.file(at: status), on: "2027-01-04")
    #expect(progress.on == nil && !progress.isPaused && !progress.isOver)
  }

  @Test(
    "What turns by the date alone is foreseen: a hold's end, a port's date, a bill's ninetieth day",
    arguments: [
      (
        Status.pending,
        ["2026-11-23 us", "2027-01-23 customer", "2027-02-07 customer", "2029-05-12 customer"]
      ),
      (.inProgress, ["2026-11-23 carrier", "2027-01-23 carrier"]),
      (
        .scheduled,
        ["2026-11-23 carrier", "2026-11-25 us", "2026-11-26 us", "2027-01-23 us"]
      ),
      (.completed, ["2026-11-23 us"]), (.cancelled, ["2026-11-23 nobody"]),
    ]
  )
  func spans(status: Status, spans: [String]) throws {
    let facts = desk.facts(of: try desk.file(at: status))
    #expect(facts.spans.map { "\($0.from.iso) \($0.turn.rawValue)" } == spans)
  }

  @Test("A hold that was set is the first to end, and the clock stood for it")
  func held() throws {
    let file = desk.editing(.holdUntil, "2026-11-30", of: try desk.file(at: .inProgress))
    let facts = desk.facts(of: file)
    #expect(facts.spans.map(\.turn) == [.nobody, .carrier, .carrier])
    #expect(facts.spans.map(\.from.iso) == ["2026-11-23", "2026-11-30", "2027-01-23"])
    // Five business days stood: 24 to 30 November.
    #expect(facts.spans.map { $0.due?.iso } == ["2026-12-07", "2026-12-14", "2026-12-14"])
    #expect(progress(file, on: "2026-12-01").day == 1)
  }

  @Test("Whom to chase: customers and carriers whose follow-up day has come")
  func chase() throws {
    let chase = try Filter(parsing: "chase")
    let viewpoint = Viewpoint(zones: Sample.zones, now: Sample.now, me: "ada")
    for (status, followUp, isShown) in [
      (Status.inProgress, "2026-11-23", true), (.inProgress, "2026-11-22", true),
      (.inProgress, "2026-11-24", false), (.rejected, "2026-11-23", true),
      (.pending, "2026-11-23", false), (.completed, "2026-11-23", false),
    ] {
      var file = try desk.file(at: status)
      file.request.followUpOn = Sample.day(followUp)
      let listing = Listing(request: file.request, facts: desk.facts(of: file))
      #expect(chase.matches(listing, from: viewpoint) == isShown, "\(status) \(followUp)")
    }
  }

  @Test(
    "Days in filters are calendar days from today in the number's country",
    arguments: [
      ("due<14d", false), ("due<15d", true), ("due:14d", true), ("due>=14d", true),
      ("due>14d", false), ("due<=13d", false), ("due:2026-12-07", true), ("age<1d", true),
      ("age:0d", true), ("age>0d", false), ("port:2d", false), ("created:today", true),
      ("created:yesterday", false), ("created<tomorrow", true), ("attempt:1", true),
      ("attempt>1", false),
    ]
  )
  func filters(text: String, isShown: Bool) throws {
    let file = try desk.file(at: .inProgress)
    let listing = Listing(request: file.request, facts: desk.facts(of: file))
    let viewpoint = Viewpoint(zones: Sample.zones, now: Sample.now, me: "ada")
    #expect(try Filter(parsing: text).matches(listing, from: viewpoint) == isShown)
  }
}
