import PortDomain
import TerminalUI
import Wording

extension OrderFile {
  /// The question whether the order's other numbers are corrected as one of them was; nil where none
  /// still says what that one said, or none may be changed.
  ///
  /// Each number is changed for itself, with its own event and its own outcome. Where the same reason
  /// is open, it is resolved as fixed too.
  func question(after code: ReasonCode, on id: RequestID, in context: Context) -> ConfirmScreen? {
    guard let fixed = files.first(where: { $0.request.id == id }) else { return nil }
    let why = OrderFile.corrected(as: fixed.request.number)
    let fixes = fixes(of: code, as: id).filter { file, edits in
      edits.allSatisfy { context.desk.obstacle(to: $0.field, of: file.request, why: why) == nil }
    }
    guard let first = fixes.first else { return nil }
    let intents = fixes.flatMap { file, edits in
      let needsWhy = edits.contains {
        context.desk.obstacle(to: $0.field, of: file.request, why: nil) != nil
      }
      var changes = [Change.edit(FieldEdits(edits, why: needsWhy ? why : nil))]
      if file.unresolved(on: context.today(in: file.request.country)).contains(code) {
        changes.append(.rejection(.resolve(code, .fixed, until: nil, note: nil)))
      }
      return changes.map { context.intent($0, on: file.request.id, basis: .current) }
    }
    return ConfirmScreen(
      .correct(fixes.map(\.file.request.number), as: first.edits),
      effects: [.commit(intents)]
    )
  }
}
