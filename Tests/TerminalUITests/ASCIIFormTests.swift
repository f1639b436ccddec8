import Testing

@testable import TerminalUI

@Suite("Text in ASCII")
struct ASCIIFormTests {
  @Test(
    "Letters lose their marks, other scripts go by their sound, the rest is a question mark a column",
    arguments: [
      ("Adébáyọ̀ Ògúnlésì", "Adebayo Ogunlesi"),
      ("A\u{301}de\u{301}ba\u{301}yo\u{323}\u{300}", "Adebayo"),
      ("Straße, Þór, Łódź, Đặng, Ærø, œuvre", "Strasse, THor, Lodz, Dang, AEro, oeuvre"),
      ("Ƙasuwa Ɓauchi Ɗan Ƴar’adua", "Kasuwa Bauchi Dan Yar'adua"), ("Ɛsi Ɔkɔ", "Esi Oko"),
      ("شركة النيل للاتصالات", "shrkh alnyl llatsalat"), ("مُحَمَّد ٢٠٢٦", "muhamad 2026"),
      ("Щукин, Київ", "Shchukin, Kiiv"), ("Αθήνα Χίος", "Athena Chios"),
      ("‘a’ “b” – — · → ✔ ✖ ○ ‑ №", "'a' \"b\" - - . > v x o - No"), ("株式会社", "????????"),
      ("अ\u{902}", "?"), ("ｆｕｌｌ　", "full??"),
    ]
  )
  func forms(text: String, expected: String) {
    let shown = DisplayText(sanitising: text).inASCII
    #expect(shown.string == expected)
    #expect(shown.columns == expected.utf8.count)
  }

  @Test(
    "What a letter takes more is taken from the blanks after it, what it takes less given to them"
  )
  func columns() {
    #expect(DisplayText("Straße      |").inASCII == "Strasse     |")
    #expect(DisplayText("ــa      |").inASCII == "a        |")
    #expect(DisplayText("ß ß  ß|").inASCII == "ss ss ss|")
  }

  @Test("A name that can't be read is told from one that can")
  func legible() {
    #expect(DisplayText("شركة Ọ̀ṣun Ltd – ✔").isLegibleInASCII)
    #expect(!DisplayText("株式会社").isLegibleInASCII)
  }

  @Test("What is typed keeps its columns under the cursor")
  func typing() {
    var field = TextField("ßæx")
    field.edit(.start)
    #expect(frame(field, width: 6, height: 1, isASCII: true).text == ["sax   "])
    #expect(frame(TextArea("ßæx"), width: 6, height: 1, isASCII: true).text == ["sax   "])
  }

  @Test("Every form is ASCII")
  func all() {
    for value in UInt32(0x80)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value), let form = ASCIIForm.of(scalar) else { continue }
      #expect(form.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(value)")
    }
  }
}
