import TerminalUI

/// The names under which terminfo(5) describes what keys send.
enum TerminfoKeys {
  static let all: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab), ("kbs", .backspace),
    ] + (1...12).map { ("kf\($0)", .function($0)) }
}
