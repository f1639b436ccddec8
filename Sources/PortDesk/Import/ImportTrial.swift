import PortDomain

/// Decides on new requests as a store would and stores nothing: an import's dry run.
public final class ImportTrial {
  private let desk: Desk
  private let store: any DeskStore
  private let now: Instant
  /// Numbers that earlier rows would hold.
  private var held: [String: RequestID] = [:]

  public init(desk: Desk, store: any DeskStore, at now: Instant) {
    self.desk = desk
    self.store = store
    self.now = now
  }

  func outcomes(of intents: [Intent]) throws(StoreError) -> [Outcome] {
    var outcomes: [Outcome] = []
    for intent in intents { outcomes.append(try outcome(of: intent)) }
    return outcomes
  }

  private func outcome(of intent: Intent) throws(StoreError) -> Outcome {
    let draft: RequestDraft
    var running: InFlight?
    switch intent.subject {
    case .create(let new): draft = new
    case .takeOver(let new, let inFlight): (draft, running) = (new, inFlight)
    case .change: preconditionFailure("an import only brings new requests")
    }
    let ruling = try desk.admit(draft, inFlight: running, by: intent.actor, at: now) {
      number throws(StoreError) in try standing(of: number)
    }
    switch ruling {
    case .allowed(let decision):
      let request = decision.file.request
      if request.status.isOpen { held[request.number.e164] = request.id }
      return .done(Receipt(request: request.id, version: 1, warnings: decision.warnings))
    case .refused(let refusal): return .refused(refusal)
    case .unchanged, .conflict: preconditionFailure("nothing new is unchanged or in conflict")
    }
  }

  private func standing(of number: PhoneNumber) throws(StoreError) -> NumberStanding {
    if let id = held[number.e164] { return .open(id) }
    guard let id = try store.request(ofNumber: number.e164) else { return .free }
    let file = try store.file(id)
    if file.request.status.isOpen { return .open(id) }
    return file.activeNumber.map { $0.releasedOn == nil } == true ? .ours : .free
  }
}
