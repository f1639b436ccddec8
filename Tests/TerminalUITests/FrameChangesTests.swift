import Testing

@testable import TerminalUI

@Suite("Changes between frames")
struct FrameChangesTests {
  private func frame(_ rows: [DisplayText], width: Int = 10, style: Style = .plain) -> Frame {
    var canvas = Canvas(size: Size(width: width, height: rows.count))
    for (y, row) in rows.enumerated() {
      canvas.draw(row, at: Point(x: 0, y: y), style: style)
    }
    return canvas.frame
  }

  @Test("An equal frame has none")
  func equal() {
    #expect(frame(["one", "two"]).changes(from: frame(["one", "two"])).isEmpty)
  }

  @Test("Without a frame before, every row is new")
  func first() {
    #expect(
      frame(["one", "two"]).changes(from: nil) == [
        Frame.Change(y: 0, columns: 0..<10), Frame.Change(y: 1, columns: 0..<10),
      ]
    )
  }

  @Test("After another size, every row is new")
  func resized() {
    let changes = frame(["one"], width: 8).changes(from: frame(["one"]))
    #expect(changes == [Frame.Change(y: 0, columns: 0..<8)])
  }

  @Test("Each stretch of changed cells is one, up to the last column")
  func stretches() {
    let changes = frame(["aXcdefgXYZ", "same"]).changes(from: frame(["abcdefghij", "same"]))
    #expect(
      changes == [Frame.Change(y: 0, columns: 1..<2), Frame.Change(y: 0, columns: 7..<10)]
    )
  }

  @Test("A style alone is a change")
  func styles() {
    let changes = frame(["ab"], style: .strong).changes(from: frame(["ab"]))
    #expect(changes == [Frame.Change(y: 0, columns: 0..<2)])
  }

  @Test("A wide character changes with its second column")
  func wide() {
    let changes = frame(["a日b"]).changes(from: frame(["axyb"]))
    #expect(changes == [Frame.Change(y: 0, columns: 1..<3)])
  }
}
