/// The keys of customers' programs; making and revoking them is revising a record of the desk.
public protocol ClientKeyStore: Sendable {
  /// The key that somebody presents; nil for one that was never made, was revoked, or is of the other kind
  /// of store.
  func clientKey(_ presented: Secret) throws(StoreError) -> ClientKey?
}
