import PortDomain
import TestSupport
import Testing
import Wording

@testable import PortDesk

@Suite("A table's cells steer nobody, and import takes back what guards them")
struct CSVRoundTripTests {
  /// What import reads of one cell.
  private func read(_ text: String, lines: Bool = false) throws -> String {
    // A row with nothing in it would be passed over.
    let table =
      CSVLine.text([CSVCell("name"), CSVCell("more")])
      + CSVLine.text([CSVCell(text, lines: lines), CSVCell("x")])
    var reader = try CSVReader(ImportBytes(ByteStream(Array(table.utf8), named: "")))
    _ = try reader.next()
    guard case .cells(let cells)? = try reader.next() else { return "" }
    return CellGuard.unguarded(cells[0])
  }

  private func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isControlOrFormat }))
  }

  @Test("A cell that begins a formula is guarded, once, and only such a one")
  func guards() throws {
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
      for text in [sign, sign + "1+1", "'" + sign, "''\(sign)x", "\u{200b}\(sign)x"] {
        let cell = CSVCell(text).text
        #expect(cell == "'" + plain(text))
        #expect(try read(text) == plain(text))
      }
      #expect(CSVCell("a" + sign).text == "a" + sign)
    }
    #expect(CSVCell("+2348012345678").text == "+2348012345678")
    #expect(CSVCell("+12345678901234567").text == "'+12345678901234567")
    #expect(CSVCell("'quoted'").text == "'quoted'")
    #expect(CSVCell(-12).text == "-12")
    // Cells of other programs that guard these too.
    #expect(CellGuard.unguarded("'\tx") == "\tx" && CellGuard.unguarded("'\rx") == "\rx")
  }

  @Test("No control or format character stands in a cell, line breaks only where lines are allowed")
  func characters() {
    let steering = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter(\.isControlOrFormat)
    #expect(steering.count > 200)
    for lines in [false, true] {
      for scalar in steering {
        let cell = CSVCell("a\(scalar)b", lines: lines).text
        #expect(["ab", "a b", "a\nb"].contains(cell), "U+\(scalar.value)")
        #expect(lines || cell != "a\nb", "U+\(scalar.value)")
      }
    }
    #expect(CSVCell("a\r\nb").text == "a b" && CSVCell("a\r\nb", lines: true).text == "a\nb")
  }

  @Test("Import reads back what was exported, of hostile text what is left of it when cleaned")
  func roundTrip() throws {
    for text in HostileText.all {
      for lines in [false, true] {
        let back = try read(text, lines: lines)
        #expect(back == CellGuard.unguarded(CSVCell(text, lines: lines).text))
        if !text.unicodeScalars.contains(where: \.isControlOrFormat) { #expect(back == text) }
        #expect(try read(back, lines: lines) == back)
      }
    }
  }

  @Test("A whole desk of hostile names comes back as it was, but for what steers")
  func desk() throws {
    let (desk, other) = (try DeskAtHand(), try DeskAtHand())
    var kept: [String: String] = [:]
    for (index, text) in HostileText.all.enumerated() {
      let number = "+23480312\(10_000 + index)"
      var draft = Sample.draft
      draft.values[.phoneNumber] = number
      draft.values[.contactName] = text
      guard (try? desk.session.create(draft)) != nil else { continue }
      let id = try desk.session.request(number)
      kept[number] = try desk.session.file(id).request.contactName
    }
    #expect(kept.count > 50)
    var table = ""
    let query = Query(.everything, sort: Sort(.created), viewpoint: desk.session.viewpoint)
    try desk.session.export(query, as: .csv, .whole) { table += $0 }
    #expect(!table.unicodeScalars.contains { $0.isControlOrFormat && $0 != "\n" && $0 != "\r" })
    let report = try other.session.importAll(
      from: .bytes(Array(table.utf8)),
      run: ImportRun(at: Sample.now),
      isInFlight: true
    )
    #expect(report.refused == 0)
    for (number, name) in kept {
      let back = try other.session.file(other.session.request(number)).request.contactName
      let clean = FoldedText.kept(CellGuard.unguarded(CSVCell(name).text))
      #expect(back ?? "" == clean)
      if !name.unicodeScalars.contains(where: \.isControlOrFormat) { #expect(back == name) }
    }
  }
}
