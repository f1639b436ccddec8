import PortDomain
import TerminalUI
import Wording

/// The reasons of a refusal, chosen from the catalogue, with the carrier's own code and words.
public struct RejectScreen: Screen, RequestScreen {
  enum Field: String, FormField {
    case code, words, on

    static func mending(_ obstacle: Obstacle) -> Field? {
      if case .wordsMissing = obstacle { return .words }
      return obstacle.isOfDay ? .on : nil
    }
  }

  public let title = Title.reject
  var open: OpenFile
  /// Which are rejected with the same reasons.
  let others: [RequestID]
  /// The catalogue by group, narrowed to what was typed.
  private(set) var list = NarrowedList<ReasonCode>(height: RejectScreen.page)
  /// Whether keys go to the fields below instead of the list.
  var isTyping = false
  var form: DraftedForm<Field>
  /// Reasons as they were typed on the command line, until the request is read.
  private var argument: String?

  public init(request: RequestID, others: [RequestID] = []) {
    open = OpenFile(request)
    self.others = others
    form = DraftedForm(
      Form([
        .init(
          id: .code,
          label: "\(RejectionField.code.label)",
          hint: "\(RejectionField.code.hint)"
        ),
        .init(
          id: .words,
          label: "\(RejectionField.words.label)",
          hint: "\(RejectionField.words.hint)"
        ),
        .init(
          id: .on,
          label: "\(RejectionField.on.label)",
          hint: "\(RejectionField.on.hint)"
        ),
      ]),
      draft: Draft.Key(form: "reject", about: [request] + others)
    )
  }

  /// Letters narrow the list.
  public var input: InputMode { isTyping ? .text() : .text(besides: [.toggle, .help]) }

  public func offers(in context: Context) -> [Offer] {
    if isTyping { return form.offers("reject", leave: "reasons") }
    return [
      Offer(.toggle, as: "choose", hinted: true), Offer(.lineUp, as: "move", hinted: true),
      Offer(.lineDown, as: "move", hinted: true), Offer(.accept, hinted: true),
      Offer(.leaveText, as: "back", hinted: true), Offer(.store, as: "reject"),
      Offer(.nextField), Offer(.previousField), Offer(.linesUp), Offer(.linesDown),
      Offer(.help, hinted: true),
    ] + Offer.editing.filter { $0.command != .help }
  }

  /// The reasons chosen, in the order of the choice; they lie in the draft with the texts.
  var chosen: [ReasonCode] {
    (form.beside["reasons"] ?? "").split(separator: ",").compactMap {
      ReasonCode(rawValue: String($0))
    }
  }

  /// The reasons that have each typed word in title, code or cause.
  private mutating func show() {
    let words = list.words
    let all = Reason.Group.allCases.flatMap { group in
      ReasonCode.allCases.filter { $0.reason.group == group }
    }
    list.show(
      all.filter { code in
        let text = FoldedText.key("\(code.reason.title) \(code.rawValue) \(code.reason.cause)")
        return words.allSatisfy(text.contains)
      }
    )
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let reads = open.update(event)
    form.country = open.file?.request.country
    if list.items.isEmpty, list.typed.isEmpty { show() }
    if case .argument(let text) = event { argument = text }
    if let text = argument, open.first != nil {
      argument = nil
      return reads + take(text, in: context)
    }
    if !isTyping {
      switch event {
      case .command(let command): return reads + run(command, in: context)
      case .typed, .paste:
        if list.edit(event) { show() }
        return reads
      case .opened, .uncovered, .answer, .resized, .rested, .argument, .reply: break
      }
    }
    if leavesForm(event) { return reads }
    switch form.update(event, in: context) {
    case .effects(let effects): return reads + effects
    case .edited: return reads + form.keep(at: context.now)
    case .left: isTyping = false
    case .entered: return reads + send(in: context)
    case .restored: return reads + DraftedForm<Field>.restoredWords(in: context)
    case .stored: return reads + form.done
    case .refused(let refusal): if refusal.obstacles.contains(.reasonsMissing) { isTyping = false }
    case .passed: break
    }
    return reads
  }

