import Foundation
import PortDomain
import Testing

@testable import PortStore

@Suite("Time zones are the host's own")
struct ZoneFileTests {
  /// A zone of `offsets` that begin at `starts`, then by `rule`.
  static func bytes(starts: [Int64], offsets: [Int32], rule: String) -> [UInt8] {
    func big(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
    func header(_ times: Int, _ types: Int) -> [UInt8] {
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        + [0, 0, 0, times, types, 4].flatMap { big(Int32($0)) }
    }
    var bytes = header(0, 1) + big(Int32(0)) + [0, 0] + Array("LMT\0".utf8)
    bytes += header(starts.count, offsets.count) + starts.flatMap { big($0) }
    bytes += (1...starts.count).map { UInt8($0) }
    bytes += offsets.flatMap { big($0) + [0, 0] } + Array("LMT\0".utf8)
    return bytes + Array("\n\(rule)\n".utf8)
  }

  private static let cairo = "EET-2EEST,M4.5.5/0,M10.5.4/24"

  private func seconds(_ text: String) throws -> Int64 {
    try #require(Instant(rfc3339: text)).seconds
  }

  @Test(
    "Egypt's summer begins on the last Friday of April and ends with the last Thursday of October",
    arguments: [
      ("2026-04-23T21:59:59Z", 7200), ("2026-04-23T22:00:00Z", 10_800),
      ("2026-10-29T20:59:59Z", 10_800), ("2026-10-29T21:00:00Z", 7200),
      ("2060-04-29T21:59:59Z", 7200), ("2060-04-29T22:00:00Z", 10_800),
      ("2060-12-31T23:00:00Z", 7200),
    ]
  )
  func cairo(text: String, offset: Int) throws {
    let rule = try #require(ZoneRule(ZoneFileTests.cairo))
    #expect(rule.offset(at: try seconds(text)) == offset)
  }

  @Test(
    "Rules of every form are read",
    arguments: [
      ("GMT0", "2026-07-01T00:00:00Z", 0), ("<+04>-4", "2026-07-01T00:00:00Z", 14_400),
      ("NST3:30NDT,M3.2.0,M11.1.0", "2026-07-01T00:00:00Z", -9000),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
      // The south has summer over the new year.
      ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-01-01T00:00:00Z", 46_800),
      ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-07-01T00:00:00Z", 43_200),
      ("XXX0YYY,J60,J300", "2028-03-01T01:59:59Z", 0),
      ("XXX0YYY,J60,J300", "2028-03-01T02:00:00Z", 3600),
      ("XXX0YYY,59/0,300", "2028-02-29T00:00:00Z", 3600),
    ]
  )
  func rules(text: String, at: String, offset: Int) throws {
    let rule = try #require(ZoneRule(text))
    #expect(rule.offset(at: try seconds(at)) == offset)
  }

  @Test(
    "What is no rule is refused",
    arguments: [
      "", "EE-2", "EET", "EET-2EEST", "EET-2EEST,M13.1.1,M1.1.1", "EET-2x", "<+04-4",
      "EET-2EEST,M0.1.1,M1.1.1", "EET-2EEST,M1.0.1,M2.1.1", "EET-2EEST,M1.6.1,M2.1.1",
      "EET-2EEST,M1.1.7,M2.1.1", "EET-2EEST,J0,J5", "EET-2EEST,J366,J5", "EET-2EEST,366,5",
      "EET-168", "EET-2:60",
    ]
  )
  func noRules(text: String) {
    #expect(ZoneRule(text) == nil)
  }

  @Test("Each known change counts from its second on, the rule after the last")
  func changes() throws {
    let zone = try #require(
      ZoneFile(
        ZoneFileTests.bytes(starts: [-100, 1000], offsets: [60, 3600, 7200], rule: "XXX-3")
      )
    )
    #expect(zone.offset(at: .min) == 60 && zone.offset(at: -101) == 60)
    #expect(zone.offset(at: -100) == 3600 && zone.offset(at: 999) == 3600)
    #expect(zone.offset(at: 1000) == 10_800 && zone.offset(at: 1 << 40) == 10_800)
  }

  @Test("A file that ends early or says what can't be is refused, never a trap")
  func damaged() {
    let whole = ZoneFileTests.bytes(starts: [0, 5], offsets: [0, 60, 120], rule: "XXX0")
    for length in 0..<whole.count { #expect(ZoneFile(Array(whole.prefix(length))) == nil) }
    for place in whole.indices {
      var bytes = whole
      bytes[place] = 0xFF
      _ = ZoneFile(bytes)?.offset(at: 3)
    }
  }

  @Test("An offset is within 26 hours of UTC, as RFC 8536 has it")
  func farOffsets() {
    for (offset, isTaken) in [(93_600, true), (-93_600, true), (93_601, false), (-93_601, false)] {
      let bytes = ZoneFileTests.bytes(starts: [0], offsets: [0, Int32(offset)], rule: "XXX0")
      #expect((ZoneFile(bytes) != nil) == isTaken)
    }
  }

  @Test(
    "What a first block holds for older readers is passed over whole, leap seconds and marks too"
  )
  func olderBlock() throws {
    let whole = ZoneFileTests.bytes(starts: [100], offsets: [60, 120], rule: "XXX-3")
    let big: (Int32) -> [UInt8] = { value in withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    // Two marks of each kind, one leap second, two changes between three offsets, five letters.
    let header =
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      + [3, 3, 1, 2, 3, 5].flatMap(big)
    let content = [UInt8](repeating: 9, count: 2 * 5 + 3 * 6 + 5 + 1 * 8 + 3 + 3)
    let second = whole.dropFirst(44 + 6 + 4)
    let zone = try #require(ZoneFile(header + content + second))
    #expect(zone.offset(at: 99) == 60 && zone.offset(at: 100) == 10_800)
  }

  @Test("Zones are looked for where hosts of our kind keep them (FHS, tzdata)")
  func place() {
    #expect(TimeZones.systemFolder == "/usr/share/zoneinfo")
  }

  @Test("The host's data counts before the program's own copy, which is named where it serves")
  func system() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/Africa",
      withIntermediateDirectories: true
    )
    let changed = ZoneFileTests.bytes(starts: [0], offsets: [0, 0], rule: "NEW-5")
    #expect(
      FileManager.default.createFile(atPath: folder + "/Africa/Lagos", contents: Data(changed))
    )
    let zones = try TimeZones.system(in: folder)
    let now = try #require(Instant(rfc3339: "2026-11-02T09:00:00Z"))
    #expect(zones.offset(.nigeria, now) == 5 * 3600 && zones.offset(.kenya, now) == 3 * 3600)
    let lacking = TimeZones.lacking(in: folder)
    #expect(!lacking.contains("Africa/Lagos") && lacking.contains("Africa/Nairobi"))
  }
}
