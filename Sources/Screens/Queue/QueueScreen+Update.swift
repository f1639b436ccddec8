import PortDomain
import TerminalUI
import Wording

extension QueueScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    arrange(in: context)
    switch event {
    case .opened: return [.read(.personal)] + load(in: context) + readCounts(in: context)
    case .uncovered, .resized:
      fit(context)
      return readOn() + restOnOther(context)
    case .command(let command): return run(command, in: context)
    case .typed: return []
    case .paste(let text): return paste(text, in: context)
    case .answer(let answer): return take(answer, in: context)
    case .argument: return []
    case .rested:
      previewed = list.current?.request.id
      return []
    case .reply(let reply): return take(reply, in: context)
    }
  }

  private mutating func take(_ reply: Reply, in context: Context) -> [Effect] {
    switch reply {
    case .read(.stretch(let query, _, let result)):
      guard let errand, errand.query == query else { return [] }
      return finish(errand, result, in: context)
    case .read(.page(let query, let start, let result)):
      guard pending?.isAsked(query, start) == true else { return [] }
      pending = nil
      switch result {
      case .success(let page):
        trouble = nil
        list.take(page, from: start, in: sort)
        if previewed == nil { previewed = list.current?.request.id }
        return readOn() + explain() + restOnOther(context)
      case .failure(let error):
        trouble = error
        return [.say(Message(error.message, .failure))]
      }
    case .read(.counts(_, .success(let counts))):
      self.counts.merge(counts) { $1 }
      if case .exactly(let listed)? = counts[QueueScreen.tagsKey] {
        hiddenTags = max(0, tagged.count - listed)
      }
      return []
    case .read(.matches(filter, .success(let count))):
      if finding != nil || narrowing != nil { matches = count }
      return []
    case .read(.personal(let result)): return take(result, in: context)
    case .kept(let change, nil): return take(change, in: context)
    case .read(.operators(.success(let known))):
      logins = known
      return []
    case .written(.committed(let intents, .success(let outcomes))):
      guard intents.count > 1 else {
        // The only one of the tagged that it was possible for.
        if targets.count > 1, let id = intents.first?.request,
          targets.contains(where: { $0.id == id }),
          outcomes.allSatisfy(\.isDone)
        {
          tagged.remove(id)
        }
        return refresh(in: context)
      }
      let told = report(outcomes, of: intents, in: context)
      return refresh(in: context) + told
    case .written(.revised(let record, .success(let outcome))):
      arranged = nil
      arrange(in: context)
      return takeShared(record, outcome, in: context) + (isPaused ? [] : refresh(in: context))
    case .changed(let ids):
      if ids == nil {
        arranged = nil
        arrange(in: context)
      }
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
    case .read(.file(let id, let result)) where id == undoing?.requests.first:
      switch result {
      case .success(let file): return askToUndo(file, in: context)
      case .failure(let error):
        undoing = nil
        return [.say(Message(error.message, .failure))]
      }
    case .read(.files(let ids, let result)) where ids == explaining && !ids.isEmpty:
      return take(result, in: context)
    case .read(.deeds(let result)):
      guard let command = recalling else { return [] }
      recalling = nil
      if case .failure(let error) = result { return [.say(Message(error.message, .failure))] }
      return takeBack(isRedo: command == .redo, isRecalled: true, in: context)
    case .read(.numbers(let asked, let result)): return take(result, of: asked, in: context)
    case .read, .written, .draftSaved, .kept, .givenOut, .answered, .fileRefused, .progress,
      .addedUp, .notice, .met:
      return []
    }
  }

  /// Asks what became of the rows that left the list and are still seen.
  private mutating func explain() -> [Effect] {
    explaining = list.visible.map(\.request.id).filter(list.isGone)
    return explaining.isEmpty ? [] : [.read(.files(explaining))]
  }

  /// What became of the rows that left the list. One that only lies elsewhere in it by now is no such
  /// row: where it is the cursor's, the list goes there with it.
  private mutating func take(
    _ result: Result<[RequestFile], StoreError>,
    in context: Context
  ) -> [Effect] {
    explaining = []
    guard case .success(let files) = result else { return [] }
    let viewpoint = context.viewpoint(tagged: tagged)
    var elsewhere: Set<RequestID> = []
    for file in files where list.isGone(file.request.id) {
      let listing = Listing(request: file.request, facts: context.desk.facts(of: file))
      if filter.matches(listing, from: viewpoint) {
        elsewhere.insert(file.request.id)
        if list.current?.request.id == file.request.id {
          anchor = listing
          return load(.around(sort.key(of: listing), orFirst: false), in: context)
        }
      } else {
        list.explain(file, listing)
      }
    }
    list.remove(elsewhere)
    return readOn()
  }

  /// Of several changes: what was done loses its tag. What became of each is listed where something was
  /// not done, and where a step was: that others hear of.
  private mutating func report(
    _ outcomes: [Outcome],
    of intents: [Intent],
    in context: Context
  ) -> [Effect] {
    let numbers = Dictionary(
      list.rows.map { ($0.request.id, $0.request.number) }
    ) { first, _ in first }
    var results: [ManyResult] = []
    for (intent, outcome) in zip(intents, outcomes) {
      guard let id = intent.request else { continue }
      if outcome.isDone { tagged.remove(id) }
      let number = numbers[id]
      results.append(ManyResult(of: intent, outcome, on: id, number, by: context.clocks))
    }
    let isTold = intents.contains(where: \.isStep) || !results.allSatisfy(\.isDone)
    return isTold && !results.isEmpty ? [.open(ResultsScreen(results))] : []
  }

  private mutating func finish(
    _ errand: Errand,
    _ result: Result<Page, StoreError>,
    in context: Context
  ) -> [Effect] {
    self.errand = nil
    guard case .success(let page) = result else {
      if case .failure(let error) = result { return [.say(Message(error.message, .failure))] }
      return []
    }
    switch errand {
    case .tag(let query, let end, let earlier):
      let rows = page.rows.prefix { row in
        end.map { !query.sort.precedes($0, query.sort.key(of: row)) } ?? true
      }
      let found = earlier + rows.map(\.request.id)
      if page.hasAfter, rows.count == page.rows.count, let last = rows.last {
        self.errand = .tag(query, upTo: end, found: found)
        return [
          .say(.tagging(found.count)),
          .read(
            .stretch(query, from: .after(query.sort.key(of: last)), limit: QueueScreen.errandRows)
          ),
        ]
      }
      tagged.formUnion(found)
      return [.say(.tagged(found.count))] + countTags(in: context)
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
    switch answer.command {
    case .find: return remember(answer) + find(answer.text, answer.stage, in: context)
    case .goto:
      guard answer.stage == .given else { return [] }
      if let numbers = PastedNumbers(answer.text), !numbers.isSingle { return [.say(.oneNumber)] }
      return paste(answer.text, in: context)
    case .filter: return remember(answer) + narrow(answer.text, answer.stage, in: context)
    case .views:
      guard answer.stage == .given else { return [] }
      return show(named: answer.text, in: context)
    case .saveView:
      guard answer.stage == .given else { return [] }
      return saveView(named: answer.text, in: context)
    case .columns:
      look.columns =
        answer.text.isEmpty
        ? nil : answer.text.split(separator: " ").compactMap { ViewColumn(rawValue: String($0)) }
      return answer.stage == .typing ? [] : keepLook()
    case .tagByFilter:
      guard answer.stage == .given else { return [] }
      let remembered = remember(answer)
      do throws(FilterError) {
        let filter = try context.desk.filter(answer.text, at: context.now)
        let query = Query(
          .all([self.filter, filter]),
          sort: sort,
          viewpoint: context.viewpoint(tagged: tagged)
        )
        errand = .tag(query, upTo: nil, found: [])
        return remembered + [
          .read(.stretch(query, from: .first, limit: QueueScreen.errandRows))
        ]
      } catch {
        return [.say(Message(error.message, .warning))]
      }
    case .sort:
      guard answer.stage == .given, let field = Sort.Field(rawValue: answer.text) else { return [] }
      // The same once more turns it round.
      sort = Sort(field, descending: field == sort.field && !sort.isDescending)
      rangeStart = nil
      return keepLook() + load(in: context)
    default:
      return answer.stage == .given
        ? RequestCommands.answer(answer, for: targets, in: context) : []
    }
  }

  /// How many rows are read at once for something else than to show them.
  static let errandRows = 1_000
}

extension QueueScreen.Errand {
  var query: Query {
    switch self {
    case .tag(let query, _, _), .takeNext(let query): query
    }
  }
}

extension Intent {
  /// Whether it takes a request a step on, or says what became of a reason.
  fileprivate var isStep: Bool {
    guard case .change(_, let change, _) = subject else { return false }
    return switch change {
    case .status, .rejection: true
    case .edit, .paper, .order, .note, .tick, .messageSent, .showPIN, .purge, .undo, .redo: false
    }
  }
}
