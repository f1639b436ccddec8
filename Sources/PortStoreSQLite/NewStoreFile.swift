import Glibc
import PortDomain
import PortStore

/// A store being made, which appears under its name once it is whole.
///
/// Until then it lies in a folder of its own beside its place. Should its maker die, the next one who
/// makes something there sweeps it away.
final class NewStoreFile {
  /// Where it lies until then.
  let path: String
  /// Its own folder.
  let folder: String
  private let place: String
  private let name: String
  private let above: OpenFolder
  private let beside: String
  private let inside: OpenFolder

  /// - Throws: `StoreError.alreadyExists` when there is a file of that name, whatever is in it.
  init(at place: String) throws(StoreError) {
    let parts = OpenFolder.place(of: place)
    if let type = MountTable.current().networkType(of: parts.folder) {
      throw .networkFileSystem(place: place, type: type)
    }
    do throws(Errno) {
      above = try OpenFolder(parts.folder)
      above.sweep()
      beside = OpenFolder.unfinishedName()
      inside = try above.makeFolder(beside)
    } catch {
      throw .fromErrno(error.code, path: place)
    }
    _ = inside.lock()
    self.place = place
    name = parts.name
    folder = "\(parts.folder)/\(beside)"
    path = "\(folder)/\(name)"
    try checkFree()
  }

  deinit {
    try? above.removeFolder(beside)
  }

  /// Gives it its name.
  /// - Parameter before: called when nothing else is in the way any more.
  func finish(_ before: () throws(StoreError) -> Void) throws(StoreError) {
    // So that of two who make the same store one is told.
    guard above.lock() else { throw .busy(holder: nil, seconds: 0) }
    try checkFree()
    try before()
    do throws(Errno) {
      guard try inside.facts(of: name + "-wal") == nil else { throw Errno(EBUSY) }
      try inside.rename(name, to: name, in: above)
      try OpenFolder.sync(above: place)
    } catch {
      throw .fromErrno(error.code, path: place)
    }
  }

  private func checkFree() throws(StoreError) {
    do throws(Errno) {
      guard try above.facts(of: name) != nil else { return }
    } catch {
      throw .fromErrno(error.code, path: place)
    }
    throw .alreadyExists(place: place)
  }
}
