import Dispatch
import Foundation

/// The multiplexer around the program, by its own command.
enum Tmux {
  /// Whether the program runs in it.
  static var isAround: Bool { getenv("TMUX").map { $0.pointee != 0 } ?? false }

  /// Puts a text into a buffer of tmux and, as far as its terminal has one, into the clipboard. Nobody
  /// waits for it, and a tmux that is too old does nothing.
  static func load(_ text: String) {
    DispatchQueue.global(qos: .utility).async {
      let program = Process()
      program.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      program.arguments = ["tmux", "load-buffer", "-w", "-"]
      let input = Pipe()
      program.standardInput = input
      program.standardOutput = FileHandle.nullDevice
      program.standardError = FileHandle.nullDevice
      guard (try? program.run()) != nil else { return }
      try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try? input.fileHandleForWriting.close()
      program.waitUntilExit()
    }
  }
}
