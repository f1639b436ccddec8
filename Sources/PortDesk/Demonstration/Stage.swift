import PortDomain
import PortStore

/// Where the stories of a demonstration stand, and what happens in the coming hours.
struct Stage {
  /// One step of one story, ready to be stored.
  struct Scene {
    let story: Int
    let step: Int
    let intent: Intent
    let paper: StagedPaper?
  }

  private let desk: Desk
  private let end: Instant
  private let stories: [Story]
  private var requests: [RequestID?]
  private var papers: [[DocumentKind: DocumentID]]
  private var dates: [CalendarDay?]
  /// Story and step by the hour; step -1 is the creation.
  private var due: [Int: [(story: Int, step: Int)]] = [:]

  init(desk: Desk, stories: [Story], end: Instant) {
    self.desk = desk
    self.end = end
    self.stories = stories
    requests = stories.map { _ in nil }
    papers = stories.map { _ in [:] }
    dates = stories.map { _ in nil }
    for (index, story) in stories.enumerated() { due[story.start, default: []].append((index, -1)) }
  }

  /// What happens in an hour. A step whose day hasn't come waits for it.
  mutating func scenes(at hour: Int, _ time: Instant) -> [Scene] {
    (due.removeValue(forKey: hour) ?? []).compactMap { index, step in
      let story = stories[index]
      guard step >= 0 else { return scene(index, step, .create(story.draft)) }
      guard let request = requests[index] else { return nil }
      let today = desk.zones.today(in: story.country, at: time)
      if case .complete = story.steps[step].act, let date = dates[index], today < date {
        due[hour + 3, default: []].append((index, step))
        return nil
      }
      if let change = change(story.steps[step].act, index, today) {
        return scene(index, step, .change(request, change, basis: .current))
      }
      schedule(index, after: step, at: hour)
      return nil
    }
  }

  /// Remembers what a step brought, and plans the next one.
  mutating func goOn(_ scene: Scene, _ receipt: Receipt, at hour: Int) {
    requests[scene.story] = receipt.request
    if let kind = scene.paper?.kind, let paper = receipt.document {
      papers[scene.story][kind] = paper
    }
    schedule(scene.story, after: scene.step, at: hour)
  }

  private mutating func schedule(_ story: Int, after step: Int, at hour: Int) {
    guard step + 1 < stories[story].steps.count else { return }
    due[hour + stories[story].steps[step + 1].gap, default: []].append((story, step + 1))
  }

  private func scene(_ story: Int, _ step: Int, _ subject: Intent.Subject) -> Scene {
    var brought: StagedPaper?
    if step >= 0, case .paper(let kind, _) = stories[story].steps[step].act {
      brought = StagedPaper(kind, of: story, stories[story].draft)
    }
    return Scene(
      story: story,
      step: step,
      intent: Intent(
        key: "demo-\(story)-\(step)",
        actor: Operator(login: stories[story].clerk, role: .supervisor, session: "demo"),
        subject: subject
      ),
      paper: brought
    )
  }

  /// - Returns: nil where nothing is to be done: an order's papers come by its first number.
  private mutating func change(
    _ act: Story.Act,
    _ index: Int,
    _ today: CalendarDay
  ) -> Change? {
    let story = stories[index]
    let calendar = desk.calendar(of: story.country)
    func date(_ days: Int) -> CalendarDay { calendar.day(days, businessDaysAfter: today) }
    switch act {
    case .take: return .edit(FieldEdits([FieldEdit(.owner, story.clerk)]))
    case .edit(let field, let value): return .edit(FieldEdits([FieldEdit(field, value)]))
    case .newPIN(let pin): return .edit(FieldEdits([], pin: Secret(pin)))
    case .paper(let kind, let days):
      guard story.leader == nil else { return nil }
      let evidence: [EvidenceField: String] =
        switch kind {
        case .loa: [.signedOn: story.draft.values[.authorizedDate] ?? today.iso]
        case .bill: [.issuedOn: today.adding(days: -days).iso]
        case .governmentID: [.idExpiresOn: today.adding(days: days).iso]
        case .other: [:]
        }
      let others = stories.indices.filter { stories[$0].leader == index }.compactMap {
        requests[$0]
      }
      let paper = StagedPaper(kind, of: index, story.draft)
      return .paper(.add(kind, paper.facts, evidence: evidence, to: others))
    case .check(let kind, let rows):
      guard let paper = papers[index][kind] else { return nil }
      var edits = SheetEdits()
      for item in kind.items.filter({ !$0.isComputed }).prefix(rows) {
        edits.answers.updateValue(.pass, forKey: item)
      }
      return .paper(.check(paper, edits))
    case .fail(let kind, let item, let why):
      return papers[index][kind].map {
        .paper(.check($0, SheetEdits(answers: [item: .fail], remark: why)))
      }
    case .type(let kind, let field, let text):
      return papers[index][kind].map { .paper(.check($0, SheetEdits(evidence: [field: text]))) }
    case .submit: return .status(.submit(carrierReference: "PO-\(88_000 + index)"))
    case .resubmit: return .status(.resubmit())
    case .acknowledge: return .status(.acknowledge())
    case .confirm:
      return desk.confirmationHours(in: story.country) == nil ? nil : .status(.confirm())
    case .sent(let message): return .messageSent(message)
    case .followUp(let days):
      return .edit(FieldEdits([FieldEdit(.followUpOn, date(days).iso)]))
    case .schedule(let days):
      dates[index] = date(days)
      let window = PortWindow("10:00-12:00")
      return .status(.schedule(Lifecycle.Confirmation(date: date(days), window: window)))
    case .scheduleBeforeEnd(let daysBeforeEnd):
      var day = desk.zones.today(in: story.country, at: end)
      for _ in 0..<daysBeforeEnd {
        repeat { day = day.adding(days: -1) } while !calendar.isBusinessDay(day)
      }
      let isAllowed = calendar.isBusinessDay(day) && day >= today
      let why = isAllowed ? nil : "The carrier confirmed exactly this day"
      return .status(.schedule(Lifecycle.Confirmation(date: day), override: why))
    case .reschedule(let days):
      return .status(
        .reschedule(Lifecycle.Confirmation(date: date(days)), why: "The carrier's system is down")
      )
    case .withdraw: return .status(.withdraw(why: "The carrier took the date back"))
    case .complete: return .status(.complete())
    case .reject(let draft): return .status(.reject(draft))
    case .resolve(let code, let outcome, let note):
      return .rejection(.resolve(code, outcome, until: nil, note: note))
    case .reopen(let why): return .status(.reopen(why: why))
    case .cancel(let why): return .status(.cancel(why: why))
    case .giveBack(let why): return .status(.return(why: why))
    case .note(let text): return .note(text)
    case .tick(let item): return .tick(item, done: true)
    }
  }
}
