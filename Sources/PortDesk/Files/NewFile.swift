import Glibc
import PortStore
import Wording

/// A file being written that only its owner may read, and that appears under its name once it is whole.
///
/// It has no name until then; given up or killed, it leaves nothing behind.
public final class NewFile {
  public let path: String
  fileprivate let content: NamelessFile
  /// nil for a file in a new folder, which gives it its name.
  private let place: Place?
  private let replacing: Bool
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// - Parameter replacing: whether a regular file of that name gives way to it.
  /// - Throws: `.output` when it can't be made there, or what is there doesn't give way.
  init(path: String, replacing: Bool) throws(DeskFailure) {
    let place = try Place(path)
    place.folder.sweep()
    self.path = path
    self.place = place
    self.replacing = replacing
    content = try writing(path) { () throws(Errno) in try NamelessFile(in: place.folder) }
    try makeWay(at: place)
  }

  fileprivate init(of folder: NewFolder, in parent: OpenFolder) throws(DeskFailure) {
    path = folder.path
    place = nil
    replacing = false
    content = try writing(path) { () throws(Errno) in try NamelessFile(in: parent) }
  }

  public func write(_ text: String) throws(DeskFailure) {
    try write(text.utf8)
  }

  public func write(_ bytes: some Sequence<UInt8>) throws(DeskFailure) {
    buffer += bytes
    if buffer.count >= NewFile.bufferSize { try flush() }
  }

  /// Has a converter write it.
  func fill(with page: PrintedPage) throws(DeskFailure) {
    guard let place else { preconditionFailure("a page is a file of its own") }
    try page.convert(into: content, in: place.folder)
  }

  /// Makes it durable and gives it its name; what came there meanwhile stays unless it is replaced.
  public func finish() throws(DeskFailure) {
    try flush()
    try writing(path) { () throws(Errno) in try content.descriptor.sync() }
    guard let place else { return }
    try makeWay(at: place)
    try writing(path) { () throws(Errno) in
      try content.name(place.name, in: place.folder, replacing: replacing)
      try place.folder.sync()
    }
  }

  /// - Throws: when something has its name, unless that is a regular file to be replaced.
  private func makeWay(at place: Place) throws(DeskFailure) {
    let there = try writing(path) { () throws(Errno) in try place.folder.facts(of: place.name) }
    guard let there else { return }
    if there.st_mode & S_IFMT != S_IFREG { throw .output(.notAFile(path: path)) }
    if !replacing { throw .output(.exists(path: path)) }
  }

  private func flush() throws(DeskFailure) {
    try writing(path) { () throws(Errno) in try content.descriptor.write(buffer[...]) }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A folder being filled that only its owner may enter, and that appears under its name once it is
/// whole.
///
/// What is put into it has no name until then; given up or killed, it leaves nothing behind.
public final class NewFolder {
  public let path: String
  private let place: Place
  private var subfolders: [String] = []
  private var files: [(file: NewFile, name: String, subfolder: String?)] = []

  /// - Throws: `.output` when something other than an empty folder is there already, or none can be
  ///   made there.
  init(path: String) throws(DeskFailure) {
    let end = path.lastIndex { $0 != "/" }
    let path = end.map { String(path[...$0]) } ?? path
    let place = try Place(path)
    place.folder.sweep()
    let isTaken = try writing(path) { () throws(Errno) -> Bool in
      guard let facts = try place.folder.facts(of: place.name) else { return false }
      if facts.st_mode & S_IFMT != S_IFDIR { return true }
      return try !place.folder.folder(place.name).names().isEmpty
    }
    if isTaken { throw .output(.exists(path: path)) }
    self.path = path
    self.place = place
  }

  /// Makes a folder in it, for files that are under it.
  func addFolder(_ name: String) { subfolders.append(name) }

  /// Makes a file in it, to be finished before the folder is.
  func newFile(_ name: String, under subfolder: String? = nil) throws(DeskFailure) -> NewFile {
    let file = try NewFile(of: self, in: place.folder)
    files.append((file, name, subfolder))
    return file
  }

  func write(
    _ text: String,
    as name: String,
    under subfolder: String? = nil
  ) throws(DeskFailure) {
    let file = try newFile(name, under: subfolder)
    try file.write(text)
    try file.finish()
  }

  /// Gives it its name; only an empty folder gives way to it. Source: rename(2).
  func finish() throws(DeskFailure) {
    try writing(path) { () throws(Errno) in
      let beside = OpenFolder.unfinishedName()
      do throws(Errno) {
        try fill(place.folder.makeFolder(beside))
        try place.folder.rename(beside, to: place.name)
      } catch {
        try? place.folder.removeFolder(beside)
        throw error
      }
      try place.folder.sync()
    }
  }

  private func fill(_ folder: OpenFolder) throws(Errno) {
    _ = folder.lock()
    var inner: [String: OpenFolder] = [:]
    for name in subfolders { inner[name] = try folder.makeFolder(name) }
    for (file, name, subfolder) in files {
      try file.content.name(name, in: subfolder.flatMap { inner[$0] } ?? folder)
    }
    for folder in inner.values { try folder.sync() }
    try folder.sync()
  }
}

/// A name in a folder that is there.
private struct Place {
  let folder: OpenFolder
  let name: String

  /// - Throws: `.output` when the folder isn't there.
  init(_ path: String) throws(DeskFailure) {
    let above: String
    (above, name) = OpenFolder.place(of: path)
    guard !name.isEmpty else { throw .output(.notAFile(path: path)) }
    do throws(Errno) { folder = try OpenFolder(above) } catch {
      throw error.code == ENOENT ? .folder(above) : .output(.failed(path: path, errno: error.code))
    }
  }
}

/// Does a part of writing a file or folder.
/// - Throws: `.output` with what the system refused.
func writing<Value>(
  _ path: String,
  _ body: () throws(Errno) -> Value
) throws(DeskFailure) -> Value {
  do throws(Errno) { return try body() } catch {
    switch error.code {
    case EEXIST, ENOTEMPTY: throw .output(.exists(path: path))
    default: throw .output(.failed(path: path, errno: error.code))
    }
  }
}
