import PortDomain
import TestSupport
import Testing

/// Carriers, holidays, rules and settings: what their texts may be, and how they lie over what is known.
@Suite("What a desk writes down")
struct DeskRecordTests {
  private func written(_ text: String, _ field: SettingField) -> String? {
    var settings = DeskSettings()
    do throws(RecordObstacle) { try field.write(text, to: &settings) } catch {
      #expect(error == .valueInvalid(.setting(field), text))
      return nil
    }
    return field.text(of: settings)
  }

  @Test(
    "A setting takes what it is for, within its bounds",
    arguments: [
      (SettingField.providerName, "Zenith", true), (.providerName, " ", false),
      (.supportContact, "desk@zenith.example", true), (.supportContact, "", false),
      (.home, "GH", true), (.home, "FR", false), (.largestPaper, "1", true),
      (.largestPaper, "1024", true), (.largestPaper, "0", false), (.largestPaper, "1025", false),
      (.largestPaper, "many", false), (.keepPIN, "0", true), (.keepPIN, "36500", true),
      (.keepPIN, "36501", false), (.keepPIN, "-1", false), (.keepGovernmentID, "31", true),
      (.staleAfter, "1", true), (.staleAfter, "365", true), (.staleAfter, "0", false),
      (.staleAfter, "366", false), (.chaseAfter, "5", true), (.chaseAfter, "soon", false),
      (.chaseAfter, "", false), (.keepBill, "91", true), (.keepLOA, "731", true),
      (.keepPerson, "732", true),
    ]
  )
  func settings(field: SettingField, text: String, isTaken: Bool) {
    #expect(written(text, field) == (isTaken ? text : nil))
    let record = DeskRecord.setting(field, text)
    let obstacles = Sample.desk().obstacles(to: record, by: Sample.ada)
    #expect(obstacles.isEmpty == isTaken)
  }

  @Test(
    "A carrier's field takes what it is for, and is read back as written",
    arguments: [
      (CarrierField.name, "MTN", "MTN"), (.name, " ", nil), (.aliases, "a b-c", "a b-c"),
      (.aliases, "a é", nil), (.aliases, "", ""), (.contact, "x@y", "x@y"),
      (.howToSubmit, "by mail", "by mail"), (.loaAgeLimit, "30", "30"), (.loaAgeLimit, "", ""),
      (.loaAgeLimit, "3650", "3650"), (.loaAgeLimit, "3651", nil), (.loaAgeLimit, "-1", nil),
      (.pinNeeded, "YES", "yes"), (.pinNeeded, "true", "yes"), (.pinNeeded, "no", "no"),
      (.pinNeeded, "false", "no"), (.pinNeeded, "maybe", nil), (.cutOff, "15:00", "15:00"),
      (.cutOff, "", ""), (.cutOff, "25:00", nil), (.leadTime, "0", "0"), (.leadTime, "two", nil),
      (
        .freezeWindows, "2026-12-10..2027-01-05 2027-04-01..2027-04-01",
        "2026-12-10..2027-01-05 2027-04-01..2027-04-01"
      ),
      (.freezeWindows, "", ""), (.freezeWindows, "2027-01-05..2026-12-10", nil),
      (.freezeWindows, "2026-12-10", nil), (.daysOfGrace, "2", "2"), (.daysOfGrace, "", nil),
      (.ackDays, "2", "2"), (.ackDays, "", ""), (.ackDays, "soon", nil), (.ackDays, "-1", nil),
      (
        .codes, " 8c = pin_incorrect , port_lock;7a=other; name  mismatch=account_name_mismatch;",
        "7A=other; 8C=pin_incorrect,port_lock; NAME MISMATCH=account_name_mismatch"
      ),
      (.codes, "", ""), (.codes, "8C", nil), (.codes, "8C=", nil), (.codes, "=other", nil),
      (.codes, "8C=mood", nil), (.codes, "8C=other,other", nil), (.codes, "8C=other,", nil),
    ] as [(CarrierField, String, String?)]
  )
  func carriers(field: CarrierField, text: String, kept: String?) {
    let record = DeskRecord.carrier(Carrier.known[1])
    let own = RecordField.carrier(field)
    let after: DeskRecord? = try? record.writing(text, to: own)
    #expect(after?.text(of: own) == kept)
    #expect(record.fields.contains(own) && record.text(of: .rule(.offer)) == "")
  }

