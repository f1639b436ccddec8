import PortDomain
import TerminalUI
import Wording

/// A field of a form, as drafts name it.
protocol FormField: RawRepresentable<String>, Hashable, Sendable {
  /// Where something that stands in the way can be mended; nil where no field is to blame.
  static func mending(_ obstacle: Obstacle) -> Self?

  /// The field that names a file to be taken in; nil where none does.
  static var file: Self? { get }
}

extension FormField {
  static var file: Self? { nil }
}

/// A form whose texts are kept as a draft while they are typed, and whose one change is followed until
/// it is stored. A refusal or a conflict leaves everything as it was typed.
struct DraftedForm<ID: FormField>: Hashable, Sendable {
  var form: Form<ID>
  let draftKey: Draft.Key
  /// Whose today dates in refusals are told by; UTC's where none is known.
  var country: Country?
  /// Under which the change is stored once, however often it is sent; a new one after an answer that
  /// stored nothing.
  private(set) var key = ""
  /// What is kept in the draft besides the fields' texts: what was chosen from a list, say.
  private(set) var beside: [String: String] = [:]
  /// Whether it holds what was given behind a command's name, so that a draft of earlier stays as it is.
  private(set) var sparesDraft = false
  /// Whether anything was typed or filled in since the form opened.
  private(set) var isTouched = false
  /// A draft that was found after something had been typed.
  private(set) var offered: Draft?
  /// When the draft that was filled in had been kept.
  private(set) var restored: Instant?
  /// Whether the change was sent and has no answer yet.
  private(set) var isStoring = false
  /// The version of each request that a refusal has told of since the form opened: sent again, the change
  /// is meant for that one.
  private var told: [RequestID: Int] = [:]
  /// The texts that it began with.
  private var initial: [ID: String]

  init(_ form: Form<ID>, draft key: Draft.Key, country: Country? = nil) {
    self.form = form
    draftKey = key
    self.country = country
    initial = DraftedForm.texts(of: form)
  }

  /// What an event means to the screen around the form.
  enum Step: Hashable, Sendable {
    /// Nothing more than these.
    case effects([Effect])
    case edited(ID)
    /// The field was left for another: the moment to check it.
    case passed(ID)
    /// The texts are to be checked and sent.
    case entered
    /// The form is to be left; the draft stays.
    case left
    /// A draft was filled in.
    case restored
    case stored(Receipt)
    /// What could be mended in a field is told there.
    case refused(Refusal)
  }

  /// What its keys are; the verb stands for storing.
  func offers(_ verb: String, leave: String = "leave") -> [Offer] {
    [
      Offer(.accept, as: verb, hinted: true), Offer(.nextField, hinted: true),
      Offer(.previousField), Offer(.leaveText, as: leave, hinted: true), Offer(.store, as: verb),
      bringing, Offer(.lineUp), Offer(.lineDown),
    ] + Offer.editing
  }

  /// Brings back the draft that is offered, if any is.
  var bringing: Offer { Offer(.bringDraft, whyNot: offered == nil ? WhyNot.noDraft : nil) }

  mutating func update(_ event: ScreenEvent, in context: Context) -> Step {
    switch event {
    case .opened:
      key = context.intentKey()
      return .effects([.read(.drafts)])
    case .command, .typed, .paste:
      // Sent again under its key it is stored once; what is typed now would not be in it.
      if isStoring {
        return event == .command(.accept) || event == .command(.store)
          ? .entered : .effects([.say(.beingStored)])
      }
      return typed(event)
    case .reply(.read(.drafts(.success(let drafts)))):
      guard restored == nil, let draft = drafts.first(where: { $0.key == draftKey }) else {
        return .effects([])
      }
      if isTouched {
        offered = draft
        return .effects([])
      }
      return fill(draft)
    case .reply(.written(.committed(let intents, let result))):
      return settled(intents, result, in: context)
    case .reply(.fileRefused(.take(let paper), let words)) where paper.key == key:
      isStoring = false
      key = context.intentKey()
      if let field = ID.file { point(at: field, words) }
      return .effects([])
    case .uncovered, .answer, .resized, .rested, .argument, .reply: return .effects([])
    }
  }

