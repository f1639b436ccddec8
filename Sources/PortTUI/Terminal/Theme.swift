/// What the operator's eyes, screen or paper want; each meaning has a sign without colour too.
///
/// No theme uses blue or grey text, which many terminals show too dark to read, nor a background
/// of its own.
enum Theme: String, CaseIterable, Sendable {
  /// Colours that can be read on dark and light backgrounds alike.
  case `default`
  case dark
  case light
  case highContrast = "high-contrast"
  case mono
}
