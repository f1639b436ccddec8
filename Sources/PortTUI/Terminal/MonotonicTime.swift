import Glibc

/// Milliseconds since some moment in the past, never set back: for waits, never for dates.
enum MonotonicTime {
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
