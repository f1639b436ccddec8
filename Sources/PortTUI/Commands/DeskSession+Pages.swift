import PortDomain

extension DeskSession {
  private static let pageSize = 500

  /// Hands out every request of a query in its order, a page of them in memory at a time.
  func forEach(
    of query: Query,
    _ body: (Listing) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    var start = PageStart.first
    while true {
      let page = try reading { () throws(StoreError) in
        try store.page(query, from: start, limit: DeskSession.pageSize)
      }
      for row in page.rows { try body(row) }
      guard page.hasAfter, let last = page.rows.last else { return }
      start = .after(PageKey(key: last.key(query.sort.field), id: last.request.id))
    }
  }
}
