import PortDomain
import TerminalUI
import Wording

/// What became of each reason of a refusal, what each concerns, and what is left before the request
/// can go back to the carrier.
public struct ResolutionScreen: Screen {
  public let title = "Resolve"
  var open: OpenFile
  /// What the cursor is on; the first reason until something is chosen.
  var target: Target?
  /// The earlier refusals that are folded out.
  var unfolded: Set<RejectionID> = []
  /// A reason just fixed, while the order's other numbers are looked at.
  var sharing: ReasonCode?

  /// What the cursor can be on.
  enum Target: Hashable, Sendable {
    case reason(ReasonCode)
    /// An earlier refusal.
    case earlier(RejectionID)
  }

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public func offers(in context: Context) -> [Offer] {
    let noReason = reason == nil ? "No reason is chosen here." : nil
    let noFields = reason?.reason.fields.isEmpty == true ? "This reason concerns no field." : nil
    let left = left(in: context)
    let notLeft = left.isEmpty ? nil : "Before it goes back: \(left.joined(separator: " · "))"
    let request = open.file?.request
    return [
      Offer(.fixed, whyNot: noReason, hinted: true),
      Offer(.waiting, whyNot: noReason, hinted: true),
      Offer(.disputed, whyNot: noReason, hinted: true),
      Offer(.waived, whyNot: noReason, hinted: true),
      Offer(.editField, whyNot: noReason ?? noFields, hinted: true),
      Offer(.resubmit, whyNot: notLeft, hinted: true),
      Offer(.open, whyNot: targets.isEmpty ? "There is nothing to open." : nil),
      Offer(
        .liftFraudStop,
        whyNot: request?.isFraudStopped == true ? nil : "There is no fraud stop on this request."
      ),
      Offer(
        .clearEscalation,
        whyNot: request?.isEscalated == true ? nil : "The request is not escalated."
      ),
      Offer(.undo), Offer(.status), Offer(.down), Offer(.up), Offer(.home),
      Offer(.end), Offer(.back, hinted: true), Offer(.help, hinted: true), Offer(.commandLine),
    ]
  }

  /// The lines that the cursor goes over: the reasons, then the earlier refusals.
  var targets: [Target] {
    guard let file = open.file else { return [] }
    return codes(in: file).map(Target.reason)
      + file.rejections.dropLast().reversed().map { .earlier($0.id) }
  }

  /// The reasons of the latest refusal, then those of earlier ones that nothing has resolved.
  func codes(in file: RequestFile) -> [ReasonCode] {
    let latest = file.rejections.last?.reasons.map(\.code) ?? []
    let earlier = file.rejections.dropLast().flatMap(\.reasons).filter { $0.resolution == nil }
    return earlier.reduce(into: latest) { codes, ground in
      if !codes.contains(ground.code) { codes.append(ground.code) }
    }
  }

  var current: Target? { target.flatMap { targets.contains($0) ? $0 : nil } ?? targets.first }

  /// The reason that the cursor is on.
  var reason: ReasonCode? {
    if case .reason(let code) = current { code } else { nil }
  }

  /// Everything that is left before the request goes back, in a few words each.
  func left(in context: Context) -> [String] {
    guard let file = open.file else { return ["the request is being read"] }
    let today = context.today(in: file.request.country)
    return context.desk
      .obstacles(to: .resubmit, on: file, by: context.actor, at: context.now)
      .map { $0.brief(today: today) }
  }
}
