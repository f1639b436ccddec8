import PortDesk
import TestSupport
import Testing
import Wording

@Suite("A list is text for people, and columns or JSON for programs")
struct ListCommandTests {
  @Test("As CSV and TSV it has the columns by name, days and moments as programs write them")
  func columns() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let csv = try desk.run("list", "--format", "csv", "--columns", "number,status,port,customer")
    #expect(
      csv.output == """
        number,status,port,customer,id\r
        +2348012345678,pending,,Acme Corporation,\(id)\r

        """
    )
    let tsv = try desk.run("list", "--format", "tsv", "--columns", "number,age,owner").output
    #expect(tsv == "number\tage\towner\tid\n+2348012345678\t0\t\t\(id)\n")
    #expect(try desk.run("list", "--format", "json").json == desk.json("list"))
    #expect(try desk.run("list", "--format", "xls").status == 64)
  }

  @Test("What isn't shown is told, unless notes were declined")
  func quiet() throws {
    let desk = try CommandDesk()
    for number in 0..<3 { _ = try desk.create("+234801234567\(number)") }
    #expect(try desk.run("list", "--limit", "1").errors.contains("2 more"))
    let quiet = try desk.run("list", "--limit", "1", "-q")
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output.contains("+234 801"))
    // A failure is told all the same.
    #expect(try desk.run("list", "status:lost", "--quiet").errors.contains("status"))
  }

  @Test("A request is found by the carrier's reference and by the beginning of its id")
  func names() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    _ = try desk.create("+2348012345679")
    _ = try desk.run("set", id, "carrier_reference=PO-88288")
    #expect(try desk.json("show", "po-88288").text("id") == id)
    #expect(try desk.json("show", String(id.dropLast(2))).text("id") == id)
    let short = try desk.run("show", String(id.prefix(8)))
    #expect(short.status == 64 && short.errors.contains("may be"))
    // Part of a reference, or of a name, is none.
    for word in ["PO-8828", "Acme", "pr_9"] {
      #expect(try desk.run("show", word).status == 66, "\(word)")
    }
  }
}
