/// Steps from left to right: which are done, where it stands, what is still open.
///
/// Where the width doesn't suffice, the lines between get shorter, then the labels go, last that of
/// the step where it stands.
public struct ProgressLine: Widget, Hashable {
  public struct Step: Hashable, Sendable {
    public enum State: Hashable, Sendable {
      case done, now, failed, open

      var glyph: Glyph {
        switch self {
        case .done: .done
        case .now: .now
        case .failed: .failed
        case .open: .open
        }
      }

      /// The sign read aloud.
      var word: DisplayText {
        switch self {
        case .done: "done"
        case .now: "now"
        case .failed: "failed"
        case .open: "open"
        }
      }

      var style: Style {
        switch self {
        case .done: .success
        case .now: .strong
        case .failed: .danger
        case .open: .muted
        }
      }
    }

    public let label: DisplayText
    public let state: State

    public init(_ label: DisplayText, _ state: State) {
      self.label = label
      self.state = state
    }

    var isCurrent: Bool { state == .now || state == .failed }
  }

  public let steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps
  }

  public func draw(on canvas: inout Canvas) {
    if canvas.isLinear {
      let words = steps.map { "\($0.label) \($0.state.word)" as DisplayText }
      canvas.draw(words.joined(separator: ", "), at: .zero)
      return
    }
    let forms = [
      line(connector: 3) { _ in true },
      line(connector: 1) { _ in true },
      line(connector: 1, labels: \.isCurrent),
      line(connector: 1) { _ in false },
    ]
    guard let fallback = forms.last else { return }
    canvas.draw(forms.first { $0.columns <= canvas.width } ?? fallback, at: .zero)
  }

  private func line(connector: Int, labels isLabelled: (Step) -> Bool) -> StyledText {
    let dashes = (0..<connector).map { _ in DisplayText(.horizontal) }.joined()
    var line = StyledText()
    for (index, step) in steps.enumerated() {
      if index > 0 { line.append(" \(dashes) ", .muted) }
      line.append(DisplayText(step.state.glyph), step.state.style)
      if isLabelled(step) { line.append(" \(step.label)", step.state.style) }
    }
    return line
  }
}
