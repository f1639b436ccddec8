import PortDomain
import Synchronization
import Wording

/// A file that comes piece by piece, each on whatever thread, into the vault: no thread waits for the
/// next piece.
///
/// Given up, it leaves nothing behind.
public final class PaperUpload: Sendable {
  private let vault: PaperVault
  private let state: Mutex<State>

  private enum State {
    case coming(PaperVault.Arrival)
    case whole(PaperVault.Received)
    case gone
  }

  init(named name: String, into vault: PaperVault) {
    self.vault = vault
    state = Mutex(.coming(PaperVault.Arrival(named: name)))
  }

  /// Takes the next bytes.
  /// - Throws: `.paper` as soon as it is known that it can't be one.
  public func take(_ piece: [UInt8]) throws(DeskFailure) {
    try state.withLock { state throws(DeskFailure) in
      guard case .coming(var arrival) = state else { preconditionFailure("the upload is over") }
      state = .gone
      try vault.take(piece[...], of: &arrival)
      state = .coming(arrival)
    }
  }

  /// Makes what came durable; nothing more comes.
  public func finish() throws(DeskFailure) {
    try state.withLock { state throws(DeskFailure) in
      guard case .coming(var arrival) = state else { preconditionFailure("the upload is over") }
      state = .gone
      state = .whole(try vault.finish(&arrival))
    }
  }

  /// The finished file, which is handed out once.
  func received() -> PaperVault.Received {
    state.withLock { state in
      guard case .whole(let received) = state else {
        preconditionFailure("the upload isn't finished")
      }
      state = .gone
      return received
    }
  }
}
