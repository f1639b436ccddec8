import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Schedule picker")
struct SchedulePickerScreenTests {
  let desk = Sample.desk()

  func picker(
    _ status: Status,
    _ context: Context,
    isReschedule: Bool = false
  ) throws -> (SchedulePickerScreen, RequestFile) {
    let file = try StatusMenuScreenTests.file(status, by: desk)
    var picker = SchedulePickerScreen(request: file.request.id, isReschedule: isReschedule)
    _ = picker.update(.opened, in: context)
    picker.take(file, in: context)
    return (picker, file)
  }

  @Test("The month shows weekends, holidays, today and the typical range")
  func frame() throws {
    for (size, name) in DocumentsScreenTests.sizes {
      let context = Sample.context(desk, size: size)
      let (picker, _) = try picker(.inProgress, context)
      expectGolden(picker.frame(in: context), "schedule-\(name)")
    }
  }

  @Test("Egypt rests on Friday and Saturday, holidays stand by name, the window in UTC too")
  func egypt() throws {
    let context = Sample.context(desk)
    let draft = RequestDraft(values: [
      .phoneNumber: "+201012345678", .country: "EG", .currentCarrier: "vodafone",
      .accountNumber: "7", .authorizedName: "Mona Adel", .authorizedDate: "2026-10-01",
      .billingName: "شركة النيل", .billingAddress: "Cairo",
    ])
    let file = desk.applying(
      [.status(.submit())],
      to: desk.withAcceptedPapers(try Sample.file(draft, desk: desk))
    )
    var picker = SchedulePickerScreen(request: file.request.id, isReschedule: false)
    picker.take(file, in: context)
    picker.day = Sample.day("2027-01-06")
    _ = picker.press(.enter, in: context)
    picker.typeIn("10:00-12:00", in: context)
    expectGolden(picker.frame(in: context), "schedule-egypt-80x22")
  }

  @Test("A day that isn't allowed can't be chosen and says why; an override in writing lifts it")
  func override() throws {
    let context = Sample.context(desk)
    var (picker, file) = try picker(.inProgress, context)
    picker.day = Sample.day("2026-11-28")
    let said = picker.press(.enter, in: context).said
    #expect(
      said == ["Sat 28 Nov is a weekend; choose a business day; o overrides it in writing"]
    )
    #expect(!picker.isTyping)
    _ = picker.press(.character("o"), in: context)
    picker.typeIn("Ms Obi confirmed Saturday", in: context)
    let intent = try #require(picker.press(.enter, in: context).intents.first)
    #expect(
      intent.subject
        == .change(
          file.request.id,
          .status(
            .schedule(
              Lifecycle.Confirmation(date: Sample.day("2026-11-28")),
              override: "Ms Obi confirmed Saturday"
            )
          ),
          basis: .seen(version: file.request.version)
        )
    )
  }

  @Test("Keys go by days, weeks and months")
  func keys() throws {
    let context = Sample.context(desk)
    var (picker, _) = try picker(.inProgress, context)
    picker.day = Sample.day("2026-11-30")
    let moves: [(Key, String)] = [
      (.right, "2026-12-01"), (.character("j"), "2026-12-08"), (.pageDown, "2027-01-08"),
      (.character("k"), "2027-01-01"), (.left, "2026-12-31"), (.pageUp, "2026-11-30"),
    ]
    for (key, day) in moves {
      _ = picker.press(key, in: context)
      #expect(picker.day == Sample.day(day))
    }
  }

  @Test("Moving a date needs a why; a conflict keeps day, window and why")
  func reschedule() throws {
    let context = Sample.context(desk)
    var (picker, file) = try picker(.scheduled, context, isReschedule: true)
    #expect(picker.day == Sample.day("2026-11-27"))
    picker.day = Sample.day("2026-12-01")
    _ = picker.press(.enter, in: context)
    picker.typeIn("10:00-12:00", in: context)
    #expect(picker.press(.enter, in: context).intents.isEmpty)
    #expect(picker.form.form.focus == .why)
    picker.typeIn("asked", in: context)
    let intents = picker.press(.enter, in: context).intents
    let window = PortWindow("10:00-12:00")
    #expect(
      try #require(intents.first).subject
        == .change(
          file.request.id,
          .status(
            .reschedule(
              Lifecycle.Confirmation(date: Sample.day("2026-12-01"), window: window),
              why: "asked",
              override: nil
            )
          ),
          basis: .seen(version: file.request.version)
        )
    )
    let conflict = Conflict(
      request: file.request.id,
      country: file.request.country,
      version: 99,
      since: []
    )
    _ = picker.settle(intents, .conflict(conflict), in: context)
    #expect(picker.day == Sample.day("2026-12-01"))
    #expect(picker.form.form.text(.window) == "10:00-12:00")
    #expect(picker.form.form.text(.why) == "asked")
  }

  @Test("A window that is none stays in its field with what is wrong")
  func window() throws {
    let context = Sample.context(desk)
    var (picker, _) = try picker(.inProgress, context)
    _ = picker.press(.enter, in: context)
    picker.typeIn("morning", in: context)
    #expect(picker.press(.enter, in: context).intents.isEmpty)
    #expect(picker.form.form[.window]?.error != nil)
    #expect(picker.form.form.text(.window) == "morning")
  }
}
