import TerminalUI

/// A line as a terminal shows it that reorders its cells (Unicode Standard Annex 9, in a paragraph from
/// left to right, without the pairs of brackets of N0).
public struct ReorderedLine {
  /// The column of each column shown, from the left.
  public let order: [Int]

  public init(_ cells: some Collection<Cell>) {
    self.init(cells.map(\.base))
  }

  init(_ scalars: [Unicode.Scalar]) {
    let levels = ReorderedLine.levels(of: scalars.map(Kind.init))
    var order = Array(scalars.indices)
    for level in stride(from: levels.max() ?? 0, to: 0, by: -1) {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        let end = order[start...].firstIndex { levels[$0] < level } ?? order.count
        order[start..<end].reverse()
        start = end
      }
    }
    self.order = order
  }

  /// Whether a stretch of columns is shown where it was drawn, in whatever order within.
  public func keeps(_ columns: Range<Int>) -> Bool {
    Set(order[columns]) == Set(columns)
  }

  /// The classes of the Annex that matter here.
  private enum Kind {
    case left, right, arabic, number, arabicNumber, sign, end, separator, mark, neutral

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x30...0x39, 0x6F0...0x6F9: self = .number
      case 0x660...0x669, 0x66B...0x66C: self = .arabicNumber
      case 0x2B, 0x2D: self = .sign
      case 0x23...0x25, 0xA2...0xA5, 0xB0...0xB1, 0x20A0...0x20CF: self = .end
      case 0x2C, 0x2E, 0x2F, 0x3A, 0xA0: self = .separator
      case 0: self = .mark
      case _:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: self = .mark
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .spacingMark, .decimalNumber:
          switch scalar.value {
          case 0x590...0x5FF, 0x7C0...0x85F, 0xFB1D...0xFB4F, 0x10800...0x10FFF: self = .right
          case 0x600...0x7BF, 0x860...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE: self = .arabic
          case _: self = .left
          }
        case _: self = .neutral
        }
      }
    }

    var isNeutral: Bool {
      switch self {
      case .sign, .end, .separator, .neutral: true
      case .left, .right, .arabic, .number, .arabicNumber, .mark: false
      }
    }
  }

  private static func levels(of kinds: [Kind]) -> [Int] {
    var kinds = kinds
    // W1: marks are as what they stand on.
    for index in kinds.indices where kinds[index] == .mark {
      kinds[index] = index > 0 ? kinds[index - 1] : .neutral
    }
    // W2 and W3: digits behind Arabic letters are Arabic digits.
    var strong = Kind.left
    for index in kinds.indices {
      switch kinds[index] {
      case .left, .right, .arabic: strong = kinds[index]
      case .number where strong == .arabic: kinds[index] = .arabicNumber
      case _: break
      }
    }
    for index in kinds.indices where kinds[index] == .arabic { kinds[index] = .right }
    // W4: one separator between two numbers of a kind.
    for index in kinds.indices.dropFirst().dropLast() {
      let (before, after) = (kinds[index - 1], kinds[index + 1])
      guard before == after else { continue }
      switch (kinds[index], before) {
      case (.sign, .number), (.separator, .number), (.separator, .arabicNumber):
        kinds[index] = before
      case _: break
      }
    }
    // W5: what ends a number belongs to it.
    for index in kinds.indices where kinds[index] == .end {
      let end = kinds[index...].firstIndex { $0 != .end }
      let follows = end.map { kinds[$0] == .number } ?? false
      if follows || index > 0 && kinds[index - 1] == .number { kinds[index] = .number }
    }
    // W7: digits behind letters from left to right are as they.
    strong = .left
    for index in kinds.indices {
      switch kinds[index] {
      case .left, .right: strong = kinds[index]
      case .number where strong == .left: kinds[index] = .left
      case _: break
      }
    }
    // N1 and N2: neutrals between two of a direction take it, else the line's.
    func isRight(_ kind: Kind) -> Bool { kind != .left }
    var start = 0
    while start < kinds.count {
      guard kinds[start].isNeutral else {
        start += 1
        continue
      }
      let end = kinds[start...].firstIndex { !$0.isNeutral } ?? kinds.count
      let isBetween =
        start > 0 && end < kinds.count && isRight(kinds[start - 1]) && isRight(kinds[end])
      for index in start..<end { kinds[index] = isBetween ? .right : .left }
      start = end
    }
    return kinds.map { kind in
      switch kind {
      case .right, .arabic: 1
      case .number, .arabicNumber: 2
      case .left, .sign, .end, .separator, .mark, .neutral: 0
      }
    }
  }
}