  private mutating func typed(_ event: ScreenEvent) -> Step {
    switch event {
    case .command(.store): return .entered
    case .command(.leaveText): return .left
    case .command(.bringDraft): return offered.map { fill($0) } ?? .effects([])
    case .command(.accept): return step(form.enter())
    case .command(.nextField): return step(form.moveFocus(by: 1))
    case .command(.previousField): return step(form.moveFocus(by: -1))
    case .paste(let text): return step(form.paste(text))
    case .command, .typed, .opened, .uncovered, .answer, .resized, .rested, .argument, .reply:
      return TextEdit(event).map { step(form.edit($0)) } ?? .effects([])
    }
  }

  private mutating func step(_ outcome: Form<ID>.Outcome) -> Step {
    switch outcome {
    case .edited(let id):
      isTouched = true
      sparesDraft = false
      form.setError(nil, of: id)
      form.setWarning(nil, of: id)
      return .edited(id)
    case .left(let id): return .passed(id)
    case .pressed: return .entered
    case .ignored: return .effects([])
    }
  }

  /// Of several requests' changes one stored is enough: the others are told of in the summary.
  private mutating func settled(
    _ intents: [Intent],
    _ result: Result<[Outcome], StoreError>,
    in context: Context
  ) -> Step {
    let places = intents.indices.filter { intents[$0].key.hasPrefix(key) }
    guard !places.isEmpty else { return .effects([]) }
    isStoring = false
    // What became of it is unknown: it is sent again under the same key.
    guard case .success(let outcomes) = result else { return .effects([]) }
    for place in places {
      if case .done(let receipt) = outcomes[place] { return .stored(receipt) }
    }
    key = context.intentKey()
    for place in places {
      if case .conflict(let conflict) = outcomes[place] {
        told[conflict.request] = conflict.version
      }
    }
    for place in places {
      if case .refused(let refusal) = outcomes[place] {
        point(at: refusal, in: context)
        return .refused(refusal)
      }
    }
    return .effects([])
  }
}

// MARK: Drafts

extension DraftedForm {
  /// Keeps what differs from the beginning; secrets are never kept.
  mutating func keep(at now: Instant) -> [Effect] {
    isTouched = true
    if sparesDraft { return [] }
    var fields = beside
    for field in form.fields
    where !field.input.isMasked && field.input.text != initial[field.id] ?? "" {
      // Blanks alone are nothing to be offered again.
      let isBlank = [field.input.text, initial[field.id] ?? ""].allSatisfy {
        $0.allSatisfy(\.isWhitespace)
      }
      if !isBlank { fields[field.id.rawValue] = field.input.text }
    }
    return [
      fields.isEmpty
        ? .removeDraft(draftKey)
        : .saveDraft(Draft(key: draftKey, fields: fields, savedAt: now))
    ]
  }

  /// From here on it holds what was given behind a command's name, until somebody types into it.
  mutating func spareDraft() {
    isTouched = true
    sparesDraft = true
  }

  /// Keeps something in the draft besides the fields' texts.
  mutating func keep(_ text: String, as name: String, at now: Instant) -> [Effect] {
    beside[name] = text
    return keep(at: now)
  }

  private mutating func fill(_ draft: Draft) -> Step {
    offered = nil
    restored = draft.savedAt
    isTouched = true
    for (name, text) in draft.fields {
      if let id = ID(rawValue: name) {
        form.setText(text, of: id)
      } else {
        beside[name] = text
      }
    }
    return .restored
  }

  private static func texts(of form: Form<ID>) -> [ID: String] {
    Dictionary(uniqueKeysWithValues: form.fields.map { ($0.id, $0.input.text) })
  }

