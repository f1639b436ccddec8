import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What a desk, a file or a command's words have wrong is said in one way")
struct FailureTests {
  private static let day = Sample.day("2026-11-23")

  @Test(
    "Each failure of a desk has its code and its sentence",
    arguments: [
      (
        DeskFailure.refused(Refusal(.pinAbsent(.lost)), today: day), "pin_absent",
        Obstacle.pinAbsent(.lost).message(today: day)
      ),
      (.store(.diskFull), "disk_full", StoreError.diskFull.message),
      (
        .nothingFits("country:EG"), "no_such_thing",
        "no request fits country:EG; look what list finds with it"
      ),
      (
        .record([.notPermitted(needed: .supervisor)]), "not_permitted",
        RecordObstacle.notPermitted(needed: .supervisor).message
      ),
      (.importFile(.empty), "import_file", "the file is empty; nothing was stored"),
      (
        .importStopped(.diskFull, stored: 250, run: "01abc"), "import_stopped",
        "\(StoreError.diskFull.message) · 250 rows are stored; repeat with --run 01abc"
      ),
      (
        .answersStopped(.diskFull, stored: 250), "answers_stopped",
        "\(StoreError.diskFull.message) · 250 rows are stored; give the file again, they stay as they are"
      ),
      (
        .body(.unknownField("shoe")), "field_invalid",
        "there is no field \"shoe\"; remove or correct it"
      ),
      (.paper(.empty(path: "a.pdf")), "paper", "a.pdf is empty; ask for the paper again"),
      (.letter(.noRequests), "letter", "there is no request for a letter"),
      (
        .output(.exists(path: "a.csv")), "output",
        "a.csv is there already and stays as it is; name another place"
      ),
      (.folder("out"), "folder", "there is no folder out; make it, or name another place"),
      (
        .folderNotShared("/srv/desk", group: "porting"), "folder",
        "/srv/desk is not a folder of porting alone; name one that isn't there yet"
      ),
      (
        .folderClosed("/root", group: "porting"), "folder",
        "members of porting can't enter /root; name a place with --db that all of them reach"
      ),
      (
        .outside("../a", folder: "outbox/ada"), "not_permitted",
        "\"../a\" leads elsewhere than outbox/ada, the only folder here; give a name without folders"
      ),
      (
        .converter(.none(among: ["weasyprint", "chromium"])), "no_converter",
        "a PDF needs one of weasyprint, chromium; install one, or print --format html"
      ),
    ]
  )
  func failures(_ failure: DeskFailure, _ code: String, _ message: String) {
    #expect(failure.code == code && failure.message == message)
    #expect(failure.json["code"] == .text(code) && failure.json["error"] == .text(message))
  }

