/// Labelled fields, one of them typed in; each may have a hint and, once checked, an error.
public struct Form<ID: Hashable & Sendable>: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let id: ID
    public let label: DisplayText
    /// Shown below the field while it is typed in and has no error.
    public let hint: DisplayText?
    public var input: TextField
    public var error: DisplayText?

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
    case ignored
  }

  public private(set) var fields: [Field]
  private var focusIndex = 0

  /// - Parameter fields: at least one, each with an id of its own.
  public init(_ fields: [Field]) {
    precondition(!fields.isEmpty, "a form without fields")
    self.fields = fields
  }

  /// The field that is typed in.
  public var focus: ID { fields[focusIndex].id }

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

  public mutating func focus(on id: ID) {
    focusIndex = fields.firstIndex { $0.id == id } ?? focusIndex
  }

  /// Takes a paste, and the keys that edit or change the field: Tab and Down, Shift-Tab and Up, in
  /// a ring.
  public mutating func handle(_ event: InputEvent) -> Outcome {
    switch event {
    case .key(.tab), .key(.down): return moveFocus(by: 1)
    case .key(.backTab), .key(.up): return moveFocus(by: -1)
    case .key(let key): return fields[focusIndex].input.edit(key) ? .edited(focus) : .ignored
    case .paste(let text):
      fields[focusIndex].input.insert(text)
      return .edited(focus)
    case .resize: return .ignored
    }
  }

  private mutating func moveFocus(by step: Int) -> Outcome {
    let left = focus
    focusIndex = (focusIndex + step + fields.count) % fields.count
    return .left(left)
  }

  private mutating func update(_ id: ID, _ change: (inout Field) -> Void) {
    guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
    change(&fields[index])
  }
}
