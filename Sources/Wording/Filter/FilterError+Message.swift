import PortDomain

extension FilterError {
  /// What is wrong with the filter, where, and what was expected there.
  public var message: String {
    let place = "filter, character \(position + 1): "
    return switch expected {
    case .field:
      place + "no field is called \"\(found)\""
        + nearest(among: Filter.FieldName.allCases.map(\.rawValue)) + "; use "
        + Filter.FieldName.allCases.map(\.rawValue).spoken("or")
    case .value(let field, let values):
      place + "\"\(found)\" is no value of \(field)"
        + (values.isEmpty
          ? "" : nearest(among: values) + "; use " + FilterError.shortened(values))
    case .day(.unreadable):
      place + "\"\(found)\" is no day; write today, fri, 3d, -2d, 15, 3 dec or 2026-12-01"
    case .day(let fault): place + fault.message(of: found)
    case .number: place + "\"\(found)\" is no number; write one such as 10"
    case .comparison(let field):
      place + "\(field) can't be compared like that; write \(field):value"
    case .term: place + "a condition was expected" + (found.isEmpty ? "" : " before \"\(found)\"")
    case .closingParenthesis: place + "a closing parenthesis is missing; add it"
    case .fewer(let most): "the filter is too long; write fewer than \(most) words and values"
    case .closingQuote: place + "the quotation mark has no partner; add one"
    }
  }

  /// What was probably meant, where that is near.
  private func nearest(among names: [String]) -> String {
    let word = found.split(separator: ",").last.map { $0.lowercased() } ?? ""
    guard word.count > 2,
      let name = EditDistance.nearest(to: word, among: names, within: word.count / 3)
    else { return "" }
    return "; the nearest is \(name)"
  }

  private static func shortened(_ values: [String]) -> String {
    values.count <= 8 ? values.spoken("or") : values.prefix(8).joined(separator: ", ") + "…"
  }
}
