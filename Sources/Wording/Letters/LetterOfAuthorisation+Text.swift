import PortDomain

extension LetterOfAuthorisation {
  /// The letter in plain text of at most 78 columns, lines ended by line feeds.
  public var text: String {
    let width = particulars.map(\.label.count).max() ?? 0
    let stated = particulars.map { "\(padded($0.label, to: width))  \(oneLine($0.value))" }
    let signed = places.map { label, value in
      "\(padded(label, to: width))  \(value.map(oneLine) ?? String(repeating: "_", count: 40))"
    }
    let paragraphs = [
      [title.uppercased(), "Porting of telephone numbers to \(provider)"], stated,
      ["Numbers"] + numbers.map { "  \($0.grouped)" }, wrapped(statement),
    ]
    return (paragraphs + signed.map { [$0] })
      .map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Addresses have lines of their own; a letter states them in one.
  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: ", ")
  }

  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 78 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
