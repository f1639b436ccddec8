import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// Reads the whole store and finds the first thing that isn't what was written.
  ///
  /// - Parameters:
  ///   - seals: what was kept elsewhere, a seal a line; other lines are told by their number.
  ///   - progress: told how far it has come, from 0 to 1.
  public func verifyStore(
    against seals: ImportFile? = nil,
    progress: (Double) -> Void = { _ in }
  ) throws(DeskFailure) -> (verdict: HistoryVerdict, seals: SealLines) {
    let lines: SealLines
    do throws(ImportObstacle) {
      lines = SealLines(try seals?.content() ?? [], of: store.storeID)
    } catch {
      throw .importFile(error)
    }
    let verdict = try ask { store throws(StoreError) in
      try store.verifyHistory(against: lines.seals, progress: progress)
    }
    return (verdict, lines)
  }

  /// A seal over all that the store holds now, to be kept elsewhere; nil while nothing has happened.
  public func seal() throws(DeskFailure) -> KeptSeal? {
    try ask { store throws(StoreError) in try store.sealHistory() }
  }
}

/// The lines of a file of seals: a log, or what `audit seal` printed.
public struct SealLines: Hashable, Sendable {
  /// Those of the store at hand.
  public private(set) var seals: [KeptSeal] = []
  /// How many are of other stores.
  public private(set) var ofOthers = 0
  /// The numbers of the lines that are none.
  public private(set) var unreadable: [Int] = []

  /// Blank lines count for nothing.
  init(_ content: [UInt8], of storeID: String) {
    let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      guard let seal = KeptSeal(text) else {
        if !text.allSatisfy(\.isWhitespace) { unreadable.append(index + 1) }
        continue
      }
      if seal.storeID ?? storeID == storeID { seals.append(seal) } else { ofOthers += 1 }
    }
  }
}

extension HistoryVerdict {
  public func json(_ lines: SealLines) -> JSON {
    [
      "intact": .flag(finding == nil),
      "events": .integer(events),
      "signed": .flag(assurance == .signed),
      "finding": JSON(finding?.message),
      "seals": .integer(lines.seals.count),
      "seal": JSON(seal?.text),
    ]
  }
}
