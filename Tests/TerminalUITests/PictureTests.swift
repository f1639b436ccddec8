import TerminalUI
import Testing

@Suite("Pictures: progress, bars, months, hints")
struct PictureTests {
  private let progress = ProgressLine([
    .init("Submit", .done), .init("Carrier", .now), .init("Port", .open),
  ])

  @Test(
    "A progress line gets shorter with its room: the lines, then the labels",
    arguments: [
      (40, "✔ Submit ─── ● Carrier ─── ○ Port"), (30, "✔ Submit ─ ● Carrier ─ ○ Port"),
      (20, "✔ ─ ● Carrier ─ ○"), (10, "✔ ─ ● ─ ○"), (5, "✔ ─ …"),
    ]
  )
  func progressLine(width: Int, text: String) {
    #expect(
      frame(progress, width: width, height: 1).text == [
        text + String(repeating: " ", count: max(0, width - text.count))
      ]
    )
  }

  @Test("Each step has the style of its state")
  func progressStyles() {
    let failed = ProgressLine([.init("A", .done), .init("B", .failed), .init("C", .open)])
    let drawn = frame(failed, width: 19, height: 1)
    #expect(drawn.text == ["✔ A ─── ✖ B ─── ○ C"])
    #expect(drawn.styleLetters == ["+++mmmmm!!!mmmmmmmm"])
  }

  @Test("Bars are as long as their values, to an eighth of a cell; none that has any is empty")
  func bars() {
    let chart = BarChart([
      .init("NG", value: 80, figure: "80"), .init("EG", value: 45, figure: "45", style: .warning),
      .init("ZA", value: 1, figure: "1"), .init("KE", value: 0, figure: "0"),
    ])
    let drawn = frame(chart, width: 16, height: 4)
    #expect(
      drawn.text == [
        "NG ██████████ 80", "EG █████▋     45", "ZA ▏           1", "KE             0",
      ]
    )
    #expect(drawn.styleLetters[1] == "...wwwwww.....mm")
    #expect(
      frame(chart, width: 16, height: 4, isASCII: true).text == [
        "NG ########## 80", "EG ######     45", "ZA .           1", "KE             0",
      ]
    )
  }

  @Test("A sparkline shows the last values that fit")
  func sparkline() {
    #expect(frame(Sparkline([9, 0, 1, 4, 8]), width: 4, height: 1).text == [" ▁▄█"])
    #expect(frame(Sparkline([]), width: 4, height: 1).text == ["    "])
    #expect(frame(Sparkline([0, .max, -1]), width: 4, height: 1).text == [" █  "])
  }

  @Test("A month has its days in weeks from Sunday, a range in brackets, and the chosen day")
  func month() {
    let days = (1...10).map { day in
      MonthGrid.Day(
        day == 6 || day == 7 ? "·" : "\(day)",
        style: day == 6 || day == 7 ? .disabled : .plain,
        isBracketed: day > 8
      )
    }
    let grid = MonthGrid(
      headings: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
      firstWeekday: 1,
      days: days,
      cursor: 8
    )
    #expect(
      frame(grid, width: 34, height: 3).golden == """
        |Sun  Mon  Tue  Wed  Thu  Fri  Sat |
        |       1    2    3    4    5    · |
        |  ·    8  [ 9] [10]               |
        style
        |HHH..HHH..HHH..HHH..HHH..HHH..HHH.|
        |..............................dddd|
        |dddd......RRRR....................|
        cursor 11,2

        """
    )
  }

  @Test("Hints that don't fit are dropped from the end, whole")
  func hints() {
    let line = HintLine([
      .init(.enter, "open"), .init([.character("j"), .character("k")], "move"),
      .init(.character("?"), "help"),
    ])
    #expect(frame(line, width: 30, height: 1).text == [" ⏎ open  j/k move  ? help     "])
    #expect(frame(line, width: 24, height: 1).text == [" ⏎ open  j/k move       "])
    #expect(frame(line, width: 22, height: 1, isASCII: true).text == [" Enter open  j/k move "])
    #expect(frame(line, width: 18, height: 1).styleLetters == [".ahhhhh..aaahhhhh."])
  }
}
