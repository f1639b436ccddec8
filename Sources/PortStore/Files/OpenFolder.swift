import Glibc

/// A folder held open: what is done in it is done in this one, wherever its path leads by then.
package final class OpenFolder {
  private let descriptor: OpenDescriptor

  /// - Throws: when there is no such folder, or it may not be read.
  package init(_ path: String) throws(Errno) {
    descriptor = try OpenDescriptor(Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  private init(_ descriptor: OpenDescriptor) {
    self.descriptor = descriptor
  }

  /// The folder and the name in it that a path is made of.
  package static func place(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// What a name stands for, no link being followed; nil for nothing.
  package func facts(of name: String) throws(Errno) -> stat? {
    var facts = stat()
    let result = descriptor.with { fstatat($0, name, &facts, AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return facts }
    if errno == ENOENT { return nil }
    throw Errno()
  }

  /// Opens what a name stands for, no link being followed and no pipe's other end waited for.
  package func open(_ name: String, _ flags: Int32 = O_RDONLY, mode: mode_t = 0) throws(Errno)
    -> OpenDescriptor
  {
    let flags = flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    return try OpenDescriptor(descriptor.with { openat($0, name, flags, mode) })
  }

  /// Makes a folder that is its owner's alone, and opens it.
  package func makeFolder(_ name: String) throws(Errno) -> OpenFolder {
    try Errno.check(descriptor.with { mkdirat($0, name, 0o700) })
    return try folder(name)
  }

  package func folder(_ name: String) throws(Errno) -> OpenFolder {
    OpenFolder(try open(name, O_RDONLY | O_DIRECTORY))
  }

  /// Gives what has one name another, here or in another folder, replacing what had that.
  package func rename(_ name: String, to other: String, in place: OpenFolder? = nil) throws(Errno) {
    let result = descriptor.with { from in
      (place ?? self).descriptor.with { to in renameat(from, name, to, other) }
    }
    try Errno.check(result)
  }

  package func remove(_ name: String) throws(Errno) {
    try Errno.check(descriptor.with { unlinkat($0, name, 0) })
  }

  /// Removes a folder with all that is in it.
  package func removeFolder(_ name: String) throws(Errno) {
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
  package func names() throws(Errno) -> [String] {
    let copy = descriptor.with { openat($0, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw Errno() }
    guard let handle = fdopendir(copy) else {
      close(copy)
      throw Errno()
    }
    defer { closedir(handle) }
    return OpenFolder.names(in: handle)
  }

  /// The names that are left of a folder opened as a stream, but for `.` and `..`.
  package static func names(in stream: OpaquePointer) -> [String] {
    guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else {
      preconditionFailure("a name is stored in its entry")
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      // Read where it lies: an entry ends with its name, before the type says that it does (readdir(3)).
      let name = UnsafeRawPointer(entry) + start
      names.append(String(cString: name.assumingMemoryBound(to: CChar.self)))
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// Makes durable which names it holds.
  package func sync() throws(Errno) { try descriptor.sync() }

  /// Makes durable that something new and the folders above it, which may be new as well, are there: a file
  /// that is synced is lost with a folder that isn't. Source: fsync(2).
  ///
  /// - Throws: when the nearest folder can't be synced; those further above may be others', who made them
  ///   long ago.
  package static func sync(above path: String) throws(Errno) {
    var above = place(of: path).folder
    try OpenFolder(above).sync()
    while above != "/", above != "." {
      above = place(of: above).folder
      try? OpenFolder(above).sync()
    }
  }

  /// Takes the lock that is let go of with the folder.
  /// - Returns: false when somebody else has it.
  package func lock() -> Bool { descriptor.lock() }
}

// MARK: What dies with its process

extension OpenFolder {
  /// A name that only what isn't finished has; whoever made it holds its lock.
  package static func unfinishedName() -> String {
    let id = String(UInt64.random(in: .min ... .max), radix: 36)
    return unfinished.prefix + id + unfinished.suffix
  }

  private static let unfinished = (prefix: ".porttui-", suffix: ".part")

  /// Removes what processes that died left unfinished here, as far as it is ours to remove.
  ///
  /// - Parameter names: all that it holds; nil to have them read.
  package func sweep(_ names: [String]? = nil) {
    for name in names ?? (try? self.names()) ?? []
    where name.hasPrefix(OpenFolder.unfinished.prefix)
      && name.hasSuffix(OpenFolder.unfinished.suffix)
    {
      guard let left = try? open(name), left.lock(), let facts = try? left.facts else { continue }
      if facts.st_mode & S_IFMT == S_IFDIR { try? removeFolder(name) } else { try? remove(name) }
    }
  }
}
