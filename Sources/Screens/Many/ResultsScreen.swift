import PortDomain
import TerminalUI
import Wording

/// What became of a change of several requests, one by one, those first that were not changed; it can be
/// written to a file.
struct ResultsScreen: Screen {
  let title: String
  let results: [ManyResult]
  private var shown: PanelLines

  init(_ results: [ManyResult]) {
    let failed = results.filter { !$0.isDone }
    self.results = failed + results.filter(\.isDone)
    title = ManyWords.title(done: results.count - failed.count, of: results.count)
    shown = PanelLines(self.results.map(\.line))
  }

  var lines: [String] { shown.lines }
  var presentation: Presentation { .panel(rows: shown.height) }

  func offers(in context: Context) -> [Offer] {
    [Offer(.open, as: "close", hinted: true), Offer(.export, hinted: true)] + PanelLines.offers
      + Offer.general
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened, .resized: shown.fit(context)
    case .command(.export): return [.open(DestinationScreen(.results(results, to: "")))]
    case .command(let command):
      guard let motion = ListScroll.Motion(command) else { return [.close] }
      shown.move(motion)
    case .uncovered, .typed, .paste, .answer, .rested, .argument, .reply: break
    }
    return []
  }

  func draw(on canvas: inout Canvas, in context: Context) { shown.draw(on: &canvas) }
}
