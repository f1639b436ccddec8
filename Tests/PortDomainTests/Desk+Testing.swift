import PortDomain
import TestSupport
import Wording

extension Desk {
  /// The codes of all that stands in the way of a change; none where it goes through.
  func codes(
    of change: Change,
    on file: RequestFile,
    by actor: Operator = Sample.ada,
    at now: Instant = Sample.now,
    basis: Intent.Basis = .current
  ) -> [String] {
    switch decide(change, on: file, basis: basis, by: actor, at: now, standing: { _ in .free }) {
    case .refused(let refusal): refusal.obstacles.map(\.code)
    case .conflict: ["conflict"]
    case .allowed, .unchanged: []
    }
  }

  /// The sample request in a status, its papers accepted, by the steps that lead there; the port is
  /// confirmed for Wednesday 2026-11-25.
  func file(at status: Status, _ draft: RequestDraft = Sample.draft) throws -> RequestFile {
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-25"))
    let reject = Change.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))
    let steps: [Change] =
      switch status {
      case .pending: []
      case .inProgress: [.status(.submit())]
      case .scheduled: [.status(.submit()), .status(.schedule(date))]
      case .rejected: [.status(.submit()), reject]
      case .cancelled: [.status(.cancel(why: "changed their mind"))]
      case .completed:
        [
          .status(.submit()), .status(.schedule(date)),
          .status(.complete(activatedOn: Sample.day("2026-11-23"), override: "carried out early")),
        ]
      }
    return try applying(steps, to: withAcceptedPapers(Sample.file(draft, desk: self)))
  }

  /// The file with one of its fields edited.
  func editing(_ field: RequestField, _ value: String?, of file: RequestFile) -> RequestFile {
    applying([.edit(FieldEdits([FieldEdit(field, value)], why: "told so"))], to: file)
  }
}
