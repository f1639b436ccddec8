import PortDomain
import Screens
import TerminalUI
import Wording

/// What the commands for carriers, holidays, rules and settings have in common.
extension DeskSession {
  /// Stores a record and says what became of it.
  ///
  /// - Parameters:
  ///   - basis: what the change was made on, where `--if-version` doesn't say so.
  ///   - version: what `--if-version` demands; 0 for a record the desk has not written yet.
  func revise(
    _ record: DeskRecord,
    on basis: RecordBasis = .current,
    ifVersion version: Int?,
    isJSON: Bool
  ) throws(CommandFailure) {
    let outcome = try reading { () throws(StoreError) in
      try store.revise(
        record,
        by: actor,
        on: version.map(RecordBasis.version) ?? basis
      )
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

extension DeskSession {
  /// Writes `FIELD=VALUE` words into a record and stores it.
  func write(
    _ words: [String],
    to record: DeskRecord,
    ifVersion version: Int?,
    isJSON: Bool
  ) throws(CommandFailure) {
    var written = record
    for word in words {
      let assignment = try Assignment(parsing: word)
      guard let field = record.fields.first(where: { $0.name == assignment.name }) else {
        throw .usage(
          .noSuch(assignment.name, named: "field", among: record.fields.map(\.name))
        )
      }
      do throws(RecordObstacle) {
        written = try written.writing(assignment.value, to: field)
      } catch {
        throw .record([error])
      }
    }
    let basis = RecordBasis.record(desk.record(of: record.subject))
    try revise(written, on: basis, ifVersion: version, isJSON: isJSON)
  }
}

enum RecordWords {
  static func country(_ code: String) throws(CommandFailure) -> Country {
    guard let country = Country(code: code) else {
      throw .usage(.noSuch(code, named: "country", among: Country.allCases.map(\.code)))
    }
    return country
  }

  /// `ZA/pin_incorrect`.
  static func ground(_ text: String) throws(CommandFailure) -> (Country, ReasonCode) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let code = ReasonCode(rawValue: String(parts[1])) else {
      throw .usage(
        .noSuch(text, named: "ground", among: ["COUNTRY/REASON such as ZA/pin_incorrect"])
      )
    }
    return (try country(String(parts[0])), code)
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
