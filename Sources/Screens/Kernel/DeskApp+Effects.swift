import PortDomain
import TerminalUI
import Wording

extension DeskApp {
  mutating func handle(_ key: Key, at moment: Moment) -> [Outside] {
    let context = context(at: moment)
    let top = stack.count - 1
    let screen = stack[top].screen
    let general: [Command] = [.repaint, .suspend] + (tour == nil ? [] : [.skipStep])
    if let command = general.first(where: { keymap.keys(of: $0).contains(key) }) {
      return run(Offer(command), at: moment)
    }
    if size.width < DeskApp.smallest.width || size.height < DeskApp.smallest.height {
      return keymap.keys(of: .leave).contains(key) ? [.terminal(.quit)] : []
    }
    switch keymap.meaning(of: key, on: screen, in: context) {
    case .offer(let offer): return run(offer, at: moment)
    case .text(let character): return deliver(.typed(character), to: top, at: moment)
    case nil:
      let label = key.label(ascii: false).string
      let help = screen.input == .commands ? context.key(.help) : nil
      return refuse(WhyNot.nothing(for: label, help: help))
    }
  }

  /// Runs what was offered by the topmost screen: from a key, from help or from the command line.
  mutating func run(_ offer: Offer, at moment: Moment) -> [Outside] {
    if let reason = offer.whyNot { return refuse(reason) }
    switch offer.command {
    case .repaint:
      // A list also lets go of the rows that left.
      let top = stack.count - 1
      let isList = stack[top].screen.presentation == .full && stack[top].screen.input == .commands
      let fresh = isList ? deliver(.command(.repaint), to: top, at: moment) : []
      return [.terminal(.repaint)] + fresh
    case .skipStep: return skipStep(at: moment)
    case .suspend:
      guard canSuspend else { return refuse(WhyNot.suspendingOff) }
      return work.writes == 0
        ? [.terminal(.suspend)] : refuse(WhyNot.changeBeingStored)
    case .settings: return perform([.open(SettingsScreen())], at: moment)
    case .help, .commandLine:
      let screen = stack[stack.count - 1].screen
      let own = screen.offers(in: context(at: moment))
      let offers = own + Offer.behindMenus(of: own)
      return perform(
        [
          offer.command == .help
            ? .open(
              HelpScreen(
                of: screen.title,
                offers: offers,
                where: screen.input,
                signs: screen.signs
              )
            )
            : .open(CommandLineScreen(offers: offers, earlier: earlierCommands))
        ],
        at: moment
      )
    default: return deliver(.command(offer.command), to: stack.count - 1, at: moment)
    }
  }

  private mutating func refuse(_ text: String) -> [Outside] {
    message = Message(text, .warning)
    return []
  }

  /// Hands an event to one screen and does what it asks for.
  mutating func deliver(_ event: ScreenEvent, to index: Int, at moment: Moment) -> [Outside] {
    let effects = stack[index].screen.update(event, in: context(at: moment))
    return perform(effects, of: stack[index].number, at: moment)
  }

  /// Does the effects that concern the app itself; hands on the others.
  /// - Parameter layer: the layer that asks, which need not be the topmost; nil for the app itself.
  mutating func perform(
    _ effects: [Effect],
    of layer: Int? = nil,
    at moment: Moment
  ) -> [Outside] {
    var outside: [Outside] = []
    for effect in effects {
      switch effect {
      case .app(let effect): outside += perform(effect, of: layer, at: moment)
      case .outside(let effect):
        work.begin(effect, at: moment.milliseconds)
        switch effect {
        case .draft(.save(let draft)): drafts.keep(draft, at: moment.milliseconds)
        case .draft(.remove(let key)):
          drafts.remove(key, at: moment.now)
          outside.append(effect)
        case .write(.commit(let intents)):
          deeds.begin(intents, at: moment.now)
          outside.append(effect)
        case .read, .write, .personal, .file, .terminal, .keep, .stop, .giveUpReport:
          outside.append(effect)
        }
      }
    }
    return outside
  }

  /// Runs a command with what was typed behind its name. A step of a request is taken in the status menu,
  /// which hears first what goes with it.
  private mutating func run(
    _ offer: Offer,
    with argument: String?,
    at moment: Moment
  ) -> [Outside] {
    if let reason = offer.whyNot { return refuse(reason) }
    guard Action.allCases.contains(where: { $0.command == offer.command }) else {
      let done = run(offer, at: moment)
      return done + (argument.map { argue($0, at: moment) } ?? [])
    }
    var effects: [Outside] = []
    let isInMenu = stack.last?.screen is StatusMenuScreen
    if !isInMenu, offer.menu != nil || argument != nil {
      let height = stack.count
      effects = run(Offer(.status), at: moment)
      guard stack.count > height else { return effects }
    }
    if let argument { effects += argue(argument, at: moment) }
    return effects + run(offer, at: moment)
  }

  private mutating func argue(_ text: String, at moment: Moment) -> [Outside] {
    deliver(.argument(text), to: stack.count - 1, at: moment)
  }

  private mutating func remember(_ offer: Offer, _ argument: String?) {
    let line = [offer.command.rawValue, argument].compactMap(\.self).joined(separator: " ")
    earlierCommands.removeAll { $0 == line }
    earlierCommands.insert(line, at: 0)
  }

  private mutating func perform(
    _ effect: AppEffect,
    of layer: Int?,
    at moment: Moment
  ) -> [Outside] {
    let place = stack.firstIndex { $0.number == layer }
    switch effect {
    case .open(let box):
      stack.append(Layer(number: nextLayer, screen: box.screen))
      nextLayer += 1
      return deliver(.opened, to: stack.count - 1, at: moment)
    case .close:
      guard let place, place > 0 else { return [] }
      stack.remove(at: place)
      return place == stack.count ? deliver(.uncovered, to: place - 1, at: moment) : []
    case .rest: restEnd = moment.milliseconds + DeskApp.restMilliseconds
    case .tell(let answer):
      guard let place, place > 0 else { return [] }
      return deliver(.answer(answer), to: place - 1, at: moment)
    case .run(let offer, let argument):
      remember(offer, argument)
      return run(offer, with: argument, at: moment)
    case .argue(let text): return argue(text, at: moment)
    case .say(let message): self.message = message
    case .prefer(let preferences, let changed):
      let isThemed = preferences.theme != self.preferences.theme
      self.preferences = preferences
      return (isThemed ? [.terminal(.adopt(preferences.theme))] : [])
        + [.keep(changed, value: preferences.value(of: changed))]
    }
    return []
  }
}
