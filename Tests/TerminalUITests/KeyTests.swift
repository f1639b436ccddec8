import TerminalUI
import Testing

@Suite("Keys in notation")
struct KeyTests {
  @Test(
    "A key is written as it is read",
    arguments: [
      ("a", .character("a")), ("é", .character("é")), (">", .character(">")),
      ("<lt>", .character("<")), ("<space>", .character(" ")), ("<enter>", .enter),
      ("<esc>", .escape), ("<s-tab>", .backTab), ("<pgdn>", .pageDown), ("<c-l>", .control("l")),
      ("<c-\\>", .control("\\")), ("<f12>", .function(12)),
    ] as [(String, Key)]
  )
  func notation(text: String, key: Key) {
    #expect(Key(notation: text) == key)
    #expect(key.notation == text)
  }

  @Test(
    "What is no notation is no key",
    arguments: ["", " ", "<", "<>", "<x>", "ab", "<c->", "<f0>"]
  )
  func unknown(text: String) {
    #expect(Key(notation: text) == nil)
  }

  @Test("A script is names and characters, blanks between them")
  func script() {
    #expect(
      [Key](script: "<down> <enter> ab<tab>") == [
        .down, .enter, .character("a"), .character("b"), .tab,
      ]
    )
    #expect([Key](script: "a <nothing>") == nil)
    #expect([Key](script: "a <") == nil)
  }

  @Test("A label is short, and plain words in ASCII")
  func labels() {
    let keys: [Key] = [
      .enter, .character(" "), .escape, .pageDown, .control("l"), .up, .function(1),
    ]
    #expect(keys.map { $0.label(ascii: false) } == ["⏎", "␣", "Esc", "PgDn", "^L", "↑", "F1"])
    #expect(
      keys.map { $0.label(ascii: true) } == ["Enter", "Space", "Esc", "PgDn", "^L", "Up", "F1"]
    )
  }
}
