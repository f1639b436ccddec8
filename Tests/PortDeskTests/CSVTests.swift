import PortDesk
import Testing

@Suite("Cells of a table")
struct CSVTests {
  @Test(
    "What a spreadsheet would take for a formula gets an apostrophe, a plain number doesn't",
    arguments: [
      ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\tx", "'\tx"), ("\rx", "'\rx"), ("=", "'="), ("@", "'@"), ("'=1", "''=1"),
      ("''@x", "'''@x"), ("+2348012345678", "+2348012345678"), ("+1", "+1"),
      ("+123456789012345", "+123456789012345"), ("+1234567890123456", "'+1234567890123456"),
      ("+", "'+"), ("+234 801", "'+234 801"), ("++234", "'++234"), ("Acme", "Acme"),
      ("'Acme", "'Acme"), ("a=b", "a=b"), ("a@b", "a@b"), ("", ""), ("'", "'"), ("0803", "0803"),
      ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
    ]
  )
  func guards(text: String, cell: String) {
    #expect(CellGuard.guarded(text) == cell)
    #expect(CellGuard.unguarded(cell) == text)
  }

  @Test(
    "A cell with a comma, a quote or a line break stands in quotes, its own ones doubled",
    arguments: [
      ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
      ("a\rb", "\"a\nb\""), ("a\r\nb", "\"a\nb\""), ("a;b", "a;b"), ("", ""),
    ]
  )
  func quotes(text: String, cell: String) {
    #expect(CSVLine.text([CSVCell(text, lines: true)]) == cell + "\r\n")
  }

  @Test(
    "Line breaks become blanks where none belong, and what steers a terminal is left out",
    arguments: [
      ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\u{2028}b", "a b"), ("a\tb", "a b"), ("\t=1", " =1"),
      ("\u{1b}=1", "'=1"), ("a\u{202e}b", "ab"), ("a\u{0}b", "ab"), ("a\u{200b}b", "ab"),
    ]
  )
  func plain(text: String, cell: String) {
    #expect(CSVCell(text).text == cell)
  }

  @Test("Cells are parted by commas and guarded each, figures stay figures")
  func line() {
    #expect(
      CSVLine.text([CSVCell("a"), CSVCell("@b"), CSVCell(""), CSVCell(-7)]) == "a,'@b,,-7\r\n"
    )
  }
}
