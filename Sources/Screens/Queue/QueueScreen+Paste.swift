import PortDomain
import Wording

/// A paste never runs commands: numbers are looked up, anything else is looked for.
extension QueueScreen {
  mutating func paste(_ text: String, in context: Context) -> [Effect] {
    pasted = PastedNumbers(text)
    guard let pasted else { return find(text, .given, in: context) }
    return [.read(.numbers(pasted.asked))]
  }

  /// One number moves the cursor to its request, several become the tagged set.
  mutating func take(
    _ result: Result<[RequestID?], StoreError>,
    of asked: [String],
    in context: Context
  ) -> [Effect] {
    guard let pasted, pasted.asked == asked else { return [] }
    self.pasted = nil
    switch result {
    case .failure(let error): return [.say(Message(error.message, .failure))]
    case .success(let answers):
      let (found, missing) = pasted.sorted(by: answers)
      if !pasted.isSingle {
        tagged = Set(found)
        let unknown = missing.isEmpty ? "" : " Not here: \(missing.joined(separator: ", "))."
        return [
          .say(Message("\(found.count) tagged.\(unknown)", missing.isEmpty ? .done : .warning))
        ]
      }
      guard let id = found.first else {
        return [.say(Message("\(missing[0]) has no request; i takes one in.", .warning))]
      }
      if list.rows.contains(where: { $0.request.id == id }) {
        list.select(id)
        return readOn()
      }
      return find(id.text, .given, in: context)
    }
  }
}
