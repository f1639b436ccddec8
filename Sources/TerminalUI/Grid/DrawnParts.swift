/// The parts of a frame as they were drawn last, each with what it shows: one that shows the same again is
/// copied from here, so that a frame costs what changed.
public struct DrawnParts: Sendable {
  private struct Part: Sendable {
    let size: Size
    let look: any HeldLook
    let cells: [Cell]
  }

  /// Those of the frame before, in the order in which they were drawn, and those of this one.
  private var before: [Part] = []
  private var now: [Part] = []
  /// What all of them were drawn under.
  private var terms: (any HeldLook)?

  public init() {}

  /// Begins the next frame; nothing is taken over from one that was drawn under other terms.
  public mutating func begin(under terms: some Equatable & Sendable) {
    swap(&before, &now)
    now.removeAll(keepingCapacity: true)
    if self.terms?.isEqual(to: terms) != true { before.removeAll() }
    self.terms = Held(terms)
  }

  /// The cells of a part that showed the same; in a list that scrolled it was a neighbour.
  mutating func take(_ size: Size, _ look: some Equatable & Sendable) -> [Cell]? {
    let place = now.count
    for index in [place, place + 1, place - 1] where before.indices.contains(index) {
      let part = before[index]
      guard part.size == size, part.look.isEqual(to: look) else { continue }
      now.append(part)
      return part.cells
    }
    return nil
  }

  mutating func add(_ size: Size, _ look: some Equatable & Sendable, _ cells: [Cell]) {
    now.append(Part(size: size, look: Held(look), cells: cells))
  }
}

/// What a part shows, of whatever type, where it is compared without being copied.
private protocol HeldLook: AnyObject, Sendable {}

private final class Held<Look: Equatable & Sendable>: HeldLook {
  let look: Look

  init(_ look: Look) { self.look = look }
}

extension HeldLook {
  fileprivate func isEqual<Look: Equatable & Sendable>(to other: Look) -> Bool {
    // An optional of it would be a copy, and a look has many parts.
    guard let held = self as? Held<Look> else { return false }
    return held.look == other
  }
}
