import Testing
import Wording

@Suite("JSON")
struct JSONTests {
  @Test("Members keep their order and repeated names stay")
  func order() {
    let json = JSON(parsing: #" {"b": 1, "a": [true, null], "b": "x"} "#.utf8)
    #expect(
      json
        == .object([
          .init("b", 1), .init("a", .list([true, nil])), .init("b", "x"),
        ])
    )
  }

  @Test("Numbers keep every digit")
  func numbers() {
    #expect(JSON(parsing: "-12".utf8) == -12)
    let long = "123456789012345678901234567890"
    #expect(JSON(parsing: long.utf8) == .decimal(long))
    #expect(JSON(parsing: "1.50".utf8)?.line == "1.50")
  }

  @Test("Escapes are read as what they stand for")
  func escapes() {
    #expect(JSON(parsing: #""\"\\\/\n\t\u00e9\ud83d\ude00""#.utf8) == .text("\"\\/\n\té😀"))
  }

  @Test("What is written is read back", arguments: ["a\u{202E}b", "\u{1}", "é", "\u{E0041}", "\""])
  func roundTrip(text: String) {
    let line = JSON.object([.init(text, .list([.text(text), .decimal("0.5")]))])
    #expect(JSON(parsing: line.line.utf8) == line)
  }

  @Test(
    "What isn't JSON is nothing",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "-", "nul", "\"a", #""\x""#, #""\ud800""#,
      "1 2", "{a:1}", "\"\u{1}\"", "+1", "[1 2]",
    ]
  )
  func broken(text: String) {
    #expect(JSON(parsing: text.utf8) == nil)
  }

  @Test("Nesting beyond reason is refused instead of followed")
  func deep() {
    #expect(JSON(parsing: String(repeating: "[", count: 100_000).utf8) == nil)
    let depth = 150
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(JSON(parsing: nested.utf8) != nil)
  }

  @Test("Bytes that aren't UTF-8 are no text")
  func notUTF8() {
    #expect(JSON(parsing: [0x22, 0xFF, 0x22]) == nil)
  }
}
