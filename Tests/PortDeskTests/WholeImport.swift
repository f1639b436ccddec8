import PortDesk
import PortDomain
import TestSupport
import Wording

/// An import to its end, with what became of every row.
struct WholeImport: Equatable {
  let report: ImportReport
  let rows: [ImportedRow]

  var created: Int { report.created }
  var refused: Int { report.refused }
  var ignoredColumns: [String] { report.ignoredColumns }

  /// What scripts read of each row.
  var json: [JSON] { rows.map { $0.json(today: Sample.day("2026-11-23")) } }

  /// What people read of them all.
  var text: [String] { rows.flatMap { $0.text(today: Sample.day("2026-11-23")) } }
}

extension DeskSession {
  func importAll(
    from file: ImportFile,
    run: ImportRun = ImportRun(at: Sample.now),
    isInFlight: Bool = false,
    isTrial: Bool = false
  ) throws -> WholeImport {
    var rows: [ImportedRow] = []
    let report = try importRequests(
      from: file,
      run: run,
      isInFlight: isInFlight,
      isTrial: isTrial,
      heard: { batch in
        rows += batch.rows
        return true
      }
    )
    return WholeImport(report: report, rows: rows)
  }
}
