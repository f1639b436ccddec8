import PortDomain
import TestSupport
import Testing

/// Running work that is taken over on day one: what each status needs, and where the request then stands.
@Suite("Running work")
struct TakeOverTests {
  private let desk = Sample.desk()

  private func ruling(_ inFlight: InFlight, _ draft: RequestDraft = Sample.draft) -> Ruling {
    desk.admit(draft, inFlight: inFlight, by: Sample.ada, at: Sample.now) { _ in .free }
  }

  private func taken(_ inFlight: InFlight) -> RequestFile? {
    guard case .allowed(let decision) = ruling(inFlight) else { return nil }
    return decision.file
  }

  private static let date = "2026-11-20"

  /// Running work with something more that the rules keep of it.
  private static func kept(_ field: RequestField, _ text: String, _ work: InFlight) -> InFlight {
    var work = work
    work.kept[field] = text
    return work
  }

  @Test(
    "Each status with what it needs is taken as it stands",
    arguments: [
      (InFlight(), "pending 1 0 - - - -"), (InFlight(status: ""), "pending 1 0 - - - -"),
      (InFlight(status: "PENDING", attempt: "3"), "pending 2 2 - - - -"),
      (InFlight(status: "in_progress"), "in_progress 1 1 - - - -"),
      (
        InFlight(status: "in_progress", submittedOn: "2026-11-10", attempt: "2"),
        "in_progress 2 2 2026-11-10 - - -"
      ),
      (InFlight(status: "scheduled", portDate: date), "scheduled 1 1 - 2026-11-20 - -"),
      (
        InFlight(status: "rejected", attempt: "2", reasons: "pin_incorrect, no_answer;other"),
        "rejected 2 2 - - carrier -"
      ),
      (
        InFlight(status: "completed", portDate: date),
        "completed 1 1 - 2026-11-20 - 2026-11-20"
      ),
      (
        kept(.activatedOn, "2026-11-19", InFlight(status: "completed", portDate: date)),
        "completed 1 1 - 2026-11-20 - 2026-11-19"
      ),
      (
        kept(.activatedOn, date, InFlight(status: "completed")), "completed 1 1 - - - 2026-11-20"
      ),
      (InFlight(status: "cancelled"), "cancelled 1 1 - - - -"),
    ]
  )
  func stands(inFlight: InFlight, course: String) throws {
    let file = try #require(taken(inFlight))
    let lifecycle = file.request.lifecycle
    let parts: [String] = [
      lifecycle.status.rawValue, String(lifecycle.attempt), String(lifecycle.timesSent),
      lifecycle.submittedOn?.iso ?? "-", lifecycle.confirmation?.date.iso ?? "-",
      lifecycle.rejectedAt?.rawValue ?? "-", lifecycle.activatedOn?.iso ?? "-",
    ]
    #expect(parts.joined(separator: " ") == course)
    #expect(file.history.map(\.kind) == [.takenOver] && file.history[0].detail == nil)
    #expect(file.charges.isEmpty && (file.activeNumber != nil) == (lifecycle.status == .completed))
    #expect(file.request.version == 1)
  }

  @Test("The day it was created is day 0 of its clock, today where none is given")
  func created() throws {
    let old = try #require(taken(InFlight(createdOn: "2026-11-02"))).request.clock
    #expect(old.startedOn.iso == "2026-11-02" && old.countedTo.iso == "2026-11-23")
    #expect(try #require(taken(InFlight())).request.clock.startedOn.iso == "2026-11-23")
    #expect(taken(InFlight(createdOn: "2026-11-23")) != nil)
  }

  @Test("It was created when the file says, or in the middle of the day that it says")
  func createdAt() throws {
    func created(_ day: String?, _ moment: String?) throws -> (String, String) {
      var running = InFlight(createdOn: day)
      running.createdAt = moment
      let request = try #require(taken(running)).request
      return (request.clock.startedOn.iso, request.createdAt.rfc3339)
    }
    for (day, moment, startedOn, createdAt) in [
      ("2026-11-02", nil, "2026-11-02", "2026-11-02T11:00:00Z"),
      ("2026-11-02", "2026-11-01T23:30:00Z", "2026-11-02", "2026-11-01T23:30:00Z"),
      (nil, "2026-11-01T23:30:00Z", "2026-11-02", "2026-11-01T23:30:00Z"),
      // The day counts where the two part.
      ("2026-11-02", "2026-11-05T09:00:00Z", "2026-11-02", "2026-11-02T11:00:00Z"),
      (nil, nil, "2026-11-23", "2026-11-23T09:00:00Z"),
      ("2026-11-23", nil, "2026-11-23", "2026-11-23T09:00:00Z"),
    ] as [(String?, String?, String, String)] {
      #expect(try created(day, moment) == (startedOn, createdAt), "\(day ?? "") \(moment ?? "")")
    }
    var unread = InFlight(createdOn: "2026-11-02")
    unread.createdAt = "last week"
    #expect(taken(unread) == nil)
    let request = try #require(taken(InFlight(createdOn: "2026-11-02"))).request
    #expect(request.id.madeAt == request.createdAt && request.updatedAt == Sample.now)
  }

