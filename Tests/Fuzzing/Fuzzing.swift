import Foundation
import PortDomain
import Wording

@testable import PortDesk
@testable import PortStore
@testable import TerminalUI

/// What each target does with its bytes.
enum Fuzzing {
  private static let now = Instant(milliseconds: 1_795_424_400_000)
  private static let today = CalendarDay(iso: "2026-11-23")
  private static let zones = TimeZones { _, _ in 3600 }
  private static let desk = Desk(zones: zones)
  private static let ada = Operator(login: "ada", role: .supervisor, session: "s1")

  static func imports(_ bytes: [UInt8]) {
    if var rows = try? ImportRows(ByteStream(bytes, named: "fuzzed")) {
      while let row = (try? rows.next()) ?? nil {
        _ = row.number
        for running in [nil, row.inFlight] {
          switch desk.admit(
            row.draft,
            inFlight: running,
            by: ada,
            at: now,
            standing: { _ in .free }
          ) {
          case .allowed(let decision): check(decision.file.request)
          case .refused(let refusal): _ = refusal.sentences(by: clocks)
          case .conflict(let conflict): _ = conflict.message(by: clocks)
          case .unchanged: break
          }
        }
      }
    }
    guard let json = JSON(parsing: bytes) else { return }
    precondition(JSON(parsing: Array(json.line.utf8)) == json, "JSON changes on its way")
    _ = try? RequestBody(json)
  }

  private static var clocks: Clocks { Clocks(zones: zones, now: now) }

  /// What was taken in is shown and filtered without a fault.
  private static func check(_ request: PortRequest) {
    for field in RequestField.allCases {
      if let text = request[field] { precondition(!text.unicodeScalars.contains("\0")) }
    }
  }

  static func number(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = PhoneNumber.digits(in: text)
    _ = Country(ofNumber: text)
    for country in Country.allCases {
      guard let number = try? PhoneNumber(parsing: text, in: country) else { continue }
      let again = try? PhoneNumber(parsing: number.e164, in: country)
      precondition(again == number, "a number isn't read as it is written")
    }
    for country in [nil, Country.nigeria, .emirates] as [Country?] {
      // A list loses no digit, and what it shows as one number is one.
      let pieces = NumberList(text, in: country).pieces
      precondition(digits(pieces.joined()) == digits(text), "digits of a list get lost")
    }
  }

  /// Scalar by scalar: a mark that follows a digit elsewhere makes another letter of it.
  private static func digits(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.properties.numericType != nil }
  }

  static func text(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    check(DisplayText(sanitising: text))
    let lines = DisplayText.lines(sanitising: text)
    for line in lines.prefix(20) {
      check(line)
      for width in [1, 2, 7, 40, 80] {
        for part in line.wrapped(to: width) {
          check(part)
          precondition(part.columns <= width || part.string.unicodeScalars.count <= 64)
        }
        precondition(line.truncated(to: width).columns <= width)
        precondition(line.fitted(to: width).columns == width)
        precondition(line.prefix(columns: width).columns <= width)
        check(line.dropping(columns: width))
      }
    }
  }

  /// Holds nothing that a terminal would act on, and is as wide as it says.
  private static func check(_ text: DisplayText) {
    var columns = 0
    for scalar in text.string.unicodeScalars {
      guard let width = CharacterWidth.columns(of: scalar) else {
        preconditionFailure("U+\(String(scalar.value, radix: 16)) is shown")
      }
      columns += width
    }
    precondition(columns == text.columns, "\(text.columns) columns are \(columns)")
  }

  static func keys(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    var decoder = KeyDecoder(bracketsPastes: first & 1 == 0)
    var now = 0
    var events = 0
    var rest = bytes.dropFirst()
    while let size = rest.popFirst() {
      // Reads of any size, with pauses of any length between.
      events += decoder.feed(rest.prefix(Int(size & 31)), at: now) { $0.count > 20 }.count
      rest = rest.dropFirst(Int(size & 31))
      now += Int(size >> 5) * 60
      events += decoder.timeout(at: now).count
    }
    events += decoder.timeout(at: now + 10_000).count
    precondition(events <= bytes.count + 1, "keys come from nowhere")
  }

  static func draft(_ bytes: [UInt8]) {
    guard let draft = try? JSONDecoder().decode(Draft.self, from: Data(bytes)) else { return }
    guard let data = try? JSONEncoder().encode(draft) else {
      preconditionFailure("a draft that was read can't be written")
    }
    precondition((try? JSONDecoder().decode(Draft.self, from: data)) == draft)
    for (name, text) in draft.fields {
      _ = RequestField(rawValue: name)
      check(DisplayText(sanitising: text))
    }
  }

  private static let listing: Listing? = {
    let draft = RequestDraft(values: [
      .phoneNumber: "+2348012345678", .country: "NG", .currentCarrier: "mtn",
      .accountNumber: "ACC123456", .authorizedName: "John Smith", .authorizedDate: "2025-01-15",
      .billingName: "Acme Corporation", .billingAddress: "123 Business St, Lagos",
    ])
    let ruling = desk.admit(draft, by: ada, at: now) { _ in .free }
    guard case .allowed(let decision) = ruling else { return nil }
    return Listing(request: decision.file.request, facts: decision.facts)
  }()

  static func filter(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let completion = FilterCompletion(
      of: text,
      at: text.count,
      carriers: desk.carriers,
      logins: ["ada"]
    )
    precondition(completion.place.upperBound == text.count)
    do throws(FilterError) {
      _ = try desk.filter(typing: text, at: now, knowing: ["ada"])
      let filter = try desk.filter(text, at: now)
      let viewpoint = Viewpoint(zones: zones, now: now, me: "ada")
      if let listing { _ = filter.matches(listing, from: viewpoint) }
    } catch {
      _ = error.message
    }
  }

  static func stored(_ bytes: [UInt8]) {
    if let detail = try? StoredForm.value(EventDetail.self, from: bytes, of: "detail") {
      check(detail)
      // Written as it would be stored, it reads as the same.
      guard let form = try? StoredForm.bytes(of: detail) else { return }
      precondition((try? StoredForm.value(EventDetail.self, from: form, of: "detail")) == detail)
    }
    if let record = try? StoredForm.value(DeskRecord.self, from: bytes, of: "record") {
      _ = record.kind
      if let today { _ = record.summary(today: today) }
      _ = desk.with([record])
      guard let form = try? StoredForm.bytes(of: record) else { return }
      precondition((try? StoredForm.value(DeskRecord.self, from: form, of: "record")) == record)
    }
  }

  private static func check(_ detail: EventDetail) {
    for change in detail.changes { _ = change.field.label }
    if let text = detail.text { check(DisplayText(sanitising: text)) }
  }
}
