import TerminalUI

/// Which keys each command has: those of the table, or the operator's own.
public struct Keymap: Hashable, Sendable {
  private var keys: [Command: [Key]]

  /// The table's keys.
  public static let standard = Keymap(changes: [:])

  /// The table's keys with some replaced.
  public init(changes: [Command: [Key]]) {
    keys = Dictionary(
      uniqueKeysWithValues: Command.allCases.map { ($0, changes[$0] ?? $0.entry.keys) }
    )
  }

  public func keys(of command: Command) -> [Key] { keys[command] ?? [] }

  /// The command among those offered that a key stands for.
  public func offer(for key: Key, among offers: [Offer]) -> Offer? {
    offers.first { keys(of: $0.command).contains(key) }
  }

  /// Keys that two commands of groups on one screen share.
  public var clashes: [Clash] {
    let commands = Command.allCases
    var found: [Clash] = []
    for (index, first) in commands.enumerated() {
      for second in commands[(index + 1)...] where first.group.meets(second.group) {
        // The queue offers both, `leave` before `back`.
        if first == .back, second == .leave { continue }
        for key in keys(of: first) where keys(of: second).contains(key) {
          found.append(Clash(key: key, first: first, second: second))
        }
      }
    }
    return found
  }

  public struct Clash: Hashable, Sendable {
    public let key: Key
    public let first: Command
    public let second: Command
  }
}

extension Command.Group {
  /// Whether commands of both groups can be offered by one screen.
  func meets(_ other: Command.Group) -> Bool {
    self == other || self == .everywhere || other == .everywhere
      || Set([self, other]) == [.queue, .request]
  }
}
