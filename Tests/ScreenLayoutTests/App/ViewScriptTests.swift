import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Views, columns and orders by keys")
struct ViewScriptTests {
  private func store(_ count: Int = 12) throws -> InMemoryStore {
    let store = Sample.store(of: Sample.drafts(count))
    for (index, login) in ["ada", "bola"].enumerated() {
      let id = try #require(try store.request(ofNumber: "+234803100000\(index)"))
      _ = try store.commit(
        Intent(
          key: login,
          actor: Sample.ada,
          subject: .change(id, .edit(FieldEdits([FieldEdit(.owner, login)])), basis: .current)
        )
      )
    }
    return store
  }

  private func save(_ filter: String, as name: String, in desk: inout DeskScript) {
    desk.press("f")
    desk.type(filter)
    desk.press("<enter> S")
    desk.type(name)
    desk.press("<enter>")
  }

  @Test("What is shown is saved by a name, opened by its digit, and there at the next start")
  func saves() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    save("owner:bola", as: "Bola's", in: &desk)
    #expect(desk.message == " Saved as your view Bola's; 7 opens it.")
    #expect(desk.rows[0].contains("Bola's · 1"))
    desk.press("0")
    #expect(desk.rows[0].contains("All open · 12"))
    desk.press("7")
    #expect(desk.rows[0].contains("Bola's · 1"))
    #expect(desk.rows[1].contains("7 Bol"))
    var next = DeskScript(store: store)
    #expect(next.rows[0].contains("All open · 12"))
    next.press("7")
    #expect(next.rows[0].contains("Bola's · 1"))
    // Nobody else has it.
    var other = DeskScript(store: store, actor: Sample.bola)
    other.press("7")
    #expect(other.message.contains("No view has this digit; V lists"))
  }

  @Test("The list of views counts, goes, renames, gives digits, removes")
  func lists() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    save("owner:bola", as: "Bola", in: &desk)
    desk.press("0 V")
    #expect(desk.text.contains("Mine"))
    desk.press("G e <c-u>")
    desk.type("Theirs")
    desk.press("<enter>")
    #expect(desk.rows.contains { $0.contains("7") && $0.contains("Theirs") && $0.contains("mine") })
    desk.press("9")
    #expect(desk.rows.contains { $0.hasPrefix(">  Theirs") && $0.contains(" 9 ") })
    desk.press("<enter>")
    #expect(desk.rows[0].contains("Theirs · 1"))
    desk.press("V x n")
    #expect(try store.personal(of: "ada").views.count == 1)
    desk.press("x y")
    #expect(try store.personal(of: "ada").views.isEmpty)
    #expect(!desk.text.contains("Theirs   "))
    desk.press("q 0")
    #expect(!desk.rows[1].contains("The"))
  }

  @Test("A shared view is everybody's; changing and removing it is asked")
  func shares() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    save("owner:bola", as: "Bola", in: &desk)
    desk.press("V G s")
    #expect(store.rules().views.map(\.name) == ["Bola"])
    #expect(desk.message == " Shared with all: Bola.")
    #expect(try store.personal(of: "ada").views.isEmpty)
    #expect(desk.rows.contains { $0.contains("Bola") && $0.contains("shared") })
    var other = DeskScript(store: store, actor: Sample.bola)
    other.press("V G <enter>")
    #expect(other.rows[0].contains("Bola · 1"))
    other.press("V x n")
    #expect(store.rules().views.count == 1)
    other.press("x y")
    #expect(store.rules().views.isEmpty)
  }

  @Test(
    "Coming back to a view finds its filter, its cursor and its order; its digit once more begins anew"
  )
  func comesBack() throws {
    var desk = DeskScript(store: try store())
    desk.press("f")
    desk.type("-owner:ada")
    desk.press("<enter> j j")
    let row = desk.rows.first { $0.hasPrefix(">") }
    desk.press("1 0")
    #expect(desk.rows[0].contains("filter: -owner:ada · 11"))
    #expect(desk.rows.first { $0.hasPrefix(">") } == row)
    desk.press("0")
    #expect(desk.rows[0].contains("All open · 12"))
  }

  @Test("The preview follows the cursor where the list comes to another request, by sorting too")
  func previewFollows() throws {
    var desk = DeskScript(store: Sample.demonstration(), size: Size(width: 160, height: 50))
    desk.press("O")
    desk.wait(milliseconds: 300)
    let cursor = try #require(desk.rows.first { $0.hasPrefix(">") })
    let number = cursor.dropFirst(4).prefix(16).filter { $0 != " " }
    let preview = desk.rows[2].suffix(34).filter { $0 != " " }
    #expect(preview.contains(number), "\(preview) \(number)")
  }

  @Test("What a list goes by is said in its title where no column of it is seen")
  func hiddenSort() throws {
    var desk = DeskScript(store: try store())
    #expect(!desk.rows[0].contains("by "))
    desk.press("o d")
    #expect(desk.rows[0].contains("by port due ↑") && !desk.rows[2].contains("↑"))
    desk.press("O")
    #expect(desk.rows[0].contains("by port due ↓"))
    desk.press("o n")
    #expect(!desk.rows[0].contains("by ") && desk.rows[2].contains("Number↑"))
  }

  @Test("The head of the column a list goes by has an arrow; the same once more turns it round")
  func sorts() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    #expect(desk.rows[2].contains("Next↑"))
    desk.press("o m")
    #expect(desk.rows[2].contains("Customer↑"))
    desk.press("o")
    #expect(desk.text.contains("customer ↑"))
    desk.press("m")
    #expect(desk.rows[2].contains("Customer↓"))
    // The next desk has it so; another view doesn't.
    var next = DeskScript(store: store)
    #expect(next.rows[2].contains("Customer↓"))
    next.press("2")
    #expect(next.rows[2].contains("Next↑"))
    next.press("0")
    #expect(next.rows[2].contains("Customer↓"))
  }

  @Test("Columns are chosen, moved and reset, for the view and the person")
  func columns() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    desk.press("c j <space>")
    #expect(!desk.rows[2].contains("Cc"))
    desk.press("G <space> K")
    desk.press("<enter>")
    #expect(desk.rows[2].contains("Changed") || desk.rows[2].contains("Who"))
    let heads = desk.rows[2]
    desk.press("2")
    #expect(desk.rows[2].contains("Cc"))
    var next = DeskScript(store: store)
    #expect(next.rows[2] == heads)
    next.press("c r <enter>")
    #expect(next.rows[2].contains("Cc"))
    #expect(try store.personal(of: "ada").look(of: "all") == nil)
  }

  @Test("A chosen column for which the terminal is too narrow says so")
  func noRoom() throws {
    var desk = DeskScript(store: try store())
    desk.press("c G <space>")
    #expect(desk.rows.contains { $0.contains("Last changed  no room at this width") })
  }

  @Test("Looking at the columns changes nothing")
  func looksAtColumns() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    desk.press("c <enter>")
    #expect(try store.personal(of: "ada").look(of: "all") == nil)
  }

  @Test("A view takes the place of another of one's own only when that is meant")
  func replaces() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    save("owner:bola", as: "Bola", in: &desk)
    desk.press("0")
    save("owner:ada", as: "Bola", in: &desk)
    desk.press("n")
    #expect(try store.personal(of: "ada").views.map(\.filter) == ["open owner:bola"])
    // Its own list narrowed further goes under its own name.
    desk.press("7")
    save("late", as: "", in: &desk)
    #expect(try store.personal(of: "ada").views.map(\.filter) == ["open owner:bola late"])
    #expect(desk.rows[0].contains("Bola · "))
  }

  @Test("Number, customer and what comes next always stay")
  func fixedColumns() throws {
    var desk = DeskScript(store: try store())
    desk.press("c <space>")
    #expect(desk.message == " Number, customer and what comes next are always shown.")
    #expect(desk.rows[2].contains("Number"))
  }

  @Test("What was typed is there at the next start, newest first")
  func remembers() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    for filter in ["late", "owner:bola"] {
      desk.press("f <c-u>")
      desk.type(filter)
      desk.press("<enter>")
    }
    var next = DeskScript(store: store)
    next.press("f <up>")
    #expect(next.text.contains("Filter: owner:bola"))
    next.press("<up>")
    #expect(next.text.contains("Filter: late"))
  }

  @Test("The desk opens with the view that was chosen for it")
  func starts() throws {
    let store = try store()
    var desk = DeskScript(store: store)
    desk.press("V g j *")
    var next = DeskScript(store: store)
    #expect(next.rows[0].contains("Mine · 1"))
    next.press("V *")
    #expect(DeskScript(store: store).rows[0].contains("All open · 12"))
  }
}
