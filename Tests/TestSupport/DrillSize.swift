import Foundation

/// How much a drill does, by `PORTTUI_DRILL`; a first helping without it.
public enum DrillSize: String, Sendable {
  case first, ci, release

  public static let current =
    ProcessInfo.processInfo.environment["PORTTUI_DRILL"].flatMap(DrillSize.init) ?? .first

  /// The one of three that this run asks for.
  public static func pick<Value>(first: Value, ci: Value, release: Value) -> Value {
    switch current {
    case .first: first
    case .ci: ci
    case .release: release
    }
  }
}

/// Prints what a drill did and found on one line, which `script/drill` collects by the drill's name.
public func reportDrill(_ name: String, _ figure: String) {
  print("drill \(name): \(figure)")
}
