/// Telephone numbers in one text, as people list them, apart from each other.
///
/// Commas, semicolons, tabs and line ends part them, and so does the plus of the next one. Blanks belong
/// to a number; they part numbers only where several whole ones stand between them.
public struct NumberList: Hashable, Sendable {
  /// As they were written, in their order.
  public let pieces: [String]

  /// - Parameter country: the one whose spellings they are read in; nil while it isn't known.
  public init(_ text: String, in country: Country?) {
    pieces = text.split { $0.isNewline || ",;\t،؛".contains($0) }
      .flatMap { NumberList.groups(in: $0) }
      .flatMap { NumberList.parted($0, in: country) }
  }

  /// The groups of digits between blanks, of each text that a plus begins.
  private static func groups(in text: Substring) -> [[Substring]] {
    text.split(whereSeparator: \.isWhitespace).reduce(into: []) { all, group in
      if all.isEmpty || group.first == "+" { all.append([]) }
      all[all.count - 1].append(group)
    }
  }

  /// One piece, unless it holds several whole numbers: then those, and what else stands between them.
  private static func parted(_ groups: [Substring], in country: Country?) -> [String] {
    let whole = groups.joined(separator: " ")
    guard let country, groups.count > 1, (try? PhoneNumber(parsing: whole, in: country)) == nil
    else { return [whole] }
    // Where a number may begin, and from the last of these on the best way to read what follows.
    let starts = groups.indices.filter { index in
      index == 0 || "0(".contains(groups[index].prefix(1)) || isWhole(groups[index], in: country)
    }
    var best: [Int: Reading] = [groups.count: Reading()]
    var next = groups.count
    for start in starts.reversed() {
      let ends = Set((start + 1)...min(start + longest, groups.count)).union([next])
      best[start] = ends.compactMap { end in
        let piece = groups[start..<end].joined(separator: " ")
        return best[end]?.after(isWhole(piece, in: country), end: end)
      }.max()
      next = start
    }
    guard best[0].map({ $0.whole > 1 }) == true else { return [whole] }
    var pieces: [String] = []
    var start = 0
    while let end = best[start]?.end {
      pieces.append(groups[start..<end].joined(separator: " "))
      start = end
    }
    return pieces
  }

  /// Nobody writes a number in more groups.
  private static let longest = 6

  /// Whether a text is a number that lacks no digit as far as the country's plan knows.
  private static func isWhole(_ text: some StringProtocol, in country: Country) -> Bool {
    guard let number = try? PhoneNumber(parsing: text, in: country) else { return false }
    return number.isInKnownRange && !number.isShort && number.national.utf8.count >= shortest
  }

  /// Shorter ones are services that nobody ports.
  private static let shortest = 7

  /// A way to read the groups from a place on: the fewer pieces are no numbers the better, then the more are.
  private struct Reading: Comparable {
    /// Where its first piece ends; nil behind the last.
    var end: Int?
    var whole = 0
    var others = 0

    func after(_ isWhole: Bool, end: Int) -> Reading {
      Reading(
        end: end,
        whole: whole + (isWhole ? 1 : 0),
        others: others + (isWhole ? 0 : 1)
      )
    }

    static func < (left: Reading, right: Reading) -> Bool {
      (-left.others, left.whole, left.end ?? 0) < (-right.others, right.whole, right.end ?? 0)
    }
  }
}

extension Desk {
  /// What keeps each of several numbers from being requested together, in their order; nil where nothing
  /// does. A number that came earlier in the list is no second request.
  ///
  /// - Parameter standing: whether a number can be requested, as far as it is known.
  public func problems(
    withNumbers texts: [String],
    in country: Country,
    on today: CalendarDay,
    standing: (PhoneNumber) -> NumberStanding = { _ in .free }
  ) -> [FieldProblem?] {
    var earlier: Set<PhoneNumber> = []
    return texts.map { text in
      if let problem = problem(with: text, for: .phoneNumber, in: country, on: today) {
        return problem
      }
      guard let number = try? PhoneNumber(parsing: text, in: country) else { return nil }
      return earlier.insert(number).inserted
        ? FieldProblem(number, standing(number))
        : FieldProblem(.phoneNumber, .duplicateInFile, value: text)
    }
  }
}
