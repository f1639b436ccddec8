import Foundation
import PortDesk
import TestSupport
import Testing

@Suite("What commands write goes where it was asked to, or nowhere")
struct OutputCommandTests {
  private func deskWithBill() throws -> (desk: CommandDesk, request: String, paper: String) {
    let desk = try CommandDesk()
    let id = try desk.create()
    let file = try desk.home.write("%PDF-1.7 bill", to: "bill.pdf")
    let paper = try desk.json("document", "add", id, "bill", file, "--issued", "2026-10-01")
    return (desk, id, try paper.text("id"))
  }

  @Test("- is standard output for whatever writes a file")
  func standardOutput() throws {
    let (desk, id, paper) = try deskWithBill()
    #expect(try desk.run("document", "extract", paper, "-").output == "%PDF-1.7 bill")
    let table = try desk.run("export").output
    #expect(
      try table.contains("phone_number") && desk.run("export", "--output", "-").output == table
    )
    let letter = try desk.run("loa", id).output
    #expect(try !letter.isEmpty && desk.run("loa", id, "--output", "-").output == letter)
    let person = try desk.run("person", "export", "Acme Corporation", "--output", "-")
    #expect(person.json.values.count == 1)
    let packet = try desk.run("packet", id, "-")
    #expect(packet.status == 73 && packet.errors.contains("- is standard output"))
    #expect(!FileManager.default.fileExists(atPath: "-"))
  }

  @Test("Devices, pipes, links and folders stay, even with --force")
  func force() throws {
    let (desk, id, paper) = try deskWithBill()
    let link = desk.home.folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    for target in [link, "/dev/null", desk.home.folder] {
      for words in [
        ["export", "--output", target], ["loa", id, "--output", target],
        ["person", "export", "Acme Corporation", "--output", target],
      ] {
        let run = try desk.home.run(words + ["--force"], now: desk.now)
        #expect(run.status == 73 && run.errors.contains("is no regular file"), "\(words)")
      }
    }
    #expect(try desk.run("document", "extract", paper, link, "--force").status == 73)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
  }

  @Test("A PDF is made by the converter that is there, or it is told what that did")
  func pdf() throws {
    let (desk, id, _) = try deskWithBill()
    let target = desk.home.folder + "/loa.pdf"
    func run(_ script: String, _ words: [String] = []) throws -> ProgramRun {
      let converters = try desk.home.putConverter(running: script)
      return try desk.home.run(
        ["loa", id, "--format", "pdf", "--output"] + (words.isEmpty ? [target] : words),
        now: desk.now,
        environment: ["PATH": converters + ":/usr/bin:/bin"]
      )
    }
    let failed = try run("exit 1")
    #expect(failed.status == 74 && failed.errors.contains("weasyprint failed to make the PDF"))
    #expect(try run("echo %PDF-1.7").status == 74)
    #expect(!FileManager.default.fileExists(atPath: target))
    let whole = "echo %PDF-1.7; cat; echo %%EOF"
    let made = try run(whole)
    #expect(made.status == 0 && made.output == "\(target) is written.\n", "\(made.errors)")
    let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try run(whole).status == 73)
    #expect(try run(whole, [target, "--force"]).status == 0)
    #expect(try run(whole, ["-"]).output.hasPrefix("%PDF-1.7\n<!"))
  }

  @Test("A signal that ends the program ends a converter with it")
  func cancelled() throws {
    let (desk, id, _) = try deskWithBill()
    let started = desk.home.folder + "/started"
    let converters = try desk.home.putConverter(running: "echo $$ > \(started)\nsleep 100\n")
    let program = try desk.home.start(
      ["loa", id, "--format", "pdf", "--output", desk.home.folder + "/loa.pdf"],
      now: desk.now,
      environment: ["PATH": converters + ":/usr/bin:/bin"]
    )
    let converter = Condition.first(within: .seconds(30)) {
      (try? String(contentsOfFile: started, encoding: .utf8)).flatMap { pid_t($0.dropLast()) }
    }
    program.send(signal: SIGTERM)
    #expect(program.wait().status == 128 + SIGTERM)
    let process = try #require(converter)
    let isGone = Condition.first(within: .seconds(10)) { kill(process, 0) != 0 ? true : nil }
    #expect(isGone == true)
  }

  @Test("An order's packets may have more files than a process usually has open")
  func manyFiles() throws {
    let desk = try CommandDesk()
    let numbers = (0..<30).map { "+23480\(31_000_000 + $0)" }
    let rows = numbers.map { CommandDesk.body.replacing("+2348012345678", with: $0) }
    #expect(try desk.run("import", "-", input: rows.joined(separator: "\n")).status == 0)
    let words = ["order", "create"] + numbers + ["--json"]
    let order = try desk.home.run(words, now: desk.now).json.text("id")
    let place = desk.home.folder + "/packets"
    let run = try desk.home.run(["packet", order, place], now: desk.now, limits: "-Sn 40")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place).count == numbers.count)
  }

  @Test("What is no path of a database is refused before anything is made")
  func databases() throws {
    let home = try ProgramHome()
    for name in [":memory:", "", "file:desk.db", "-"] {
      for command in ["init", "list", "demo"] {
        let run = try home.run([command, "--db", name])
        #expect(run.status == 64 && run.errors.contains("no path of a database"), "\(command)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder) == [])
  }

  @Test("A desk opened through a link keeps its papers beside itself")
  func link() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let folder = desk.home.folder + "/elsewhere"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let link = folder + "/link.db"
    try FileManager.default.createSymbolicLink(
      atPath: link,
      withDestinationPath: desk.home.database
    )
    let file = try desk.home.write("%PDF-1.7 bill", to: "bill.pdf")
    _ = try desk.json("document", "add", id, "bill", file, "--db", link)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["link.db"])
    let papers = desk.home.database + "-papers"
    #expect(try FileManager.default.contentsOfDirectory(atPath: papers).count == 1)
  }
}
