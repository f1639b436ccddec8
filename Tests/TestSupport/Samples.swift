import PortDomain
import Screens
import Synchronization
import TerminalUI
import Testing
import Wording

/// Things for tests: a fixed clock, fixed zones, ids from a counter, requests to work on.
///
/// A sample that a changed rule refuses fails the test that asked for it and no other: a trap would end
/// the whole run at the first fault.
public enum Sample {
  /// A Monday.
  public static let now = instant("2026-11-23T09:00:00Z")
  public static let ada = Operator(login: "ada", role: .supervisor, session: "s1")
  public static let bola = Operator(login: "bola", role: .operator, session: "s2")

  public static func instant(_ text: String) -> Instant {
    orRecord(Instant(rfc3339: text), Instant(milliseconds: 0), "not a time: \(text)")
  }

  public static func day(_ text: String) -> CalendarDay {
    orRecord(CalendarDay(iso: text), .first, "not a day: \(text)")
  }

  /// A value, or where there is none an issue of the running test and another value to go on with.
  public static func orRecord<Value>(
    _ value: Value?,
    _ other: Value,
    _ comment: Comment
  ) -> Value {
    if value == nil { Issue.record(comment) }
    return value ?? other
  }

  /// The six countries' offsets as they are since 2023, Cairo's summer time from the last Friday of
  /// April to the last Thursday of October.
  public static let zones = TimeZones { country, instant in
    switch country {
    case .ghana: return 0
    case .nigeria: return 3600
    case .southAfrica: return 7200
    case .kenya: return 10_800
    case .emirates: return 14_400
    case .egypt:
      let local = instant.parts(offset: 7200).day
      let isSummer =
        (5...9).contains(local.month)
        || (local.month == 4 && local >= last(.friday, month: 4, year: local.year))
        || (local.month == 10 && local <= last(.thursday, month: 10, year: local.year))
      return isSummer ? 10_800 : 7200
    }
  }

  private static func last(_ weekday: Weekday, month: Int, year: Int) -> CalendarDay {
    let length = CalendarDay.length(ofMonth: month, year: year)
    var day = orRecord(
      CalendarDay(year: year, month: month, day: length),
      .first,
      "a month without a last day"
    )
    while day.weekday != weekday { day = day.adding(days: -1) }
    return day
  }

  /// A desk with ids from a counter of its own.
  public static func desk(carriers: CarrierBook = .known) -> Desk {
    Desk(zones: zones, carriers: carriers, ids: countingIDs())
  }

  public static func countingIDs() -> IdentifierSource {
    let counter = Counter()
    return IdentifierSource { (0, counter.next()) }
  }

  /// The carrier of `draft`.
  public static var mtn: CarrierID { Carrier.known[0].id }

  /// The provider's own published example.
  public static let draft = RequestDraft(values: [
    .phoneNumber: "+2348012345678", .country: "NG", .currentCarrier: "mtn",
    .accountNumber: "ACC123456", .authorizedName: "John Smith", .authorizedDate: "2025-01-15",
    .billingName: "Acme Corporation", .billingAddress: "123 Business St, Lagos",
  ])

  /// A request as `admit` makes it.
  ///
  /// - Throws: the ruling where the draft isn't admitted.
  public static func file(
    _ draft: RequestDraft = draft,
    desk: Desk = desk(),
    at now: Instant = now
  ) throws(NotAdmitted) -> RequestFile {
    let ruling = desk.admit(draft, by: ada, at: now) { _ in .free }
    guard case .allowed(let decision) = ruling else { throw NotAdmitted(ruling) }
    return decision.file
  }

  /// A sample draft that the desk doesn't take.
  public struct NotAdmitted: Error {
    let ruling: Ruling

    public init(_ ruling: Ruling) {
      self.ruling = ruling
    }
  }

  public static func context(
    _ desk: Desk = desk(),
    actor: Operator = ada,
    at now: Instant = now,
    size: Size = Size(width: 80, height: 22),
    preferences: Preferences = Preferences()
  ) -> Context {
    Context(
      desk: desk,
      actor: actor,
      now: now,
      size: size,
      keymap: .standard,
      preferences: preferences
    )
  }
}

extension Desk {
  /// The file after changes that must all go through, one after the other; one that doesn't is an issue
  /// of the test and leaves the file as it was.
  public func applying(
    _ changes: [Change],
    to file: RequestFile,
    by actor: Operator = Sample.ada,
    at now: Instant = Sample.now
  ) -> RequestFile {
    changes.reduce(file) { file, change in
      let ruling = decide(change, on: file, by: actor, at: now) { _ in .free }
      guard case .allowed(let decision) = ruling else {
        Issue.record("the change is not allowed: \(change), \(ruling)")
        return file
      }
      return decision.file
    }
  }

  /// The file with its three papers received and every row of their sheets passed.
  public func withAcceptedPapers(
    _ file: RequestFile,
    by actor: Operator = Sample.ada,
    at now: Instant = Sample.now
  ) -> RequestFile {
    let today = zones.today(in: file.request.country, at: now)
    let dates: [(DocumentKind, EvidenceField, CalendarDay)] = [
      (.loa, .signedOn, today.adding(days: -10)), (.bill, .issuedOn, today.adding(days: -30)),
      (.governmentID, .idExpiresOn, today.adding(days: 900)),
    ]
    return dates.reduce(file) { file, paper in
      let (kind, field, day) = paper
      let facts = Document.FileFacts(
        name: "\(kind.rawValue).pdf",
        mediaType: "application/pdf",
        size: 1000,
        sha256: String(repeating: "a", count: 64)
      )
      let added = applying(
        [.paper(.add(kind, facts, evidence: [field: day.iso], to: []))],
        to: file,
        by: actor,
        at: now
      )
      guard let document = added.paper(kind) else {
        Issue.record("the paper wasn't added: \(kind)")
        return added
      }
      let answers = Dictionary(
        uniqueKeysWithValues: kind.items.filter { !$0.isComputed }.map {
          ($0, Optional.some(Document.Verdict.pass))
        }
      )
      return applying(
        [.paper(.check(document.id, SheetEdits(answers: answers)))],
        to: added,
        by: actor,
        at: now
      )
    }
  }
}

/// Counts up from 1, from any thread.
public final class Counter: Sendable {
  private let value = Mutex<UInt64>(0)

  public init() {}

  public func next() -> UInt64 {
    value.withLock { value in
      value += 1
      return value
    }
  }
}
