import Foundation
import TestSupport
import Testing

@Suite("A paper's file comes out again as it went in")
struct DocumentExtractTests {
  private let content = "%PDF-1.7 bill of October"

  private func deskWithBill() throws -> (desk: CommandDesk, paper: String, request: String) {
    let desk = try CommandDesk()
    let id = try desk.create()
    let file = try desk.home.write(content, to: "bill-oct.pdf")
    let paper = try desk.json("document", "add", id, "bill", file, "--issued", "2026-10-01")
    return (desk, try paper.text("id"), id)
  }

  @Test("Byte for byte, for its owner alone, under a path or in a folder")
  func extracts() throws {
    let (desk, paper, _) = try deskWithBill()
    let target = desk.home.folder + "/out.pdf"
    let written = try desk.json("document", "extract", paper, target)
    #expect(written["path"] == .text(target))
    #expect(try String(contentsOfFile: target, encoding: .utf8) == content)
    let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let folder = desk.home.folder + "/out"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(try desk.run("document", "extract", paper, folder).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["bill-oct.pdf"])
  }

  @Test("A file of that name stays unless --force replaces it")
  func keeps() throws {
    let (desk, paper, _) = try deskWithBill()
    let target = try desk.home.write("mine", to: "out.pdf")
    let refused = try desk.run("document", "extract", paper, target)
    #expect(refused.status == 73 && refused.errors.contains("out.pdf is there already"))
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "mine")
    #expect(try desk.run("document", "extract", paper, target, "--force").status == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == content)
  }

  @Test("A kept file whose content changed is not given out, and nothing is left behind")
  func verifies() throws {
    let (desk, paper, _) = try deskWithBill()
    let vault = desk.home.database + "-papers"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: vault).first)
    try desk.home.write("%PDF-1.7 another", to: "desk.db-papers/\(name)")
    let target = desk.home.folder + "/out.pdf"
    let refused = try desk.run("document", "extract", paper, target)
    #expect(refused.status == 66 && refused.errors.contains("has lost"))
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(try desk.run("document", "extract", "doc_nothing", target).status == 66)
  }

  @Test("Bytes that came before are named with their paper, its day and its request")
  func recognises() throws {
    var (desk, paper, first) = try deskWithBill()
    desk.turn(to: "2026-11-05")
    let other = try desk.create("+2348012345679")
    let again = desk.home.folder + "/bill-oct.pdf"
    let run = try desk.run("document", "add", other, "bill", again, "--json")
    #expect(run.status == 0 && run.json["same_file_as"] == .text(paper))
    #expect(
      run.errors.contains(
        """
        note: the same file was received Mon 2 Nov: bill-oct.pdf, bill version 1 on \
        +234 801 234 5678, Acme Corporation (\(first))
        """
      ),
      "\(run.errors)"
    )
    let thrice = try desk.run("document", "add", other, "other", again)
    #expect(thrice.errors.contains("Thu 5 Nov: bill-oct.pdf, bill version 1 on this request"))
  }
}
