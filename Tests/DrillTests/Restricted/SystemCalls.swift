import Foundation

/// What a program asked the system for, as strace wrote it down with `-ff -y`.
struct SystemCalls {
  /// The programs that were started; the first is the one that was looked at.
  private(set) var programs: [String] = []
  /// The families of the sockets that were made, and the paths that were connected to.
  private(set) var sockets: Set<String> = []
  /// Absolute paths that were made, changed, removed or opened to be written, whether it went well or not.
  private(set) var written: Set<String> = []
  /// All other paths that were named.
  private(set) var read: Set<String> = []

  static let traced = "%file,%network,execve,execveat"

  /// - Parameters:
  ///   - folder: where the files of the trace lie, one for each thread, and nothing else.
  ///   - home: the folder that the program was started in.
  init(in folder: String, startedIn home: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for line in text.split(separator: "\n") { add(line, from: home) }
    }
  }

  private mutating func add(_ line: Substring, from home: String) {
    guard let bracket = line.firstIndex(of: "(") else { return }
    let name = line[..<bracket]
    let words = SystemCalls.strings(in: line[line.index(after: bracket)...])
    switch name {
    case "execve", "execveat": programs += words.prefix(1).map(\.text)
    case "socket", "socketpair":
      sockets.insert(String(line[bracket...].dropFirst().prefix { $0 != "," && $0 != ")" }))
    case "connect", "bind", "sendto", "sendmsg": sockets.formUnion(words.prefix(1).map(\.text))
    case "getcwd": return
    default:
      // What is read into a buffer is no path that was named.
      let named = name.hasPrefix("readlink") ? words.prefix(1) : words[...]
      let changes = SystemCalls.changing.contains { name.hasPrefix($0) }
      let opens = name.hasPrefix("open") || name == "creat"
      let writes = name == "creat" || SystemCalls.writing.contains { line.contains($0) }
      for (folder, text) in named where !text.isEmpty {
        let base = folder.map { $0.hasPrefix("/") ? $0 : home } ?? home
        let path = text.hasPrefix("/") ? text : base + "/" + text
        let place = URL(filePath: path).standardized.path
        if changes && !place.hasPrefix("/proc/self/fd/") || opens && writes {
          written.insert(place)
        } else {
          read.insert(place)
        }
      }
    }
  }

  private static let changing = [
    "chmod", "chown", "fchmodat", "fchownat", "lchown", "link", "lremovexattr", "lsetxattr",
    "mkdir",
    "mknod", "removexattr", "rename", "rmdir", "setxattr", "symlink", "truncate", "unlink", "utime",
    "futimesat", "mount", "umount", "pivot_root", "chroot", "swapon", "acct",
  ]
  private static let writing = [
    "O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_TMPFILE", "O_APPEND",
  ]

  /// The quoted strings of a call, each with the folder named right before it.
  private static func strings(in text: Substring) -> [(folder: String?, text: String)] {
    var found: [(folder: String?, text: String)] = []
    var folder: String?
    var rest = text
    while let mark = rest.firstIndex(where: { $0 == "\"" || $0 == "<" }) {
      let isQuote = rest[mark] == "\""
      let end = isQuote ? "\"" as Character : ">"
      var content = ""
      rest = rest[rest.index(after: mark)...]
      while let next = rest.popFirst(), next != end {
        if next == "\\", let escaped = rest.popFirst() {
          content.append(escaped)
        } else {
          content.append(next)
        }
      }
      if isQuote {
        found.append((folder, content))
        folder = nil
      } else {
        folder = content
      }
    }
    return found
  }
}
