import Foundation
import PortStore
import TestSupport
import Testing
import Wording

@testable import PortDesk

/// Converters here are scripts of the tests' own, on a path of their own.
@Suite("A page becomes a PDF, or it is told why not")
struct PrintedPageTests {
  private let home: ProgramHome

  init() throws {
    home = try ProgramHome()
    try FileManager.default.createDirectory(
      atPath: home.folder + "/out",
      withIntermediateDirectories: false
    )
  }

  private func convert(_ script: String, patience: Int = 20) throws -> String {
    let folder = try OpenFolder(home.folder + "/out")
    let file = try NamelessFile(in: folder)
    let page = PrintedPage(
      html: "<p>Page</p>",
      searchPath: try home.putConverter(running: script),
      patience: patience
    )
    try page.convert(into: file, in: folder)
    let stream = ByteStream(file.descriptor, named: "")
    return String(decoding: Array(IteratorSequence(stream)), as: UTF8.self)
  }

  private func fault(_ script: String, patience: Int = 20) -> DeskFailure? {
    failure { _ = try convert(script, patience: patience) }
  }

  @Test("What the converter makes of the page is the file, and nothing else has a name")
  func whole() throws {
    let text = try convert(
      "ls '\(home.folder)/out' >&2\n{ echo %PDF-1.7; cat $1; echo %%EOF; } > $2"
    )
    #expect(text == "%PDF-1.7\n<p>Page</p>%%EOF\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder + "/out") == [])
  }

  @Test("One that fails, writes nothing, half or something else made none")
  func faults() {
    #expect(fault("printf '%%PDF-1.7 %%%%EOF'; exit 3") == .converter(.failed("weasyprint")))
    #expect(fault("kill -9 $$") == .converter(.failed("weasyprint")))
    #expect(fault("exit 0") == .converter(.incomplete("weasyprint")))
    #expect(fault("echo %PDF-1.7 and no end") == .converter(.incomplete("weasyprint")))
    #expect(fault("echo '<html> %%EOF'") == .converter(.incomplete("weasyprint")))
  }

  @Test("One that hangs is ended in time, with all that it started")
  func hangs() throws {
    let begin = ContinuousClock.now
    let script = "sleep 100 & echo $! > '\(home.folder)/child'\nwait"
    #expect(
      fault(script, patience: 1) == .converter(.tooSlow("weasyprint", seconds: 1))
    )
    #expect(ContinuousClock.now - begin < .seconds(20))
    let text = try String(contentsOfFile: home.folder + "/child", encoding: .utf8)
    let child = try #require(pid_t(text.split(separator: "\n")[0]))
    // Gone, or not taken off the table yet by whoever inherited it.
    let isGone = Condition.first(within: .seconds(10)) {
      let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      return status.map { $0.contains(") Z") } ?? true ? true : nil
    }
    #expect(isGone == true)
  }

  @Test("Without a converter that is told, whatever stands at the place")
  func none() {
    let fault = failure {
      let folder = try OpenFolder(home.folder)
      let page = PrintedPage(html: "", searchPath: home.folder + "/nowhere")
      try page.convert(into: NamelessFile(in: folder), in: folder)
    }
    #expect(fault?.code == "no_converter")
  }
}
