import Foundation
import PortDomain
import Testing

@Suite("Carriers")
struct CarrierTests {
  @Test(
    "An id or alias leads to the carrier's own id, by country",
    arguments: [
      ("etisalat", Country.nigeria, "9mobile"), ("T2", .nigeria, "9mobile"),
      ("etisalat", .emirates, "etisalat"), ("eand", .emirates, "etisalat"),
      ("etisalat", .egypt, "etisalat"), ("te", .egypt, "we"), ("Vodafone", .ghana, "telecel"),
      ("vodafone", .egypt, "vodafone"), ("tigo", .ghana, "at"), (" MTN\u{A0}", .ghana, "mtn"),
    ]
  )
  func normalised(text: String, country: Country, id: String) throws {
    let normalised = try Carrier.normalise(id: text, in: country)
    #expect(normalised.id.text == id)
    #expect(normalised.isKnown)
  }

  @Test("An id the desk has no record of is taken in lower case and said to be unknown")
  func unknown() throws {
    let normalised = try Carrier.normalise(id: " Swift-Net_4 ", in: .nigeria)
    #expect(normalised == .unknown(try CarrierID(parsing: "swift-net_4")))
    #expect(!normalised.isKnown)
    #expect(try !Carrier.normalise(id: "safaricom", in: .nigeria).isKnown)
  }

  @Test(
    "Text that can't be an id is refused with what is wrong",
    arguments: [
      ("", CarrierID.Refusal.empty), (" \t", .empty), ("cell c", .character(" ")),
      ("e&", .character("&")), ("m\u{1B}tn", .character("\u{1B}")), ("عربي", .character("ع")),
      (String(repeating: "a", count: 33), .tooLong),
    ]
  )
  func refused(text: String, refusal: CarrierID.Refusal) {
    #expect(throws: refusal) { try CarrierID(parsing: text) }
  }

  @Test("An id may have 32 characters")
  func longest() throws {
    let text = String(repeating: "a", count: CarrierID.longest)
    #expect(try CarrierID(parsing: text).text == text)
  }

  @Test("A desk's record replaces the one known at the start, and its aliases count")
  func ownRecord() throws {
    var glo = try #require(CarrierBook.known.carrier("glo", in: .nigeria))
    glo.needsPIN = true
    glo.aliases = [try CarrierID(parsing: "globacom")]
    let book = CarrierBook(Carrier.known + [glo])
    #expect(book.carrier("globacom", in: .nigeria)?.needsPIN == true)
    #expect(book.carrier("GLO", in: .nigeria) == glo)
    #expect(book.carrier("globacom", in: .ghana) == nil)
    #expect(try Carrier.normalise(id: "globacom", in: .nigeria, among: book) == .known(glo.id))
  }

  @Test("An id goes before another carrier's alias")
  func idBeforeAlias() throws {
    let id = try CarrierID(parsing: "etisalat")
    let own = Carrier(country: .nigeria, id: id, name: "Etisalat")
    for carriers in [Carrier.known + [own], [own] + Carrier.known] {
      #expect(CarrierBook(carriers).carrier(id, in: .nigeria) == own)
    }
  }

  @Test("The carriers known at the start are those of the desk's guide, none twice")
  func known() {
    let counts = Dictionary(grouping: Carrier.known, by: \.country).mapValues(\.count)
    #expect(
      counts == [
        .nigeria: 6, .ghana: 4, .kenya: 5, .southAfrica: 6, .emirates: 3, .egypt: 4,
      ]
    )
    let words = Carrier.known.flatMap { carrier in
      ([carrier.id] + carrier.aliases).map { "\(carrier.country.code) \($0)" }
    }
    #expect(Set(words).count == words.count)
  }

  @Test("A freeze window holds both its ends")
  func freezeWindow() throws {
    let first = try #require(CalendarDay(iso: "2026-12-15"))
    let last = try #require(CalendarDay(iso: "2027-01-04"))
    let carrier = Carrier(
      country: .southAfrica,
      id: try CarrierID(parsing: "rain"),
      name: "rain",
      freezeWindows: [first...last]
    )
    #expect(carrier.freezeWindow(on: first) == first...last)
    #expect(carrier.freezeWindow(on: last) == first...last)
    #expect(carrier.freezeWindow(on: first.adding(days: -1)) == nil)
    #expect(carrier.freezeWindow(on: last.adding(days: 1)) == nil)
  }

  @Test("A record comes back from its coded form, and one with an impossible id does not")
  func coding() throws {
    let day = try #require(CalendarDay(iso: "2026-12-15"))
    let carrier = Carrier(
      country: .kenya,
      id: try CarrierID(parsing: "faiba"),
      name: "Faiba",
      aliases: [try CarrierID(parsing: "jtl")],
      contact: "ports@faiba.example",
      loaAgeLimit: 30,
      needsPIN: true,
      cutOff: TimeOfDay("15:30"),
      leadTime: 2,
      freezeWindows: [day...day],
      daysOfGrace: 3
    )
    let data = try JSONEncoder().encode(carrier)
    #expect(try JSONDecoder().decode(Carrier.self, from: data) == carrier)
    let spoilt = String(decoding: data, as: UTF8.self)
      .replacingOccurrences(of: #""faiba""#, with: #""fai ba""#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Carrier.self, from: Data(spoilt.utf8))
    }
  }
}
