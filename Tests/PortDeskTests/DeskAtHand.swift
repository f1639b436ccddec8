import Foundation
import PortDesk
import PortDomain
import TestSupport
import Wording

/// A desk on a store in memory, with a folder of its own for papers and files.
struct DeskAtHand {
  let home: ProgramHome
  let store: InMemoryStore
  let clock: SetClock
  let session: DeskSession

  init(
    actor: Operator = Sample.ada,
    at now: Instant = Sample.now,
    largestPaper: Int = 1 << 20,
    isRestricted: Bool = false
  ) throws {
    home = try ProgramHome()
    clock = SetClock(now)
    let clock = clock
    store = InMemoryStore(desk: Sample.desk(), clock: { clock.now })
    session = DeskSession(
      store: store,
      desk: store.rules(),
      newestRecord: ChangeToken(""),
      actor: actor,
      folders: ExchangeFolders(
        besideDatabase: home.database,
        login: actor.login,
        isRestricted: isRestricted
      ),
      vault: PaperVault(besideDatabase: home.database, largest: largestPaper),
      clock: { clock.now }
    )
  }

  /// What lies in the vault.
  var vault: [String] { content(of: home.database + "-papers") }

  /// The names in a folder, sorted.
  func content(of folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  func text(of path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// Every request, oldest first.
  var requests: [PortRequest] {
    get throws {
      let query = Query(.everything, sort: Sort(.created), viewpoint: session.viewpoint)
      return try session.requests(of: query).rows.map(\.request)
    }
  }

  @discardableResult
  func create(_ number: String, _ values: [RequestField: String] = [:]) throws -> RequestID {
    var draft = Sample.draft
    draft.values[.phoneNumber] = number
    draft.values.merge(values) { $1 }
    return try session.create(draft).request
  }

  /// Takes bytes in as a paper.
  @discardableResult
  func addPaper(
    _ bytes: [UInt8],
    as kind: DocumentKind = .bill,
    to requests: RequestID...
  ) throws -> (receipt: Receipt, earlier: DeskSession.EarlierPaper?) {
    try session.addPaper(
      ByteStream(bytes, named: "in/scan.pdf"),
      as: kind,
      evidence: [:],
      to: requests
    )
  }

  static let pdf = Array("%PDF-1.7\nof some length".utf8)
}

/// The failure that an operation ends with; nil when it goes through.
func failure(_ body: () throws -> Void) -> DeskFailure? {
  do {
    try body()
    return nil
  } catch {
    return error as? DeskFailure
  }
}
