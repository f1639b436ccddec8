extension Form: Widget {
  /// Draws the labels at the left, the fields beside them, errors, warnings and hint below
  /// their field, the button at the end.
  ///
  /// Where the region is too low, the fields around the one that is typed in are drawn.
  public func draw(on canvas: inout Canvas) {
    let widest = fields.map(\.label.columns).max() ?? 0
    let labelWidth = min(widest, canvas.width / 2)
    let inputWidth = max(0, canvas.width - labelWidth - 2)
    let blocks = fields.indices.map { index in
      Block(field: fields[index], isFocused: focusIndex == index, width: inputWidth)
    }
    var y = -scroll(blocks, height: canvas.height)
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
    if let button { draw(button, at: Point(x: labelWidth + 2, y: y), on: &canvas) }
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

    var height: Int { 1 + notes.count }

    init(field: Field, isFocused: Bool, width: Int) {
      self.field = field
      self.isFocused = isFocused
      noteStyle = field.error != nil ? .danger : field.warning != nil ? .warning : .muted
      let note = field.error ?? field.warning ?? (isFocused ? field.hint : nil)
      notes = note?.wrapped(to: width) ?? []
    }

    func draw(on canvas: inout Canvas) {
      for (index, note) in notes.enumerated() {
        canvas.draw(note, at: Point(x: 0, y: index + 1), style: noteStyle)
      }
      let line = Rect(x: 0, y: 0, width: canvas.width, height: 1)
      canvas.region(line) { field.input.draw(on: &$0, isFocused: isFocused) }
    }
  }
}