  /// Forgets the draft and begins anew.
  mutating func clear() -> [Effect] {
    for id in form.fields.map(\.id) {
      form.setText(initial[id] ?? "", of: id)
      form.setError(nil, of: id)
      form.setWarning(nil, of: id)
    }
    form.focus(on: form.fields[0].id)
    beside = [:]
    offered = nil
    restored = nil
    isTouched = true
    return [.removeDraft(draftKey)]
  }

  /// What to say about the draft at the head of the form.
  func note(in context: Context) -> DisplayText {
    let words =
      offered.map {
        let time = context.clocks.time($0.savedAt, in: country)
        return DraftWords.offered(from: time, key: context.key(.bringDraft))
      } ?? restored.map { DraftWords.kept(from: context.clocks.time($0, in: country)) }
    return DisplayText(sanitising: words ?? "")
  }

  /// The words on a draft that was filled in where no head tells of it.
  static func restoredWords(in context: Context) -> [Effect] {
    [.say(.restored(key: context.key(.clearText)))]
  }

  /// The end of a form whose change was stored.
  var done: [Effect] { removal + [.close] }

  /// Forgets the draft, unless what was stored is not of it.
  var removal: [Effect] { sparesDraft ? [] : [.removeDraft(draftKey)] }
}

// MARK: Storing

extension DraftedForm {
  /// Sends a change unless the desk refuses it for something that can be mended in a field.
  mutating func send(
    _ change: Change,
    on file: RequestFile,
    in context: Context
  ) -> [Effect] {
    if let refusal = context.refusal(of: change, on: file), point(at: refusal, in: context) {
      return []
    }
    return commit([
      context.intent(
        change,
        on: file.request.id,
        basis: basis(of: file),
        key: key
      )
    ])
  }

  /// The state that a change is made against: what was on the screen, or what was told since.
  func basis(of file: RequestFile) -> Intent.Basis {
    .seen(version: max(file.request.version, told[file.request.id] ?? 0))
  }

  /// Shows what a change of several requests would do, before it is sent under `key`.
  func preview(
    _ title: String,
    _ wish: ManyChange,
    on requests: [RequestID],
    files: [RequestFile]? = nil,
    isFinal: Bool = false
  ) -> [Effect] {
    let title = Title.several(title, requests.count)
    return [
      .open(ManyScreen(title, wish, on: requests, files: files, isFinal: isFinal, key: key))
    ]
  }

  /// Has a file taken in under `key`.
  mutating func take(_ paper: PaperIntake) -> [Effect] {
    isStoring = true
    return [.outside(.file(.take(paper)))]
  }

  /// - Parameter intents: under `key`, or keys that begin with it.
  mutating func commit(_ intents: [Intent]) -> [Effect] {
    isStoring = true
    return [.commit(intents)]
  }

  /// Shows what is wrong at the field it concerns and goes there.
  mutating func point(at id: ID, _ problem: String) {
    form.setError(DisplayText(sanitising: problem), of: id)
    form.focus(on: id)
  }

  /// Shows all that can be mended here and goes to the first of it.
  /// - Returns: whether there is any.
  @discardableResult
  mutating func point(at refusal: Refusal, in context: Context) -> Bool {
    let today = context.today(in: country)
    let places = refusal.obstacles.compactMap { obstacle in
      ID.mending(obstacle).flatMap { id in form[id] == nil ? nil : (id, obstacle) }
    }
    for (id, obstacle) in places.reversed() { point(at: id, obstacle.message(today: today)) }
    return !places.isEmpty
  }

  /// The day typed into a field, by the calendar of the form's country.
  /// - Throws: what is wrong with it, once it is told there.
  mutating func day(
    _ id: ID,
    _ reach: TypedDay.Reach,
    in context: Context
  ) throws(TypedDay.Fault) -> CalendarDay {
    let text = form.text(id)
    do throws(TypedDay.Fault) {
      return try context.desk.day(text, reach, in: country, on: context.today(in: country))
    } catch {
      point(at: id, error.message(of: text))
      throw error
    }
  }

  /// A field's text unless it is blank.
  func given(_ id: ID) -> String? {
    let text = form.text(id)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
