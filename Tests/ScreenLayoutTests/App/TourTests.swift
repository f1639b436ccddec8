import Screens
import TerminalUI
import TestSupport
import Testing

/// The tour of the demonstration, gone through by what its steps say to press.
@Suite("Tour")
struct TourTests {
  private func desk(size: Size = Size(width: 80, height: 24)) -> DeskScript {
    var desk = DeskScript(store: Sample.demonstration(), size: size)
    desk.takeTour()
    return desk
  }

  private func play(_ step: Tour.Step, on desk: inout DeskScript) throws {
    for move in step.moves {
      switch move {
      case .type(let text): desk.type(text)
      case .press(let command): desk.press(try #require(Keymap.standard.keys(of: command).first))
      }
    }
  }

  @Test("Each step is over once it was done as it says, and after the last one the tour is")
  func walk() throws {
    var desk = desk()
    for step in Tour.Step.allCases {
      #expect(desk.app.tour?.step == step, "\(desk.text)")
      #expect(desk.text.contains("Tour, step \(step.rawValue + 1) of 10"))
      try play(step, on: &desk)
    }
    #expect(desk.app.tour == nil && desk.text.contains("That was the tour."))
  }

  @Test("What a step says is whole at 80 columns, below its keys, and leaves the queue its rows")
  func frames() {
    var desk = desk()
    expectGolden(desk.frame, "tour-80x24")
    while let step = desk.app.tour?.step {
      let words = desk.rows.drop { !$0.contains("Tour, step") }.dropFirst()
      let keys = words.firstIndex { $0.hasPrefix(" Press") }
      #expect(keys == words.startIndex && words.count == 6, "\(step): \(desk.text)")
      desk.press("<c-n>")
    }
    desk.press("<c-n>")
    #expect(desk.message.contains("does nothing here"))
  }

  @Test("A terminal too low for it is the desk's alone, and the steps go on all the same")
  func low() throws {
    var desk = desk(size: Size(width: 80, height: 15))
    #expect(!desk.text.contains("Tour, step"))
    try play(.open, on: &desk)
    #expect(desk.app.tour?.step == .back)
    desk.resize(to: Size(width: 80, height: 24))
    #expect(desk.text.contains("Tour, step 2 of 10"))
  }
}
