import PortDomain
import TerminalUI
import Wording

/// A form whose texts are kept as a draft while they are typed, and whose one change is followed until
/// it is stored. A refusal or a conflict leaves everything as it was typed.
struct DraftedForm<ID>: Hashable, Sendable
where ID: Hashable & Sendable & RawRepresentable<String> {
  var form: Form<ID>
  let draftKey: Draft.Key
  /// Under which the change is stored once, however often Enter is pressed; a new one after an
  /// answer that stored nothing.
  private(set) var key = ""
  /// What is kept in the draft besides the fields' texts: what was chosen from a list, say.
  private(set) var beside: [String: String] = [:]
  private var isTouched = false

  init(_ form: Form<ID>, draft key: Draft.Key) {
    self.form = form
    draftKey = key
  }

  /// What an event means to the screen around the form.
  enum Step: Hashable, Sendable {
    /// Nothing more than these.
    case effects([Effect])
    /// Enter: the texts are to be checked and sent.
    case entered
    /// Esc: the draft stays.
    case left
    case stored
    case refused(Refusal)
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> Step {
    switch event {
    case .opened:
      key = context.intentKey()
      return .effects([.read(.drafts)])
    case .key(.enter), .key(.control("x")): return .entered
    case .key(let key):
      if Panels.leaves(key) { return .left }
      return .effects(took(form.handle(.key(key)), at: context.now))
    case .paste(let text): return .effects(took(form.handle(.paste(text)), at: context.now))
    case .reply(.read(.drafts(.success(let drafts)))): return .effects(restore(drafts))
    case .reply(.written(.committed(let intents, .success(let outcomes)))):
      return settled(intents, outcomes, in: context)
    case .uncovered, .command, .answer, .resized, .rested, .reply: return .effects([])
    }
  }

  /// Shows what is wrong at the field it concerns and goes there.
  mutating func point(at id: ID, _ problem: String) {
    form.setError(DisplayText(sanitising: problem), of: id)
    form.focus(on: id)
  }

  /// Keeps something in the draft besides the fields' texts.
  mutating func keep(_ text: String, as name: String, at now: Instant) -> [Effect] {
    beside[name] = text
    isTouched = true
    return [.saveDraft(draft(at: now))]
  }

  private mutating func took(_ outcome: Form<ID>.Outcome, at now: Instant) -> [Effect] {
    guard case .edited(let id) = outcome else { return [] }
    isTouched = true
    form.setError(nil, of: id)
    return [.saveDraft(draft(at: now))]
  }

  private func draft(at now: Instant) -> Draft {
    let texts = form.fields.map { ($0.id.rawValue, $0.input.text) }
    return Draft(
      key: draftKey,
      fields: beside.merging(texts) { _, text in text },
      savedAt: now
    )
  }

  /// Fills in what was typed before, unless something was typed since.
  private mutating func restore(_ drafts: [Draft]) -> [Effect] {
    guard !isTouched, let draft = drafts.first(where: { $0.key == draftKey }) else { return [] }
    isTouched = true
    for (name, text) in draft.fields {
      if let id = ID(rawValue: name) {
        form.setText(text, of: id)
      } else {
        beside[name] = text
      }
    }
    return [.say(Message("What you typed before is here again; Ctrl-U clears a field."))]
  }

  /// Of several requests' changes one stored is enough: the others are told of in the summary.
  private mutating func settled(
    _ intents: [Intent],
    _ outcomes: [Outcome],
    in context: Context
  ) -> Step {
    let mine = zip(intents, outcomes).filter { $0.0.key.hasPrefix(key) }.map(\.1)
    guard !mine.isEmpty else { return .effects([]) }
    for outcome in mine {
      if case .done = outcome { return .stored }
    }
    key = context.intentKey()
    for outcome in mine {
      if case .refused(let refusal) = outcome { return .refused(refusal) }
    }
    return .effects([])
  }
}
