import PortDomain
import Synchronization

/// The key of one store, read from its file when it is first needed.
public final class KeyRing: Sendable {
  private let paths: [String]
  private let held: Mutex<SealKey?>

  /// - Parameters:
  ///   - directories: where `<store id>.key` is looked for, in this order.
  ///   - key: the one to use before any of them, wherever it came from.
  public init(directories: [String], storeID: String, holding key: SealKey? = nil) {
    paths = directories.map { KeyRing.path(of: storeID, in: $0) }
    held = Mutex(key)
  }

  /// With a new key that nobody else has, for a store that goes with its process.
  public init() {
    paths = []
    held = Mutex(SealKey())
  }

  public static func path(of storeID: String, in directory: String) -> String {
    "\(directory)/\(storeID).key"
  }

  /// nil when it isn't there or may not be read; asked again each time, since it may be put back.
  public func key() -> SealKey? {
    try? neededKey()
  }

  /// - Throws: `StoreError.sealKeyMissing` naming all places where it was looked for, or the error of
  ///   one that is there and can't be read.
  public func neededKey() throws(StoreError) -> SealKey {
    if let key = held.withLock({ $0 }) { return key }
    var failure = StoreError.sealKeyMissing(places: paths)
    for path in paths {
      do throws(StoreError) {
        let key = try SealKey.read(at: path)
        held.withLock { $0 = key }
        return key
      } catch .sealKeyMissing {
        continue
      } catch {
        failure = error
      }
    }
    throw failure
  }
}
