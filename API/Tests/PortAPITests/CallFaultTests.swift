import PortDomain
import Testing
import Wording

@testable import PortAPI

@Suite("What is wrong with a call is said in one way")
struct CallFaultTests {
  private static let faults: [CallFault] = [
    .keyMissing, .keyUnknown, .noSuchPath, .methodNotTaken(allowed: ["GET"]),
    .bodyTooLarge(limit: 1 << 20), .bodyTooSlow(seconds: 20), .notUTF8, .notJSON,
    .mediaTypeNotTaken([MediaTypes.json]),
    .parameterInvalid("limit", value: String(repeating: "9", count: 99), demand: "1 to 100"),
    .partMissing("file"), .partsUnreadable, .tooManyCalls(seconds: 1), .tooManyWebhooks(limit: 20),
    .numberUnavailable, .onlyFromHost, .unavailable(.diskFull),
    .idempotencyKeyInvalid(limit: 255),
  ]

  @Test("Each fault has a code of its own, and one line that says what to do")
  func codes() {
    #expect(Set(CallFaultTests.faults.map(\.code)).count == CallFaultTests.faults.count)
    for fault in CallFaultTests.faults {
      #expect(!fault.message.contains("\n"))
      #expect(fault.message.count < 120)
      #expect(fault.status.kind == .clientError || fault.status == .serviceUnavailable)
    }
  }

  @Test("What concerns the desk's own house is told to nobody else")
  func discretion() {
    let place = "/var/lib/porttui/desk.db"
    for error in [
      StoreError.corrupt(place: place, detail: "page 7"), .readOnly(place: place), .diskFull,
      .busy(holder: "ada (process 7)", seconds: 3), .sealKeyMissing(places: [place]),
    ] {
      let answer = FailureAnswer(error)
      #expect(answer.status == .serviceUnavailable)
      #expect(!answer.json.line.contains("/var") && !answer.json.line.contains("ada"))
      #expect(answer.cause == error.message)
    }
  }

  @Test("A change of which it isn't known whether it was stored is never called undone")
  func uncertain() {
    #expect(!FailureAnswer(StoreError.uncertain(key: "k")).message.contains("nothing was changed"))
  }
}
