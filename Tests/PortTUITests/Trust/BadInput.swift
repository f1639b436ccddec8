import Foundation
import TestSupport
import Testing

/// One kind of input that can't be worked with, given at the program's own door.
struct BadInput {
  /// What is given, in a few words for a reader of the page.
  let what: String
  /// The command; names of states in capitals, and `PAPER`, stand for ids.
  let words: [String]
  let status: Int32
  let code: String
  /// What the message has to name: the thing that is wrong, or its place.
  let names: String
  var input = ""
  /// Lays out files in the program's home before.
  var prepare: @Sendable (ProgramHome) throws -> Void = { _ in }

  init(
    _ what: String,
    _ words: String,
    _ status: Int32,
    _ code: String,
    names: String,
    input: String = "",
    prepare: @escaping @Sendable (ProgramHome) throws -> Void = { _ in }
  ) {
    self.what = what
    self.words = BadInput.parts(of: words)
    self.status = status
    self.code = code
    self.names = names
    self.input = input
    self.prepare = prepare
  }

  /// The same with a file of this content, whose name is the command's last word.
  init(
    file what: String,
    _ words: String,
    _ status: Int32,
    _ code: String,
    names: String,
    holding content: @autoclosure @escaping @Sendable () -> [UInt8]
  ) {
    let name = String(words.split(separator: " ").last ?? "")
    self.init(what, words, status, code, names: names) { try $0.write(content(), to: name) }
  }

  /// The words of a command: blanks part them, but within single quotes.
  private static func parts(of command: String) -> [String] {
    command.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      place,
      text in
      place % 2 == 1
        ? [String(text)] : text.split(separator: " ").map(String.init)
    }
  }

  /// Inputs written one a line: what is given | the command | exit status and code | what is named.
  static func table(_ text: String) -> [BadInput] {
    lines(text).map { BadInput($0.what, $0.given, $0.status, $0.code, names: $0.names) }
  }

  /// The published request with one text in it changed: what | before => after | exit and code | names.
  static func bodies(_ text: String) -> [BadInput] {
    lines(text).map { line in
      let texts = (line.given + " ").components(separatedBy: " => ")
      let body = CommandDesk.body.replacing(
        texts[0],
        with: texts[texts.count - 1].trimmingCharacters(in: .whitespaces)
      )
      return BadInput(line.what, "create -", line.status, line.code, names: line.names, input: body)
    }
  }

  private struct Line {
    let what, given: String
    let status: Int32
    let code, names: String
  }

  private static func lines(_ text: String) -> [Line] {
    text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, let blank = cells[2].firstIndex(of: " "),
        let status = Int32(cells[2][..<blank])
      else {
        Issue.record("a line that is none: \(line)")
        return nil
      }
      let code = String(cells[2][blank...].dropFirst())
      return Line(what: cells[0], given: cells[1], status: status, code: code, names: cells[3])
    }
  }
}
