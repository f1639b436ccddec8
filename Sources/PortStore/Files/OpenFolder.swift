import Glibc

/// A folder held open: what is done in it is done in this one, wherever its path leads by then.
final class OpenFolder {
  private let descriptor: OpenDescriptor

  /// - Throws: when there is no such folder, or it may not be read.
  init(_ path: String) throws(Errno) {
    descriptor = try OpenDescriptor(Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  private init(_ descriptor: OpenDescriptor) {
    self.descriptor = descriptor
  }

  /// What a name stands for, no link being followed; nil for nothing.
  func facts(of name: String) throws(Errno) -> stat? {
    var facts = stat()
    let result = descriptor.with { fstatat($0, name, &facts, AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return facts }
    if errno == ENOENT { return nil }
    throw Errno()
  }

  /// Opens what a name stands for, no link being followed and no pipe's other end waited for.
  func open(_ name: String, _ flags: Int32 = O_RDONLY, mode: mode_t = 0) throws(Errno)
    -> OpenDescriptor
  {
    let flags = flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    return try OpenDescriptor(descriptor.with { openat($0, name, flags, mode) })
  }

  /// Makes a folder that is its owner's alone, and opens it.
  func makeFolder(_ name: String) throws(Errno) -> OpenFolder {
    try Errno.check(descriptor.with { mkdirat($0, name, 0o700) })
    return try folder(name)
  }

  func folder(_ name: String) throws(Errno) -> OpenFolder {
    OpenFolder(try open(name, O_RDONLY | O_DIRECTORY))
  }

  /// Gives what has one name another, here or in another folder, replacing what had that.
  func rename(_ name: String, to other: String, in place: OpenFolder? = nil) throws(Errno) {
    let result = descriptor.with { from in
      (place ?? self).descriptor.with { to in renameat(from, name, to, other) }
    }
    try Errno.check(result)
  }

  func remove(_ name: String) throws(Errno) {
    try Errno.check(descriptor.with { unlinkat($0, name, 0) })
  }

  /// Removes a folder with all that is in it.
  func removeFolder(_ name: String) throws(Errno) {
    let folder = try folder(name)
    for inner in try folder.names() {
      let isFolder = try folder.facts(of: inner).map { $0.st_mode & S_IFMT == S_IFDIR }
      if isFolder == true { try folder.removeFolder(inner) } else { try folder.remove(inner) }
    }
    try Errno.check(descriptor.with { unlinkat($0, name, AT_REMOVEDIR) })
  }

  /// Gives a nameless file a name that nothing has yet. Source: open(2), O_TMPFILE.
  func link(_ file: OpenDescriptor, as name: String) throws(Errno) {
    let result = descriptor.with { folder in
      file.with {
        linkat(AT_FDCWD, "/proc/self/fd/\($0)", folder, name, AT_SYMLINK_FOLLOW)
      }
    }
    try Errno.check(result)
  }

  /// The names in it, but for `.` and `..`.
  func names() throws(Errno) -> [String] {
    let copy = descriptor.with { openat($0, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw Errno() }
    guard let handle = fdopendir(copy) else {
      close(copy)
      throw Errno()
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes durable which names it holds.
  func sync() throws(Errno) { try descriptor.sync() }

  /// Takes the lock that is let go of with the folder.
  /// - Returns: false when somebody else has it.
  func lock() -> Bool { descriptor.lock() }
}

// MARK: What dies with its process

extension OpenFolder {
  /// A name that only what isn't finished has; whoever made it holds its lock.
  static func unfinishedName() -> String {
    let id = String(UInt64.random(in: .min ... .max), radix: 36)
    return unfinished.prefix + id + unfinished.suffix
  }

  private static let unfinished = (prefix: ".porttui-", suffix: ".part")

  /// Removes what processes that died left unfinished here, as far as it is ours to remove.
  func sweep() {
    for name in (try? names()) ?? []
    where name.hasPrefix(OpenFolder.unfinished.prefix)
      && name.hasSuffix(OpenFolder.unfinished.suffix)
    {
      guard let left = try? open(name), left.lock(), let facts = try? left.facts else { continue }
      if facts.st_mode & S_IFMT == S_IFDIR { try? removeFolder(name) } else { try? remove(name) }
    }
  }
}

/// A file that has no name until it is given one, so that nothing is left of it when its process dies.
///
/// Where the file system knows no file without a name it has one that is swept away later.
final class NamelessFile {
  let descriptor: OpenDescriptor
  private let folder: OpenFolder
  /// The name it has until it gets its own, where it needs one.
  private var temporary: String?

  /// - Parameters:
  ///   - folder: where it is to lie, or in one beneath.
  ///   - needsName: as on a file system that knows no file without one.
  init(in folder: OpenFolder, needsName: Bool = false) throws(Errno) {
    self.folder = folder
    if !needsName, let file = try NamelessFile.unnamed(in: folder) {
      descriptor = file
    } else {
      let name = OpenFolder.unfinishedName()
      descriptor = try folder.open(name, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
      temporary = name
    }
    _ = descriptor.lock()
  }

  deinit {
    if let temporary { try? folder.remove(temporary) }
  }

  /// nil where the file system knows no such file.
  private static func unnamed(in folder: OpenFolder) throws(Errno) -> OpenDescriptor? {
    // `O_TMPFILE`, which Swift's Glibc doesn't name. Source: asm-generic/fcntl.h.
    let flags = O_RDWR | O_DIRECTORY | 0o20_000_000
    do throws(Errno) { return try folder.open(".", flags, mode: 0o600) } catch {
      if [EOPNOTSUPP, EISDIR, EINVAL].contains(error.code) { return nil }
      throw error
    }
  }

  /// Gives it a name.
  ///
  /// - Parameters:
  ///   - place: its folder, or one beneath.
  ///   - replacing: whether it takes the place of what has that name.
  /// - Throws: `EEXIST` when something has the name and isn't to be replaced.
  func name(_ name: String, in place: OpenFolder, replacing: Bool = false) throws(Errno) {
    if let temporary {
      if !replacing, try place.facts(of: name) != nil { throw Errno(EEXIST) }
      try folder.rename(temporary, to: name, in: place)
      self.temporary = nil
    } else if replacing {
      let beside = OpenFolder.unfinishedName()
      try place.link(descriptor, as: beside)
      do throws(Errno) { try place.rename(beside, to: name) } catch {
        try? place.remove(beside)
        throw error
      }
    } else {
      try place.link(descriptor, as: name)
    }
  }
}
