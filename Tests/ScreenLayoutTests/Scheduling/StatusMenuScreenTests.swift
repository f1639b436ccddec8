import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Status menu")
struct StatusMenuScreenTests {
  let desk = Sample.desk()

  func menu(_ files: [RequestFile], _ context: Context) -> StatusMenuScreen {
    var menu = StatusMenuScreen(requests: files.map(\.request.id))
    _ = menu.update(.opened, in: context)
    _ = menu.update(.reply(.read(.files(files.map(\.request.id), .success(files)))), in: context)
    return menu
  }

  @Test("Possible actions come first, the others say why not", arguments: Status.allCases)
  func frame(status: Status) throws {
    let file = try StatusMenuScreenTests.file(status, by: desk)
    let context = Sample.context(desk, size: Size(width: 80, height: 12))
    expectGolden(menu([file], context).frame(in: context), "status-\(status.rawValue)-80x12")
  }

  @Test("On a wide and on a narrow terminal the reasons take the room there is")
  func sizes() throws {
    let file = try Sample.file(desk: desk)
    for (size, name) in [
      (Size(width: 160, height: 12), "160x12"), (Size(width: 60, height: 12), "60x12"),
    ] {
      let context = Sample.context(desk, size: size)
      expectGolden(menu([file], context).frame(in: context), "status-menu-\(name)")
    }
  }

  @Test("A refused choice says everything that stands in the way")
  func refused() throws {
    let context = Sample.context(desk)
    var menu = menu([try Sample.file(desk: desk)], context)
    let notice = try #require(
      menu.press(.character("s"), in: context).opened.first as? NoticeScreen
    )
    #expect(notice.lines.count == 3)
    let said = menu.press(.character("c"), in: context).said
    #expect(said.first?.hasPrefix("Complete isn't possible from pending") == true)
  }

  @Test("Each action opens what it asks for")
  func choices() throws {
    let context = Sample.context(desk)
    let scheduled = try StatusMenuScreenTests.file(.scheduled, by: desk)
    var menu = menu([scheduled], context)
    let moved = menu.press(.character("D"), in: context).opened.first
    #expect((moved as? SchedulePickerScreen)?.isReschedule == true)
    #expect(menu.press(.character("r"), in: context).opened.first is RejectScreen)
    let form = menu.press(.character("c"), in: context).opened.first
    #expect((form as? StatusFormScreen)?.action == .complete)
  }

  @Test("Once its own step is stored the menu closes; another request's step leaves it")
  func closes() throws {
    let context = Sample.context(desk)
    let file = try Sample.file(desk: desk)
    let other = try Sample.file(desk: desk)
    var menu = menu([file], context)
    func done(_ file: RequestFile) -> ([Intent], Outcome) {
      let intent = context.intent(
        .status(.cancel(why: "asked")),
        on: file.request.id,
        basis: .current
      )
      return ([intent], .done(Receipt(request: file.request.id, version: 2)))
    }
    let theirs = done(other)
    #expect(menu.settle(theirs.0, theirs.1, in: context).isEmpty)
    let own = done(file)
    #expect(menu.settle(own.0, own.1, in: context) == [.close])
  }

  @Test("Of several, the files come in one read and each keeps its own basis")
  func bulk() throws {
    let files = try (0..<2).map { _ in desk.withAcceptedPapers(try Sample.file(desk: desk)) }
    let context = Sample.context(desk)
    var menu = StatusMenuScreen(requests: files.map(\.request.id))
    let ids = files.map(\.request.id)
    #expect(menu.update(.opened, in: context) == [.read(.files(ids))])
    _ = menu.update(.reply(.read(.files(ids, .success(files)))), in: context)
    expectGolden(menu.frame(in: context), "status-bulk-80x22")
    var preview = try #require(
      menu.press(.character("s"), in: context).opened.first as? ManyScreen
    )
    _ = preview.update(.opened, in: context)
    let intents = preview.press(.enter, in: context).intents
    #expect(
      intents.map(\.subject)
        == files.map {
          .change(
            $0.request.id,
            .status(.submit()),
            basis: .seen(version: $0.request.version)
          )
        }
    )
    #expect(Set(intents.map(\.key)).count == 2)
  }

  /// A request in a status, by the steps that lead there.
  static func file(_ status: Status, by desk: Desk) throws -> RequestFile {
    let ready = try desk.withAcceptedPapers(Sample.file(desk: desk))
    let day = Sample.day("2026-11-27")
    let schedule = Change.status(.schedule(Lifecycle.Confirmation(date: day)))
    return switch status {
    case .pending: try Sample.file(desk: desk)
    case .inProgress: desk.applying([.status(.submit())], to: ready)
    case .scheduled: desk.applying([.status(.submit()), schedule], to: ready)
    case .completed:
      desk.applying(
        [.status(.submit()), schedule, .status(.complete(override: "the carrier was early"))],
        to: ready
      )
    case .rejected:
      desk.applying(
        [.status(.reject(RejectionDraft(reasons: [.accountNameMismatch])))],
        to: ready
      )
    case .cancelled: desk.applying([.status(.cancel(why: "asked"))], to: ready)
    }
  }

  @Test("A choice made before the request is read is carried out once it is")
  func early() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)), answers: .held)
    desk.press("<replies> s x")
    #expect(!desk.text.contains("Why"))
    desk.press("<replies>")
    #expect(desk.text.contains("── Cancel +234"))
  }

  @Test("The actions are weighed when the request is read, not at each draw")
  func weighedOnce() throws {
    let file = try StatusMenuScreenTests.file(.pending, by: desk)
    let menu = menu([file], Sample.context(desk))
    let later = Sample.context(desk, at: Sample.instant("2036-11-23T09:00:00Z"))
    #expect(menu.frame(in: later) == menu.frame(in: Sample.context(desk)))
  }
}
