import ArgumentParser
import PortDomain

/// Which requests a command is meant for, and in which order.
struct QueryOptions: ParsableArguments {
  @Argument(help: "Words of a filter, such as status:rejected country:NG due<3d.")
  var filter: [String] = []

  @Option(help: "A view by its digit or name, narrowed by the filter.")
  var view: String?

  @Option(
    parsing: .unconditional,
    help:
      "due, created, updated, number, country, carrier, customer, status, port, owner; -due reverses."
  )
  var sort: String?

  /// - Parameters:
  ///   - whole: what is meant where neither view nor filter is named.
  ///   - usual: the order where none is named and no view brings one.
  ///   - carriers: by whose aliases `carrier:` is understood.
  func query(
    or whole: Filter,
    sort usual: Sort,
    carriers: CarrierBook
  ) throws(CommandFailure) -> (filter: Filter, sort: Sort) {
    let text = filter.joined(separator: " ")
    let own: Filter
    do throws(FilterError) { own = try Filter(parsing: text, carriers: carriers) } catch {
      throw .filter(error)
    }
    let sort = try self.sort.map(QueryOptions.sort)
    guard let view else { return (filter.isEmpty ? whole : own, sort ?? usual) }
    guard
      let named = View.builtIn.first(where: {
        String($0.digit) == view || $0.name.lowercased() == view.lowercased()
      })
    else {
      throw .usage(.noSuch(view, named: "view", among: View.builtIn.map { $0.name.lowercased() }))
    }
    return (filter.isEmpty ? named.filter : .all([named.filter, own]), sort ?? named.sort)
  }

  private static func sort(_ text: String) throws(CommandFailure) -> Sort {
    let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
    guard let field = Sort.Field(rawValue: name) else {
      throw .usage(.noSuch(name, named: "sort", among: Sort.Field.allCases.map(\.rawValue)))
    }
    return Sort(field, descending: text.hasPrefix("-"))
  }
}
