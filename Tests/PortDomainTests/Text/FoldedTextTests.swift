import PortDomain
import Testing

@Suite("Names as they are compared and searched")
struct FoldedTextTests {
  @Test(
    "A name's words are its letters and digits, without case and accents",
    arguments: [
      ("Acme-Corp (Lagos)", ["acme", "corp", "lagos"]), ("A0 z9", ["a0", "z9"]),
      ("0`a{z/9:", ["0", "a", "z", "9"]), ("Ọ̀ṣun Foods 9", ["osun", "foods", "9"]),
      ("شركة النور ٩", ["شركة", "النور", "٩"]), ("", []), (" -- ", []),
    ]
  )
  func words(text: String, words: [String]) {
    #expect(FoldedText.words(of: text) == words)
  }
}
