import Hummingbird
import PortDesk
import PortDomain
import PortStore
import Wording

/// How requests begin that a client sends.
enum PortRequestCreation {
  static func handle(_ call: Call) async throws -> Response {
    let body = try RequestBody(await call.json())
    for field in body.draft.values.keys where !field.isGivenByCustomers {
      throw DeskFailure.body(.notTaken(field.name))
    }
    var draft = body.draft
    draft.values[.organizationID] = call.caller.organisation
    guard let numbers = body.numbers else { return try await create(draft, call) }
    return try await createOrder(of: numbers, draft, call)
  }

  private static func create(_ draft: RequestDraft, _ call: Call) async throws -> Response {
    let intent = Intent(key: try call.key(), actor: call.caller.actor, subject: .create(draft))
    let session = call.session
    let outcome = try await call.desk.commits.commit(intent).get()
    let caller = call.caller
    let (json, id) = try await call.desk.read {
      let receipt: Receipt
      do throws(DeskFailure) { receipt = try session.receipt(of: outcome) } catch {
        throw try error.told(to: caller, by: session)
      }
      let file = try session.file(receipt.request)
      return (file.created(receipt, at: session), receipt.request)
    }
    return Response(json, .created, location: "/v1/port-requests/\(id.text)")
  }

  /// As many numbers as an order may have.
  static let mostNumbers = 500

  private static func createOrder(
    of numbers: [String],
    _ draft: RequestDraft,
    _ call: Call
  ) async throws -> Response {
    guard numbers.count <= mostNumbers else {
      throw CallFault.parameterInvalid(
        "phone_numbers",
        value: String(numbers.count),
        demand: "at most \(mostNumbers)"
      )
    }
    let (caller, session, key) = (call.caller, call.session, try call.key("order"))
    let answer = try await call.desk.write {
      var answer = OrderAnswer()
      for (number, result) in try session.createOrder(of: numbers, draft, key: key) {
        switch result {
        case .success(let receipt):
          let file = try session.file(receipt.request)
          answer.order = file.request.orderID
          answer.made.append(file.created(receipt, at: session))
        case .failure(let failure):
          let told = try failure.told(to: caller, by: session)
          answer.refused.append(Refused(number: number, failure: FailureAnswer(told)))
        }
      }
      return answer
    }
    return answer.response
  }

  private struct Refused: Sendable {
    let number: String
    let failure: FailureAnswer

    var json: JSON { failure.json.adding(["phone_number": .text(number)]) }
  }

  private struct OrderAnswer: Sendable {
    var order: OrderID?
    var made: [JSON] = []
    var refused: [Refused] = []

    /// Where nothing came of it, the first number says why, and the details say it of each.
    var response: Response {
      let refused = JSON.list(self.refused.map(\.json))
      if made.isEmpty, let first = self.refused.first?.failure {
        return Response(.failure(first.message, first.code, ["refused": refused]), first.status)
      }
      return Response(
        ["order_id": JSON(order?.text), "port_requests": .list(made), "refused": refused],
        .created
      )
    }
  }
}

extension RequestFile {
  /// The request as it is told to who made it, with what to look at.
  fileprivate func created(_ receipt: Receipt, at session: DeskSession) -> JSON {
    customerJSON(by: session.desk, at: session.now).adding([
      "warnings": .list(
        receipt.warnings.map { ["code": .text($0.code), "message": .text($0.message)] }
      )
    ])
  }
}

extension DeskFailure {
  /// The failure as a client may hear it: of other organisations' requests and numbers it learns nothing
  /// but that the number can't be requested.
  fileprivate func told(
    to caller: Caller,
    by session: DeskSession
  ) throws(DeskFailure) -> any Error {
    guard case .refused(let refusal, _) = self else { return self }
    for obstacle in refusal.obstacles {
      guard case .fieldInvalid(let problem) = obstacle else { continue }
      let holder: RequestID?
      switch problem.cause {
      case .duplicateOpen: holder = problem.other
      case .alreadyOurs:
        holder = try problem.value.flatMap { number throws(DeskFailure) in
          try session.ask { store throws(StoreError) in try store.request(ofNumber: number) }
        }
      case .numberImpossible, .numberOfOtherCountry, .countryUnsupported, .duplicateInFile,
        .fieldMissing, .dateInFuture, .fieldInvalid, .masked:
        continue
      }
      guard let holder, try session.file(holder).request.organizationID == caller.organisation
      else { return CallFault.numberUnavailable }
    }
    return self
  }
}
