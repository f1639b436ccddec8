import Foundation

/// What /proc tells of processes.
public enum ProcessTable {
  public static func children(of process: pid_t) -> [pid_t] {
    let path = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { pid_t($0) }
  }

  /// Whether the process has ended; one that its parent hasn't asked about counts as ended.
  public static func hasEnded(_ process: pid_t) -> Bool {
    stat(process).map { $0.first == "Z" || $0.first == "X" } ?? true
  }

  /// Processor time used so far, in clock ticks (1/100 s).
  public static func ticks(of process: pid_t) -> Int {
    guard let fields = stat(process), fields.count > 12 else { return 0 }
    return (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)
  }

  /// Waits until the process is gone; false if it still runs after that time.
  public static func waitForEnd(of process: pid_t, within limit: Duration) -> Bool {
    Condition.first(within: limit) { hasEnded(process) ? true : nil } ?? false
  }

  /// Whether the process waits for a lock on a file; see `/proc/locks` in proc(5).
  public static func waitsForLock(_ process: pid_t) -> Bool {
    let text = (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.count > 5 && words[1] == "->" && words[5] == "\(process)"
    }
  }

  /// Whether the process waits in a write to its standard output, which nobody reads.
  public static func isStuckWriting(_ process: pid_t) -> Bool {
    let text = (try? String(contentsOfFile: "/proc/\(process)/syscall", encoding: .utf8)) ?? ""
    // write(2) is 1 on x86_64, 64 elsewhere; then the arguments.
    return text.hasPrefix("1 0x1 ") || text.hasPrefix("64 0x1 ")
  }

  /// The fields of proc(5)'s stat from the third (state) on: the name before may hold blanks.
  private static func stat(_ process: pid_t) -> [String]? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    return text[text.index(after: end)...].split(separator: " ").map(String.init)
  }
}
