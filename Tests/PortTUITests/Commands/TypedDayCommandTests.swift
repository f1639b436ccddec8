import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Dates, owners and redo on the command line")
struct TypedDayCommandTests {
  @Test("Dates are typed as people do, by the calendar of the number's country")
  func dates() throws {
    // A Monday.
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    #expect(try desk.json("set", id, "follow_up_on=fri")["follow_up_on"] == "2026-11-06")
    #expect(try desk.json("set", id, "follow_up_on=+3")["follow_up_on"] == "2026-11-05")
    #expect(try desk.json("set", id, "follow_up_on=31/12/2030")["follow_up_on"] == "2030-12-31")
    #expect(try desk.json("set", id, "follow_up_on=none")["follow_up_on"] == .null)
    let scheduled = try desk.json("do", id, "schedule", "--date", "12 nov", "--window", "10-12")
    #expect(scheduled["port_date"] == "2026-11-12")
    #expect(scheduled["window"] == "10:00-12:00")
    desk.turn(to: "2026-11-13")
    let completed = try desk.json("do", id, "complete", "--activated", "yesterday")
    #expect(completed["activated_on"] == "2026-11-12")
    #expect(
      try desk.json("calendar", "EG", "--from", "today", "--days", "1")["date"] == "2026-11-15"
    )
  }

  @Test(
    "A date that can't be read, is over or could be two is refused with what to write",
    arguments: [
      ("follow_up_on=soon", 65, "is no date"), ("follow_up_on=2026-10-01", 65, "is over"),
      ("follow_up_on=3/4/2027", 65, "write the month as a word"),
    ]
  )
  func refused(assignment: String, status: Int32, words: String) throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let run = try desk.run("set", id, assignment)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(words))
    let step = try desk.run("do", id, "schedule", "--date", "31 feb")
    #expect(step.status == 64)
    #expect(step.errors.contains("no day of the calendar"))
  }

  @Test("A paper's dates are typed so as well")
  func papers() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let file = try desk.home.write("%PDF-1.7 loa", to: "loa.pdf")
    let paper = try desk.json("document", "add", id, "loa", file, "--signed", "20 oct")
    let loa = try paper.text("id")
    #expect(try desk.run("document", "list", id, "--json").output.contains("2026-10-20"))
    _ = try desk.json("document", "check", loa, "signed_on=21/10/2026")
    #expect(try desk.run("document", "list", id, "--json").output.contains("2026-10-21"))
  }

  @Test("An owner whom nobody knows here is warned about; none and - take the owner away")
  func owners() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let run = try desk.run("set", id, "owner=bolla")
    #expect(run.status == 0)
    #expect(run.errors.contains("nobody here is called as the owner is"))
    let known = try desk.run("set", id, "owner=bolla", "priority=high")
    #expect(known.errors.isEmpty, "\(known.errors)")
    for word in ["none", "-"] {
      #expect(try desk.json("set", id, "owner=bolla")["owner"] == "bolla")
      #expect(try desk.json("set", id, "owner=\(word)")["owner"] == .null)
    }
  }

  @Test("do redo brings back what do undo took, and says when there is nothing")
  func redo() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    _ = try desk.json("set", id, "priority=high")
    _ = try desk.json("do", id, "undo")
    #expect(try desk.json("do", id, "redo")["priority"] == "high")
    let nothing = try desk.run("do", id, "redo", "--json")
    #expect(nothing.status == 1)
    #expect(nothing.json["code"] == "nothing_to_redo")
  }
}
