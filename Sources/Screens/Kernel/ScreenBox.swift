/// A screen of any kind, so that the stack needs no switch over them.
public struct ScreenBox: Hashable, Sendable {
  public var screen: any Screen

  public init(_ screen: some Screen) {
    self.screen = screen
  }

  public static func == (left: ScreenBox, right: ScreenBox) -> Bool {
    func equals<Kind: Screen>(_ screen: Kind) -> Bool { screen == right.screen as? Kind }
    return equals(left.screen)
  }

  public func hash(into hasher: inout Hasher) {
    screen.hash(into: &hasher)
  }
}
