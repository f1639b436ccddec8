import PortDomain
import TerminalUI
import Wording

/// Several numbers in the field of one: they become an order, with all other fields typed once.
extension IntakeScreen {
  /// A number as it was typed, with what keeps it from being taken in.
  struct Wanted: Hashable, Sendable {
    let text: String
    /// nil while the country isn't known, or where the text is none.
    let number: PhoneNumber?
    let problem: FieldProblem?
  }

  var pieces: [String] {
    NumberList(form.form.text(.phoneNumber), in: country).pieces
  }

  var isList: Bool { pieces.count > 1 }

  private func wanted(in context: Context) -> [Wanted] {
    let pieces = pieces
    guard let country else {
      return pieces.map { Wanted(text: $0, number: nil, problem: nil) }
    }
    let problems = context.desk.problems(
      withNumbers: pieces,
      in: country,
      on: today(in: context)
    ) { standings[$0] ?? .free }
    return zip(pieces, problems).map { text, problem in
      let number = try? PhoneNumber(parsing: text, in: country)
      return Wanted(text: text, number: number, problem: problem)
    }
  }

  /// The order of numbers that were taken in from this form before, for those that stayed in it.
  var begun: OrderID? { form.beside[IntakeScreen.orderName].flatMap { OrderID($0) } }

  private static let orderName = "order"

  // MARK: Typing

  /// Lines of a paste are numbers of their own; behind what is typed already they are more.
  /// - Returns: nil where it is at most one number.
  mutating func paste(numbers text: String, in context: Context) -> [Effect]? {
    let lines = text.split { $0.isNewline || $0 == "\t" }.map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    let list = lines.joined(separator: ", ")
    guard NumberList(list, in: country).pieces.count > 1 else { return nil }
    let isMore = !form.form.text(.phoneNumber).allSatisfy { $0.isWhitespace || ",;".contains($0) }
    guard case .edited = form.update(.paste((isMore ? ", " : "") + list), in: context) else {
      return []
    }
    checkAll(in: context)
    return form.keep(at: context.now) + lookUp()
  }

  /// Tells how many numbers are typed, where there are several.
  mutating func countNumbers() {
    let count = pieces.count
    let words = count > 1 ? NumberWords.counted(count, isNew: begun == nil) : nil
    form.form.setNote(words.map { DisplayText(sanitising: $0) }, of: .phoneNumber)
  }

  /// Tells what is wrong with any of the numbers, by its place, and writes the others as they are shown.
  mutating func checkNumbers(in context: Context) {
    let wanted = wanted(in: context)
    let texts = wanted.map { $0.problem == nil ? $0.number?.grouped ?? $0.text : $0.text }
    if !texts.isEmpty { form.form.setText(texts.joined(separator: ", "), of: .phoneNumber) }
    countNumbers()
    tellFaults(of: wanted, in: context)
    guard wanted.count > 1, let fault = wanted.firstIndex(where: { $0.problem != nil }) else {
      return
    }
    // The caret is where the first of them is mended.
    let place = texts[...fault].joined(separator: ", ").count
    form.form.moveCursor(to: place, in: .phoneNumber)
  }

  private mutating func tellFaults(of wanted: [Wanted], in context: Context) {
    var warnings: [String] = []
    if let country {
      for (place, wanted) in wanted.enumerated() where wanted.problem == nil {
        let found = context.desk.warnings(about: wanted.text, for: .phoneNumber, in: country)
        guard !found.isEmpty else { continue }
        warnings.append(
          isList
            ? NumberWords.note(found, at: place) : found.map(\.message).joined(separator: "; ")
        )
      }
    }
    let problems = wanted.map(\.problem)
    let faults = problems.count > 1 ? NumberFaults(problems) : nil
    let error = faults?.head ?? problems.lazy.compactMap(\.self).first?.message
    form.form.setError(
      error.map { DisplayText(sanitising: $0) },
      faults: (faults?.brief ?? []).map { DisplayText(sanitising: $0) },
      of: .phoneNumber
    )
    let warning = NumberWords.joined(warnings)
    form.form.setWarning(warning.map { DisplayText(sanitising: $0) }, of: .phoneNumber)
  }

  // MARK: Looking up