  @Test("Completed work awaits nothing: it counts as tested and routed")
  func awaitsNothing() throws {
    let file = try #require(taken(InFlight(status: "completed", portDate: TakeOverTests.date)))
    #expect(file.request.ticks == [.testInbound, .configureRouting])
    #expect(!desk.facts(of: file).isAfterPortOpen)
    #expect(desk.turn(of: file, on: Sample.day("2026-11-23")) == .nobody)
    let viewpoint = Viewpoint(zones: desk.zones, now: Sample.now, me: "ada")
    let listing = Listing(request: file.request, facts: desk.facts(of: file))
    let today = try #require(View.builtIn.first { $0.name == "Today" })
    #expect(!today.filter.matches(listing, from: viewpoint))
  }

  @Test("Open reasons are the carrier's refusal of today, and somebody is reminded")
  func reasons() throws {
    let running = InFlight(status: "rejected", attempt: "2", reasons: "pin_incorrect")
    let file = try #require(taken(running))
    let rejection = try #require(file.rejections.first)
    #expect(rejection.source == .carrier && rejection.attempt == 2 && rejection.by == "ada")
    #expect(rejection.reasons.map(\.code) == [.pinIncorrect])
    #expect(rejection.day.iso == "2026-11-23")
    #expect(file.request.followUpOn?.iso == "2026-11-24")
  }

  @Test(
    "What can't be read, or is lacking, is named with its column",
    arguments: [
      (InFlight(status: "porting"), RequestField.status, FieldProblem.Cause.fieldInvalid),
      (InFlight(createdOn: "2026-11-24"), .clockCountedTo, .dateInFuture),
      (InFlight(createdOn: "soon"), .clockCountedTo, .fieldInvalid),
      (InFlight(submittedOn: "soon"), .submittedOn, .fieldInvalid),
      (InFlight(portDate: "soon"), .portDate, .fieldInvalid),
      (InFlight(status: "scheduled"), .portDate, .fieldMissing),
      (InFlight(status: "completed"), .portDate, .fieldMissing),
      (InFlight(status: "scheduled", portDate: date, window: "noon"), .window, .fieldInvalid),
      (InFlight(status: "rejected"), .rejectedAt, .fieldMissing),
      (InFlight(status: "rejected", reasons: "mood"), .rejectedAt, .fieldInvalid),
      (
        kept(.activatedOn, "2026-11-24", InFlight(status: "completed")), .activatedOn,
        .dateInFuture
      ),
      (
        kept(.returnedOn, "2026-11-24", InFlight(status: "completed", portDate: date)),
        .returnedOn, .dateInFuture
      ),
      (InFlight(attempt: "0"), .timesSent, .fieldInvalid),
      (InFlight(attempt: "-1"), .timesSent, .fieldInvalid),
      (InFlight(attempt: "two"), .timesSent, .fieldInvalid),
    ]
  )
  func refused(inFlight: InFlight, field: RequestField, cause: FieldProblem.Cause) {
    guard case .refused(let refusal) = ruling(inFlight) else {
      Issue.record("taken")
      return
    }
    let problems = refusal.obstacles.map { obstacle in
      if case .fieldInvalid(let problem) = obstacle { problem } else { nil } as FieldProblem?
    }
    #expect(problems.map { $0?.field } == [field] && problems.map { $0?.cause } == [cause])
    #expect(problems.allSatisfy { $0?.column != nil } || InFlight.keptFields.contains(field))
  }

  @Test("A rejected one keeps the stage at which it was; the carrier's unless it is named")
  func stage() throws {
    for (text, stage) in [(nil, Stage.carrier), ("validation", .validation), ("port", .port)] {
      var running = InFlight(status: "rejected", reasons: "no_answer")
      running.kept[.rejectedAt] = text
      #expect(try #require(taken(running)).request.lifecycle.rejectedAt == stage)
    }
  }

  @Test("Work that is over claims no number: not what was cancelled, nor a port that went back")
  func claims() {
    func isTaken(_ status: String, returnedOn: String? = nil) -> Bool {
      var running = InFlight(status: status, portDate: TakeOverTests.date)
      running.kept[.returnedOn] = returnedOn
      let ruling = desk.admit(Sample.draft, inFlight: running, by: Sample.ada, at: Sample.now) {
        _ in .ours
      }
      if case .allowed(let decision) = ruling {
        let number = decision.file.activeNumber
        return number?.releasedOn?.iso == returnedOn
      }
      return false
    }
    #expect(isTaken("cancelled") && isTaken("completed", returnedOn: TakeOverTests.date))
    #expect(!isTaken("completed") && !isTaken("pending"))
  }

  @Test("An endpoint comes with completed work alone")
  func endpoint() {
    var draft = Sample.draft
    draft.values[.endpointID] = "ep_main"
    func isTaken(_ status: String, returnedOn: String? = nil) -> Bool {
      var running = InFlight(status: status, portDate: TakeOverTests.date)
      running.kept[.returnedOn] = returnedOn
      if case .allowed = ruling(running, draft) { return true } else { return false }
    }
    #expect(isTaken("completed") && isTaken("Completed") && !isTaken("scheduled"))
    #expect(!isTaken("completed", returnedOn: TakeOverTests.date))
  }

  @Test("Papers are demanded at the next submit, not before")
  func papers() throws {
    let file = try #require(taken(InFlight(status: "in_progress")))
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-25"))
    #expect(desk.codes(of: .status(.schedule(date)), on: file) == [])
    let back = desk.applying([.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))], to: file)
    #expect(
      desk.codes(of: .status(.resubmit()), on: back)
        == ["document_missing", "document_missing", "document_missing", "reason_open"]
    )
  }
}
