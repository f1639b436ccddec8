import PortDomain
import PortStore

/// What a store in memory says where there is nothing to lie anywhere, to be sealed or to be closed.
extension InMemoryStore: PaperStore, OpenStore, HistoryStore {
  public var place: String { "memory" }
  public var storeID: String { "memory" }
  public var isSandbox: Bool { true }
  public var isReadOnly: Bool { false }
  public func interrupt() {}
  public func close() {}

  public func paper(sha256: String) throws(StoreError) -> Document? {
    let viewpoint = Viewpoint(zones: Sample.zones, now: Sample.now, me: "")
    let query = Query(.everything, sort: Sort(.created), viewpoint: viewpoint)
    var papers: [Document] = []
    for row in try page(query, from: .first, limit: .max).rows {
      papers += try file(row.request.id).documents.filter { $0.file.sha256 == sha256 }
    }
    return papers.max { $0.id < $1.id }
  }

  public func holdsPaper(sha256: String) throws(StoreError) -> Bool {
    try paper(sha256: sha256) != nil
  }

  public func verifyHistory(
    against kept: [HistorySeal],
    progress: (Int) -> Void
  ) throws(StoreError) -> HistoryVerdict {
    preconditionFailure("a history in memory is not sealed")
  }

  public func sealHistory() throws(StoreError) -> HistorySeal? { nil }
}
