import PortDomain
import TestSupport
import Testing
import Wording

@Suite("A failure's details tell programs its facts")
struct FailureDetailTests {
  private static let day = Sample.day("2026-11-25")

  private static let obstacles: [(Obstacle, String)] = [
    (
      .wrongStatus(.cancel, status: .scheduled),
      #"{"action":"cancel","status":"scheduled","from":["pending","in_progress"],"#
        + #""way":["withdraw","cancel"]}"#
    ),
    (
      .fieldInvalid(FieldProblem(.priority, .fieldInvalid, value: "highest")),
      #"{"value":"highest","allowed":["normal","high"]}"#
    ),
    (
      .fieldInvalid(FieldProblem(.contactName, .fieldInvalid, value: "x")),
      #"{"value":"x","limit":200}"#
    ),
    (.fieldInvalid(FieldProblem(.accountPIN, .fieldInvalid, value: "4711")), "{}"),
    (.billTooOld(goodUntil: day), #"{"document":"bill","good_until":"2026-11-25"}"#),
    (.holdRunning(until: day), #"{"until":"2026-11-25"}"#),
    (
      .notBusinessDay(day, holiday: Holiday(day: day, name: "Eid", isEstimated: true)),
      #"{"value":"2026-11-25","holiday":"Eid","estimated":true}"#
    ),
    (
      .documentUnchecked(.loa, open: [.carrier, .date]),
      #"{"document":"loa","items":["carrier","date"]}"#
    ),
    (
      .changeDemanded(.outstandingBalance, orNote: true),
      #"{"reason":"outstanding_balance","fields":[],"papers":["other"],"or_note":true}"#
    ),
    (.notPermitted(needed: .supervisor), #"{"needed":"supervisor"}"#),
    (.undoNotMine(by: "bola"), #"{"by":"bola"}"#),
    (.evidenceInvalid(.issuedOn, value: "soon"), #"{"evidence":"issued_on","value":"soon"}"#),
  ]

  @Test("Each thing in the way has its facts behind code, field and message", arguments: obstacles)
  func obstacle(_ obstacle: Obstacle, _ facts: String) {
    let json = obstacle.json(today: Sample.day("2026-11-23")).line
    let rest = facts == "{}" ? "}" : "," + facts.dropFirst()
    #expect(json.hasSuffix(rest), "\(json)")
    #expect(json.hasPrefix(#"{"code":"#) && !json.contains("4711"))
  }

  @Test(
    "Each other failure tells what it names in its message",
    arguments: [
      (DeskFailure.store(.noSuchThing("pr_1")), #"{"what":"pr_1"}"#),
      (.store(.busy(holder: "bola", seconds: 5)), #"{"by":"bola","stopped":false,"seconds":5}"#),
      (
        .record([.stale(version: 3, by: "bola", at: Sample.now)]),
        #"{"version":3,"by":"bola","at":"2026-11-23T09:00:00Z","obstacles":[{"code":"conflict","#
      ),
      (.record([.notWritten(expected: 7)]), #"{"version":0,"by":null,"at":null,"obstacles":[{"#),
      (
        .record([.valueInvalid(.carrier(.leadTime), "x")]),
        #"{"field":"lead_time","value":"x","allowed":"a whole number of days","obstacles":[{"#
      ),
      (.importFile(.tooLarge(limit: 1024)), #"{"limit":1024}"#),
      (.importFile(.columnsMissing(["country"])), #"{"columns":["country"]}"#),
      (.body(.unknownField("shoe")), #"{"field":"shoe"}"#),
      (.paper(.tooLarge(path: "a", limit: 9)), #"{"path":"a","limit":9}"#),
      (.letter(.differing(.billingName)), #"{"field":"billing_name"}"#),
      (.output(.exists(path: "a")), #"{"path":"a"}"#),
      (.converter(.none(among: ["weasyprint"])), #"{"programs":["weasyprint"]}"#),
    ]
  )
  func failure(_ failure: DeskFailure, _ details: String) {
    #expect(failure.details.line.hasPrefix(details), "\(failure.details.line)")
  }

  @Test(
    "What is wrong with a command's words is told with what could stand there",
    arguments: [
      (
        UsageFault.noSuch("x", named: "view", among: ["mine", "all"]),
        #"{"what":"view","value":"x","allowed":["mine","all"]}"#
      ),
      (.optionMissing("--date", action: "schedule"), #"{"option":"--date","action":"schedule"}"#),
      (.noDay("soon", .unreadable), #"{"value":"soon"}"#),
      (
        .noDay(
          "4/5",
          .ambiguous(CalendarDay(daysSinceEpoch: 0), CalendarDay(daysSinceEpoch: 31))
        ),
        #"{"value":"4/5","allowed":["1970-01-01","1970-02-01"]}"#
      ),
      (.pinInArguments, #"{"field":"account_pin"}"#), (.pinForMany, #"{"field":"account_pin"}"#),
    ]
  )
  func usage(_ fault: UsageFault, _ details: String) {
    #expect(fault.details.line == details)
  }
}
