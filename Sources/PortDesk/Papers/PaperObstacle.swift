/// Why a file isn't taken as a paper, or can't be given out again, as facts.
public enum PaperObstacle: Error, Hashable, Sendable {
  case missing(path: String)
  /// The last part of the path is a symbolic link, which is never followed.
  case link(path: String)
  /// A folder, device, pipe or socket.
  case notAFile(path: String)
  case empty(path: String)
  case tooLarge(path: String, limit: Int)
  /// Neither PDF, JPEG, PNG, TIFF nor HEIC by its content.
  case otherType(path: String)
  /// The system refused to read it.
  case unreadable(path: String, errno: Int32)
  /// The document store can't be written.
  case notKept(path: String, errno: Int32)
  /// The document store has no file of that hash, or not that one any more.
  case lost(sha256: String)
}
