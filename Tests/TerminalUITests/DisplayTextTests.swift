import PortDomain
import Testing

@testable import TerminalUI

@Suite("Display text")
struct DisplayTextTests {
  @Test(
    "Each control or format character shows as one visible cell",
    arguments: [
      "\u{0}", "\u{7}", "\u{8}", "\t", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}", "\u{AD}",
      "\u{34F}", "\u{61C}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{180B}", "\u{180E}",
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{202A}", "\u{202E}", "\u{2060}",
      "\u{2066}", "\u{2069}", "\u{206A}", "\u{3164}", "\u{FE00}", "\u{FE0F}", "\u{FEFF}",
      "\u{FFA0}", "\u{FFF9}", "\u{1D173}", "\u{E0001}", "\u{E0041}", "\u{E0100}", "\u{E000}",
      "\u{F0000}", "\u{378}", "\u{FFFE}",
    ]
  )
  func replaced(character: String) {
    let text = DisplayText(sanitising: "a\(character)b")
    #expect(text.string == "a\u{FFFD}b")
    #expect(text.columns == 3)
  }

  @Test(
    "A line break of any kind shows as one sign",
    arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"]
  )
  func lineBreak(text: String) {
    #expect(DisplayText(sanitising: "a\(text)b") == "a⏎b")
    #expect(DisplayText.lines(sanitising: "a\(text)b") == ["a", "b"])
  }

  @Test("Lines keep empty ones, and there is always one")
  func lines() {
    #expect(DisplayText.lines(sanitising: "a\n\nb\n") == ["a", "", "b", ""])
    #expect(DisplayText.lines(sanitising: "") == [""])
  }

  @Test("Marks stay with their character, four at most, and a sign tells of more")
  func marks() {
    let acute = "\u{301}"
    #expect(DisplayText(sanitising: "e\(acute)").columns == 1)
    let many = DisplayText(sanitising: "e" + String(repeating: acute, count: 40) + "x")
    #expect(Array(many.string.unicodeScalars.dropFirst(5)) == ["\u{FFFD}", "x"])
    #expect(many.columns == 3)
  }

  @Test("A mark without a character stands on a dotted circle")
  func leadingMark() {
    #expect(Array(DisplayText(sanitising: "\u{301}").string.unicodeScalars) == ["◌", "\u{301}"])
    #expect(DisplayText(sanitising: "\u{1B}\u{301}").columns == 2)
  }

  @Test("Emoji sequences count scalar by scalar, as ncurses does")
  func emoji() {
    #expect(DisplayText(sanitising: "👩\u{200D}💻").columns == 5)
    #expect(DisplayText(sanitising: "👍🏽").columns == 4)
    #expect(DisplayText(sanitising: "🇳🇬").columns == 2)
  }

  @Test("Literals are sanitised, and so is what is put into them")
  func literals() {
    let name = "a\u{1B}[2Jb"
    #expect(DisplayText("<\(name)>").string == "<a\u{FFFD}[2Jb>")
  }

  @Test("Text is cut at a character boundary and says so")
  func truncation() {
    #expect(DisplayText("Acme Corporation").truncated(to: 8) == "Acme Co…")
    #expect(DisplayText("漢字漢字").truncated(to: 6) == "漢字…")
    #expect(DisplayText("漢字漢字").truncated(to: 5) == "漢字…")
    #expect(DisplayText("漢字漢字").truncated(to: 4) == "漢…")
    #expect(DisplayText("漢字").truncated(to: 1) == "…")
    #expect(DisplayText("漢字").truncated(to: 0) == "")
    #expect(DisplayText("Acme").truncated(to: 4) == "Acme")
  }

  @Test("Text is filled up to a width on the side that the alignment says")
  func fitting() {
    #expect(DisplayText("42").fitted(to: 5) == "42   ")
    #expect(DisplayText("42").fitted(to: 5, alignment: .trailing) == "   42")
  }

  @Test("Text wraps at blanks, and within a word only where it must")
  func wrapping() {
    let text: DisplayText = "ensure the LOA matches exactly"
    #expect(text.wrapped(to: 12) == ["ensure the", "LOA matches", "exactly"])
    #expect(DisplayText("a verylongword b").wrapped(to: 5) == ["a", "veryl", "ongwo", "rd b"])
    #expect(DisplayText("漢字漢").wrapped(to: 5) == ["漢字", "漢"])
    #expect(DisplayText("漢").wrapped(to: 1) == ["…"])
    #expect(DisplayText("").wrapped(to: 5) == [""])
  }

  @Test("Whatever the text: sanitising twice changes nothing, and no cut exceeds its width")
  func properties() {
    var random = SeededChance(1)
    for _ in 0..<2_000 {
      let text = DisplayText(sanitising: random.text(upTo: 40))
      #expect(DisplayText(sanitising: text.string) == text)
      #expect(text.cells().reduce(0) { $0 + Int($1.width) } == text.columns)
      #expect(text.cells().map(\.text).joined() == text.string)
      let width = Int.random(in: 0...20, using: &random)
      let cut = text.truncated(to: width)
      #expect(cut.columns <= width)
      #expect(DisplayText(sanitising: cut.string) == cut)
      #expect(text.fitted(to: width).columns == width)
      for line in text.wrapped(to: max(1, width)) {
        #expect(line.columns <= max(1, width))
      }
      let start = text.prefix(columns: width)
      #expect(start + text.dropping(columns: start.columns) == text)
    }
  }
}
