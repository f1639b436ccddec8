/// The parts of a frame as they were drawn last, each with what it shows: one that shows the same again is
/// copied from here, so that a frame costs what changed.
public struct DrawnParts: Sendable {
  private struct Part: Sendable {
    let size: Size
    let look: any Equatable & Sendable
    let cells: [Cell]
  }

  /// Those of the frame before, in the order in which they were drawn, and those of this one.
  private var before: [Part] = []
  private var now: [Part] = []
  /// What all of them were drawn under.
  private var terms: (any Equatable & Sendable)?

  public init() {}

  /// Begins the next frame; nothing is taken over from one that was drawn under other terms.
  public mutating func begin(under terms: some Equatable & Sendable) {
    swap(&before, &now)
    now.removeAll(keepingCapacity: true)
    if !DrawnParts.equal(self.terms, terms) { before.removeAll() }
    self.terms = terms
  }

  /// The cells of a part that showed the same; in a list that scrolled it was a neighbour.
  mutating func take(_ size: Size, _ look: some Equatable & Sendable) -> [Cell]? {
    let place = now.count
    for index in [place, place + 1, place - 1] where before.indices.contains(index) {
      let part = before[index]
      guard part.size == size, DrawnParts.equal(part.look, look) else { continue }
      now.append(part)
      return part.cells
    }
    return nil
  }

  mutating func add(_ size: Size, _ look: some Equatable & Sendable, _ cells: [Cell]) {
    now.append(Part(size: size, look: look, cells: cells))
  }

  private static func equal<Look: Equatable>(
    _ first: (any Equatable & Sendable)?,
    _ second: Look
  ) -> Bool {
    (first as? Look) == second
  }
}
