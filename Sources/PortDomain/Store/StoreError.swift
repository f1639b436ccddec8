/// Why a store can't do what was asked, as facts; the sentences are made where people read them.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no request, paper or order of that id or number.
  case noSuchThing(String)
  /// The file does not exist.
  case missing(path: String)
  /// `init` was asked to make a file that is there.
  case alreadyExists(path: String)
  /// The file is something else than a porting desk.
  case notOurs(path: String)
  /// Written by a newer program.
  case newer(path: String, version: Int, known: Int)
  /// Written by an older program, and this session may not bring it up to date.
  case older(path: String, version: Int, known: Int)
  case corrupt(path: String, detail: String)
  /// The file, its folder or this session may not be written.
  case readOnly(path: String)
  case notPermitted(path: String)
  case networkFileSystem(path: String, type: String)
  /// The write lock was not to be had in time; who holds it, where known.
  case busy(holder: String?, seconds: Int)
  case diskFull
  /// The file was moved or replaced while it was open.
  case replaced(path: String)
  /// A setting that keeps data safe did not take.
  case unsafeSetting(name: String, value: String)
  /// It is not known whether the change was stored; the key tells later.
  case uncertain(key: String)
  /// The same key came with another change.
  case keyReused(key: String)
  /// The key that PINs are sealed with is not where it should be.
  case sealKeyMissing(path: String)
  /// A sealed PIN does not open with the key at hand.
  case sealBroken
  /// A settable clock is for sandbox databases.
  case notSandbox
  case interrupted
  /// The system refused; `errno` or the engine's code.
  case system(code: Int, detail: String)
}
