import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// What the commands that write carriers, countries, holidays, rules and settings take.
struct RecordOptions: ParsableArguments {
  @OptionGroup var desk: DeskOptions

  @Option(
    name: .customLong("if-version"),
    help: "Change only this version, 0 for one never written; else end with 2."
  )
  var version: Int?

  /// Stores a record and says what became of it.
  ///
  /// - Parameter record: the record and what it was made on, where `--if-version` doesn't say so.
  func revise(_ record: (DeskSession) throws -> (DeskRecord, RecordBasis)) throws {
    let session = try DeskSession.open(desk)
    try session.demand(.supervisor)
    let (record, basis) = try record(session)
    let progress = ShownProgress(PrintedText.recounting, isQuiet: true)
    defer { progress.stop() }
    let done = try session.revise(record, on: basis, ifVersion: version) { progress.show($0) }
    let json: JSON =
      done.map {
        [
          "changed": true, "version": .integer($0.version), "recounted": .integer($0.recounted),
        ]
      } ?? ["changed": false]
    desk.show(json, .revised(done))
  }

  /// Writes `FIELD=VALUE` words into a record and stores it.
  func write(_ words: [String], to record: (Desk) -> DeskRecord) throws {
    try revise { session in
      let desk = session.desk
      let record = record(desk)
      var written = record
      for word in words {
        let assignment = try Assignment(parsing: word)
        guard let field = record.field(named: assignment.name) else {
          throw CommandFailure.usage(
            .noSuch(assignment.name, named: "field", among: record.fields.map(\.name))
          )
        }
        do throws(RecordObstacle) {
          written = try written.writing(assignment.value, to: field)
        } catch {
          throw DeskFailure.record([error])
        }
      }
      return (written, .record(desk.record(of: record.subject)))
    }
  }
}
