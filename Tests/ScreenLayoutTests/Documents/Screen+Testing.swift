import PortDomain
import TerminalUI

@testable import Screens

extension Screen {
  /// The screen drawn into the whole of its room.
  func frame(in context: Context) -> Frame {
    var canvas = Canvas(size: context.size)
    draw(on: &canvas, in: context)
    return canvas.frame
  }

  /// Hands the screen the file it asked for.
  mutating func take(_ file: RequestFile, in context: Context) {
    _ = update(.reply(.read(.file(file.request.id, .success(file)))), in: context)
  }

  /// Presses a key as the app would hand it on.
  @discardableResult
  mutating func press(_ key: Key, in context: Context) -> [Effect] {
    switch context.keymap.meaning(of: key, on: self, in: context) {
    case .offer(let offer): update(.command(offer.command), in: context)
    case .text(let character): update(.typed(character), in: context)
    case nil: []
    }
  }

  mutating func typeIn(_ text: String, in context: Context) {
    for character in text { press(.character(character), in: context) }
  }

  /// The outcome of a change that was sent.
  mutating func settle(_ intents: [Intent], _ outcome: Outcome, in context: Context) -> [Effect] {
    update(
      .reply(.written(.committed(intents, .success(intents.map { _ in outcome })))),
      in: context
    )
  }
}

extension [Effect] {
  /// The changes among the effects.
  var intents: [Intent] {
    flatMap { effect -> [Intent] in
      if case .outside(.write(.commit(let intents))) = effect { return intents } else { return [] }
    }
  }

  /// The screens that are opened.
  var opened: [any Screen] {
    compactMap { effect in
      if case .app(.open(let box)) = effect { box.screen } else { nil }
    }
  }

  /// What is said on the message line.
  var said: [String] {
    compactMap { effect in
      if case .app(.say(let message)) = effect { message.text } else { nil }
    }
  }
}

extension DocumentsScreen {
  /// With a paper of one's choice to begin with.
  init(request: RequestID, paper: DocumentKind) {
    self.init(request: request)
    slot = .demanded(paper)
    sought = nil
  }
}
