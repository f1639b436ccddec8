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

  @Test("Uses no yellow where the background may be white", arguments: [Theme.default, .light])
  func yellow(theme: Theme) {
    let palette = Palette(theme: theme, colors: 256, noColor: false)
    #expect(Style.allCases.allSatisfy { palette.look(of: $0).color != .yellow })
  }

  @Test("Shows a blank plainly unless it is underlined or reversed")
  func blanks() {
    #expect(Look.colored(.red, .bold).onBlank == .plain)
    #expect(Look.reverse.onBlank == .reverse)
    #expect(Look.underline.onBlank == .underline)
  }
}