  @Test("One code of a carrier is written and taken away alone")
  func codes() throws {
    var record = DeskRecord.carrier(Carrier.known[1])
    func write(_ text: String, to name: String) throws -> String? {
      let field = try #require(record.field(named: name))
      record = try record.writing(text, to: field)
      return record.text(of: .carrier(.codes))
    }
    #expect(try write("pin_incorrect,other", to: "codes.8c") == "8C=pin_incorrect,other")
    #expect(try write("port_lock", to: "codes.7A") == "7A=port_lock; 8C=pin_incorrect,other")
    #expect(try write("other", to: "codes.8C") == "7A=port_lock; 8C=other")
    guard case .carrier(let carrier) = record else { return }
    #expect(carrier.reasons(for: " 8c ") == [.other] && carrier.reasons(for: "9") == nil)
    #expect(record.field(named: "codes.8C").map(record.text(of:)) == "other")
    let code = try #require(record.field(named: "codes.8C"))
    for words in ["mood", "pin_incorrect,,other", "other,other"] {
      #expect(throws: RecordObstacle.self) { try record.writing(words, to: code) }
    }
    #expect(throws: RecordObstacle.valueInvalid(code, "mood")) {
      try record.writing("mood", to: code)
    }
    #expect(try write("", to: "codes.8C") == "7A=port_lock")
    #expect(try write("", to: "codes.7A") == "")
    #expect(record == .carrier(Carrier.known[1]))
    let longest = String(repeating: "x", count: 64)
    #expect(record.field(named: "codes.\(longest)") != nil)
    for name in ["codes.", "codes.a;b", "codes.\(longest)x", "code.8C"] {
      #expect(record.field(named: name) == nil)
    }
    #expect(DeskRecord.setting(.home, "NG").field(named: "codes.8C") == nil)
  }

  @Test(
    "A country's field takes what it is for, and is read back as written",
    arguments: [
      (CountryField.confirmationHours, "24", "24"), (.confirmationHours, "", ""),
      (.confirmationHours, "0", nil), (.confirmationHours, "721", nil),
      (.confirmationHours, "two days", nil), (.freezeWindows, "", ""),
      (.freezeWindows, "2026-12-10..2027-01-05", "2026-12-10..2027-01-05"),
      (.freezeWindows, "2027-01-05..2026-12-10", nil), (.freezeWindows, "december", nil),
    ] as [(CountryField, String, String?)]
  )
  func countries(field: CountryField, text: String, kept: String?) {
    let record = DeskRecord.country(.known(of: .nigeria))
    let own = RecordField.country(field)
    let after: DeskRecord? = try? record.writing(text, to: own)
    #expect(after?.text(of: own) == kept)
    #expect(record.fields.contains(own) && record.field(named: field.rawValue) == own)
  }

  @Test(
    "Who confirms by SMS, and within how many hours, is the country's until a desk says otherwise"
  )
  func confirmation() {
    let desk = Sample.desk()
    #expect(Country.allCases.filter { desk.confirmsBySMS(in: $0) } == [.nigeria, .ghana])
    #expect(Country.allCases.compactMap { desk.confirmationHours(in: $0) } == [48])
    var (nigeria, kenya) = (CountryTerms.known(of: .nigeria), CountryTerms.known(of: .kenya))
    nigeria.confirmationHours = nil
    kenya.confirmationHours = 24
    let other = desk.with([.country(nigeria), .country(kenya), .setting(.staleAfter, "7")])
    #expect(other.confirmsBySMS(in: .nigeria) && other.confirmationHours(in: .nigeria) == nil)
    #expect(other.confirmsBySMS(in: .kenya) && other.confirmationHours(in: .kenya) == 24)
    #expect(other.record(of: .country(.kenya)) == .country(kenya))
    #expect(desk.settings.staleAfter == 14 && desk.settings.chaseAfter == 3)
    #expect(other.settings.staleAfter == 7)
  }

  @Test(
    "A rule's field takes what it is for, and is read back as written",
    arguments: [
      (RuleField.statement, "so it is", "so it is"), (.offer, "WAIVED", "waived"),
      (.offer, "lost", nil), (.source, "the gazette", "the gazette"),
      (.wait, "2 months", "2 months"),
      (.wait, "", ""), (.wait, "a while", nil),
    ] as [(RuleField, String, String?)]
  )
  func rules(field: RuleField, text: String, kept: String?) throws {
    let known = try #require(RuleBook.known.rule(for: .portedRecently, in: .ghana))
    let record = DeskRecord.rule(known)
    let own = RecordField.rule(field)
    let after: DeskRecord? = try? record.writing(text, to: own)
    #expect(after?.text(of: own) == kept)
    for other in RuleField.allCases where other != field {
      #expect(after == nil || after?.text(of: .rule(other)) == other.text(of: known))
    }
  }

  @Test("What a desk writes lies over what is known, and taken away is away")
  func over() throws {
    var mtn = Carrier.known[0]
    mtn.leadTime = 7
    let day = Sample.day("2026-11-25")
    let rule = CountryRule(.kenya, .pinIncorrect, words: "not listed", offer: .disputed)
    let desk = Sample.desk().with([
      .carrier(mtn), .holiday(.kenya, Holiday(day: day, name: "Election")),
      .noHoliday(.kenya, Sample.day("2026-12-25")), .rule(rule),
      .noRule(.ghana, .outstandingBalance), .setting(.home, "KE"), .setting(.largestPaper, "many"),
    ])
    #expect(desk.carriers.carrier(mtn.id, in: .nigeria)?.leadTime == 7)
    #expect(desk.calendar(of: .kenya).holiday(on: day)?.name == "Election")
    #expect(desk.calendar(of: .kenya).holiday(on: Sample.day("2026-12-25")) == nil)
    #expect(desk.calendar(of: .ghana).holiday(on: Sample.day("2026-12-25")) != nil)
    #expect(desk.rules.rule(for: .pinIncorrect, in: .kenya) == rule)
    #expect(desk.rules.rule(for: .outstandingBalance, in: .ghana) == nil)
    #expect(desk.rules.rule(for: .pinIncorrect, in: .ghana) != nil)
    #expect(desk.settings.home == .kenya && desk.settings.largestPaper == 25 << 20)
    #expect(
      desk.record(of: .rule(.ghana, .outstandingBalance)) == .noRule(.ghana, .outstandingBalance)
    )
    #expect(desk.record(of: .rule(.kenya, .pinIncorrect)) == .rule(rule))
    #expect(
      desk.record(of: .day(.kenya, Sample.day("2026-12-25")))
        == .noHoliday(.kenya, Sample.day("2026-12-25"))
    )
    #expect(desk.record(of: .setting(.home)) == .setting(.home, "KE"))
  }

  @Test("A carrier is found under its id, not under an alias or a name nobody described")
  func found() throws {
    let desk = Sample.desk()
    let (mobile, alias) = (try CarrierID(parsing: "9mobile"), try CarrierID(parsing: "etisalat"))
    #expect(desk.record(of: .carrier(.nigeria, mobile)) != nil)
    #expect(desk.record(of: .carrier(.nigeria, alias)) == nil)
    #expect(desk.record(of: .carrier(.emirates, alias)) != nil)
    #expect(desk.record(of: .carrier(.nigeria, try CarrierID(parsing: "nobody"))) == nil)
  }

  @Test("What stands in the way of a record")
  func obstacles() throws {
    let desk = Sample.desk()
    func obstacles(_ record: DeskRecord) -> [RecordObstacle] {
      desk.obstacles(to: record, by: Sample.ada)
    }
    var mtn = Carrier.known[0]
    let glo = Carrier.known[2].id
    mtn.aliases = [glo, mtn.id]
    #expect(obstacles(.carrier(mtn)) == [.aliasTaken(glo, by: glo)])
    let day = Sample.day("2026-11-25")
    #expect(obstacles(.holiday(.kenya, Holiday(day: day, name: " "))) == [.nameMissing])
    #expect(obstacles(.noHoliday(.kenya, day)) == [.noHoliday(.kenya, day)])
    #expect(obstacles(.noHoliday(.kenya, Sample.day("2026-12-25"))) == [])
    #expect(obstacles(.rule(.blank(.kenya, .portLock))) == [.statementMissing])
    #expect(obstacles(.noRule(.kenya, .portLock)) == [.noRule(.kenya, .portLock)])
    #expect(obstacles(.noRule(.kenya, .outstandingBalance)) == [])
  }

  @Test("A change reaches the requests that follow from it, and no others")
  func reach() throws {
    let mtn = Carrier.known[0]
    let day = Sample.day("2026-11-25")
    #expect(DeskRecord.carrier(mtn).reach?.carrier == mtn.id)
    #expect(DeskRecord.carrier(mtn).reach?.country == .nigeria)
    let holiday = DeskRecord.holiday(.kenya, Holiday(day: day, name: "x")).reach
    #expect(holiday?.country == .kenya && holiday?.carrier == nil)
    #expect(DeskRecord.noHoliday(.egypt, day).reach?.country == .egypt)
    #expect(DeskRecord.noRule(.kenya, .portLock).reach == nil)
    #expect(DeskRecord.rule(.blank(.kenya, .portLock)).reach == nil)
    #expect(DeskRecord.setting(.home, "KE").reach == nil)
    #expect(DeskRecord.setting(.chaseAfter, "5").reach == nil)
    #expect(DeskRecord.country(.known(of: .egypt)).reach?.country == .egypt)
    let everywhere = DeskRecord.setting(.staleAfter, "5").reach
    #expect(everywhere != nil && everywhere?.country == nil && everywhere?.carrier == nil)
  }
}