  /// Tab goes around: list, code, words, day, list.
  private mutating func leavesForm(_ event: ScreenEvent) -> Bool {
    let isLeft =
      isTyping
      && (event == .command(.nextField) && form.form.focus == .on
        || event == .command(.previousField) && form.form.focus == .code)
    if isLeft { isTyping = false }
    return isLeft
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .toggle: return toggle(in: context)
    case .accept where chosen.isEmpty, .store where chosen.isEmpty:
      return [.say(.reasonMissing(key: context.key(.toggle)))]
    case .store: return send(in: context)
    case .accept, .nextField: type(at: .code)
    case .previousField: type(at: .on)
    case .leaveText:
      if list.typed.isEmpty { return [.close] }
      list.look(for: "")
      show()
    case _:
      if let motion = ListScroll.Motion(command) {
        list.move(motion)
      } else if list.edit(.command(command)) {
        show()
      }
    }
    return []
  }

  private mutating func type(at field: Field) {
    isTyping = true
    form.form.focus(on: field)
  }

  private mutating func toggle(in context: Context) -> [Effect] {
    guard let code = list.current else { return [] }
    // The words found it; the next reason has others.
    if !list.typed.isEmpty {
      list.look(for: "")
      show()
      list.select(code)
    }
    let after = chosen.contains(code) ? chosen.filter { $0 != code } : chosen + [code]
    return form.keep(
      after.map(\.rawValue).joined(separator: ","),
      as: "reasons",
      at: context.now
    )
  }

  /// Rejects for reasons as they were typed; one that none is called leaves them to be chosen.
  private mutating func take(_ text: String, in context: Context) -> [Effect] {
    var codes: [ReasonCode] = []
    var unknown: String?
    for word in text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      guard let code = ReasonCode.allCases.named(String(word), by: \.rawValue) else {
        unknown = unknown ?? String(word)
        continue
      }
      if !codes.contains(code) { codes.append(code) }
    }
    form.spareDraft()
    let names = codes.map(\.rawValue).joined(separator: ",")
    let kept = form.keep(names, as: "reasons", at: context.now)
    guard let unknown else { return kept + send(in: context) }
    list.look(for: unknown)
    show()
    let known = ReasonCode.allCases.map(\.rawValue)
    return kept + [
      .say(.noReason(unknown, nearest: EditDistance.nearest(to: unknown, among: known)))
    ]
  }

  private mutating func send(in context: Context) -> [Effect] {
    guard let file = open.first else { return [] }
    func given(_ field: Field) -> String? {
      let text = FoldedText.kept(form.form.text(field), lines: true)
      return text.isEmpty ? nil : text
    }
    var on: CalendarDay?
    if given(.on) != nil {
      guard let day = try? form.day(.on, .back, in: context) else { return [] }
      on = day
    }
    let change = Change.status(
      .reject(
        RejectionDraft(reasons: chosen, carrierCode: given(.code), text: given(.words), on: on)
      )
    )
    guard others.isEmpty else {
      return form.preview(title, .same(change), on: [open.id] + others)
    }
    if let refusal = context.refusal(of: change, on: file),
      form.point(at: refusal, in: context) || refusal.obstacles.contains(.reasonsMissing)
    {
      if refusal.obstacles.contains(.reasonsMissing) { isTyping = false }
      let today = context.today(in: file.request.country)
      return [.say(Message(refusal.message(today: today).capitalisedFirst, .warning))]
    }
    return form.send(change, on: file, in: context)
  }

  /// As many rows as PgUp and PgDn pass over.
  private static let page = 10
}

extension RejectScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard open.file(orNoticeOn: &canvas) != nil, let file = open.first else { return }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(
        file.request,
        title: title,
        remark: (file.request.status == .pending ? Rejection.Source.review : .carrier).agent,
        others: others.count
      ),
      in: rest.takeTop(1)
    )
    let below = rest.takeBottom(rest.height >= 10 ? 6 : min(2, rest.height / 2))
    let find = rest.takeTop(rest.height > 3 ? 1 : 0)
    canvas.region(find.inset(columns: 3)) {
      list.drawWords("\(Heading.find.text)", on: &$0, hasCursor: false)
    }
    drawBelow(on: &canvas, in: below)
    canvas.region(rest) { drawList(on: &$0) }
  }

  private func drawList(on canvas: inout Canvas) {
    let columns: [Table.Column] = [
      .init("", width: .fixed(3)), .init("", width: .fixed(25)),
      .init("", width: .fixed(9), dropOrder: 1), .init("", width: .fixed(8)),
      .init("", width: .flexible(min: 20), dropOrder: 2),
    ]
    let places = Table.layout(columns, width: canvas.width)
    let found = list.items
    let chosen = Set(chosen)
    let first = max(0, min(list.scroll.cursor - canvas.height / 2, found.count - canvas.height))
    if found.isEmpty {
      canvas.draw("\(Placeholder.noReasonFits)", at: Point(x: 3, y: 0), style: .muted)
      if !isTyping { canvas.placeCursor(at: .zero) }
    }
    for (index, code) in found.enumerated().dropFirst(first).prefix(canvas.height) {
      let y = index - first
      let reason = code.reason
      let isFirst = y == 0 || found[index - 1].reason.group != reason.group
      let isBlocking = reason.severity == .blocking
      let cells = [
        StyledText(chosen.contains(code) ? "[x]" : "[ ]", chosen.contains(code) ? .strong : .plain),
        StyledText(DisplayText(sanitising: reason.title)),
        StyledText(DisplayText(sanitising: isFirst ? reason.group.rawValue : ""), .heading),
        StyledText(DisplayText(sanitising: reason.severity.rawValue), isBlocking ? .plain : .muted),
        StyledText(DisplayText(sanitising: reason.cause), .muted),
      ]
      for place in places {
        canvas.draw(cells[place.column], at: Point(x: place.x, y: y), width: place.width)
      }
      if index == list.scroll.cursor {
        canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
        if !isTyping {
          let title = places.first { $0.column == 1 }
          let width = min(cells[1].columns, title?.width ?? 0)
          canvas.select(Rect(x: title?.x ?? 7, y: y, width: width, height: 1))
          canvas.placeCursor(at: Point(x: 1, y: y))
        }
      }
    }
  }

  private func drawBelow(on canvas: inout Canvas, in area: Rect) {
    var area = area
    if area.height >= 4 {
      let row = area.takeTop(1)
      canvas.draw(
        DisplayText(sanitising: Rejection.chosen(chosen)),
        at: Point(x: 3, y: row.y),
        style: chosen.isEmpty ? .muted : .strong
      )
    }
    let inset = Rect(x: 3, y: area.y, width: max(0, area.width - 6), height: area.height)
    canvas.draw(form.form, in: inset)
  }
}
