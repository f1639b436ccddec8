import PortDomain
import TerminalUI
import Wording

extension StatusMenuScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return [.read(.files(requests))]
    case .key(let key): return handle(key, in: context)
    case .reply(let reply):
      let effects = take(reply)
      guard isRead, let key = early else { return effects }
      early = nil
      return effects + handle(key, in: context)
    case .uncovered, .command, .paste, .answer, .resized, .rested: return []
    }
  }

  private mutating func handle(_ key: Key, in context: Context) -> [Effect] {
    if Panels.leaves(key) || key == .character("q") { return [.close] }
    guard isRead else {
      if early == nil { early = key }
      return []
    }
    let items = items(in: context)
    switch key {
    case .up, .character("k"): cursor = max(0, cursor - 1)
    case .down, .character("j"): cursor = min(items.count - 1, cursor + 1)
    case .home, .character("g"): cursor = 0
    case .end, .character("G"): cursor = items.count - 1
    case .enter: return choose(items[min(cursor, items.count - 1)], in: context)
    case .character(let letter):
      guard let index = items.firstIndex(where: { $0.action.letter == letter }) else { return [] }
      cursor = index
      return choose(items[index], in: context)
    case _: break
    }
    return []
  }

  private func choose(_ item: Item, in context: Context) -> [Effect] {
    guard let file = files.first else {
      return [.say(Message("The requests can't be read.", .warning))]
    }
    guard item.reasons.isEmpty else {
      if item.reasons.count == 1 {
        return [.say(Message(item.reasons[0].capitalisedFirst, .warning))]
      }
      let title = "Why not \(item.action.title)"
      return [.open(NoticeScreen(title: title, lines: item.reasons))]
    }
    switch item.action {
    case .schedule, .reschedule:
      let isReschedule = item.action == .reschedule
      return [
        .open(SchedulePickerScreen(request: file.request.id, isReschedule: isReschedule))
      ]
    case .reject: return [.open(RejectScreen(request: file.request.id))]
    case .submit, .resubmit:
      return isBulk ? [confirm(item, in: context)] : [.open(StatusFormScreen(item.action, files))]
    case .withdraw, .complete, .reopen, .cancel, .return:
      return [.open(StatusFormScreen(item.action, files))]
    }
  }

  /// Several at once are sent after a question: there is nothing to type that would make one pause.
  private func confirm(_ item: Item, in context: Context) -> Effect {
    let intents = files.map { file in
      context.intent(
        .status(item.action == .submit ? .submit() : .resubmit()),
        on: file.request.id,
        basis: .seen(version: file.request.version)
      )
    }
    return .open(
      ConfirmScreen(
        .several(item.action, possible: item.possible, of: files.count),
        effects: [.commit(intents)]
      )
    )
  }

  private mutating func take(_ reply: Reply) -> [Effect] {
    if case .read(.files(requests, let result)) = reply {
      if case .success(let files) = result { self.files = files }
      isRead = true
      return []
    }
    // Of several the basis stays what was seen; what moved is told when it is stored.
    if case .changed(let changed) = reply, !isBulk, changed?.contains(requests[0]) ?? true {
      return [.read(.files(requests))]
    }
    guard case .written(.committed(let intents, .success(let outcomes))) = reply else { return [] }
    return zip(intents, outcomes).contains(where: isDone) ? [.close] : []
  }

  /// Whether a step of one of these requests was stored: the menu has done its work.
  private func isDone(_ intent: Intent, _ outcome: Outcome) -> Bool {
    guard case .done = outcome, case .change(let id, .status, _) = intent.subject else {
      return false
    }
    return requests.contains(id)
  }
}
