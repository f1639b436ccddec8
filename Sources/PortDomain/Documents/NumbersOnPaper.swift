/// The numbers that a paper lists, as they were typed from it.
///
/// A list is parted by commas, semicolons, slashes or line breaks; blanks belong to the numbers.
public struct NumbersOnPaper: Hashable, Sendable {
  let text: String
  let country: Country
  /// In the order of the paper.
  public let read: [PhoneNumber]
  /// What is no number of the country, as it was typed.
  public let unread: [String]

  /// - Parameter country: the one whose spellings the numbers are read in.
  public init(_ text: String, in country: Country) {
    var read: [PhoneNumber] = []
    var unread: [String] = []
    for part in text.split(whereSeparator: { ",;/،؛".contains($0) || $0.isNewline }) {
      let word = FoldedText.kept(part)
      if word.isEmpty { continue }
      if let number = try? PhoneNumber(parsing: word, in: country) {
        read.append(number)
      } else {
        unread.append(word)
      }
    }
    self.text = text
    self.country = country
    self.read = read
    self.unread = unread
  }

  /// Numbers of the open requests on a paper that it doesn't list, in order of creation.
  public func missing(of document: Document, in file: RequestFile) -> [PhoneNumber] {
    let listed = Set(read)
    return NumbersOnPaper.wanted(of: document, in: file, openOnly: true)
      .filter { !listed.contains($0) }
  }

  /// What a paper lists besides the numbers of its requests, as people write it.
  public func surplus(of document: Document, in file: RequestFile) -> [String] {
    let wanted = Set(NumbersOnPaper.wanted(of: document, in: file, openOnly: false))
    return read.filter { !wanted.contains($0) }.map(\.e164) + unread
  }

  /// The numbers that a paper has to list: those of the open requests it is attached to, the file's own
  /// first. A bill has to show the file's own alone.
  public static func wanted(of document: Document, in file: RequestFile) -> [PhoneNumber] {
    document.kind == .loa
      ? wanted(of: document, in: file, openOnly: true) : [file.request.number]
  }

  private static func wanted(
    of document: Document,
    in file: RequestFile,
    openOnly: Bool
  ) -> [PhoneNumber] {
    let attached = Set(file.attachments[document.id]?.requests ?? [])
    let others = file.siblings.filter {
      $0.id != file.request.id && attached.contains($0.id) && (!openOnly || $0.status.isOpen)
    }
    return [file.request.number] + others.map(\.number)
  }
}
