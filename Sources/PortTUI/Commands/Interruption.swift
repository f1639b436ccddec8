import Foundation
import Synchronization

/// Ctrl-C while many requests are changed or brought in: heard between two batches, so that what was done is
/// told. A second one ends the program as it always does.
enum Interruption {
  private static let hasCome = Atomic<Bool>(false)

  static var came: Bool { hasCome.load(ordering: .relaxed) }

  static func listen() {
    _ = came
    signal(SIGINT) { _ in
      Interruption.hasCome.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }
}
