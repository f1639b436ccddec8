import Glibc

/// What a restricted program does about the environment it was started in.
///
/// Libraries read and write elsewhere when the environment says so (TERMINFO, LOCPATH, TZDIR, TMPDIR,
/// HOME and what comes with their next versions), so that only names which are known to name no place
/// stay.
enum Confinement {
  private static let names: Set<String> = [
    "COLORTERM", "COLUMNS", "ESCDELAY", "LANG", "LINES", "NO_COLOR", "PORTTUI_DB", "SUDO_UID",
    "TERM",
  ]

  /// To be called before anything reads the environment, or starts a thread that might.
  static func enter(from environment: [String: String]) {
    for name in environment.keys where !names.contains(name) && !name.hasPrefix("LC_") {
      unsetenv(name)
    }
    // Swift's own handlers start a program that tells where a fault was.
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV] {
      Glibc.signal(signal, SIG_DFL)
    }
  }
}
