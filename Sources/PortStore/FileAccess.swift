import Glibc

/// Who besides its owner may use the files of a store: nobody, or the members of a group.
///
/// Told by the database's own mode and group, as SQLite tells it for the files that it makes itself, so
/// that nothing more is to be kept or set. Files get their modes whatever the umask.
public struct FileAccess: Hashable, Sendable {
  /// nil for the owner alone.
  private let group: gid_t?

  /// The group's number; nil for the owner alone.
  public var sharingGroup: UInt32? { group }

  public static let owner = FileAccess(group: nil)

  /// For the members of a group as well.
  public static func members(of group: gid_t) -> FileAccess { FileAccess(group: group) }

  private init(group: gid_t?) {
    self.group = group
  }

  /// As a file has it; the owner alone where there is none.
  public init(of path: String) {
    var facts = stat()
    let isShared = stat(path, &facts) == 0 && facts.st_mode & 0o060 == 0o060
    group = isShared ? facts.st_gid : nil
  }

  /// Opens a file, and makes it where `flags` say so; no link is followed.
  ///
  /// - Parameter mode: of a file that is made; nil for the usual, which lets who may use it write.
  /// - Returns: a descriptor; less than 0 with `errno` set when it can't be had.
  public func open(_ path: String, _ flags: Int32, mode: UInt32? = nil) -> Int32 {
    let flags = flags | O_CLOEXEC | O_NOFOLLOW
    if flags & O_CREAT != 0, flags & O_EXCL == 0 {
      // Only whoever makes it may give it its mode.
      let descriptor = Glibc.open(path, flags & ~O_CREAT)
      if descriptor >= 0 || errno != ENOENT { return descriptor }
      let made = open(path, flags | O_EXCL, mode: mode)
      return made < 0 && errno == EEXIST ? Glibc.open(path, flags & ~O_CREAT) : made
    }
    // For nobody but the owner until the group is set.
    let descriptor = Glibc.open(path, flags, 0o600)
    guard flags & O_CREAT != 0, descriptor >= 0, !grant(descriptor, mode: mode) else {
      return descriptor
    }
    return FileAccess.closed(descriptor)
  }

  /// Makes a folder, which hands its group on to what is made in it; one that is there stays as it is.
  ///
  /// - Parameter mode: nil for the usual, which lets who may use it write.
  /// - Returns: false with `errno` set when it can't be made.
  public func makeFolder(_ path: String, mode: UInt32? = nil) -> Bool {
    guard mkdir(path, 0o700) == 0 else { return errno == EEXIST }
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    guard !grant(descriptor, mode: mode ?? (group == nil ? 0o700 : 0o2770)) else {
      return close(descriptor) == 0
    }
    _ = FileAccess.closed(descriptor)
    let code = errno
    rmdir(path)
    errno = code
    return false
  }

  /// Gives what was just made its group and mode.
  ///
  /// - Parameter mode: nil for that of a file which who may use it writes.
  /// - Returns: false with `errno` set when it could not.
  public func grant(_ descriptor: Int32, mode: UInt32? = nil) -> Bool {
    let isOwned = group.map { fchown(descriptor, uid_t.max, $0) == 0 } ?? true
    return isOwned && fchmod(descriptor, mode_t(mode ?? (group == nil ? 0o600 : 0o660))) == 0
  }

  /// -1, once the descriptor is closed; `errno` stays.
  private static func closed(_ descriptor: Int32) -> Int32 {
    let code = errno
    close(descriptor)
    errno = code
    return -1
  }
}
