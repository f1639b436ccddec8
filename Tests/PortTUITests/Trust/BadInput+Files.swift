import Foundation
import TestSupport

/// Inputs that are files, bodies, surroundings; and all groups in the order of the page.
extension BadInput {
  static let groups: [(title: String, inputs: [BadInput])] = [
    ("Files of requests", importFiles), ("Rows of such files", rows),
    ("Carriers' answers", answerFiles + answers), ("A new request", values),
    ("Fields, notes and dates", fields + notes), ("Ids and numbers", ids), ("Steps", steps),
    ("Papers", papers + paperFiles), ("Filters and lists", filters + longFilters),
    ("Words of a command", usage), ("Records", records), ("Places to write", places + takenPlaces),
    ("The configuration", configuration), ("The terminal", terminal),
  ]

  private static let head =
    "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
    + "billing_name,billing_address"
  private static let row = "+2348031234567,NG,mtn,A-1,John Smith,2025-01-15,Acme,Lagos"

  private static func csv(_ rows: String..., head: String = head) -> [UInt8] {
    Array(([head] + rows).joined(separator: "\n").utf8) + [0x0A]
  }

  private static func body(_ old: String, _ new: String) -> String {
    CommandDesk.body.replacing(old, with: new)
  }

  private static let answerFiles = [
    BadInput("answers that aren't there", "answers none.csv", 66, "import_file", names: "none.csv"),
    BadInput(
      file: "answers without what was answered",
      "answers resultless.csv",
      65,
      "import_file",
      names: "result",
      holding: Array("number,date\n".utf8)
    ),
    BadInput(
      file: "answers of nobody",
      "answers nameless.csv",
      65,
      "import_file",
      names: "phone_number",
      holding: Array("result,date\n".utf8)
    ),
    BadInput(
      file: "a column of answers twice",
      "answers twice.csv",
      65,
      "import_file",
      names: "phone_number",
      holding: Array("number,result,Phone Number\n".utf8)
    ),
    BadInput(
      file: "a name for a column that the file hasn't",
      "answers --map Ref=carrier_reference unmapped.csv",
      65,
      "import_file",
      names: "Ref",
      holding: Array("number,result\n".utf8)
    ),
    BadInput(
      "a name for no column",
      "answers - --map Ref=colour",
      64,
      "usage",
      names: "colour"
    ),
    BadInput("a name without a column", "answers - --map Ref", 64, "usage", names: "Ref"),
  ]

  /// One row each: what is given | its cells | code | what is named.
  private static let answers = [
    ("an answer of no kind", "+2348010000002,,maybe,,,,", "field_invalid", "maybe"),
    ("no answer", "+2348010000002,,,,,,", "field_missing", "result"),
    ("an answer to no number", ",,confirmed,,,,", "field_missing", "carrier_reference"),
    ("an answer about what is no number", "12,,confirmed,,,,", "number_impossible", "12"),
    ("an answer nobody waits for", "+2348019999999,,confirmed,,,,", "not_found", "+2348019999999"),
    ("a confirmed date without one", "+2348010000002,,confirmed,,,,", "field_missing", "date"),
    (
      "a confirmed date that is none", "+2348010000002,,confirmed,soon,,,", "field_invalid",
      "\"soon\" is no date"
    ),
    (
      "a date that means another tomorrow", "+2348010000002,,confirmed,fri,,,", "field_invalid",
      "fri"
    ),
    (
      "a date of two readings", "+2348010000002,,confirmed,03/12/2026,,,", "field_invalid",
      "--dates"
    ),
    (
      "a day in the answer's past that is none",
      "+2348010000002,,confirmed,2026-11-05,,,2026-02-30",
      "field_invalid", "on:"
    ),
    (
      "hours that are none", "+2348010000002,,confirmed,2026-11-05,noon,,", "field_invalid", "noon"
    ),
    ("a refusal without a code", "+2348010000002,,rejected,,,,", "field_missing", "code"),
    (
      "a date moved without words", "+2348010000003,,date_moved,2026-11-06,,,", "field_missing",
      "words"
    ),
    ("a code nobody knows", "+2348010000002,,rejected,,,8Q,", "unknown_code", "8Q"),
    (
      "a refusal of what was never sent", "+2348010000001,,rejected,,,8Q,", "wrong_status",
      "not sent"
    ),
    (
      "a date confirmed in the past", "+2348010000002,,confirmed,2026-10-30,,,", "date_in_past",
      "30 Oct"
    ),
  ].map { what, cells, code, names in
    BadInput(
      what,
      "answers -",
      1,
      code,
      names: names,
      input: "number,carrier_reference,result,date,window,code,on\n\(cells)\n"
    )
  }

