import PortDomain
import Wording

/// Find and filter: what is typed in the filter language shows what it means with every key.
extension QueueScreen {
  /// Asks for a text in the filter language.
  func ask(
    _ command: Command,
    _ label: String,
    text: String = "",
    isLive: Bool = false
  ) -> [Effect] {
    let prompt = PromptScreen(
      command,
      label: label,
      text: text,
      kind: .filter,
      isLive: isLive,
      earlier: personal.typed(into: command.rawValue)
    )
    // Read again, so that what a purge took away since isn't kept anew with what is typed now.
    return [.read(.personal), .open(prompt)]
  }

  private static let remembered = 50

  /// Keeps what was asked, for the up key of the next prompt.
  mutating func remember(_ answer: Answer) -> [Effect] {
    guard answer.stage == .given, !answer.text.allSatisfy(\.isWhitespace) else { return [] }
    let prompt = answer.command.rawValue
    let others = personal.typed(into: prompt).filter { $0 != answer.text }
    let texts = Array(([answer.text] + others).prefix(QueueScreen.remembered))
    return keep(.keep(.typed(texts, prompt: prompt)))
  }

  /// Reads a filter: while it is typed, its last word may be unfinished.
  private func read(
    _ text: String,
    _ stage: Answer.Stage,
    in context: Context
  ) throws(FilterError) -> Filter {
    switch stage {
    case .typing: try context.desk.filter(typing: text, at: context.now, knowing: logins)
    case .given, .dropped: try context.desk.filter(text, at: context.now)
    }
  }

  /// What is being found replaces the list with every key; leaving brings the list back as it was.
  mutating func find(
    _ text: String,
    _ stage: Answer.Stage,
    in context: Context
  ) -> [Effect] {
    let typed = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if stage == .dropped || typed.allSatisfy(\.isWhitespace) {
      finding = origin
      return leaveFinding(in: context)
    }
    do throws(FilterError) {
      let filter = try read(typed, stage, in: context)
      let isListed = finding != nil && self.filter == filter
      if beforeFinding == nil { beforeFinding = list }
      finding = Narrowing(text: typed, filter: filter)
      return isListed ? [] : reload(orFirst: true, in: context)
    } catch {
      return stage == .given ? [.say(Message(error.message, .warning))] : []
    }
  }

  /// Brings the list back as it was, the cursor on its row, or on what something was done to.
  mutating func leaveFinding(in context: Context) -> [Effect] {
    guard let before = beforeFinding else { return [] }
    beforeFinding = nil
    anchor = chosen
    chosen = nil
    list = before
    return anchor == nil ? refresh(in: context) : reload(orFirst: false, in: context)
  }

  mutating func narrow(
    _ text: String,
    _ stage: Answer.Stage,
    in context: Context
  ) -> [Effect] {
    if stage == .dropped || text.allSatisfy(\.isWhitespace) {
      guard narrowing != nil else { return [] }
      narrowing = nil
      return reload(orFirst: false, in: context)
    }
    do throws(FilterError) {
      let filter = try read(text, stage, in: context)
      let before = self.filter
      let isFirst = narrowing == nil
      narrowing = Narrowing(text: text, filter: filter)
      if self.filter != before { return reload(orFirst: true, in: context) }
      return isFirst ? countMatches(in: context) : []
    } catch {
      return stage == .given ? [.say(Message(error.message, .warning))] : []
    }
  }
}
