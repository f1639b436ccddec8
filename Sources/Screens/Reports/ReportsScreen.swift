import PortDomain
import TerminalUI

/// The desk in figures: what is open, fees, carriers' reasons, days to completion; Tab turns the page.
public struct ReportsScreen: Screen {
  /// One report a page.
  enum Page: CaseIterable, Hashable, Sendable {
    case workload, fees, reasons, durations
  }

  private(set) var page = Page.workload
  /// What fees are added up by.
  private(set) var feeGrouping = FeeSum.Grouping.month
  /// What reasons are added up by.
  private(set) var reasonGrouping = ReasonCount.Grouping.carrier
  /// Each as it was when its page was last turned to.
  private(set) var figures: [Report: ReportFigures] = [:]
  /// Why there are no newer figures.
  private(set) var error: StoreError?
  private(set) var scroll = ListScroll()

  public init() {}

  public var title: String { "Reports" }

  public func offers(in context: Context) -> [Offer] {
    let isGrouped = page == .fees || page == .reasons
    let whyNot = isGrouped ? nil : "Only fees and reasons are added up by different things."
    return [
      Offer(.nextReport, hinted: true), Offer(.previousReport),
      Offer(.regroup, whyNot: whyNot, hinted: isGrouped),
      Offer(.down, hinted: true), Offer(.up, hinted: true), Offer(.back, hinted: true),
      Offer(.help, hinted: true), Offer(.commandLine), Offer(.pageDown), Offer(.pageUp),
      Offer(.home), Offer(.end),
    ]
  }

  /// What the page shows.
  var report: Report {
    switch page {
    case .workload: .workload
    case .fees: .fees(by: feeGrouping)
    case .reasons: .reasons
    case .durations: .durations
    }
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { fit(context) }
    switch event {
    case .opened, .uncovered: return [read(in: context)]
    case .command(let command): return run(command, in: context)
    case .reply(.read(.report(let report, .success(let figures)))):
      self.figures[report] = figures
      if report == self.report { error = nil }
    case .reply(.read(.report(let report, .failure(let error)))):
      if report == self.report { self.error = error }
    case .key, .paste, .answer, .resized, .rested, .reply: break
    }
    return []
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .back: return [.close]
    case .nextReport: return turn(by: 1, in: context)
    case .previousReport: return turn(by: -1, in: context)
    case .regroup: return regroup(in: context)
    case _:
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    }
  }

  private mutating func turn(by step: Int, in context: Context) -> [Effect] {
    let pages = Page.allCases
    let place = (pages.firstIndex(of: page) ?? 0) + step + pages.count
    page = pages[place % pages.count]
    return show(in: context)
  }

  private mutating func regroup(in context: Context) -> [Effect] {
    switch page {
    case .fees: feeGrouping = feeGrouping.next
    case .reasons: reasonGrouping = reasonGrouping.next
    case .workload, .durations: return []
    }
    return show(in: context)
  }

  /// The figures of the page as they are drawn; nil until they have come.
  var picture: ReportPicture? {
    figures[report].map { ReportPicture($0, reasonsBy: reasonGrouping) }
  }

  /// Begins at the top; figures already read stay until the new ones are there.
  private mutating func show(in context: Context) -> [Effect] {
    error = nil
    scroll = ListScroll()
    return [read(in: context)]
  }

  private func read(in context: Context) -> Effect {
    .read(.report(report, context.viewpoint()))
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - ReportsScreen.headRows))
    scroll.setCount(picture?.rows.count ?? 0)
  }
}

extension CaseIterable where Self: Equatable {
  /// The case after this one, the first after the last.
  fileprivate var next: Self {
    let all = Array(Self.allCases)
    guard let place = all.firstIndex(of: self) else { return self }
    return all[(place + 1) % all.count]
  }
}
