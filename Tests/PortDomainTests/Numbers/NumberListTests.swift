import PortDomain
import TestSupport
import Testing

@Suite("Lists of numbers")
struct NumberListTests {
  @Test(
    "Marks and line ends part numbers, and blanks where they stand between whole ones",
    arguments: [
      ("0803 123 4567", ["0803 123 4567"]),
      (
        "0803 123 4567, 0803 123 4568;0803-123-4569\n",
        [
          "0803 123 4567", "0803 123 4568", "0803-123-4569",
        ]
      ),
      (
        "08031234567\r\n\r\n08031234568\t08031234569",
        [
          "08031234567", "08031234568", "08031234569",
        ]
      ),
      ("08031234567 08031234568", ["08031234567", "08031234568"]),
      (
        "0803 123 0567 0803 123 4568 08031234569",
        [
          "0803 123 0567", "0803 123 4568", "08031234569",
        ]
      ),
      ("+234 803 123 4567 +234 (0)803 123 4568", ["+234 803 123 4567", "+234 (0)803 123 4568"]),
      // A number that lacks digits takes none of its neighbours'.
      (
        "0803 123 45 0803 123 4568 0803 123 4569",
        [
          "0803 123 45", "0803 123 4568", "0803 123 4569",
        ]
      ),
      ("0803 123 4567 Acme", ["0803 123 4567 Acme"]), (" ,; \n", []),
    ] as [(String, [String])]
  )
  func pieces(text: String, pieces: [String]) {
    #expect(NumberList(text, in: .nigeria).pieces == pieces)
  }

  @Test("One number with a digit too many is never read as two", arguments: Country.allCases)
  func tail(country: Country) {
    let text = country == .southAfrica ? "083 414 0041 9" : "0803 123 4567 8"
    #expect(NumberList(text, in: country).pieces == [text])
  }

  @Test("A plus begins a number where the country isn't known yet")
  func noCountry() {
    let text = "+234 803 123 4567 +234 803 123 4568"
    #expect(NumberList(text, in: nil).pieces == ["+234 803 123 4567", "+234 803 123 4568"])
  }

  @Test("Hundreds that blanks alone part are read, in time that grows with them")
  func many() {
    let numbers = (0..<500).map { "0803 1\(10 + $0 / 100) \(1000 + $0)" }
    let text = numbers.joined(separator: " ")
    #expect(NumberList(text, in: .nigeria).pieces == numbers)
  }

  @Test("Of a list each number is told what is wrong with it, a repeated one too")
  func problems() {
    let desk = Sample.desk()
    let ours = PhoneNumber(e164: "+2348031234569")
    let problems = desk.problems(
      withNumbers: [
        "0803 123 4567", "+2348031234567", "0803 12", "+233241234567", "08031234569", "",
      ],
      in: .nigeria,
      on: Sample.day("2026-11-23")
    ) { $0 == ours ? .ours : .free }
    #expect(
      problems.map(\.?.cause) == [
        nil, .duplicateInFile, .numberImpossible, .numberOfOtherCountry, .alreadyOurs, nil,
      ]
    )
  }
}
