import TestSupport
import Testing
import Wording

@Suite("Views by command")
struct ViewCommandTests {
  @Test(
    "A view is saved, listed with its count, listed by and removed; a shared one is everybody's"
  )
  func views() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.create()
    _ = try desk.json("set", id, "owner=ada")
    _ = try desk.json(
      "view",
      "save",
      "Ada's",
      "owner:ada",
      "open",
      "--sort",
      "-due",
      "--digit",
      "8"
    )
    let views = try desk.json("view", "list")
    let saved = views.values.first { $0["name"] == "Ada's" }
    #expect(saved?["digit"] == 8 && saved?["kind"] == "own" && saved?["count"] == 1)
    #expect(saved?["filter"] == "owner:ada open" && saved?["sort"] == "-due")
    #expect(try desk.json("list", "--view", "ada's").values.count == 1)
    #expect(try desk.json("list", "--view", "8").values.count == 1)
    #expect(try desk.json("list", "--view", "8", "country:KE").values.isEmpty)
    let columns = ["--columns", "port,age"]
    _ = try desk.run("view", "save", "Aged", "open", "--columns", "port,age")
    func heads(_ words: [String]) throws -> [Substring] {
      try desk.home.run(words, now: desk.now).output.prefix { $0 != "\n" }.split(separator: " ")
    }
    #expect(
      try heads(["list", "--view", "aged"]) == ["Number", "Customer", "Next", "Port", "Age", "Id"]
    )
    #expect(try heads(["list"] + columns) == ["Port", "Age", "Id"])
    _ = try desk.json("view", "save", "Ada's", "owner:ada", "--shared")
    let shared = try desk.json("view", "list").values.first { $0["name"] == "Ada's" }
    #expect(shared?["kind"] == "shared" && shared?["digit"] == 8)
    _ = try desk.json("view", "remove", "Ada's", "--shared")
    #expect(try desk.run("list", "--view", "ada's").status == 64)
  }

  @Test(
    "What can't be saved or removed says why",
    arguments: [
      (["view", "save", "Mine", "late"], Int32(65), "is built in"),
      (["view", "save", "x", "status:foo"], 65, "character 8"),
      (["view", "save", "x", "late", "--digit", "3"], 64, "7"),
      (["view", "save", "x", "late", "--columns", "shoe"], 64, "column"),
      (["view", "remove", "x"], 66, "x"), (["view", "remove", "x", "--shared"], 1, "shared"),
    ]
  )
  func refuses(words: [String], status: Int32, message: String) throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
