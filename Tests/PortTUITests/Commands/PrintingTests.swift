import Testing

@testable import PortTUI

@Suite("A table fits the terminal as far as its columns can give")
struct PrintingTests {
  @Test(
    "The widest give first, figures and the last column nothing, programs get all",
    arguments: [
      (nil, [32, 10, 32, 29]), (200, [32, 10, 32, 29]), (100, [27, 10, 28, 29]),
      (60, [18, 10, 18, 29]),
    ] as [(Int?, [Int])]
  )
  func fits(room: Int?, widths: [Int]) {
    #expect(Console.fitted([32, 10, 32, 29], keeping: [1], to: room) == widths)
  }
}
