import PortDomain
import TerminalUI
import Wording

/// What surrounds a screen: the rules, the person, the time, the room it has.
public struct Context: Sendable {
  public let desk: Desk
  public let actor: Operator
  public let now: Instant
  /// The room of a full screen, without message and hint line.
  public let size: Size
  public let keymap: Keymap
  /// Who else is at the request that is open.
  public let present: [String]
  /// What was done last in this session; nil when nothing was.
  public let lastDeed: Deeds.Deed?
  /// What was taken back last, and nothing was done since.
  public let lastUndone: Deeds.Deed?
  public let preferences: Preferences
  public let surface: Surface

  public init(
    desk: Desk,
    actor: Operator,
    now: Instant,
    size: Size,
    keymap: Keymap,
    present: [String] = [],
    lastDeed: Deeds.Deed? = nil,
    lastUndone: Deeds.Deed? = nil,
    preferences: Preferences = Preferences(),
    surface: Surface = Surface()
  ) {
    self.desk = desk
    self.actor = actor
    self.now = now
    self.size = size
    self.keymap = keymap
    self.present = present
    self.lastDeed = lastDeed
    self.lastUndone = lastUndone
    self.preferences = preferences
    self.surface = surface
  }

  /// Whether only ASCII is drawn.
  var isASCII: Bool { preferences.isASCII || !surface.isUnicode }

  var clocks: Clocks { Clocks(zones: desk.zones, now: now) }

  public func today(in country: Country?) -> CalendarDay { clocks.today(in: country) }

  public func viewpoint(tagged: Set<RequestID> = []) -> Viewpoint {
    Viewpoint(zones: desk.zones, now: now, me: actor.login, tagged: tagged)
  }

  /// Why the desk would refuse a change now.
  func refusal(of change: Change, on file: RequestFile) -> Refusal? {
    let ruling = desk.decide(change, on: file, by: actor, at: now) { _ in .free }
    guard case .refused(let refusal) = ruling else { return nil }
    return refusal
  }

  /// The key of a command as sentences name it.
  /// - Parameter other: a command that is offered before it and has some of its keys.
  func key(_ command: Command, besides other: Command? = nil) -> String {
    let taken = other.map(keymap.keys) ?? []
    let key = keymap.keys(of: command).first { !taken.contains($0) }
    return key?.label(ascii: true).string ?? ":\(command.rawValue)"
  }

  /// A key for one intent, made when its dialog opens, so that it is stored once however often it is
  /// sent.
  public func intentKey() -> String {
    let id: EventID = desk.ids.make(at: now)
    return id.text
  }

  public func intent(
    _ change: Change,
    on request: RequestID,
    basis: Intent.Basis,
    key: String? = nil
  ) -> Intent {
    Intent(
      key: key ?? intentKey(),
      actor: actor,
      subject: .change(request, change, basis: basis)
    )
  }
}
