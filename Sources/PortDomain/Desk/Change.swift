/// What an operator intends to do to one request.
///
/// Each case belongs to one part of the desk and is decided in that part's file.
public enum Change: Hashable, Sendable {
  case status(StatusChange)
  case edit(FieldEdits)
  case paper(PaperChange)
  case rejection(RejectionChange)
  case order(OrderChange)
  case note(String)
  case tick(ChecklistItem, done: Bool)
  /// A message to the customer went out.
  case messageSent(MessageKind)
  /// Shows the PIN: the event is written before the answer is given.
  case showPIN
  /// Takes values away for good, from a finished request.
  case purge(Set<Retention.Class>)
  case undo
  /// Brings back what the last undo took.
  case redo
}
