import PortDomain
import Synchronization

/// A desk as it might stand after some weeks of work: made-up requests in every status, made by the
/// same changes that operators make.
public struct Demonstration {
  /// How far back it begins.
  public static let days = 40

  private let desk: Desk
  private let now: Instant
  private let clerks: [String]
  /// The hours in which people worked, oldest first.
  private let hours: [Instant]

  /// - Parameters:
  ///   - now: when it ends.
  ///   - login: who looks at it; owns some of the requests.
  public init(desk: Desk, endingAt now: Instant, login: String) {
    self.desk = desk
    self.now = now
    clerks = ["ada", "bola", "chidi", login]
    hours = (-24 * Demonstration.days..<0).map { now.adding(seconds: $0 * 3600) }.filter {
      let (day, time) = $0.parts(offset: 0)
      return day.weekday.rawValue <= Weekday.friday.rawValue
        && (7...15).contains(time.secondsSinceMidnight / 3600)
    }
  }

  /// What was made.
  public struct Made: Sendable {
    /// What the rules refused; nothing, unless they have changed since this was written.
    public fileprivate(set) var refusals: [Refusal] = []
    /// The content of the papers' files.
    public fileprivate(set) var papers: [[UInt8]] = []
  }

  /// Makes the requests, the clock of the store being put forward hour by hour and at last to the end.
  ///
  /// - Parameter progress: told how far it has come, from 0 to 1.
  public func build(
    in store: any DeskStore,
    clock: DemonstrationClock,
    progress: (Double) -> Void = { _ in }
  ) throws(StoreError) -> Made {
    var stage = Stage(desk: desk, stories: stories(), end: now)
    var made = Made()
    for (hour, time) in hours.enumerated() {
      progress(Double(hour) / Double(hours.count))
      clock.set(time)
      let scenes = stage.scenes(at: hour, time)
      if scenes.isEmpty { continue }
      let outcomes = try store.commit(scenes.map(\.intent))
      for (scene, outcome) in zip(scenes, outcomes) {
        switch outcome {
        case .done(let receipt):
          stage.goOn(scene, receipt, at: hour)
          if let paper = scene.paper { made.papers.append(paper.bytes) }
        case .refused(let refusal): made.refusals.append(refusal)
        case .conflict: preconditionFailure("nobody else is at work in a demonstration")
        }
      }
    }
    clock.set(now)
    return made
  }

  private func stories() -> [Story] {
    var chance = SeededChance(2026)
    var cast = Cast()
    var stories: [Story] = []
    for plot in Plot.allCases {
      var left = plot.share
      while left > 0 {
        let size = plot == .smooth || plot == .slowCarrier ? chance.pick([1, 1, 1, 1, 3, 4]) : 1
        let first = stories.count
        var story = story(of: plot, &cast, &chance)
        plot.write(into: &story, &chance)
        if size > 1 { story.draft.orderID = desk.ids.make(at: hours.first ?? now) }
        stories.append(story)
        for _ in 1..<size where size > 1 {
          var other = story
          other.draft.values[.phoneNumber] = cast.number(in: story.country, &chance)
          other.leader = first
          stories.append(other)
        }
        left -= size
      }
    }
    return stories
  }

  private func story(
    of plot: Plot,
    _ cast: inout Cast,
    _ chance: inout SeededChance
  ) -> Story {
    let country = chance.pick(Country.allCases)
    let customer = chance.pick(Cast.customers(of: country))
    let start = Int(Double(hours.count) * .random(in: plot.start, using: &chance))
    let day = (hours.isEmpty ? now : hours[min(start, hours.count - 1)]).parts(offset: 0).day
    var values: [RequestField: String] = [
      .phoneNumber: cast.number(in: country, &chance),
      .country: country.code,
      .currentCarrier: chance.pick(Cast.carriers(of: country)),
      .accountNumber: "ACC" + String(Int.random(in: 100_000...999_999, using: &chance)),
      .authorizedName: customer.signatory,
      .authorizedTitle: customer.title,
      .authorizedDate: day.adding(days: -.random(in: 1...20, using: &chance)).iso,
      .billingName: customer.firm,
      .billingAddress: customer.address,
      .organizationName: customer.firm,
      .contactName: customer.signatory,
      .contactEmail: customer.email,
    ]
    if chance.happens(40) {
      values[.requestedPortDate] = day.adding(days: .random(in: 10...30, using: &chance)).iso
    }
    if plot == .held { values[.lastPortedOn] = day.adding(days: -10).iso }
    let pin = chance.happens(50) ? Secret(String(Int.random(in: 1000...9999, using: &chance))) : nil
    return Story(
      start: start,
      draft: RequestDraft(values: values, pin: pin),
      country: country,
      clerk: chance.pick(clerks)
    )
  }
}

/// A clock that is put forward by hand while a demonstration is made.
public final class DemonstrationClock: Sendable {
  private let time: Mutex<Instant>

  public init(_ start: Instant) {
    time = Mutex(start)
  }

  public var now: Instant { time.withLock { $0 } }

  func set(_ instant: Instant) {
    time.withLock { $0 = instant }
  }
}

extension IdentifierSource {
  /// Ids that come out the same each time, for a demonstration.
  public static func seeded(_ seed: UInt64) -> IdentifierSource {
    let source = SeededSource(seed)
    return IdentifierSource { source.next() }
  }
}

private final class SeededSource: Sendable {
  private let chance: Mutex<SeededChance>

  init(_ seed: UInt64) {
    chance = Mutex(SeededChance(seed))
  }

  func next() -> (high: UInt16, low: UInt64) {
    chance.withLock { (UInt16(truncatingIfNeeded: $0.next()), $0.next()) }
  }
}
