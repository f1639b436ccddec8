import PortDomain
import Testing

@Suite("A fingerprint tells wishes apart, not the grounds they stand on")
struct FingerprintTests {
  private static let id = IdentifierSource { (0, 1) }
    .make(Named.Request.self, at: Instant(milliseconds: 0))

  @Test("The same wish on newer grounds is the same")
  func ignoresGrounds() {
    let first = Intent.change(Self.id, .note("a"), key: "k", basis: .seen(version: 1))
    let second = Intent.change(Self.id, .note("a"), key: "k", basis: .current)
    #expect(first.fingerprint(with: nil) == second.fingerprint(with: nil))
  }

  @Test("Texts that run together differently are different wishes")
  func keepsTextsApart() {
    let first = FieldEdits([FieldEdit(.owner, "ab"), FieldEdit(.contactName, "c")])
    let second = FieldEdits([FieldEdit(.owner, "a"), FieldEdit(.contactName, "bc")])
    let third = FieldEdits([FieldEdit(.owner, "ab"), FieldEdit(.contactName, nil)])
    let prints = [first, second, third].map {
      Intent.change(Self.id, .edit($0), key: "k").fingerprint(with: nil)
    }
    #expect(Set(prints).count == 3)
  }

  @Test("The day on which a step happened makes another wish of it, and each notice is its own")
  func tellsDaysApart() {
    let day = CalendarDay(iso: "2026-11-02")
    let date = Lifecycle.Confirmation(date: CalendarDay(daysSinceEpoch: 20_000))
    let steps: [StatusChange] = [
      .submit(), .submit(on: day), .resubmit(), .resubmit(on: day), .acknowledge(),
      .acknowledge(on: day), .acknowledge(carrierReference: "R"), .confirm(), .confirm(on: day),
      .answerChange(.accepted), .answerChange(.refused), .answerChange(.refused, words: "no"),
      .answerChange(.refused, on: day), .schedule(date), .schedule(date, on: day),
      .reject(RejectionDraft(reasons: [.other])),
      .reject(RejectionDraft(reasons: [.other], on: day)),
    ]
    let prints = steps.map {
      Intent.change(Self.id, .status($0), key: "k").fingerprint(with: nil)
    }
    #expect(Set(prints).count == steps.count)
  }

  @Test("A form's values give one fingerprint in whatever order they are held")
  func ignoresOrder() {
    let draft = RequestDraft.sample()
    var turned = RequestDraft()
    for (field, value) in draft.values.reversed() { turned.values[field] = value }
    #expect(
      Intent.create(draft, key: "k").fingerprint(with: nil)
        == Intent.create(turned, key: "k").fingerprint(with: nil)
    )
  }
}
