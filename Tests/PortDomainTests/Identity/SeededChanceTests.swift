import PortDomain
import Testing

@Suite("Chance that comes out the same")
struct SeededChanceTests {
  @Test("The same seed gives the same, of a hundred as many as asked for happen")
  func same() {
    var (one, other) = (SeededChance(7), SeededChance(7))
    let numbers = (0..<100).map { _ in (one.next(), other.next()) }
    #expect(numbers.allSatisfy { $0.0 == $0.1 })
    var chance = SeededChance(7)
    let counts = [0, 1, 50, 99, 100].map { percent in
      (0..<10_000).count { _ in chance.happens(percent) }
    }
    #expect(counts[0] == 0 && counts[4] == 10_000)
    #expect((1...300).contains(counts[1]) && (9700..<10_000).contains(counts[3]))
    #expect((4700...5300).contains(counts[2]))
  }
}
