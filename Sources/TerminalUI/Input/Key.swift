/// A key of the keyboard, without the ways in which terminals say it.
///
/// There is no Alt: it can't be told from Escape and a key on a slow line.
public enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
  /// Control with a lowercase letter or one of `@ \ ] ^ _`.
  case control(Character)
}
