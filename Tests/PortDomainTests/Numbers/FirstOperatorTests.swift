import PortDomain
import TestSupport
import Testing

/// Who was first given a number's range: advice against the carrier that is named, never a refusal.
@Suite("Ranges and carriers")
struct FirstOperatorTests {
  @Test(
    "The longest leading digits that were given to somebody tell",
    arguments: [
      ("+2348031234567", "mtn"), ("+2347025123456", "mtn"), ("+2347021123456", "ntel"),
      ("+2348091234567", "9mobile"), ("+2348012345678", "mafab"), ("+233501234567", "telecel"),
      ("+254747123456", "faiba"), ("+254741123456", "safaricom"), ("+27821234567", "vodacom"),
      ("+27604123456", "mtn"), ("+27741234567", "cellc"), ("+971551234567", "du"),
      ("+201512345678", "te"), ("+23412345678", nil), ("+20212345678", nil),
    ] as [(String, String?)]
  )
  func operators(number: String, name: String?) throws {
    #expect(try #require(PhoneNumber(e164: number)).firstOperator == name)
  }

  @Test(
    "A number of another operator's range is accepted with a warning, also at submit",
    arguments: [
      ("NG", "+2348012345678", "mtn", true), ("NG", "+2348031234567", "mtn", false),
      ("NG", "+2348031234567", "airtel", true), ("NG", "+2348091234567", "etisalat", false),
      ("EG", "+201512345678", "we", false), ("EG", "+201512345678", "te", false),
      ("GH", "+233271234567", "tigo", false), ("GH", "+233241234567", "telecel", true),
      ("AE", "+97142345678", "du", false),
    ]
  )
  func warned(country: String, number: String, carrier: String, isOthers: Bool) throws {
    let desk = Sample.desk()
    var draft = Sample.draft
    draft.values.merge([.country: country, .phoneNumber: number, .currentCarrier: carrier]) { $1 }
    let ruling = desk.admit(draft, by: Sample.ada, at: Sample.now) { _ in .free }
    guard case .allowed(let made) = ruling else {
      Issue.record("\(ruling)")
      return
    }
    #expect(made.warnings.contains(.rangeOfAnotherCarrier) == isOthers)
    let sent = desk.warnings(aboutSubmitting: made.file.request, at: Sample.now)
    #expect(sent.contains(.rangeOfAnotherCarrier) == isOthers)
    let corrected = desk.decide(
      .edit(FieldEdits([FieldEdit(.billingName, "Acme")])),
      on: made.file,
      by: Sample.ada,
      at: Sample.now,
      standing: { _ in .free }
    )
    guard case .allowed(let decision) = corrected else {
      Issue.record("\(corrected)")
      return
    }
    #expect(decision.warnings.isEmpty)
  }
}
