extension RequestFile {
  /// The fields that a reason concerns and that were corrected since its last refusal, with what they
  /// said then.
  public func corrections(for code: ReasonCode) -> [RequestField: String?] {
    guard let rejection = rejections.last(where: { $0.reasons.contains { $0.code == code } })
    else { return [:] }
    let undone = undoneEvents
    var before: [RequestField: String?] = [:]
    for event in events(since: rejection) where event.kind == .edited && !undone.contains(event.id)
    {
      for change in event.detail?.changes ?? [] where code.reason.fields.contains(change.field) {
        if before[change.field] == nil { before[change.field] = change.before }
      }
    }
    return before.filter { request[$0.key] != $0.value }
  }
}

extension OrderFile {
  /// What was corrected on one number for a reason, for the order's other open numbers that still say
  /// what it said: the edits of each.
  public func fixes(
    of code: ReasonCode,
    as on: RequestID
  ) -> [(file: RequestFile, edits: [FieldEdit])] {
    guard let fixed = files.first(where: { $0.request.id == on }) else { return [] }
    let corrections = fixed.corrections(for: code)
    return files.compactMap { file in
      guard file.request.id != on, file.request.status.isOpen else { return nil }
      let edits = RequestField.allCases.compactMap { field -> FieldEdit? in
        guard let before = corrections[field], file.request[field] == before else { return nil }
        return FieldEdit(field, fixed.request[field], basis: .seen(before))
      }
      return edits.isEmpty ? nil : (file, edits)
    }
  }
}
