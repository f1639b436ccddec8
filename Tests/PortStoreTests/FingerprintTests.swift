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