  /// Asks the store whether the numbers can be requested, so that it is told while they are being typed
  /// and not at the end.
  func lookUp() -> [Effect] {
    guard let country else { return [] }
    let numbers = pieces.compactMap { try? PhoneNumber(parsing: $0, in: country) }
    return numbers.isEmpty ? [] : [.read(.standings(numbers))]
  }

  mutating func take(
    _ result: Result<[NumberStanding], StoreError>,
    of numbers: [PhoneNumber],
    in context: Context
  ) -> [Effect] {
    switch result {
    case .success(let found):
      for (number, standing) in zip(numbers, found) { standings[number] = standing }
    case .failure(let error):
      // Where nobody waits for it the store tells the same once it is asked to store.
      guard isLookingUp else { return [] }
      isLookingUp = false
      return [.say(Message(error.message, .failure))]
    }
    // What is being typed by now is checked as it is left.
    guard lookUp() == [.read(.standings(numbers))] else { return [] }
    tellFaults(of: wanted(in: context), in: context)
    guard isLookingUp else { return [] }
    isLookingUp = false
    return takeIn(in: context)
  }

  // MARK: Storing

  /// Shows what would be taken in and what not, once the rules have nothing against what the numbers
  /// share and the store has told of each.
  mutating func takeIn(in context: Context) -> [Effect] {
    checkAll(in: context)
    let wanted = wanted(in: context)
    let good = wanted.filter { $0.problem == nil }.compactMap(\.number)
    if country != nil, good.isEmpty {
      form.form.focus(on: .phoneNumber)
      return [.say(.noNumberLeft)]
    }
    var draft = requestDraft(in: context)
    draft.values[.phoneNumber] = good.first?.e164 ?? draft.values[.phoneNumber]
    let ruling = context.desk.admit(draft, by: context.actor, at: context.now) { _ in .free }
    if case .refused(let refusal) = ruling {
      form.point(at: refusal, in: context)
      return [.say(Message(refusal, by: context.clocks))]
    }
    guard good.allSatisfy({ standings[$0] != nil }) else {
      isLookingUp = true
      return lookUp() + [.say(.numbersLookedUp)]
    }
    let order = begun ?? order ?? context.desk.ids.make(at: context.now)
    self.order = order
    draft.orderID = order
    let intents = good.map { number in
      draft.values[.phoneNumber] = number.e164
      return Intent(
        key: "\(form.key)\(IntakeScreen.mark)\(number.e164)",
        actor: context.actor,
        subject: .create(draft)
      )
    }
    let warning = form.form[.phoneNumber]?.warning.map(\.string)
    let lines =
      [NumberWords.begins(good.count, of: wanted.count, begun)]
      + (NumberFaults(wanted.map(\.problem))?.lines ?? []) + [warning].compactMap(\.self)
    return [.open(ManyScreen(Title.newOrder, intents, lines: lines))]
  }

  /// Between the form's key and a number's.
  private static let mark = " "

  func isOfList(_ intent: Intent) -> Bool {
    intent.key.hasPrefix(form.key + IntakeScreen.mark)
  }

  /// What was taken in leaves the form; what was refused, or not reached, stays and is told of. When
  /// nothing is left the order is opened.
  mutating func take(
    _ outcomes: [Outcome],
    of intents: [Intent],
    in context: Context
  ) -> [Effect] {
    var stored: Set<String> = []
    var refusals: [Refusal] = []
    for (intent, outcome) in zip(intents, outcomes) {
      switch outcome {
      case .done:
        if case .create(let draft) = intent.subject, let number = draft.values[.phoneNumber] {
          stored.insert(number)
        }
      case .refused(let refusal): refusals.append(refusal)
      case .conflict: break
      }
    }
    let rest = wanted(in: context).filter { !stored.contains($0.number?.e164 ?? "") }.map(\.text)
    if !stored.isEmpty, let order {
      guard !rest.isEmpty else { return form.done + [.open(OrderScreen(order: order))] }
      _ = form.keep(order.text, as: IntakeScreen.orderName, at: context.now)
    }
    form.form.setText(rest.joined(separator: ", "), of: .phoneNumber)
    form.form.focus(on: .phoneNumber)
    checkNumbers(in: context)
    if stored.isEmpty, let refusal = refusals.first { form.point(at: refusal, in: context) }
    return form.keep(at: context.now) + lookUp()
  }
}
