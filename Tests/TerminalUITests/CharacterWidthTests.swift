import TerminalUI
import Testing

@Suite("Character width")
struct CharacterWidthTests {
  @Test(
    "A scalar takes the columns that wcwidth(3) says",
    arguments: [
      ("A", 1), ("~", 1), ("é", 1), ("ش", 1), ("…", 1), ("✔", 1), ("⏎", 1), ("\u{AD}", 1),
      ("漢", 2), ("가", 2), ("Ａ", 2), ("👩", 2), ("🏽", 2), ("🇳", 1), ("\u{10FFFD}", 1),
      ("\u{0}", 0), ("\u{301}", 0), ("\u{200D}", 0), ("\u{1161}", 0), ("\u{E01EF}", 0),
      ("\u{1}", nil), ("\u{1B}", nil), ("\u{7F}", nil), ("\u{9B}", nil), ("\u{378}", nil),
      ("\u{2028}", nil), ("\u{FFFF}", nil), ("\u{10FFFF}", nil),
    ] as [(Unicode.Scalar, Int?)]
  )
  func samples(scalar: Unicode.Scalar, columns: Int?) {
    #expect(CharacterWidth.columns(of: scalar) == columns)
  }

  @Test("Every glyph is one column wide in both forms")
  func glyphs() {
    for glyph in Glyph.allCases {
      #expect(CharacterWidth.columns(of: glyph.unicode) == 1, "\(glyph)")
      #expect(glyph.ascii.isASCII && CharacterWidth.columns(of: glyph.ascii) == 1, "\(glyph)")
      #expect(DisplayText(glyph) == DisplayText(sanitising: String(glyph.unicode)), "\(glyph)")
    }
  }
}
