import PortDomain
import TerminalUI
import Wording

/// The queue: a view of requests, narrowed by a filter or replaced by what is being found.
public struct QueueScreen: Screen {
  /// All that the operator has: built in, own, shared.
  var views = View.builtIn
  var view = View.all
  /// How the view is shown.
  var look = ViewLook()
  /// What the operator keeps from one session to the next.
  var personal = Personal()
  /// Whether that was read.
  var isPersonalKnown = false
  /// The view that was just saved, to be listed once it is there; by its key.
  var saving: String?
  /// From what the views were made.
  var arranged: Arrangement?
  /// Narrows the view; the text as typed and what it means.
  var narrowing: Narrowing?
  /// Shown instead of the view: found among requests of any status.
  var finding: Narrowing?
  /// How many are listed while the view is narrowed or something is found; nil until that is counted.
  var matches: Count?
  /// The logins that are known here, once a prompt asked for them.
  var logins: [String] = []
  /// The list as it was before find.
  var beforeFinding: QueueList?

  var list = QueueList()
  var query: Query?
  var pending: PendingPage?
  /// Why the list isn't what the store holds; nil once it is.
  var trouble: StoreError?
  /// By the views' keys.
  var counts: [String: Count] = [:]
  var tagged: Set<RequestID> = []
  /// How many of the tagged are not in what is listed.
  var hiddenTags = 0
  /// Where a range of tags began.
  var rangeStart: Listing?
  /// Whether the next command goes to all tagged.
  var appliesToTagged = false
  /// What the last command was meant for: an answer that comes later is for the same requests,
  /// wherever the cursor is by then.
  var targets: [RequestCommands.Target] = []
  /// Changed by others and not looked at since.
  var changed: Set<RequestID> = []
  var isPaused = false
  /// Whom the preview shows, on wide terminals.
  var previewed: RequestID?
  /// The request that was chosen before the list changed under the cursor; nil once the cursor moved.
  var anchor: Listing?
  /// The request that something was done to while finding; nil where nothing was.
  var chosen: Listing?
  /// How a view was left, by its key.
  var places: [String: Place] = [:]
  /// Rows that left the list, while it is read what became of them.
  var explaining: [RequestID] = []
  /// Numbers that were pasted and are being looked up.
  var pasted: PastedNumbers?
  /// What is to be taken back once it is known what that is.
  var undoing: Undoing?
  /// What is asked of the history: what was done last, or taken back last.
  var recalling: Command?
  /// What the screen below asked for; nil on the desk's own queue.
  private(set) var origin: Narrowing?
  /// A read for something else than the list.
  var errand: Errand?

  /// A page that was asked for. Asked for again before it came, its first question is superseded by
  /// one that is the same: the answer still counts.
  struct PendingPage: Hashable, Sendable {
    let query: Query
    let start: PageStart
    var questions = 1

    func isAsked(_ query: Query, _ start: PageStart) -> Bool {
      query == self.query && start == self.start
    }
  }

  /// The cursor's request and what narrowed the view.
  struct Place: Hashable, Sendable {
    let cursor: RequestID?
    let narrowing: Narrowing?
  }

  /// What views follow from.
  struct Arrangement: Hashable, Sendable {
    let shared: [SavedView]
    let personal: Personal
    let today: CalendarDay
  }

  /// A filter as it was typed.
  struct Narrowing: Hashable, Sendable {
    let text: String
    let filter: Filter
  }

  /// What the answer of an extra read is for.
  enum Errand: Hashable, Sendable {
    /// Up to a place in the list; to its end where there is none.
    case tag(Query, upTo: PageKey?, found: [RequestID])
    case takeNext(Query)
  }

  /// What is to be taken back, or brought back.
  struct Undoing: Hashable, Sendable {
    let requests: [RequestID]
    let isRedo: Bool
  }

  public init() {}

  var sort: Sort {
    get { look.sort }
    set { look.sort = newValue }
  }

  /// What is found by a filter, over the screen that asked for it; nil where the filter can't be read.
  init?(behind text: String, in context: Context) {
    self.init()
    guard let filter = try? Filter(parsing: text, carriers: context.desk.carriers) else {
      return nil
    }
    origin = Narrowing(text: text, filter: filter)
    finding = origin
  }

  public var title: String { Title.queue }
  public var signs: [QueueSign] { QueueSign.allCases }

  public func offers(in context: Context) -> [Offer] {
    let noTags = tagged.isEmpty ? WhyNot.nothingTagged(tag: context.key(.tag)) : nil
    let noView = WhyNot.noView(views: context.key(.views))
    return QueueScreen.firstOffers
      + [Command.view7, .view8, .view9].map { command in
        let view = views.first { $0.digit == QueueScreen.digits[command] }
        return Offer(command, as: view?.name, whyNot: view == nil ? noView : nil)
      }
      + QueueScreen.offers
      + [Offer(.clearTags, whyNot: noTags), Offer(.applyToTagged, whyNot: noTags)]
      + QueueScreen.lastOffers
  }

