/// Labelled fields, one of them typed in; each may have a hint and, once checked, an error or a
/// warning. A form with a button at its end is gone through with Enter.
public struct Form<ID: Hashable & Sendable>: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let id: ID
    public let label: DisplayText
    /// Shown below the field while it is typed in and nothing else is.
    public let hint: DisplayText?
    public var input: FieldInput
    /// What it may hold, as far as that can be told: suggested while it is typed.
    public var candidates: [String] = []
    public var error: DisplayText?
    /// Shown below the error, each in lines of its own.
    public var faults: [DisplayText] = []
    /// Shown below the field unless it has an error.
    public var warning: DisplayText?
    /// What is to be known of it, shown below the field unless there is an error or a warning.
    public var note: DisplayText?

    public init(
      id: ID,
      label: DisplayText = .empty,
      hint: DisplayText? = nil,
      input: TextField = TextField()
    ) {
      self.id = id
      self.label = label
      self.hint = hint
      self.input = .line(input)
    }

    public init(id: ID, lines: TextArea) {
      self.id = id
      label = .empty
      hint = nil
      input = .lines(lines)
    }
  }

  /// What an event did.
  public enum Outcome: Hashable, Sendable {
    case edited(ID)
    /// The field that was typed in was left for another: the moment to check it.
    case left(ID)
    /// The button was pressed, or there is none.
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

  /// Moves the cursor in a field behind so many characters.
  public mutating func moveCursor(to place: Int, in id: ID) {
    update(id) { $0.input.moveCursor(to: place) }
  }

  public mutating func setError(
    _ error: DisplayText?,
    faults: [DisplayText] = [],
    of id: ID
  ) {
    update(id) { field in
      field.error = error
      field.faults = faults
    }
  }

  public mutating func setWarning(_ warning: DisplayText?, of id: ID) {
    update(id) { $0.warning = warning }
  }

  public mutating func setNote(_ note: DisplayText?, of id: ID) {
    update(id) { $0.note = note }
  }

  /// - Parameter isTyped: whether what the field holds is to be completed at once.
  public mutating func setCandidates(_ texts: [String], of id: ID, isTyped: Bool = false) {
    update(id) { field in
      field.candidates = texts
      if isTyped { field.input.suggest(from: texts) }
    }
  }

  public mutating func resize(_ id: ID, to size: Size) {
    update(id) { $0.input.resize(to: size) }
  }

  public mutating func focus(on id: ID) {
    focusIndex = fields.firstIndex { $0.id == id } ?? focusIndex
  }

  /// Edits the field that is typed in. Up and down lead to another field where a field has one line.
  public mutating func edit(_ edit: TextEdit) -> Outcome {
    if !isOnButton, fields[focusIndex].input.edit(edit) {
      fields[focusIndex].input.suggest(from: fields[focusIndex].candidates)
      return .edited(focus)
    }
    switch edit {
    case .up: return moveFocus(by: -1)
    case .down: return moveFocus(by: 1)
    case .insert, .newLine, .deleteBackward, .deleteForward, .deleteWord, .clear, .left, .right,
      .start, .end, .pageUp, .pageDown:
      return .ignored
    }
  }

  public mutating func paste(_ text: String) -> Outcome {
    guard !isOnButton else { return .ignored }
    fields[focusIndex].input.insert(text)
    return .edited(focus)
  }

  /// A new line where there are several; else to the next field, and at the end the button.
  public mutating func enter() -> Outcome {
    if !isOnButton, fields[focusIndex].input.edit(.newLine) { return .edited(focus) }
    return isOnButton || button == nil ? .pressed : moveFocus(by: 1)
  }

  /// To another field, in a ring.
  public mutating func moveFocus(by step: Int) -> Outcome {
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

extension Form: Widget {
  /// Draws the labels at the left, the fields beside them, errors, warnings and hint below
  /// their field, the button at the end.
  ///
  /// Where the region is too low, the fields around the one that is typed in are drawn.
  public func draw(on canvas: inout Canvas) {
    let widest = fields.map(\.label.columns).max() ?? 0
    let labelWidth = min(widest, canvas.width / 2)
    var inputWidth = max(0, canvas.width - labelWidth - 2)
    var blocks = blocks(width: inputWidth)
    if blocks.reduce(button == nil ? 0 : 1, { $0 + $1.height }) > canvas.height {
      // Room for the sign that there is more, and a blank before it.
      inputWidth = max(0, inputWidth - 2)
      blocks = self.blocks(width: inputWidth)
    }
    let offset = scroll(blocks, height: canvas.height)
    var y = -offset
    for block in blocks {
      canvas.draw(
        block.field.label,
        at: Point(x: 0, y: y),
        style: block.isFocused ? .strong : .plain,
        width: labelWidth
      )
      let column = Rect(x: labelWidth + 2, y: y, width: inputWidth, height: block.height)
      canvas.region(column) { block.draw(on: &$0) }
      y += block.height
    }
    if let button {
      draw(button, at: Point(x: labelWidth + 2, y: y), on: &canvas)
      y += 1
    }
    drawMore(isAbove: offset > 0, isBelow: y > canvas.height, on: &canvas)
  }

  private func blocks(width: Int) -> [Block] {
    fields.indices.map { index in
      Block(field: fields[index], isFocused: focusIndex == index, width: width)
    }
  }

  /// That there is more than what is in view.
  private func drawMore(isAbove: Bool, isBelow: Bool, on canvas: inout Canvas) {
    let x = canvas.width - 1
    if isAbove { canvas.draw(.arrowUp, at: Point(x: x, y: 0), style: .muted) }
    if isBelow {
      canvas.draw(.arrowDown, at: Point(x: x, y: canvas.height - 1), style: .muted)
    }
  }

  private func draw(_ button: DisplayText, at point: Point, on canvas: inout Canvas) {
    canvas.draw("[ \(button) ]", at: point, style: isOnButton ? .selected : .accent)
    if isOnButton { canvas.placeCursor(at: Point(x: point.x + 2, y: point.y)) }
  }

  /// How many rows to leave out at the top so that the focused field is in view.
  private func scroll(_ blocks: [Block], height: Int) -> Int {
    var end = 0
    for block in blocks {
      end += block.height
      if block.isFocused { return max(0, min(end - height, end - block.height)) }
    }
    return isOnButton ? max(0, end + 1 - height) : 0
  }

  /// A field and the lines below it.
  private struct Block {
    let field: Field
    let isFocused: Bool
    let notes: [DisplayText]
    let noteStyle: Style

    var height: Int { field.input.height + notes.count }

    init(field: Field, isFocused: Bool, width: Int) {
      self.field = field
      self.isFocused = isFocused
      noteStyle = field.error != nil ? .danger : field.warning != nil ? .warning : .muted
      // A sign of its own, as the colour alone would say too little.
      let warning = field.warning.map { "! \($0)" as DisplayText }
      let note = field.error ?? warning ?? field.note ?? (isFocused ? field.hint : nil)
      notes = ([note].compactMap(\.self) + field.faults).flatMap { $0.wrapped(to: width) }
    }

    func draw(on canvas: inout Canvas) {
      let place = Rect(x: 0, y: 0, width: canvas.width, height: field.input.height)
      for (index, note) in notes.enumerated() {
        canvas.draw(note, at: Point(x: 0, y: place.height + index), style: noteStyle)
      }
      canvas.region(place) { field.input.draw(on: &$0, isFocused: isFocused) }
    }
  }
}
