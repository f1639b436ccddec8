import PortDomain
import TerminalUI
import Testing

@Suite("Key decoder")
struct KeyDecoderTests {
  /// The events of bytes that come at once, with all waits over.
  private func events(_ text: String, decoder: KeyDecoder = KeyDecoder()) -> [InputEvent] {
    var decoder = decoder
    return decoder.feed(text.utf8, at: 0) + decoder.timeout(at: 10_000)
  }

  @Test(
    "What terminals send for a key is that key",
    arguments: [
      ("j", .character("j")), ("é", .character("é")), ("漢", .character("漢")), ("\r", .enter),
      ("\n", .enter), ("\t", .tab), ("\u{7f}", .backspace), ("\u{8}", .backspace),
      ("\u{0}", .control("@")), ("\u{c}", .control("l")), ("\u{1f}", .control("_")),
      ("\u{1b}[A", .up), ("\u{1b}OB", .down), ("\u{1b}[1;5B", .down), ("\u{1b}[c", .right),
      ("\u{1b}[H", .home), ("\u{1b}[1~", .home), ("\u{1b}[7~", .home), ("\u{1b}OF", .end),
      ("\u{1b}[5~", .pageUp), ("\u{1b}[6;2~", .pageDown), ("\u{1b}[3~", .delete),
      ("\u{1b}[2~", .insert), ("\u{1b}[Z", .backTab), ("\u{1b}OP", .function(1)),
      ("\u{1b}[[B", .function(2)), ("\u{1b}[15~", .function(5)), ("\u{1b}[24~", .function(12)),
      ("\u{1b}OM", .enter), ("\u{1b}Oq", .character("1")), ("\u{1b}Ok", .character("+")),
      ("\u{1b}", .escape),
    ] as [(String, Key)]
  )
  func keys(text: String, key: Key) {
    #expect(events(text) == [.key(key)])
  }

  @Test(
    "What is no key of ours is swallowed whole",
    arguments: [
      "\u{1b}x", "\u{1b}é", "\u{1b}\r", "\u{1b}[1;3A", "\u{1b}\u{1b}[A", "\u{1b}[1;2P",
      "\u{1b}[3;5~", "\u{1b}[I", "\u{1b}[O", "\u{1b}[?62;22c", "\u{1b}[12;40R", "\u{1b}[M !!",
      "\u{1b}[<0;10;10M", "\u{1b}]10;rgb:ff/ff/ff\u{7}", "\u{1b}]52;c;abc\u{1b}\\",
      "\u{1b}P1$r0m\u{1b}\\", "\u{1b}[201~", "\u{1b}[99999999999999999999~", "\u{1b}[",
    ]
  )
  func swallowed(text: String) {
    #expect(events(text) == [])
    #expect(events(text + "\u{1b}[B" + "j").suffix(1) == [.key(.character("j"))])
  }

