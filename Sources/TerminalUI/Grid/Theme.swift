/// What the operator's eyes, screen or paper want; each meaning has a sign without colour too.
///
/// No theme uses blue or grey text, which many terminals show too dark to read, nor a background
/// of its own.
public enum Theme: String, CaseIterable, Sendable {
  /// Colours that can be read on dark and light backgrounds alike.
  case `default`
  case dark
  case light
  case highContrast = "high-contrast"
  case mono
}

/// How the cursor's row is told from the others, besides the `>`.
public enum RowHighlight: String, CaseIterable, Sendable {
  /// By nothing else: the fewest bytes.
  case marker
  /// Its name reversed.
  case name
  /// All of it reversed.
  case row
}