  private static let importFiles = [
    BadInput(
      "a file that isn't there",
      "import nowhere.csv",
      66,
      "import_file",
      names: "nowhere.csv"
    ),
    BadInput("a folder", "import folder", 66, "import_file", names: "folder") {
      try FileManager.default.createDirectory(
        atPath: $0.folder + "/folder",
        withIntermediateDirectories: false
      )
    },
    BadInput("a pipe or a device", "import pipe", 66, "import_file", names: "pipe") {
      mkfifo($0.folder + "/pipe", 0o600)
    },
    BadInput(
      file: "an empty file",
      "import empty.csv",
      65,
      "import_file",
      names: "empty",
      holding: []
    ),
    BadInput(
      file: "JSON that breaks off",
      "import broken.json",
      65,
      "import_file",
      names: "line 1",
      holding: Array("[{\"country\": \"NG\"".utf8)
    ),
    BadInput(
      file: "a table without needed columns",
      "import columns.csv",
      65,
      "import_file",
      names: "current_carrier",
      holding: csv("1,2", head: "phone_number,country")
    ),
    BadInput(
      file: "a column that comes twice",
      "import twice.csv",
      65,
      "import_file",
      names: "country",
      holding: csv(row + ",NG", head: head + ",country")
    ),
    BadInput(
      file: "columns of running work",
      "import running.csv",
      65,
      "import_file",
      names: "attempt",
      holding: csv(row + ",2", head: head + ",attempt")
    ),
    BadInput(
      file: "a spreadsheet program's own file",
      "import workbook.csv",
      65,
      "import_file",
      names: "CSV",
      holding: [0x50, 0x4B, 3, 4, 0x14, 0]
    ),
    BadInput(
      file: "a record of more than 1 MiB",
      "import long.csv",
      65,
      "import_file",
      names: "line 2",
      holding: csv(row + String(repeating: "x", count: 1 << 20))
    ),
  ]

  /// What is wrong with one row stops that row alone.
  private static let rows = [
    BadInput(
      file: "a number that came earlier in the file",
      "import --dry-run again.csv",
      1,
      "duplicate_in_file",
      names: "+2348031234567",
      holding: csv(row, row)
    ),
    BadInput(
      file: "text that is not UTF-8",
      "import --dry-run latin.csv",
      1,
      "row_unreadable",
      names: "line 3",
      holding: csv(row) + [0xE9, 0x0A]
    ),
    BadInput(
      file: "a quote that is never closed",
      "import --dry-run quote.csv",
      1,
      "row_unreadable",
      names: "line 2",
      holding: csv("\"+234")
    ),
    BadInput(
      file: "text behind a closing quote",
      "import --dry-run behind.csv",
      1,
      "row_unreadable",
      names: "line 2",
      holding: csv("\"+234\"8,NG")
    ),
    BadInput(
      file: "a number with a spreadsheet's decimals",
      "import --dry-run decimals.csv",
      1,
      "number_impossible",
      names: ".0",
      holding: csv(row.replacing("+2348031234567", with: "8031234567.0"))
    ),
    BadInput(
      file: "a cell of a masked export",
      "import --dry-run masked.csv",
      1,
      "masked",
      names: "A•••",
      holding: csv(row.replacing("Acme", with: "A•••"))
    ),
    BadInput(
      file: "a name that comes twice in an object",
      "import --dry-run repeated.json",
      1,
      "row_unreadable",
      names: "country",
      holding: Array(body("{", "{\"country\": \"GH\", ").utf8)
    ),
    BadInput(
      file: "a spreadsheet's rounded number",
      "import --dry-run rounded.csv",
      1,
      "number_impossible",
      names: "2.34803E+12",
      holding: csv(row.replacing("+2348031234567", with: "2.34803E+12"))
    ),
    BadInput(
      file: "more cells than the head has",
      "import --dry-run cells.csv",
      1,
      "row_unreadable",
      names: "9 cells",
      holding: csv(row + ",Nigeria")
    ),
    BadInput(
      file: "a list where one value belongs",
      "import --dry-run list.json",
      1,
      "row_unreadable",
      names: "billing_name",
      holding: Array(body("\"Acme Corporation\"", "[\"Acme\", \"Zenith\"]").utf8)
    ),
    BadInput(
      file: "running work with a status that there isn't",
      "import --dry-run --in-flight status.csv",
      1,
      "field_invalid",
      names: "porting",
      holding: csv(row + ",porting", head: head + ",status")
    ),
    BadInput(
      file: "scheduled work without its date",
      "import --dry-run --in-flight date.csv",
      1,
      "field_missing",
      names: "port_date",
      holding: csv(row + ",scheduled", head: head + ",status")
    ),
    BadInput(
      file: "running work that began tomorrow",
      "import --dry-run --in-flight began.csv",
      1,
      "date_in_future",
      names: "2026-11-03",
      holding: csv(row + ",pending,2026-11-03", head: head + ",status,created_on")
    ),
  ]