  @Test("Escape waits 100 ms, and says until when")
  func escape() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1b], at: 1_000) == [])
    #expect(decoder.deadline == 1_100)
    #expect(decoder.timeout(at: 1_099) == [])
    #expect(decoder.timeout(at: 1_100) == [.key(.escape)])
    #expect(decoder.deadline == nil)
  }

  @Test("The wait for Escape can be set")
  func escapeDelay() {
    var decoder = KeyDecoder(escapeDelay: 25)
    _ = decoder.feed([0x1b], at: 0)
    #expect(decoder.deadline == 25)
  }

  @Test("Escape twice is twice Escape")
  func twoEscapes() {
    #expect(events("\u{1b}\u{1b}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1b}\u{1b}\u{1b}[A") == [.key(.escape)])
  }

  @Test("A sequence that comes in pieces within the wait is one key")
  func pieces() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1b}".utf8, at: 0) == [])
    #expect(decoder.feed("[".utf8, at: 90) == [])
    #expect(decoder.feed("B".utf8, at: 180) == [.key(.down)])
    #expect(decoder.deadline == nil)
  }

  @Test("The late rest of a sequence never runs as commands", arguments: ["[A", "OB", "[1;5C"])
  func lateRest(rest: String) {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b], at: 0)
    #expect(decoder.timeout(at: 100) == [.key(.escape)])
    #expect(decoder.feed((rest + "j").utf8, at: 250) == [.key(.character("j"))])
  }

  @Test("The late rest of a paste's bracket still begins a paste")
  func latePaste() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b], at: 0)
    _ = decoder.timeout(at: 100)
    #expect(decoder.feed("[200~sx\u{1b}[201~".utf8, at: 200) == [.paste("sx")])
  }

  @Test("A key O soon after Escape is a key when nothing follows it")
  func lateLetter() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b], at: 0)
    _ = decoder.timeout(at: 100)
    #expect(decoder.feed("O".utf8, at: 200) == [])
    #expect(decoder.timeout(at: 350) == [.key(.character("O"))])
    #expect(decoder.feed("O".utf8, at: 400) == [.key(.character("O"))])
  }

  @Test("After the late window a bracket is a bracket")
  func afterLateWindow() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b], at: 0)
    _ = decoder.timeout(at: 100)
    #expect(decoder.feed("[A".utf8, at: 251) == [.key(.character("[")), .key(.character("A"))])
  }

  @Test("Bytes that come after the wait was over find Escape decided")
  func overdue() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b], at: 0)
    #expect(decoder.feed("[A".utf8, at: 300) == [.key(.escape)])
  }

  @Test("Terminfo's own sequences count, those that begin with Escape")
  func terminfo() {
    let sequences = KeySequences(terminfo: [
      (bytes: Array("\u{1b}[11^".utf8), key: .function(1)),
      (bytes: Array("\u{1b}A".utf8), key: .up),
      (bytes: Array("q".utf8), key: .down),
    ])
    let decoder = KeyDecoder(sequences: sequences)
    #expect(
      events("\u{1b}[11^\u{1b}Aq", decoder: decoder)
        == [.key(.function(1)), .key(.up), .key(.character("q"))]
    )
  }

  @Test("Broken UTF-8 shows as replacement characters and loses nothing else")
  func brokenText() {
    var decoder = KeyDecoder()
    let broken: InputEvent = .key(.character("\u{FFFD}"))
    let j: InputEvent = .key(.character("j"))
    #expect(decoder.feed([0xff, 0x6a, 0xc3, 0x6a, 0x80], at: 0) == [broken, j, broken, j, broken])
    #expect(decoder.feed([0xe6, 0xbc], at: 0) == [])
    #expect(decoder.timeout(at: 250) == [broken])
    #expect(decoder.feed([0xed, 0xa0, 0x80], at: 0) == [broken, broken, broken])
  }

  @Test("A bracketed paste is one event, its line ends one sign, whatever it holds")
  func paste() {
    #expect(
      events("a\u{1b}[200~1\r\n2\r3\n\u{1b}[2J\u{1b}[20\u{1b}[201~b") == [
        .key(.character("a")), .paste("1\n2\n3\n\u{1b}[2J\u{1b}[20"), .key(.character("b")),
      ]
    )
  }

  @Test("A paste that never ends does so after two seconds of silence")
  func unfinishedPaste() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1b}[200~abc\u{1b}[2".utf8, at: 0) == [])
    #expect(decoder.deadline == 2_000)
    #expect(decoder.timeout(at: 2_000) == [.paste("abc\u{1b}[2")])
    // Its rest, coming later, is still no row of commands.
    #expect(decoder.feed("one line\rand another".utf8, at: 3_000) == [])
    #expect(decoder.timeout(at: 3_100) == [.paste("one line\nand another")])
    #expect(decoder.feed("\u{1b}[201~".utf8, at: 3_200) == [])
    #expect(decoder.feed("jjjjjjjjjjj\rjjjjjjjj".utf8, at: 3_300).count == 20)
  }

  @Test("A paste is cut to its longest length")
  func longPaste() {
    let text = String(repeating: "x", count: KeyDecoder.longestPaste + 10)
    let cut = String(repeating: "x", count: KeyDecoder.longestPaste)
    #expect(events("\u{1b}[200~\(text)\u{1b}[201~j") == [.paste(cut), .key(.character("j"))])
  }

  @Test("Without brackets, a long read with line ends between text is a paste up to a pause")
  func guessedPaste() {
    var decoder = KeyDecoder(bracketsPastes: false)
    #expect(decoder.feed("+2348012345678\r+2348".utf8, at: 0) == [])
    #expect(decoder.feed("012\r".utf8, at: 50) == [])
    #expect(decoder.timeout(at: 150) == [.paste("+2348012345678\n+2348012\n")])
    #expect(decoder.feed("j\r".utf8, at: 200) == [.key(.character("j")), .key(.enter)])
  }

  @Test("Without brackets, the caller says which keys can't have been typed")
  func guessedByKeys() {
    var decoder = KeyDecoder(bracketsPastes: false)
    let burst = String(repeating: "j", count: 500)
    let changes: ([Key]) -> Bool = { $0.contains(.character("a")) && $0.contains(.character("m")) }
    #expect(decoder.feed(burst.utf8, at: 0, isPaste: changes).count == 500)
    #expect(decoder.feed("Some name of a firm".utf8, at: 0, isPaste: changes) == [])
    #expect(decoder.timeout(at: 100) == [.paste("Some name of a firm")])
  }

  @Test("With brackets, a burst of keys is keys")
  func burst() {
    #expect(events("jjjjjjjjjjjjjjjj\rjjj").count == 20)
  }

  @Test("However bytes are split over reads, the events are the same")
  func splitting() {
    var random = SeededChance(3)
    for round in 0..<2_000 {
      let bytes = random.terminalBytes(upTo: 40)
      var whole = KeyDecoder()
      let expected = whole.feed(bytes, at: 0)
      var split = KeyDecoder()
      var events: [InputEvent] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        events += split.feed(rest.prefix(count), at: 0)
        rest = rest.dropFirst(count)
      }
      #expect(events == expected, "round \(round): \(bytes)")
      #expect(split == whole, "round \(round): \(bytes)")
    }
  }

  @Test("Whatever comes whenever, waits end and the next key works")
  func recovery() {
    var random = SeededChance(4)
    for brackets in [true, false] {
      var decoder = KeyDecoder(bracketsPastes: brackets)
      var now = 0
      for _ in 0..<5_000 {
        _ = decoder.feed(random.terminalBytes(upTo: 20), at: now) { $0.count > 15 }
        now += Int.random(in: 0...200, using: &random)
        if Int.random(in: 0..<10, using: &random) == 0 {
          now += 5_000
          _ = decoder.timeout(at: now)
          #expect(decoder.deadline == nil)
          #expect(decoder.feed("j".utf8, at: now + 1_000) == [.key(.character("j"))])
        }
      }
    }
  }
}

extension KeyDecoderTests {
  @Test("What was pasted before brackets could be asked for is a paste too, and only that")
  func typedAhead() {
    var decoder = KeyDecoder(isTypedAhead: true)
    let text = "submit it\rcancel it\r"
    #expect(decoder.feed(text.utf8, at: 0) == [])
    #expect(decoder.timeout(at: 1_000) == [.paste("submit it\ncancel it\n")])
    #expect(decoder.feed(text.utf8, at: 2_000).count == text.utf8.count)
    var typed = KeyDecoder(isTypedAhead: true)
    #expect(typed.feed("5j".utf8, at: 0) == [.key(.character("5")), .key(.character("j"))])
  }
}
