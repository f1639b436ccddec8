import PortDomain
import Wording

/// Which requests something is meant for.
public enum RequestChoice: Hashable, Sendable {
  /// By their ids or numbers as written.
  case named([String])
  /// Those of an order that a filter means, too; what the filter is called is for who is told that none
  /// does.
  case fitting(Filter, order: String?, words: String)
}

extension DeskSession {
  /// The requests of a choice, each once: as they are named, else oldest first.
  ///
  /// - Throws: `.store(.noSuchThing)` for an order that isn't there, `.nothingFits` where there is none.
  public func requests(of choice: RequestChoice) throws(DeskFailure) -> [ManyReport.Subject] {
    switch choice {
    case .named(let words):
      var known: Set<RequestID> = []
      var subjects: [ManyReport.Subject] = []
      for word in words {
        do throws(DeskFailure) {
          let id = try request(word)
          if known.insert(id).inserted { subjects.append(.request(id, named: word)) }
        } catch {
          switch error {
          case .store(.noSuchThing), .severalMeant: subjects.append(.unknown(word, error))
          default: throw error
          }
        }
      }
      return subjects
    case .fitting(var filter, let order, let words):
      if let order {
        guard let id = OrderID(order) else { throw .store(.noSuchThing(order)) }
        let numbers = try ask { store throws(StoreError) in try store.requests(ofOrder: id) }
        if numbers.isEmpty { throw .store(.noSuchThing(order)) }
        filter = .all([.term(.order(id)), filter])
      }
      var subjects: [ManyReport.Subject] = []
      try forEach(of: Query(filter, sort: Sort(.created), viewpoint: viewpoint)) { row in
        subjects.append(.request(row.request.id, named: row.request.number.e164))
      }
      if subjects.isEmpty { throw .nothingFits(words) }
      return subjects
    }
  }
}
