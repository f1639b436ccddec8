/// Texts that a screen must survive: what comes in letters, scans and pastes, and what an attacker
/// would put there.
public enum HostileText {
  public static let all: [String] =
    escapes + controls + directions + invisible + marks + wide + shapes + lengths

  /// Each control and format character between two letters.
  public static let scalars: [String] = (0...0xE_0FFF).compactMap(Unicode.Scalar.init).compactMap {
    switch $0.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: "a\($0)b"
    case _: nil
    }
  }

  /// Sequences that move, colour, name or ask a terminal.
  private static let escapes = [
    "\u{1b}[2J", "\u{1b}[31mred\u{1b}[0m", "\u{1b}[10;10Hhere", "\u{1b}]0;title\u{07}",
    "\u{1b}]52;c;cHduZWQ=\u{07}", "\u{1b}]8;;http://example.com\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}P$q\"p\u{1b}\\", "\u{1b}c", "\u{1b}(0lqqk", "\u{1b}[?1049l", "\u{1b}[6n", "\u{1b}[?25l",
    "\u{9b}31m", "\u{9d}0;c1\u{9c}", "\u{90}q\u{9c}", "\u{1b}", "a\u{1b}[", "\u{1b}_hidden\u{1b}\\",
  ]

  private static let controls = [
    "\u{0}", "a\u{0}b", "tab\tstop", "line\nbreak", "carriage\rreturn", "both\r\nends",
    "back\u{8}space",
    "bell\u{7}", "\u{b}\u{c}", "\u{7f}", "\u{85}next line", "\u{2028}line\u{2029}paragraph",
    "\u{e}shift\u{f}",
  ]

  /// Bidirectional overrides, embeddings and isolates.
  private static let directions = [
    "\u{202e}evil", "\u{202d}left\u{202c}", "\u{2066}isolate", "\u{2067}x\u{2069}", "\u{200f}rtl",
    "\u{61c}arabic mark", "invoice\u{202e}fdp.exe", "شركة \u{202e}النيل",
  ]

  private static let invisible = [
    "zero\u{200b}width", "\u{feff}mark", "join\u{200d}er", "soft\u{ad}hyphen", "\u{2060}",
    "\u{180e}",
    "\u{e0041}\u{e0042}tags\u{e007f}", "\u{fff9}note\u{fffb}", "\u{3164}", "\u{fe0f}",
  ]

  private static let marks = [
    "e" + String(repeating: "\u{301}", count: 200), "\u{301}alone", "Adé\u{323}báyọ̀ Ọ̀ṣun",
    "Z̷͙̗̻̖̣͂a̸̛̖l̴̢̛͖g̷̛̱o̴̱̍", "شَرِكَة النِّيل", "क्षत्रिय",
  ]

  private static let wide = [
    "漢字の会社", "👩‍👩‍👧‍👦 family", "🏳️‍🌈", "🇳🇬🇬🇭", "ｆｕｌｌ ｗｉｄｔｈ", "한국통신",
    String(repeating: "界", count: 500),
  ]

  /// What a spreadsheet, a shell or a template would run.
  private static let shapes = [
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@sum", "$(reboot)", "`id`", "'; DROP TABLE request; --",
    "%s%n%x", "{{7*7}}", "../../etc/passwd", "<script>alert(1)</script>",
  ]

  private static let lengths = [
    String(repeating: "x", count: 10_000), String(repeating: "ab ", count: 3_000), " ", "\u{a0}",
  ]
}
