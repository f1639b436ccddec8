import PortDomain
import Wording

/// What became of a change that was meant for many requests: each has its own result.
public struct ManyReport: Sendable {
  /// Whom it was meant for.
  public enum Subject: Hashable, Sendable {
    case request(RequestID, named: String)
    /// Nothing, or more than one thing, is called so.
    case unknown(String, DeskFailure)
  }

  public struct Result: Sendable {
    public let id: RequestID?
    /// As it stands in the request; as it was named where there is none.
    public let number: String
    public let outcome: Swift.Result<Receipt, DeskFailure>
  }

  /// How many it was meant for.
  public let meant: Int
  /// Whether nothing was to be stored.
  public let isTrial: Bool
  /// Of those that were reached, in their order.
  public internal(set) var results: [Result] = []
  /// Why the rest was not reached; nil where it was, or where somebody stopped it.
  public internal(set) var failure: (any Error)?

  init(meant: Int, isTrial: Bool) {
    self.meant = meant
    self.isTrial = isTrial
  }

  public var done: Int { results.count { (try? $0.outcome.get()) != nil } }
  public var failures: [DeskFailure] {
    results.compactMap { if case .failure(let failure) = $0.outcome { failure } else { nil } }
  }
  /// How many were not reached.
  public var left: Int { meant - results.count }
}

extension ManyReport {
  /// The report as programs read it.
  public var json: JSON {
    [
      "done": .integer(done), "refused": .integer(failures.count), "left": .integer(left),
      "dry_run": .flag(isTrial), "results": .list(results.map(\.json)),
    ]
  }

  /// What was not done and why, then how much was; of a trial all.
  /// - Parameter today: in a number's country.
  public func text(today: (Country?) -> CalendarDay) -> PrintedText {
    var text = PrintedText()
    for result in results {
      let name = PhoneNumber(e164: result.number)?.grouped ?? result.number
      switch result.outcome {
      case .success(let receipt):
        guard isTrial, let made = receipt.made?.request else { continue }
        text.add("\(name): \(made.couldBe(today: today(made.country)))")
      case .failure(let failure): text.add("\(name): \(failure.message)")
      }
    }
    text.add(.many(done, refused: failures.count, left: left, isTrial: isTrial))
    return text
  }
}

extension ManyReport.Result {
  fileprivate var json: JSON {
    let named: JSON = ["id": JSON(id?.text), "phone_number": .text(number)]
    switch outcome {
    case .success(let receipt):
      let request = receipt.made?.request
      return named.adding([
        "status": JSON(request?.status.rawValue),
        "port_date": JSON(request?.lifecycle.confirmation?.date.iso),
        "version": .integer(receipt.version),
        "warnings": .list(receipt.warnings.map { .text($0.code) }),
      ])
    case .failure(let failure): return named.adding(failure.json)
    }
  }
}
