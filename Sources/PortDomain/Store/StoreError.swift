/// Why a store can't do what was asked, as facts; the sentences are made where people read them.
///
/// A `place` is where the store, its key or a part of it lies, as its kind of store names it to a reader.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no request, paper or order of that id or number.
  case noSuchThing(String)
  /// There is no store.
  case missing(place: String)
  /// `init` was asked to make a store where something is.
  case alreadyExists(place: String)
  /// What is there is something else than a porting desk.
  case notOurs(place: String)
  /// Written by a newer program.
  case newer(place: String, version: Int, known: Int)
  /// Written by an older program, and this session may not bring it up to date.
  case older(place: String, version: Int, known: Int)
  /// What can't be read, such as `event_detail 12`.
  case corrupt(place: String, detail: String)
  /// The store or this session may not be written.
  case readOnly(place: String)
  case notPermitted(place: String)
  /// Locks don't hold on what it lies on.
  case networkFileSystem(place: String, type: String)
  /// The write lock was not to be had in time; who holds it, where known, and whether somebody stopped
  /// that process.
  case busy(holder: String?, isStopped: Bool = false, seconds: Int)
  case diskFull
  /// Another file lies there, or none, since it was opened.
  case replaced(place: String)
  /// The file has a second name, under which others would work on it beside each other.
  case linked(place: String)
  /// What lies beside the store as the log of its last changes was left by another store, or by another
  /// copy of it.
  case foreignLog(place: String)
  /// A setting that keeps data safe did not take.
  case unsafeSetting(name: String, value: String)
  /// It is not known whether the change was stored; the key tells later.
  case uncertain(key: String)
  /// The same key came with another change.
  case keyReused(key: String)
  /// The key that PINs are sealed and the history is signed with is in none of the places where it may
  /// lie: then nothing that it takes can be written or shown.
  case sealKeyMissing(places: [String])
  /// A sealed PIN does not open with the key at hand.
  case sealBroken
  /// A settable clock is for sandbox databases.
  case notSandbox
  case interrupted
  /// The system or the engine refused; what it said, its code at the end.
  case system(String)
}
