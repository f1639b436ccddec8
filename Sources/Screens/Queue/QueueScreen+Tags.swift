import PortDomain
import Wording

/// Tags, and ranges of them.
extension QueueScreen {
  mutating func toggleTag(in context: Context) -> [Effect] {
    if list.isCatchingUp { return [QueueScreen.stillReading] }
    guard let id = list.current?.request.id else { return [] }
    let hidden = list.isGone(id) ? 1 : 0
    if tagged.remove(id) == nil {
      tagged.insert(id)
      hiddenTags += hidden
    } else {
      hiddenTags -= hidden
    }
    return move(.down, in: context)
  }

  /// The requests from where a range was begun to the cursor; nil where not all of them are loaded.
  var range: [RequestID]? {
    guard let start = rangeStart?.request.id, let end = list.current?.request.id else { return nil }
    let ids = list.rows.map(\.request.id)
    guard let first = ids.firstIndex(of: start), let last = ids.firstIndex(of: end) else {
      return nil
    }
    return ids[min(first, last)...max(first, last)].filter { !list.isGone($0) }
  }

  /// Begins a range, or tags everything from its beginning to the cursor, loaded or not.
  mutating func toggleRange(in context: Context) -> [Effect] {
    guard !list.isCatchingUp, list.isLoaded else { return [QueueScreen.stillReading] }
    guard let current = list.current else { return [] }
    guard let start = rangeStart else {
      rangeStart = current
      return [
        .say(
          .rangeBegins(end: context.key(.tagRange), back: context.key(.back, besides: .leave))
        )
      ]
    }
    let range = range
    rangeStart = nil
    if let range {
      tagged.formUnion(range)
      return [.say(.tagged(range.count))] + countTags(in: context)
    }
    let ends = [sort.key(of: start), sort.key(of: current)].sorted(by: sort.precedes)
    let query = Query(filter, sort: sort, viewpoint: context.viewpoint())
    errand = .tag(query, upTo: ends[1], found: [])
    return [.read(.stretch(query, from: .at(ends[0]), limit: QueueScreen.errandRows))]
  }
}
