import Glibc

/// A file that has no name until it is given one, so that nothing is left of it when its process dies.
///
/// Where the file system knows no file without a name it has one that is swept away later.
package final class NamelessFile {
  package let descriptor: OpenDescriptor
  private let folder: OpenFolder
  /// The name it has until it gets its own, where it needs one.
  private var temporary: String?

  /// - Parameters:
  ///   - folder: where it is to lie, or in one beneath.
  ///   - needsName: as on a file system that knows no file without one.
  package init(
    in folder: OpenFolder,
    needsName: Bool = false
  ) throws(Errno) {
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
  package func name(_ name: String, in place: OpenFolder, replacing: Bool = false) throws(Errno) {
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