  private static let hinted: [Command] = [
    .open, .status, .documents, .resolution, .find, .filter, .tag, .commandLine, .help,
  ]
  private static let firstOffers =
    hinted.map { Offer($0, hinted: true) } + Offer.moving
    + [
      Command.leave, .back, .settings, .repaint, .suspend, .view0, .view1, .view2, .view3, .view4,
      .view5, .view6,
    ].map { Offer($0) }
  private static let offers = [
    Command.views, .saveView, .columns, .nextView, .previousView, .findNext, .findPrevious, .goto,
    .chase, .export, .answers, .sort, .reverseSort, .tagRange, .tagByFilter,
  ].map { Offer($0) }
  private static let lastOffers =
    [Offer(.takeNext), Offer(.pauseRefresh)]
    + RequestCommands.offers.filter { !hinted.contains($0.command) }

  /// Two lines above the rows, one of column heads.
  static let headRows = 3

  var height: Int { list.scroll.height }

  mutating func fit(_ context: Context) {
    list.resize(height: max(0, context.size.height - QueueScreen.headRows))
  }

  /// What is listed: what is being found, else the view, narrowed.
  var filter: Filter {
    if let finding {
      // What lies behind a bar is narrowed as a view is.
      guard finding == origin, let narrowing else { return finding.filter }
      return .all([finding.filter, narrowing.filter])
    }
    if let narrowing, narrowing.filter != .everything {
      return .all([view.filter, narrowing.filter])
    }
    return view.filter
  }

  /// Reads the list from its start.
  mutating func load(_ start: PageStart = .first, in context: Context) -> [Effect] {
    list = QueueList(landing: list.cursorRow ?? 0)
    explaining = []
    fit(context)
    let query = Query(filter, sort: sort, viewpoint: context.viewpoint(tagged: tagged))
    self.query = query
    return read(start, list.opening(at: start), query) + countMatches(in: context)
      + countTags(in: context)
  }

  /// Reads another list with the cursor on the request that was chosen before.
  /// - Parameter orFirst: whether to begin with the first where it isn't in that list, else at its place.
  mutating func reload(orFirst: Bool, in context: Context) -> [Effect] {
    anchor = anchor ?? list.current
    guard let anchor else { return load(in: context) }
    return load(.around(sort.key(of: anchor), orFirst: orFirst), in: context)
  }

  /// Reads again what is loaded, after changes.
  mutating func refresh(in context: Context) -> [Effect] {
    let query = Query(filter, sort: sort, viewpoint: context.viewpoint(tagged: tagged))
    self.query = query
    let (start, limit) = list.again(sort)
    return read(start, limit, query) + countMatches(in: context) + readCounts(in: context)
  }

  /// Counts what is listed where no view has it counted.
  mutating func countMatches(in context: Context) -> [Effect] {
    guard finding != nil || narrowing != nil else {
      matches = nil
      return []
    }
    return [.read(.matches(filter, context.viewpoint(tagged: tagged)))]
  }

  func readCounts(in context: Context) -> [Effect] {
    var filters = Dictionary(shownViews.map { ($0.key, $0.filter) }) { first, _ in first }
    if !tagged.isEmpty {
      filters[QueueScreen.tagsKey] = .all([filter, .term(.flag(.tagged))])
    }
    return [.read(.counts(filters, context.viewpoint(tagged: tagged)))]
  }

  /// Those in the line of views, and the one that is listed.
  var shownViews: [View] {
    views.filter { $0.digit != nil || $0.key == view.key }
      .sorted { ($0.digit ?? .max) < ($1.digit ?? .max) }
  }

  /// Of no view: the tagged requests among those that are listed.
  static let tagsKey = ""

  /// Counts afresh how many of the tagged are listed.
  func countTags(in context: Context) -> [Effect] {
    tagged.isEmpty ? [] : readCounts(in: context)
  }

  private mutating func read(_ start: PageStart, _ limit: Int, _ query: Query) -> [Effect] {
    if pending?.isAsked(query, start) == true {
      pending?.questions += 1
    } else {
      pending = PendingPage(query: query, start: start)
    }
    return [.read(.page(query, from: start, limit: limit))]
  }

  /// Reads on where the cursor has come near the end of what is loaded.
  mutating func readOn() -> [Effect] {
    guard pending == nil, let query, let (start, limit) = list.wanted(sort) else { return [] }
    return read(start, limit, query)
  }
}
