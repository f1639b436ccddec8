/// What is typed into: one line, or several.
public enum FieldInput: Hashable, Sendable {
  case line(TextField)
  case lines(TextArea)

  public var text: String {
    switch self {
    case .line(let field): field.text
    case .lines(let area): area.text
    }
  }

  public var isEmpty: Bool { text.isEmpty }

  /// Whether the text is a secret.
  public var isMasked: Bool {
    switch self {
    case .line(let field): field.isMasked
    case .lines: false
    }
  }

  /// - Returns: whether the edit means anything here.
  public mutating func edit(_ edit: TextEdit) -> Bool {
    switch self {
    case .line(var field):
      defer { self = .line(field) }
      return field.edit(edit)
    case .lines(var area):
      defer { self = .lines(area) }
      return area.edit(edit)
    }
  }

  /// In one line: as `TextField.suggest`.
  public mutating func suggest(from texts: [String]) {
    guard case .line(var field) = self else { return }
    field.suggest(from: texts)
    self = .line(field)
  }

  public mutating func insert(_ text: String) {
    switch self {
    case .line(var field):
      field.insert(text)
      self = .line(field)
    case .lines(var area):
      area.insert(text)
      self = .lines(area)
    }
  }

  public mutating func setText(_ text: String) {
    switch self {
    case .line(var field):
      field.setText(text)
      self = .line(field)
    case .lines(var area):
      area.setText(text)
      self = .lines(area)
    }
  }

  /// In one line.
  mutating func moveCursor(to place: Int) {
    guard case .line(var field) = self else { return }
    field.moveCursor(to: place)
    self = .line(field)
  }

  mutating func resize(to size: Size) {
    guard case .lines(var area) = self else { return }
    area.resize(to: size)
    self = .lines(area)
  }

  /// In rows.
  var height: Int {
    switch self {
    case .line: 1
    case .lines(let area): area.height
    }
  }

  public func draw(on canvas: inout Canvas, isFocused: Bool) {
    switch self {
    case .line(let field): field.draw(on: &canvas, isFocused: isFocused)
    case .lines(let area): area.draw(on: &canvas, isFocused: isFocused)
    }
  }
}