  private static let values =
    [
      BadInput(
        "something else than one JSON object",
        "create -",
        65,
        "field_invalid",
        names: "object",
        input: "[]"
      ),
      BadInput(
        "a name longer than any",
        "create -",
        65,
        "field_invalid",
        names: "xxxx",
        input: body("John Smith", String(repeating: "x", count: 300))
      ),
    ]
    + bodies(
      #"""
      a field that there isn't | "country" => "shoe_size" | 65 field_invalid | shoe_size
      a field that follows from what is done | "country" => "status" | 65 field_invalid | status
      a request without its name | Acme Corporation => | 65 field_missing | billing_name
      a country that isn't ported in | NG => FR | 65 country_unsupported | FR
      a number too short for its country | +2348012345678 => 0803 | 65 number_impossible | 0803
      letters in a number | +2348012345678 => 0803 CALL | 65 number_impossible | 0803 CALL
      a number of another country | +2348012345678 => +233241234567 | 65 number_of_other_country \#
      | +233241234567
      a number with an open request | +2348012345678 => 08010000001 | 1 duplicate_open | pr_
      a number that is ours | +2348012345678 => 08010000004 | 1 already_ours | +2348010000004
      a carrier's id that can't be one | mtn => M T N | 65 field_invalid | M T N
      a signature of tomorrow | 2025-01-15 => 2026-11-03 | 65 date_in_future | 2026-11-03
      a day that no calendar has | 2025-01-15 => 2025-02-30 | 65 field_invalid | 2025-02-30
      a date in another order | 2025-01-15 => 15.01.2025 | 65 field_invalid | 15.01.2025
      a name with a NUL in it | John Smith => John\u0000Smith | 65 field_invalid | NUL
      """#
    )

  private static let notes = [
    BadInput(
      "a note with a NUL in it",
      "note PENDING -",
      65,
      "text_invalid",
      names: "NUL",
      input: "seen\0by"
    ),
    BadInput(
      "a note of more than 64 kB",
      "note PENDING -",
      65,
      "text_too_long",
      names: "64 kB",
      input: String(repeating: "x", count: 70_000)
    ),
  ]

  private static let paperFiles = [
    BadInput(
      "a link to a paper",
      "document add PENDING loa link.pdf",
      65,
      "paper",
      names: "link.pdf"
    ) {
      try FileManager.default.createSymbolicLink(
        atPath: $0.folder + "/link.pdf",
        withDestinationPath: "real.pdf"
      )
    },
    BadInput(
      file: "an empty paper",
      "document add PENDING loa empty.pdf",
      65,
      "paper",
      names: "empty.pdf",
      holding: []
    ),
    BadInput(
      file: "text that is named a PDF",
      "document add PENDING loa text.pdf",
      65,
      "paper",
      names: "text.pdf",
      holding: Array("hello".utf8)
    ),
    BadInput(
      file: "a paper beyond the largest",
      "document add PENDING loa large.pdf",
      65,
      "paper",
      names: "1 MiB",
      holding: Array("%PDF-1.7".utf8) + Array(repeating: 0, count: 1 << 20)
    ),
  ]

  private static let longFilters = [
    BadInput(
      "more words than anybody types",
      "list " + String(repeating: "acme ", count: 201),
      64,
      "filter",
      names: "200"
    )
  ]

  private static let takenPlaces = [
    BadInput(
      file: "a file that is there already",
      "export --output there.csv",
      73,
      "output",
      names: "there.csv",
      holding: Array("x".utf8)
    )
  ]

  private static func configured(_ text: String) -> @Sendable (ProgramHome) throws -> Void {
    { home in
      let folder = home.folder + "/config/porttui"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try home.write(text, to: "config/porttui/config.yaml")
    }
  }

  private static let configuration = [
    BadInput(
      "what is no YAML",
      "list",
      65,
      "configuration",
      names: "config.yaml",
      prepare: configured("theme: [")
    ),
    BadInput(
      "a theme that there isn't",
      "list",
      65,
      "configuration",
      names: "pink",
      prepare: configured("theme: pink\n")
    ),
    BadInput(
      "a command that there isn't",
      "list",
      65,
      "configuration",
      names: "fly",
      prepare: configured("keys:\n  fly: f\n")
    ),
    BadInput(
      "a key that is none",
      "list",
      65,
      "configuration",
      names: "<x",
      prepare: configured("keys:\n  find: <x\n")
    ),
    BadInput(
      "a key for two commands",
      "list",
      65,
      "configuration",
      names: "s",
      prepare: configured("keys:\n  find: s\n")
    ),
    BadInput(
      "what only the system's file may say",
      "list",
      65,
      "configuration",
      names: "/etc/porttui",
      prepare: configured("roles:\n  supervisor: [ada]\n")
    ),
    BadInput("a time that is none", "list --now soon", 64, "usage", names: "soon"),
  ]

  private static let terminal = [
    BadInput("no terminal to read keys from", "", 0, "", names: "terminal")
  ]
}
