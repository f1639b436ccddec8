import Glibc
import PortDomain

extension SealKey {
  /// Makes a new key and its file, which only whoever may use the store can read; the file must not be
  /// there yet.
  public static func create(
    at path: String,
    for access: FileAccess = .owner
  ) throws(StoreError) -> SealKey {
    let key = SealKey()
    try key.save(at: path, for: access)
    return key
  }

  /// Writes it as a file that is there whole or not at all.
  /// - Throws: `.alreadyExists` when there is such a file.
  public func save(at path: String, for access: FileAccess = .owner) throws(StoreError) {
    let (above, name) = OpenFolder.place(of: path)
    do throws(Errno) {
      let folder = try OpenFolder(above)
      let file = try NamelessFile(in: folder)
      let mode: UInt32 = access == .owner ? 0o400 : 0o640
      guard file.descriptor.with({ access.grant($0, mode: mode) }) else { throw Errno() }
      try file.descriptor.write(bytes[...])
      try file.descriptor.sync()
      try file.name(name, in: folder)
      do throws(Errno) { try OpenFolder.sync(above: path) } catch {
        try? folder.remove(name)
        throw error
      }
    } catch {
      throw error.code == EEXIST
        ? .alreadyExists(place: path) : .fromErrno(error.code, path: path)
    }
  }

  /// The key in a file.
  /// - Throws: `StoreError.sealKeyMissing` when there is none, or what is there is no key.
  public static func read(at path: String) throws(StoreError) -> SealKey {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw errno == EACCES ? .notPermitted(place: path) : .sealKeyMissing(places: [path])
    }
    defer { close(descriptor) }
    // One byte more than a key has, so that a longer file is told from one.
    var bytes = [UInt8](repeating: 0, count: byteCount + 1)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    guard count == byteCount, let key = SealKey(bytes: Array(bytes.prefix(byteCount))) else {
      throw .sealKeyMissing(places: [path])
    }
    return key
  }
}

extension StoreError {
  /// What a failed call of the system means.
  public static func fromErrno(_ code: Int32, path: String) -> StoreError {
    switch code {
    case ENOENT, ENOTDIR: .missing(place: path)
    case EACCES, EPERM: .notPermitted(place: path)
    case EROFS: .readOnly(place: path)
    case ENOSPC, EDQUOT, EFBIG: .diskFull
    case EINTR: .interrupted
    default: .system("\(String(cString: strerror(code))) (\(code))")
    }
  }
}
