import TerminalUI

/// Which keys each command has: those of the table, or the operator's own.
public struct Keymap: Hashable, Sendable {
  private let keys: [Command: [Key]]
  /// The commands that a key stands for, on one screen or another.
  private let commands: [Key: [Command]]
  /// Those of commands that change data.
  public let changing: Set<Key>

  /// The table's keys.
  public static let standard = Keymap(changes: [:])

  /// The table's keys with some replaced.
  public init(changes: [Command: [Key]]) {
    let entries = Command.allCases.map { ($0, $0.entry) }
    let keys = Dictionary(
      uniqueKeysWithValues: entries.map { ($0, changes[$0] ?? $1.keys) }
    )
    self.keys = keys
    // In the table's order, so that the same keys are the same keymap.
    commands = Command.allCases.reduce(into: [:]) { commands, command in
      for key in keys[command] ?? [] { commands[key, default: []].append(command) }
    }
    changing = Set(entries.filter(\.1.changesData).flatMap { keys[$0.0] ?? [] })
  }

  public func keys(of command: Command) -> [Key] { keys[command] ?? [] }

  /// The keys that stand for a command where keys have such a meaning: no letter in a text field.
  func keys(of command: Command, in input: InputMode) -> [Key] {
    keys(of: command).filter { !$0.isPrintable || !input.isText(besides: command) }
  }

  /// What a key means on a screen.
  func meaning(of key: Key, on screen: some Screen, in context: Context) -> Meaning? {
    let input = screen.input
    let offers = screen.offers(in: context)
    let meant = commands[key, default: []].filter { command in
      !key.isPrintable || !input.isText(besides: command)
    }
    if let offer = offers.first(where: { meant.contains($0.command) }) { return .offer(offer) }
    switch (input, key) {
    case (.text, .character(let character)): return .text(character)
    case (.commands, _), (.text, _): return nil
    }
  }

  enum Meaning: Hashable, Sendable {
    case offer(Offer)
    case text(Character)
  }

  /// Keys that two commands of one screen share, and letters that would only ever be text.
  public var clashes: [Clash] {
    // The tour's key counts while it is under way, before all others.
    let commands = Command.allCases.filter { $0 != .skipStep }
    var found: [Clash] = []
    for (index, first) in commands.enumerated() {
      if first.group == .text {
        found += keys(of: first).filter(\.isPrintable).map { .text($0, first) }
      }
      for second in commands[(index + 1)...]
      where first.meets(second) && !Keymap.exceptions.contains([first, second]) {
        for key in keys(of: first) where keys(of: second).contains(key) {
          found.append(.shared(key, first, second))
        }
      }
    }
    return found
  }

  /// The queue offers `leave` before `back`, a question opens nothing.
  private static let exceptions: [Set<Command>] = [[.back, .leave], [.open, .no]]

  public enum Clash: Hashable, Sendable {
    case shared(Key, Command, Command)
    /// In a text field the key is text.
    case text(Key, Command)

    public var commands: [Command] {
      switch self {
      case .shared(_, let first, let second): [first, second]
      case .text(_, let command): [command]
      }
    }
  }
}

extension InputMode {
  /// Whether a letter is text though it is one of a command's keys.
  fileprivate func isText(besides command: Command) -> Bool {
    switch self {
    case .commands: false
    case .text(let commands): !commands.contains(command)
    }
  }
}

extension Keymap {
  /// The keys in force as tables in Markdown, one for each group of commands, as the README shows them.
  public var markdown: String {
    Command.Group.allCases.map { group in
      let rows = Command.allCases.filter { $0.group == group }.map { command in
        let keys = keys(of: command).map { "`\($0.label(ascii: true))`" }.joined(separator: " ")
        return "| \(keys) | `\(command.rawValue)` | \(command.summary) |"
      }
      let head = ["## \(group.rawValue)", "", "| Key | Command | What it does |", "|---|---|---|"]
      return (head + rows).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }
}
