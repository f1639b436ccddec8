import Foundation
import TerminalUI
import Testing

@testable import PortTUI

@Suite("The palette")
struct PaletteTests {
  @Test("Uses no colour where NO_COLOR is set, in any theme", arguments: Theme.allCases)
  func noColor(theme: Theme) {
    let palette = Palette(theme: theme, colors: 256, noColor: true)
    #expect(Style.allCases.allSatisfy { palette.look(of: $0).color == nil })
  }

  @Test("Uses no colour on a terminal with fewer than 8", arguments: [0, 2, 7])
  func fewColors(colors: Int) {
    #expect(Palette(theme: .dark, colors: colors, noColor: false).theme == .mono)
  }

  @Test("Keeps the chosen theme on a terminal with 8 colours")
  func enoughColors() {
    #expect(Palette(theme: .dark, colors: 8, noColor: false).theme == .dark)
  }

  @Test("Reverses what is selected, and nothing plain, in any theme", arguments: Theme.allCases)
  func selected(theme: Theme) {
    let palette = Palette(theme: theme, colors: 256, noColor: false)
    #expect(palette.look(of: .selected) == .reverse)
    #expect(palette.look(of: .plain) == .plain)
  }

  @Test("Tells danger from plain text without colour too", arguments: Theme.allCases)
  func danger(theme: Theme) {
    let palette = Palette(theme: theme, colors: 256, noColor: false)
    #expect(!palette.look(of: .danger).attributes.isEmpty)
  }

  @Test(
    "What has a colour can be read on the backgrounds that its theme is for",
    arguments: Theme.allCases,
    [8, 16, 256]
  )
  func contrast(theme: Theme, colors: Int) {
    let palette = Palette(theme: theme, colors: colors, noColor: false)
    for look in Style.allCases.map(palette.look) {
      guard let color = look.color else { continue }
      for terminal in Terminal.all {
        let shown = terminal.color(color, isBold: look.attributes.contains(.bold), of: colors)
        let onBlack = shown.contrast(to: RGB(0x00_0000))
        let onWhite = shown.contrast(to: RGB(0xFF_FFFF))
        let place = "\(theme) \(color) of \(colors) on \(terminal.name): \(onBlack), \(onWhite)"
        switch theme {
        case .dark: #expect(onBlack >= 4.5, "\(place)")
        case .light: #expect(onWhite >= 4.5, "\(place)")
        case .default:
          #expect(onBlack >= 4.5, "\(place)")
          // No red of the first sixteen reaches more on white than what is for large letters.
          #expect(onWhite >= (colors == 256 ? 4.5 : 3), "\(place)")
        case .highContrast, .mono: Issue.record("a colour in \(theme)")
        }
      }
    }
  }

  @Test("No two colours of black and white would do for both, so that the test means something")
  func unreachable() {
    let both = (0..<16).flatMap { number in Terminal.all.map { $0.palette[number] } }
      .filter { min($0.contrast(to: RGB(0)), $0.contrast(to: RGB(0xFF_FFFF))) >= 4.5 }
    #expect(both.isEmpty)
  }

  @Test("Shows a blank plainly unless it is underlined or reversed")
  func blanks() {
    #expect(Look.colored(.red, .bold).onBlank == .plain)
    #expect(Look.reverse.onBlank == .reverse)
    #expect(Look.underline.onBlank == .underline)
  }
}

/// A colour of the screen.
private struct RGB: Equatable {
  let red, green, blue: Double

  init(_ value: Int) {
    (red, green, blue) = (
      Double(value >> 16 & 0xFF), Double(value >> 8 & 0xFF), Double(value & 0xFF)
    )
  }

  /// WCAG 2.2's relative luminance.
  private var luminance: Double {
    func linear(_ part: Double) -> Double {
      let part = part / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  func contrast(to other: RGB) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }
}

/// A terminal as it is delivered.
private struct Terminal {
  let name: String
  /// The first sixteen colours.
  let palette: [RGB]

  /// Sources: XTerm-col.ad with X11's rgb.txt; PuTTY's settings.c; the Linux kernel's vt.c, whose colours
  /// are VGA's.
  static let all = [
    Terminal(
      name: "xterm",
      palette: [
        0x00_0000, 0xCD_0000, 0x00_CD00, 0xCD_CD00, 0x00_00EE, 0xCD_00CD, 0x00_CDCD, 0xE5_E5E5,
        0x7F_7F7F, 0xFF_0000, 0x00_FF00, 0xFF_FF00, 0x5C_5CFF, 0xFF_00FF, 0x00_FFFF, 0xFF_FFFF,
      ].map(RGB.init)
    ),
    Terminal(
      name: "PuTTY",
      palette: [
        0x00_0000, 0xBB_0000, 0x00_BB00, 0xBB_BB00, 0x00_00BB, 0xBB_00BB, 0x00_BBBB, 0xBB_BBBB,
        0x55_5555, 0xFF_5555, 0x55_FF55, 0xFF_FF55, 0x55_55FF, 0xFF_55FF, 0x55_FFFF, 0xFF_FFFF,
      ].map(RGB.init)
    ),
    Terminal(
      name: "Linux console, VGA",
      palette: [
        0x00_0000, 0xAA_0000, 0x00_AA00, 0xAA_5500, 0x00_00AA, 0xAA_00AA, 0x00_AAAA, 0xAA_AAAA,
        0x55_5555, 0xFF_5555, 0x55_FF55, 0xFF_FF55, 0x55_55FF, 0xFF_55FF, 0x55_FFFF, 0xFF_FFFF,
      ].map(RGB.init)
    ),
  ]

  /// What it shows: each of these terminals brightens the first eight where they are bold.
  func color(_ color: Look.Color, isBold: Bool, of colors: Int) -> RGB {
    let number = Int(color.rawValue)
    precondition(number < colors)
    if number < 16 { return palette[isBold && number < 8 ? number + 8 : number] }
    // xterm's cube: 256colres.pl.
    let levels = [0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF]
    let place = number - 16
    return RGB(levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6])
  }
}
