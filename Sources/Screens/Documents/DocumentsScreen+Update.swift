import PortDomain
import Wording

extension DocumentsScreen {
  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let effects = open.update(event)
    if case .reply(.written(.committed(let intents, let result))) = event {
      took(result, of: intents)
    }
    if case .reply = event {
      settle()
      seek(in: context)
    }
    switch event {
    case .command(let command): return effects + run(command, in: context)
    case .answer(let answer):
      return effects + remark(answer, in: context)
    case .opened, .uncovered, .typed, .paste, .resized, .rested, .argument, .reply: return effects
    }
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .down: row = min(row + 1, max(0, items.count - 1))
    case .up: row = max(0, row - 1)
    case .home: row = 0
    case .end: row = max(0, items.count - 1)
    case .nextPaper: turn()
    case .olderVersion: turnBack()
    case .pass: return answer(.pass, in: context)
    case .fail: return answer(.fail, in: context)
    case .clearAnswer: return answer(nil, in: context)
    case .notApplicable: return askRemark(for: .notApplicable, in: context)
    case .passAll: return passAll(in: context)
    case .typeEvidence: return typeEvidence()
    case .addPaper: return addPaper(in: context)
    case .extract: return document.map { [.open(DestinationScreen(.paper($0, to: "")))] } ?? []
    case .packet: return [.open(DestinationScreen(.packet(open.id, to: "")))]
    case .undo, .redo:
      let isRedo = command == .redo
      return RequestCommands.takeBack(on: open.id, open.file, isRedo: isRedo, in: context)
    case .status: return [.open(StatusMenuScreen(requests: [open.id]))]
    case .back: return [.close]
    case _: break
    }
    return []
  }

  private mutating func took(_ result: Result<[Outcome], StoreError>, of intents: [Intent]) {
    guard case .success(let outcomes) = result else {
      underway.subtract(intents.map(\.key))
      return
    }
    for (intent, outcome) in zip(intents, outcomes) where underway.remove(intent.key) != nil {
      if case .done(let receipt) = outcome { stored = max(stored, receipt.version) }
    }
  }

  /// Goes to what the screen is to begin with.
  private mutating func seek(in context: Context) {
    guard let file = open.file, let sought else { return }
    self.sought = nil
    let today = context.today(in: file.request.country)
    switch sought {
    case .waiting:
      let waiting = DocumentKind.demanded.first { kind in
        switch context.desk.state(of: file.paper(kind), in: file, on: today) {
        case .received, .underReview: true
        case .missing, .refused, .accepted: false
        }
      }
      if let waiting { slot = .demanded(waiting) }
    case .failure(let kinds):
      for kind in kinds {
        guard let paper = file.paper(kind),
          let place = kind.items.firstIndex(where: {
            context.desk.verdict($0, of: paper, in: file, on: today) == .fail
          })
        else { continue }
        (slot, row) = (.demanded(kind), place)
        return
      }
    }
  }

  /// Keeps the cursor on a row and a paper that exist.
  private mutating func settle() {
    if let file = open.file, !PaperSlot.slots(in: file).contains(slot) { slot = .demanded(.loa) }
    if !olderVersions.contains(where: { $0.id == older }) { older = nil }
    row = min(row, max(0, items.count - 1))
  }

  /// To the version before, after the first one to the newest.
  private mutating func turnBack() {
    let versions = olderVersions
    let place = versions.firstIndex { $0.id == older }.map { $0 + 1 } ?? 0
    older = versions.indices.contains(place) ? versions[place].id : nil
    row = min(row, max(0, items.count - 1))
  }

  private mutating func turn() {
    guard let file = open.file else { return }
    let slots = PaperSlot.slots(in: file)
    let index = slots.firstIndex(of: slot) ?? -1
    slot = slots[(index + 1) % slots.count]
    older = nil
    row = 0
  }

  private mutating func answer(_ verdict: Document.Verdict?, in context: Context) -> [Effect] {
    guard items.indices.contains(row) else { return [] }
    if verdict == .pass, differs(items[row], in: context) {
      return askRemark(for: .pass, in: context)
    }
    return check([items[row]: verdict], in: context)
  }

  /// Whether what is typed from the paper differs from the request, so that passing takes a remark.
  private func differs(_ item: CheckItem, in context: Context) -> Bool {
    guard let file = open.file, let document else { return false }
    return context.desk.comparison(of: item, on: document, in: file) == .different
  }

  private mutating func passAll(in context: Context) -> [Effect] {
    // Else it would pass a row that was failed a moment ago.
    if isBehind { return [.say(.answerBeingStored)] }
    let open = items.filter {
      !$0.isComputed && document?.answers[$0] == nil && !differs($0, in: context)
    }
    guard !open.isEmpty else { return [.say(.allAnswered)] }
    return check(
      Dictionary(uniqueKeysWithValues: open.map { ($0, .some(.pass)) }),
      in: context
    )
  }

  private mutating func check(
    _ answers: [CheckItem: Document.Verdict?],
    in context: Context
  ) -> [Effect] {
    guard let file = open.file, let document else { return [] }
    let edits = SheetEdits(answers: answers)
    let change = Change.paper(.check(document.id, edits))
    let intent = context.intent(change, on: open.id, basis: basis(file))
    underway.insert(intent.key)
    return [.commit([intent])]
  }

  private mutating func askRemark(
    for verdict: Document.Verdict,
    in context: Context
  ) -> [Effect] {
    guard let file = open.file, let document, items.indices.contains(row) else { return [] }
    remarked = Remarked(
      document: document.id,
      item: items[row],
      verdict: verdict,
      version: file.request.version,
      key: context.intentKey()
    )
    return [
      .open(
        PromptScreen(
          verdict == .pass ? .pass : .notApplicable,
          label: Prompt.remark(on: items[row], as: verdict),
          text: document.answers[items[row]]?.remark ?? ""
        )
      )
    ]
  }

  private mutating func remark(_ answer: Answer, in context: Context) -> [Effect] {
    guard [.notApplicable, .pass].contains(answer.command), answer.stage != .typing,
      let asked = remarked
    else {
      return []
    }
    remarked = nil
    guard answer.stage == .given else { return [] }
    let edits = SheetEdits(
      answers: [asked.item: asked.verdict],
      remark: answer.text
    )
    return [
      .commit([
        context.intent(
          .paper(.check(asked.document, edits)),
          on: open.id,
          basis: .seen(version: asked.version),
          key: asked.key
        )
      ])
    ]
  }

  private func typeEvidence() -> [Effect] {
    guard let file = open.file, let document, !items.isEmpty else { return [] }
    let wanted = items.indices.contains(row) ? items[row].pairs(on: document.kind).first : nil
    return [
      .open(
        EvidenceScreen(
          document,
          of: file.request,
          focus: wanted?.evidence ?? document.kind.evidence[0]
        )
      )
    ]
  }

  /// Takes in the paper on which the cursor is where that lacks, else the first one that does: a letter
  /// that came a moment ago isn't replaced by the bill that came with it.
  private mutating func addPaper(in context: Context) -> [Effect] {
    guard let file = open.file else { return [] }
    let today = context.today(in: file.request.country)
    func lacks(_ kind: DocumentKind) -> Bool {
      switch context.desk.state(of: file.paper(kind), in: file, on: today) {
      case .missing, .refused: true
      case .received, .underReview, .accepted: false
      }
    }
    if slot.kind != .other, !lacks(slot.kind), let next = DocumentKind.demanded.first(where: lacks)
    {
      (slot, row, older) = (.demanded(next), 0, nil)
    }
    return [.open(AddPaperScreen(to: file, kind: slot.kind))]
  }

  private func basis(_ file: RequestFile) -> Intent.Basis { .seen(version: file.request.version) }
}
