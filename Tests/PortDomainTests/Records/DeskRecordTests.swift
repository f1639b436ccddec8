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
      (.keepBill, "91", true), (.keepLOA, "731", true), (.keepPerson, "732", true),
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
    ] as [(CarrierField, String, String?)]
  )
  func carriers(field: CarrierField, text: String, kept: String?) {
    let record = DeskRecord.carrier(Carrier.known[1])
    let own = RecordField.carrier(field)
    let after: DeskRecord? = try? record.writing(text, to: own)
    #expect(after?.text(of: own) == kept)
    #expect(record.fields.contains(own) && record.text(of: .rule(.offer)) == "")
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

  @Test("A change of a carrier or a day reaches its requests, of a rule or a setting none")
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
  }
}
