import PortDomain
import TestSupport
import Testing

@Suite("Views")
struct ViewTests {
  @Test("What a built-in view says as it is typed is what it means")
  func texts() throws {
    let desk = Sample.desk()
    let viewpoint = Sample.context(desk).viewpoint()
    let file = try Sample.file(desk: desk)
    let mine = desk.applying(
      [.edit(FieldEdits([FieldEdit(.owner, "ada", basis: .current)]))],
      to: file
    )
    let sent = desk.applying([.status(.submit())], to: desk.withAcceptedPapers(file))
    for file in [file, mine, sent] {
      let listing = Listing(request: file.request, facts: desk.facts(of: file))
      for view in View.builtIn {
        let typed = try desk.filter(view.text, at: Sample.now)
        #expect(
          typed.matches(listing, from: viewpoint) == view.filter.matches(listing, from: viewpoint),
          "\(view.name)"
        )
      }
    }
  }

  @Test("A column sorts by what it shows; that of the next due day by nothing of its own")
  func sorting() {
    let sorts = ViewColumn.allCases.map { ($0.rawValue, $0.sort) }
    let expected: [(String, Sort.Field?)] = [
      ("number", .number), ("country", .country), ("carrier", .carrier), ("customer", .customer),
      ("next", .urgency), ("due", nil), ("status", .status), ("port", .port), ("age", .created),
      ("created", .created), ("updated", .updated), ("owner", .owner),
    ]
    #expect(sorts.map(\.0) == expected.map(\.0) && sorts.map(\.1) == expected.map(\.1))
  }

  @Test("An own view hides the shared one of its name, and digits are each operator's choice")
  func arranges() throws {
    let shared = [
      SavedView(name: "Late", filter: "late"), SavedView(name: "Kenya", filter: "country:KE"),
    ]
    let desk = Sample.desk().with(shared.map(DeskRecord.view))
    let own = SavedView(name: "LATE", filter: "late owner:me")
    let personal = Personal([.view(own), .digit(8, view: "kenya"), .digit(9, view: own.key)])
    let views = desk.views(with: personal, at: Sample.now).filter { $0.kind != .builtIn }
    #expect(views.map(\.name) == ["LATE", "Kenya"])
    #expect(views.map(\.digit) == [9, 8])
    #expect(views.map(\.kind) == [.own, .shared])
    #expect(desk.views(with: Personal(), at: Sample.now).count == View.builtIn.count + 2)
  }

  @Test(
    "A view needs a name of its own and a filter that can be read",
    arguments: [
      (SavedView(name: " ", filter: ""), SavedView.Problem.nameMissing),
      (SavedView(name: "mine", filter: ""), .nameTaken("mine")),
      (SavedView(name: "7", filter: ""), .nameTaken("7")),
      (SavedView(name: String(repeating: "a", count: 31), filter: ""), .nameTooLong(most: 30)),
    ]
  )
  func problems(view: SavedView, problem: SavedView.Problem) {
    #expect(Sample.desk().problem(with: view, at: Sample.now) == problem)
  }

  @Test("What a view says of days is read anew each day")
  func days() throws {
    let personal = Personal([.view(SavedView(name: "Week", filter: "due<=fri"))])
    let desk = Sample.desk()
    for (now, day) in [
      ("2026-11-23T09:00:00Z", "2026-11-27"), ("2026-11-27T09:00:00Z", "2026-11-27"),
      ("2026-11-28T09:00:00Z", "2026-12-04"),
    ] {
      let view = desk.views(with: personal, at: Sample.instant(now)).first { $0.name == "Week" }
      #expect(view?.filter == .term(.day(.due, .atMost, .on(Sample.day(day)))))
    }
  }
}
