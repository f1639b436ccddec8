import PortDomain
import TerminalUI
import Wording

extension QueueScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return load(in: context) + readCounts(in: context)
    case .uncovered, .resized:
      fit(context)
      return readOn()
    case .command(let command): return run(command, in: context)
    case .typed: return []
    case .paste(let text): return paste(text, in: context)
    case .answer(let answer): return take(answer, in: context)
    case .rested:
      previewed = list.current?.request.id
      return []
    case .reply(let reply): return take(reply, in: context)
    }
  }

  private mutating func take(_ reply: Reply, in context: Context) -> [Effect] {
    switch reply {
    case .read(.page(let query, let start, let result)):
      if let errand, errand.query == query { return finish(errand, result, in: context) }
      guard pending?.isAsked(query, start) == true else { return [] }
      pending = nil
      switch result {
      case .success(let page):
        trouble = nil
        list.take(page, from: start)
        if previewed == nil { previewed = list.current?.request.id }
        return readOn()
      case .failure(let error):
        trouble = error
        return [.say(Message(error.message, .failure))]
      }
    case .read(.counts(_, .success(let counts))):
      self.counts = counts
      return []
    case .written(.committed(let intents, .success(let outcomes))):
      guard intents.count > 1 else { return refresh(in: context) }
      return refresh(in: context) + report(outcomes, of: intents, in: context)
    case .written(.revised(_, .success)): return isPaused ? [] : refresh(in: context)
    case .changed(let ids):
      guard !isPaused else { return [] }
      changed.formUnion(ids ?? [])
      return refresh(in: context)
    case .read(.superseded(.page(let query, let start, _))):
      if pending?.isAsked(query, start) == true {
        pending?.questions -= 1
        if pending?.questions == 0 { pending = nil }
      }
      return readOn()
    case .read(.counts(_, .failure(let error))), .written(.committed(_, .failure(let error))):
      return [.say(Message(error.message, .failure))]
    case .read(.file(let id, let result)) where id == undoing.first:
      switch result {
      case .success(let file): return askToUndo(file, in: context)
      case .failure(let error):
        undoing = []
        return [.say(Message(error.message, .failure))]
      }
    case .read(.numbers(let asked, let result)): return take(result, of: asked, in: context)
    case .read, .written, .draftSaved, .givenOut, .fileRefused, .notice: return []
    }
  }

  /// Of several changes: what was done loses its tag, what was not is listed with why.
  private mutating func report(
    _ outcomes: [Outcome],
    of intents: [Intent],
    in context: Context
  ) -> [Effect] {
    var lines: [String] = []
    for (intent, outcome) in zip(intents, outcomes) {
      guard let id = intent.request else { continue }
      let request = list.rows.first { $0.request.id == id }?.request
      guard let why = outcome.whyNot(by: context.clocks) else {
        tagged.remove(id)
        continue
      }
      lines.append("\(request?.number.grouped ?? id.text): \(why)")
    }
    return lines.isEmpty ? [] : [.open(NoticeScreen(title: Title.notDone, lines: lines))]
  }

  private mutating func finish(
    _ errand: Errand,
    _ result: Result<Page, StoreError>,
    in context: Context
  ) -> [Effect] {
    self.errand = nil
    guard case .success(let page) = result else { return [] }
    switch errand {
    case .tag:
      tagged.formUnion(page.rows.map(\.request.id))
      return [.say(.tagged(page.rows.count, isCut: page.hasAfter))]
    case .takeNext:
      guard let next = page.rows.first?.request else { return [.say(.nobodysLeft)] }
      list.select(next.id)
      let edit = FieldEdit(.owner, context.actor.login, basis: .seen(nil))
      return [
        .commit([
          context.intent(
            .edit(FieldEdits([edit])),
            on: next.id,
            basis: .seen(version: next.version)
          )
        ])
      ]
    }
  }

  private mutating func take(_ answer: Answer, in context: Context) -> [Effect] {
    if answer.stage == .given { remember(answer) }
    switch answer.command {
    case .find: return find(answer.text, answer.stage, in: context)
    case .filter: return narrow(answer.text, answer.stage, in: context)
    case .tagByFilter:
      guard answer.stage == .given else { return [] }
      do throws(FilterError) {
        let filter = try Filter(parsing: answer.text, carriers: context.desk.carriers)
        let query = Query(
          .all([self.filter, filter]),
          sort: sort,
          viewpoint: context.viewpoint(tagged: tagged)
        )
        errand = .tag(query)
        return [.read(.page(query, from: .first, limit: 1_000))]
      } catch {
        return [.say(Message(error.message, .warning))]
      }
    case .sort:
      guard answer.stage == .given, let field = Sort.Field(rawValue: answer.text) else { return [] }
      sort = Sort(field)
      return load(in: context)
    default:
      return answer.stage == .given
        ? RequestCommands.answer(answer, for: targets, in: context) : []
    }
  }

  private static let remembered = 50

  /// Keeps what was asked, for the up key of the next prompt.
  private mutating func remember(_ answer: Answer) {
    if answer.text.allSatisfy(\.isWhitespace) { return }
    let others = (earlier[answer.command] ?? []).filter { $0 != answer.text }
    earlier[answer.command] = Array(([answer.text] + others).prefix(QueueScreen.remembered))
  }

  /// What is being found replaces the list with every key; leaving brings the list back as it was.
  mutating func find(
    _ text: String,
    _ stage: Answer.Stage,
    in context: Context
  ) -> [Effect] {
    let typed = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if stage == .dropped || typed.allSatisfy(\.isWhitespace) {
      finding = nil
      guard let before = beforeFinding else { return [] }
      beforeFinding = nil
      list = before
      return refresh(in: context)
    }
    do throws(FilterError) {
      let filter = try Filter(parsing: typed, carriers: context.desk.carriers)
      if beforeFinding == nil { beforeFinding = list }
      finding = Narrowing(text: typed, filter: filter)
      return load(in: context)
    } catch {
      return stage == .given ? [.say(Message(error.message, .warning))] : []
    }
  }

  mutating func narrow(
    _ text: String,
    _ stage: Answer.Stage,
    in context: Context
  ) -> [Effect] {
    if stage == .dropped || text.allSatisfy(\.isWhitespace) {
      guard narrowing != nil else { return [] }
      narrowing = nil
      return load(in: context)
    }
    do throws(FilterError) {
      let filter = try Filter(parsing: text, carriers: context.desk.carriers)
      narrowing = Narrowing(text: text, filter: filter)
      return load(in: context)
    } catch {
      return stage == .given ? [.say(Message(error.message, .warning))] : []
    }
  }
}

extension QueueScreen.Errand {
  var query: Query {
    switch self {
    case .tag(let query), .takeNext(let query): query
    }
  }
}
