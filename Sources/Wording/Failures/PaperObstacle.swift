import Glibc

/// Why a file isn't taken as a paper, or can't be given out again, as facts.
public enum PaperObstacle: Error, Hashable, Sendable {
  case missing(path: String)
  /// The last part of the path is a symbolic link, which is never followed.
  case link(path: String)
  /// In restricted mode: it has other names, by which it could be somebody else's.
  case hardLink(path: String)
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

extension PaperObstacle {
  /// What is wrong with the file and what to do about it.
  public var message: String {
    switch self {
    case .missing(let path): "there is no file \(path); check the name"
    case .link(let path): "\(path) is a link, which is not followed; name the file itself"
    case .hardLink(let path): "\(path) has another name elsewhere; put a copy of it here"
    case .notAFile(let path): "\(path) is not a file; name a PDF or a picture"
    case .empty(let path): "\(path) is empty; ask for the paper again"
    case .tooLarge(let path, let limit):
      "\(path) is larger than \(limit >> 20) MiB; scan it smaller"
    case .otherType(let path): "\(path) is neither PDF, JPEG, PNG, TIFF nor HEIC; convert it"
    case .unreadable(let path, let errno): "\(path) can't be read: \(systemText(errno))"
    case .notKept(let path, let errno): "\(path) can't be written: \(systemText(errno))"
    case .lost(let hash): "the document store has lost \(hash); restore it from a backup"
    }
  }
}

/// The system's own words for an error of its own.
func systemText(_ number: Int32) -> String { String(cString: strerror(number)) }
