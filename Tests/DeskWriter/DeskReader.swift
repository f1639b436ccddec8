import Glibc
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite
import Wording

/// Works on desks whose files were damaged, in every way that reads what is stored, and tells of each
/// what became of it: it was read, or why not.
///
/// `desk-writer examine FOLDER KEYS` takes the databases `0`, `1` and on of a folder. Dies by SIGPROF when
/// one takes too much work, by SIGALRM when it waits for ever.
struct DeskReader {
  /// Of processor time, which a busy machine makes no longer, and of any.
  private static let (work, wait) = (60, UInt32(300))

  private let folder: String
  private let keys: String

  init(folder: String, keys: String) {
    self.folder = folder
    self.keys = keys
  }

  func run() throws(StoreError) {
    let desk = Desk(zones: try .system())
    var index = 0
    while access("\(folder)/\(index)", F_OK) == 0 {
      var limit = itimerval()
      limit.it_value.tv_sec = DeskReader.work
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &limit, nil)
      alarm(DeskReader.wait)
      print("begin \(index)")
      fflush(nil)
      let failures = examine("\(folder)/\(index)", desk)
      print("end \(index)\t\(failures.joined(separator: "\t"))")
      fflush(nil)
      index += 1
    }
  }

  /// The sentences of all that failed, each once.
  private func examine(_ path: String, _ desk: Desk) -> [String] {
    var failures: [String] = []
    func trying(_ body: () throws(DeskFailure) -> Void) {
      do throws(DeskFailure) { try body() } catch {
        if !failures.contains(error.message) { failures.append(error.message) }
      }
    }
    trying { () throws(DeskFailure) in
      let session = try open(path, desk)
      let everything = Query(.everything, sort: Sort(.due), viewpoint: session.viewpoint)
      var ids: [RequestID] = []
      trying { () throws(DeskFailure) in
        ids = try session.requests(of: everything, limit: 1000).rows.map(\.request.id)
      }
      for field in Sort.Field.allCases {
        for isDescending in [false, true] {
          let sort = Sort(field, descending: isDescending)
          trying { () throws(DeskFailure) in
            let list = Query(.everything, sort: sort, viewpoint: session.viewpoint)
            _ = try session.requests(of: list, limit: 10)
          }
        }
      }
      for id in ids {
        trying { () throws(DeskFailure) in
          _ = session.json(of: try session.file(id), withHistory: true).line
        }
      }
      for format in [ExportFormat.csv, .json] {
        trying { () throws(DeskFailure) in
          try session.export(everything, as: format, .whole) { _ throws(DeskFailure) in }
        }
      }
      for report in [
        Report.workload, .fees(by: .month), .fees(by: .customer), .reasons, .durations,
        .carriers, .customers, .desk,
      ] {
        trying { () throws(DeskFailure) in _ = try session.figures(of: report) }
      }
      trying { () throws(DeskFailure) in
        _ = try session.ask { store throws(StoreError) in
          (try store.records(), try store.drafts(of: "ngozi"), try store.recountWhatIsOwed())
        }
      }
      trying { () throws(DeskFailure) in _ = try session.verifyStore() }
      for (index, id) in ids.enumerated() {
        trying { () throws(DeskFailure) in
          try session.change(id, .note("n"), key: "examined \(index)")
        }
        trying { () throws(DeskFailure) in
          try session.change(id, .edit(FieldEdits([FieldEdit(.owner, "ada")])))
        }
      }
      trying { () throws(DeskFailure) in _ = try session.seal() }
      session.store.close()
    }
    return failures
  }

  private func open(_ path: String, _ desk: Desk) throws(DeskFailure) -> DeskSession {
    // Some time after the last event.
    let clock: @Sendable () -> Instant = { Instant(milliseconds: 1_797_325_200_000) }
    do throws(StoreError) {
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: desk,
        clock: clock,
        options: .init(keyDirectories: [keys])
      )
      return DeskSession(
        store: store,
        desk: try store.rules(),
        newestRecord: try store.newestRecord(),
        actor: Operator(login: "ngozi", session: "s1"),
        folders: ExchangeFolders(besideDatabase: path, login: "ngozi", isRestricted: false),
        vault: PaperVault(besideDatabase: path, largest: desk.settings.largestPaper),
        clock: clock
      )
    } catch {
      throw .store(error)
    }
  }
}
