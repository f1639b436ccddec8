import PortDomain

extension Foreseen {
  /// What the carrier would probably answer, and why.
  public func message(of file: RequestFile, by desk: Desk) -> String {
    let why = rows.map { row -> String in
      let fails = "\(row.paper.title) \(row.item.title) fails"
      guard let paper = file.paper(row.paper), let field = row.evidence else { return fails }
      if field == .numbers, paper.evidence[field] != nil,
        let finding = desk.finding(in: row.item, on: paper, of: file)
      {
        return "LOA numbers \(finding)"
      }
      let said = desk.said(field, in: row.item, on: paper, of: file)
      return said.map { "\(row.paper.title) says \"\($0)\"" } ?? fails
    }
    return "\(reason.reason.title) (\(why.isEmpty ? "the carrier asks for it" : why.spoken()))"
  }
}
