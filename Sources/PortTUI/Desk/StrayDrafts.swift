import Foundation
import PortDomain
import PortDesk

/// Drafts that could not reach the store when the terminal hung up, each in a private file until the
/// operator's next session brings it in.
struct StrayDrafts {
  private let session: DeskSession
  private let folder: URL

  init(_ session: DeskSession) {
    self.session = session
    let environment = ProcessInfo.processInfo.environment
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    // As for all other paths; Foundation's own answer leaves the environment aside.
    let home = environment["HOME"] ?? NSHomeDirectory()
    let own = "porttui/drafts/\(session.store.storeID)/\(session.actor.login)"
    folder = URL(
      fileURLWithPath: session.folders.drafts ?? "\(state ?? home + "/.local/state")/\(own)"
    )
  }

  func keep(_ draft: Draft) {
    let files = FileManager.default
    let privately: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try? files.createDirectory(
      at: folder,
      withIntermediateDirectories: true,
      attributes: privately
    )
    guard let data = try? JSONEncoder().encode(draft) else { return }
    let name = "\(draft.key.form)-\(draft.key.subject).json"
    _ = files.createFile(
      atPath: folder.appendingPathComponent(name).path,
      contents: data,
      attributes: [.posixPermissions: 0o600]
    )
  }

  /// Brings what lies here into the store; a file goes once its draft is there.
  func adopt() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasSuffix(".json") {
      let file = folder.appendingPathComponent(name)
      guard let data = try? Data(contentsOf: file),
        let draft = try? JSONDecoder().decode(Draft.self, from: data)
      else { continue }
      do throws(StoreError) {
        try session.store.saveDraft(draft, of: session.actor.login)
        try? FileManager.default.removeItem(at: file)
      } catch {
        // It stays and is tried again by the next session.
        continue
      }
    }
  }
}
