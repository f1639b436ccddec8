import PortDomain

extension LetterOfAuthorisation {
  /// The letter as a page of its own in HTML, to be printed on A4.
  ///
  /// Nothing is loaded from elsewhere. Values stand in `bdi`, so that a name written from right to left
  /// keeps its order and leaves its neighbours theirs.
  public var page: String {
    let stated = particulars.map { row($0.label, value($0.value)) }
    let listed = numbers.map { "<li>\(escaped($0.grouped))</li>" }
    let signed = places.map { label, text in
      row(label, text.map(value) ?? "<span class=\"blank\"></span>")
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(escaped(title))</title>
      <style>
      @page { size: A4; margin: 22mm; }
      body { font: 11pt/1.5 "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif; }
      body { max-width: 166mm; margin: 0 auto; color: #000; }
      h1 { font-size: 16pt; margin: 0; }
      h2 { font-size: 12pt; margin: 8mm 0 2mm; }
      table { border-spacing: 0; }
      th, td { padding: 1mm 8mm 1mm 0; text-align: left; vertical-align: baseline; }
      th { box-sizing: border-box; width: 44mm; font-weight: normal; color: #333; }
      ul { columns: 3; list-style: none; padding: 0; margin: 0; }
      .sign { break-inside: avoid; }
      .sign td, .sign th { padding-top: 7mm; }
      .blank { display: inline-block; width: 80mm; border-bottom: 0.3mm solid #000; }
      @media screen { body { padding: 22mm 0; } }
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>
      <p>Porting of telephone numbers to \(value(provider))</p>
      <table>
      \(stated.joined(separator: "\n"))
      </table>
      <h2>Numbers</h2>
      <ul>
      \(listed.joined(separator: "\n"))
      </ul>
      <h2>Authorisation</h2>
      <p>\(escaped(statement))</p>
      <table class="sign">
      \(signed.joined(separator: "\n"))
      </table>
      </body>
      </html>

      """
  }

  private func row(_ label: String, _ content: String) -> String {
    "<tr><th>\(escaped(label))</th><td>\(content)</td></tr>"
  }

  private func value(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { escaped(String($0)) }
    return "<bdi>\(lines.joined(separator: "<br>"))</bdi>"
  }

  /// Text from outside as text: no markup, no control characters, no overrides of direction.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where LetterOfAuthorisation.isHidden(scalar): result += "\u{fffd}"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: true
    // Joiners shape letters of Arabic and Indic scripts; the other format characters only mislead.
    case .format: scalar != "\u{200c}" && scalar != "\u{200d}"
    case .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case _: false
    }
  }
}
