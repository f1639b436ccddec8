/// Labelled fields, one of them typed in; each may have a hint and, once checked, an error or a
/// warning. A form with a button at its end is gone through with Enter.
public struct Form<ID: Hashable & Sendable>: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let id: ID
    public let label: DisplayText
    /// Shown below the field while it is typed in and has no error.
    public let hint: DisplayText?
    public var input: TextField
    public var error: DisplayText?
    /// Shown below the field unless it has an error.
    public var warning: DisplayText?

    public init(
      id: ID,
      label: DisplayText,
      hint: DisplayText? = nil,
      input: TextField = TextField()
    ) {
      self.id = id
      self.label = label
      self.hint = hint
      self.input = input
    }
  }

  /// What an event did.
  public enum Outcome: Hashable, Sendable {
    case edited(ID)
    /// The field that was typed in was left for another: the moment to check it.
    case left(ID)
    /// The button was pressed.
    case pressed
    case ignored
  }

  public private(set) var fields: [Field]
  public let button: DisplayText?
  /// The index of the field that is typed in; after the last one stands the button.
  private(set) var focusIndex = 0

  /// - Parameters:
  ///   - fields: at least one, each with an id of its own.
  ///   - button: what Enter does on the row after the last field.
  public init(_ fields: [Field], button: DisplayText? = nil) {
    precondition(!fields.isEmpty, "a form without fields")
    self.fields = fields
    self.button = button
  }

  /// The field that is typed in; on the button the last one.
  public var focus: ID { fields[min(focusIndex, fields.count - 1)].id }

  public var isOnButton: Bool { focusIndex == fields.count }

  public subscript(id: ID) -> Field? {
    fields.first { $0.id == id }
  }

  public func text(_ id: ID) -> String {
    self[id]?.input.text ?? ""
  }

  public mutating func setText(_ text: String, of id: ID) {
    update(id) { $0.input.setText(text) }
  }

  public mutating func setError(_ error: DisplayText?, of id: ID) {
    update(id) { $0.error = error }
  }

  public mutating func setWarning(_ warning: DisplayText?, of id: ID) {
    update(id) { $0.warning = warning }
  }

  public mutating func focus(on id: ID) {
    focusIndex = fields.firstIndex { $0.id == id } ?? focusIndex
  }

  /// Takes a paste, and the keys that edit or change the field: Tab and Down, Shift-Tab and Up, in
  /// a ring; Enter too where there is a button.
  public mutating func handle(_ event: InputEvent) -> Outcome {
    switch event {
    case .key(.tab), .key(.down): return moveFocus(by: 1)
    case .key(.backTab), .key(.up): return moveFocus(by: -1)
    case .key(.enter): return enter()
    case .key(let key):
      guard !isOnButton, fields[focusIndex].input.edit(key) else { return .ignored }
      return .edited(focus)
    case .paste(let text):
      guard !isOnButton else { return .ignored }
      fields[focusIndex].input.insert(text)
      return .edited(focus)
    case .resize: return .ignored
    }
  }

  private mutating func enter() -> Outcome {
    if isOnButton { return .pressed }
    return button == nil ? .ignored : moveFocus(by: 1)
  }

  private mutating func moveFocus(by step: Int) -> Outcome {
    let left = focus
    let stops = fields.count + (button == nil ? 0 : 1)
    focusIndex = (focusIndex + step + stops) % stops
    return .left(left)
  }

  private mutating func update(_ id: ID, _ change: (inout Field) -> Void) {
    guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
    change(&fields[index])
  }
}