  @Test("A number that several requests may mean names them")
  func severalMeant() {
    let ids = Sample.countingIDs()
    let meant: [RequestID] = [ids.make(at: Sample.now), ids.make(at: Sample.now)]
    #expect(
      DeskFailure.severalMeant("024 123 4567", meant).message
        == "024 123 4567 may be \(meant[0].text), \(meant[1].text); give one of these ids"
    )
  }

  @Test(
    "Each thing that keeps a file from being imported has its sentence",
    arguments: [
      (ImportObstacle.missing(path: "a"), "there is no file a; check the name"),
      (.isFolder(path: "a"), "a is a folder; name a file in it"),
      (.unreadable(path: "a", errno: 13), "a can't be read: Permission denied"),
      (
        .spreadsheet,
        "this is a spreadsheet program's own file; save it as CSV in UTF-8 and import that"
      ),
      (
        .header(.notUTF8),
        "the names of the columns can't be read: this is not UTF-8; save the file as UTF-8"
      ),
      (
        .tooLarge(limit: 64 << 20),
        "that is more than 64 MiB, the most that is taken at once; split it, nothing was stored"
      ),
      (
        .recordTooLong(line: 3),
        "line 3 is longer than 1 MiB; correct it, nothing was stored"
      ),
      (.notJSON(line: 3), "line 3 is no JSON; correct it, nothing was stored"),
      (
        .columnsMissing(["country", "billing_name"]),
        "columns are missing: country, billing_name; the first record names the columns"
      ),
      (.columnRepeated("country"), "column country stands there twice; remove one"),
      (
        .columnsOfRunningWork(["status"]),
        "status belongs to running work; import it with --in-flight"
      ),
      (
        .columnsOfRunningWork(["status", "attempt"]),
        "status, attempt belong to running work; import it with --in-flight"
      ),
    ]
  )
  func imports(_ obstacle: ImportObstacle, _ message: String) {
    #expect(obstacle.message == message)
  }

  @Test(
    "Each thing that keeps a record from being a row has its sentence",
    arguments: [
      (RowFault.notUTF8, "this is not UTF-8; save the file as UTF-8"),
      (.quoteNotClosed, "a quote is opened and never closed; close it, or double it"),
      (.textAfterQuote, "text follows a closing quote; double the quotes within a cell"),
      (.tooLong, "this is longer than any request; look for a quote that is never closed"),
      (
        .moreCells(9, columns: 8),
        "9 cells, and the header names 8; put a cell with the separator in it in quotes"
      ),
      (.notAnObject, "this is no JSON object; correct it"),
      (.nameRepeated("country"), "country is given twice; leave one out"),
      (.notAText("owner"), "owner takes a text; give one"),
    ]
  )
  func rows(_ fault: RowFault, _ message: String) {
    #expect(fault.message == message)
  }

  @Test(
    "Each thing that keeps a file from being a paper has its sentence",
    arguments: [
      (PaperObstacle.missing(path: "a"), "there is no file a; check the name"),
      (.link(path: "a"), "a is a link, which is not followed; name the file itself"),
      (.notAFile(path: "a"), "a is not a file; name a PDF or a picture"),
      (.tooLarge(path: "a", limit: 20 << 20), "a is larger than 20 MiB; scan it smaller"),
      (.otherType(path: "a"), "a is neither PDF, JPEG, PNG, TIFF nor HEIC; convert it"),
      (.unreadable(path: "a", errno: 5), "a can't be read: Input/output error"),
      (.notKept(path: "a", errno: 28), "a can't be written: No space left on device"),
      (.lost(sha256: "ab"), "the document store has lost ab; restore it from a backup"),
    ]
  )
  func papers(_ obstacle: PaperObstacle, _ message: String) {
    #expect(obstacle.message == message)
  }

  @Test(
    "Each fault of a configuration has its sentence",
    arguments: [
      (
        ConfigurationFault.notYAML,
        "not understood; correct or remove it"
      ),
      (
        .empty,
        "says nothing, so it is in doubt who may do what; write it or remove it"
      ),
      (
        .unreadable(errno: 13),
        "can't be read: Permission denied; let everyone read it, or remove it"
      ),
      (.notAFile, "is no file; put a file there, or remove it"),
      (
        .notRoots,
        "isn't root's alone to write, so it can't say who may do what; mend that"
      ),
      (
        .folderNotRoots("/etc/a"),
        "others than root can change /etc/a, so it can't say who may do what; mend that"
      ),
      (
        .noSuchName("roels", nearest: "roles"),
        "nothing is called \"roels\"; the nearest is roles"
      ),
      (.noValue(of: "restricted", wanted: .flag), "restricted takes true or false"),
      (.noValue(of: "theme", wanted: .text), "theme takes a text"),
      (.noValue(of: "quit", wanted: .texts), "quit takes a text, or several as [a, b]"),
      (
        .noValue(of: "roles", wanted: .members),
        "roles takes names with values, one a line, indented"
      ),
      (
        .noValue(of: "viewer", wanted: .logins),
        "viewer takes logins and @groups as [a, \"@b\"]"
      ),
      (
        .noSuchRole("boss", among: ["viewer", "operator"]),
        "\"boss\" is no role; use viewer, operator"
      ),
      (
        .noSuchAccount("porter"),
        "service_account: this host has no account \"porter\"; make it or correct the name"
      ),
      (
        .systemOnly("/etc/a"),
        "this belongs in /etc/a, which root keeps; remove it here"
      ),
      (
        .noSuchChoice("pink", of: "theme", among: ["dark", "mono"]),
        "theme can't be \"pink\"; use dark, mono"
      ),
      (
        .noSuchCommand("fly"),
        "keys: there is no command \"fly\"; docs/KEYS.md names them all"
      ),
      (
        .noSuchKey("<x", of: "quit"),
        "keys: \"<x\" for quit is no key; write it as x, X, <c-x>, <f2> or <enter>"
      ),
      (
        .keysClash("s", "status", "sort"),
        "keys: s would mean both status and sort; choose another for one of them"
      ),
    ]
  )
  func configurations(_ fault: ConfigurationFault, _ message: String) {
    #expect(fault.message == message)
  }

  @Test(
    "Each fault in the words of a command has its sentence",
    arguments: [
      (
        UsageFault.words("Unknown option", command: "list"),
        "Unknown option; see porttui list --help"
      ),
      (
        .filterWord("-mtn", command: "list"),
        "-mtn is no option; to leave out what a word finds write \"list not mtn\" or \"list -- -mtn\";"
          + " see porttui list --help"
      ),
      (
        .noCommand("lst", nearest: "list"),
        "there is no command \"lst\"; did you mean list? see porttui --help"
      ),
      (.noCommand("q", nearest: nil), "there is no command \"q\"; see porttui --help"),
      (
        .commandBehind("list"),
        "options stand behind the command: porttui list …; see porttui list --help"
      ),
      (.noTime("x"), "\"x\" is no time; write it as 2026-11-01T09:00:00Z"),
      (
        .noDay("x", .unreadable),
        "\"x\" is no date; write today, fri, +3, 15, 3 dec or 2026-12-03"
      ),
      (.noMonth("x"), "\"x\" is no month; write it as YYYY-MM"),
      (.noSuch("x", named: "view", among: ["mine", "all"]), "\"x\" is no view; use mine, all"),
      (.noAssignment("x"), "\"x\" sets nothing; write name=value"),
      (.noField("x"), "there is no field \"x\"; look at the names in show --json"),
      (.optionMissing("--why", action: "cancel"), "cancel needs --why"),
      (.optionNotTaken("--why", action: "undo"), "undo takes no --why"),
      (.wordsNotTaken(["a", "b"]), "too many words: a b"),
      (.noRun("x"), "\"x\" is no import's run; it was named when the import broke off"),
      (.noWindow("x"), "\"x\" is no window; write it as 10-12 or 10:00-12:30"),
      (.pinForMany, "a PIN belongs to one account; set it for one request at a time"),
      (.noGroup("porting"), "this host has no group \"porting\"; make it, or correct the name"),
      (.noAccount(uid: 7), "user 7 has no account on this host; log in as somebody"),
    ]
  )
  func usage(_ fault: UsageFault, _ message: String) {
    #expect(fault.message == message)
  }
}
