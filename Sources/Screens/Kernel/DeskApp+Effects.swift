import PortDomain
import TerminalUI
import Wording

extension DeskApp {
  mutating func handle(_ key: Key, at moment: Moment) -> [Effect] {
    let context = context(at: moment)
    let top = stack.count - 1
    let screen = stack[top].screen
    if let command = everywhere(key) {
      switch command {
      case .repaint: return [.repaint]
      case .suspend:
        guard canSuspend else { return refuse("Suspending is off here.") }
        return work.writes == 0 ? [.suspend] : refuse("A change is being stored; then try again.")
      default: break
      }
    }
    if size.width < DeskApp.smallest.width || size.height < DeskApp.smallest.height {
      return key == .character("q") || key == .control("c") ? [.quit] : []
    }
    guard screen.input == .commands else { return deliver(.key(key), to: top, at: moment) }
    guard let offer = keymap.offer(for: key, among: screen.offers(in: context)) else {
      let label = key.label(ascii: false).string
      return refuse("\(label) does nothing here; ? shows the keys.")
    }
    return run(offer, at: moment)
  }

  /// Runs what was offered by the topmost screen: from a key, from help or from the command line.
  mutating func run(_ offer: Offer, at moment: Moment) -> [Effect] {
    if let reason = offer.whyNot { return refuse(reason) }
    switch offer.command {
    case .help, .commandLine:
      let offers = stack[stack.count - 1].screen.offers(in: context(at: moment))
      let title = stack[stack.count - 1].screen.title
      return perform(
        [
          offer.command == .help
            ? .open(HelpScreen(of: title, offers: offers))
            : .open(CommandLineScreen(offers: offers, earlier: earlierCommands))
        ],
        at: moment
      )
    default: return deliver(.command(offer.command), to: stack.count - 1, at: moment)
    }
  }

  private func everywhere(_ key: Key) -> Command? {
    [Command.repaint, .suspend].first { keymap.keys(of: $0).contains(key) }
  }

  private mutating func refuse(_ text: String) -> [Effect] {
    message = Message(text, .warning)
    return []
  }

  /// Hands an event to one screen and does what it asks for.
  mutating func deliver(_ event: ScreenEvent, to index: Int, at moment: Moment) -> [Effect] {
    let effects = stack[index].screen.update(event, in: context(at: moment))
    return perform(effects, of: stack[index].number, at: moment)
  }

  /// Does the effects that concern the app itself; hands on the others.
  /// - Parameter layer: the layer that asks, which need not be the topmost; nil for the app itself.
  mutating func perform(
    _ effects: [Effect],
    of layer: Int? = nil,
    at moment: Moment
  ) -> [Effect] {
    var outside: [Effect] = []
    for effect in effects {
      let place = stack.firstIndex { $0.number == layer }
      switch effect {
      case .open(let box):
        stack.append(Layer(number: nextLayer, screen: box.screen))
        nextLayer += 1
        outside += deliver(.opened, to: stack.count - 1, at: moment)
      case .close:
        guard let place, place > 0 else { continue }
        stack.remove(at: place)
        if place == stack.count { outside += deliver(.uncovered, to: place - 1, at: moment) }
      case .rest: restEnd = moment.milliseconds + DeskApp.restMilliseconds
      case .tell(let answer):
        guard let place, place > 0 else { continue }
        outside += deliver(.answer(answer), to: place - 1, at: moment)
      case .run(let offer):
        earlierCommands.removeAll { $0 == offer.command.rawValue }
        earlierCommands.insert(offer.command.rawValue, at: 0)
        outside += run(offer, at: moment)
      case .say(let message): self.message = message
      case .saveDraft(let draft): drafts.keep(draft, at: moment.milliseconds)
      case .removeDraft(let key):
        drafts.remove(key)
        outside.append(effect)
      case .read, .commit, .revealPIN, .addPaper, .revise, .giveOut:
        work.begin(effect, at: moment.milliseconds)
        outside.append(effect)
      case .copy, .repaint, .suspend, .quit: outside.append(effect)
      }
    }
    return outside
  }
}
