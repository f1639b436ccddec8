import Foundation

/// How much a drill does, by `PORTTUI_DRILL`; a first helping without it.
enum DrillSize: String {
  case first, ci, release

  static let current =
    ProcessInfo.processInfo.environment["PORTTUI_DRILL"].flatMap(DrillSize.init) ?? .first

  var kills: Int {
    switch self {
    case .first: 50
    case .ci: 500
    case .release: 5_000
    }
  }

  /// Changes that must have been told as stored before the last kill.
  var acknowledged: Int {
    switch self {
    case .first: 200
    case .ci, .release: 50_000
    }
  }

  var writers: Int {
    switch self {
    case .first: 4
    case .ci, .release: 8
    }
  }

  var actions: Int {
    switch self {
    case .first: 100
    case .ci, .release: 2_000
    }
  }

  var contestedRequests: Int {
    switch self {
    case .first: 10
    case .ci, .release: 20
    }
  }
}
