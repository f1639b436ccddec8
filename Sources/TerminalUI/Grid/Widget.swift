/// A thing that knows how to draw itself into the whole of a canvas' region.
///
/// Drawing changes nothing but the canvas; what a widget remembers changes in its own functions.
public protocol Widget: Sendable {
  func draw(on canvas: inout Canvas)
}
