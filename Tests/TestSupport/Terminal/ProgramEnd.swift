/// How a program ended.
public enum ProgramEnd: Equatable, Sendable {
  case status(Int32)
  case signal(Int32)
}
