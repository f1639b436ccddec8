import PortDomain
import PortStore
import Screens
import TerminalUI

/// What the commands for carriers and holidays have in common.
extension DeskSession {
  /// Stores a record and says what became of it.
  ///
  /// - Parameter version: what `--if-version` demands; 0 for a record the desk has not written yet.
  func revise(
    _ record: DeskRecord,
    ifVersion version: Int?,
    isJSON: Bool
  ) throws(CommandFailure) {
    let outcome = try reading { () throws(StoreError) in
      try store.revise(record, by: actor, seen: version)
    }
    switch outcome {
    case .refused(let obstacles): throw .record(obstacles)
    case .unchanged:
      if isJSON { return Console.print(["changed": .flag(false)]) }
      Console.print(DisplayText(sanitising: "Nothing to change: it says so already."))
    case .done(let version, let recounted):
      if isJSON {
        return Console.print([
          "changed": .flag(true), "version": .integer(version), "recounted": .integer(recounted),
        ])
      }
      Console.print(
        DisplayText(
          sanitising: "Stored as version \(version); open requests counted anew: \(recounted)."
        )
      )
    }
  }
}

enum RecordWords {
  static func country(_ code: String) throws(CommandFailure) -> Country {
    guard let country = Country(code: code) else {
      throw .usage(.noSuch(code, named: "country", among: Country.allCases.map(\.code)))
    }
    return country
  }

  /// `NG/mtn`; the id need not be known.
  static func carrier(_ text: String) throws(CommandFailure) -> (Country, CarrierID) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let id = try? CarrierID(parsing: parts[1]) else {
      throw .usage(.noSuch(text, named: "carrier", among: ["COUNTRY/ID such as NG/mtn"]))
    }
    return (try country(String(parts[0])), id)
  }
}
