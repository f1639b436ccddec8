import PortDomain
import TestSupport
import Testing

@Suite("How much a text may hold")
struct TextBoundsTests {
  private static let mark = "\u{301}"

  static let rows: [(text: String, line: Bool, lines: Bool, words: Bool)] = [
    ("", true, true, true),
    (String(repeating: "a", count: 400), true, true, true),
    (String(repeating: "a", count: 401), false, true, true),
    (String(repeating: "a", count: 2_000), false, true, true),
    (String(repeating: "a", count: 2_001), false, false, true),
    (String(repeating: "a", count: 64_000), false, false, true),
    (String(repeating: "a", count: 64_001), false, false, false),
    // In bytes: 400 characters of four.
    (String(repeating: "😀", count: 400), true, true, true),
    (String(repeating: "😀", count: 2_001), false, false, true),
    // Thirty marks on a letter, and one more.
    ("e" + String(repeating: mark, count: 30) + "e" + mark, true, true, true),
    ("e" + String(repeating: mark, count: 31), false, false, false),
    // Marks that count as letters of their own in composing are marks all the same.
    ("e" + String(repeating: "\u{20DD}", count: 31), false, false, false),
    // One character.
    ("e" + String(repeating: mark, count: 117_000), false, false, false),
    // Yoruba, Vietnamese, Thai and Arabic as they are written.
    ("Ọ̀ṣun Ẹlẹ́gbẹ́", true, true, true), ("Nguyễn Thị Ánh", true, true, true),
    ("น้ำผึ้ง", true, true, true), ("مُحَمَّد", true, true, true),
  ]

  @Test("Bytes, scalars and marks on a letter are limited", arguments: rows)
  func bounds(row: (text: String, line: Bool, lines: Bool, words: Bool)) {
    #expect(TextBounds.line.allow(row.text) == row.line)
    #expect(TextBounds.lines.allow(row.text) == row.lines)
    #expect(TextBounds.words.allow(row.text) == row.words)
  }

  @Test("A value that holds too much is refused by its field, and only its start is repeated")
  func fields() {
    let long = String(repeating: "e" + String(repeating: TextBoundsTests.mark, count: 9), count: 99)
    var draft = Sample.draft
    draft.values[.billingName] = long
    let start = String(String.UnicodeScalarView(long.unicodeScalars.prefix(40)))
    let problem = FieldProblem(.billingName, .fieldInvalid, value: start)
    let ruling = Sample.desk().admit(draft, by: Sample.ada, at: Sample.now) { _ in .free }
    #expect(ruling == .refused(Refusal([.fieldInvalid(problem)], in: .nigeria)))
    let today = Sample.day("2026-11-23")
    let desk = Sample.desk()
    #expect(desk.problem(with: long, for: .billingName, in: .nigeria, on: today) == problem)
    #expect(desk.problem(with: long, for: .country, in: nil, on: today)?.field == .country)
    draft.values[.country] = long
    guard
      case .refused(let refusal) = desk.admit(
        draft,
        by: Sample.ada,
        at: Sample.now,
        standing: { _ in .free }
      )
    else { return #expect(Bool(false)) }
    #expect(refusal.obstacles.first?.field == .country)
  }
}
