import PortDomain
import PortStore

/// A paper of the demonstration: a page that says what it is, so that it can be written out and read.
struct StagedPaper {
  let kind: DocumentKind
  let bytes: [UInt8]
  private let name: String

  /// - Parameter story: its place among the stories, so that no two papers have the same content.
  init(_ kind: DocumentKind, of story: Int, _ draft: RequestDraft) {
    self.kind = kind
    name = "\(kind.rawValue)-\(1000 + story).pdf"
    bytes = StagedPaper.page([
      kind.rawValue, draft.values[.phoneNumber] ?? "", "paper \(1000 + story) of a demonstration",
    ])
  }

  var facts: Document.FileFacts {
    Document.FileFacts(
      name: name,
      mediaType: MediaType.pdf.rawValue,
      size: bytes.count,
      sha256: HashValue(hashing: bytes).hex
    )
  }

  /// A PDF of one page with lines of text. Source: ISO 32000-1, 7.5.
  ///
  /// - Parameter lines: of ASCII, without brackets and backslashes.
  private static func page(_ lines: [String]) -> [UInt8] {
    let text =
      "BT /F1 18 Tf 24 TL 72 770 Td " + lines.map { "(\($0)) Tj T*" }.joined(separator: " ") + " ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      """
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
      /Resources << /Font << /F1 5 0 R >> >> >>
      """,
      "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var file = "%PDF-1.4\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let place = String(file.utf8.count)
      table += String(repeating: "0", count: 10 - place.count) + place + " 00000 n \n"
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n\(table)"
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }
}
