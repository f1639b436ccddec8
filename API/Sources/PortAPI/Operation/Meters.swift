import HTTPTypes
import Synchronization

/// What is counted of calls, as Prometheus reads it.
final class Meters: Sendable {
  private let counts = Mutex(Counts())

  private struct Counts {
    var calls: [Line: Int] = [:]
    /// Of each endpoint, in seconds.
    var time: [String: Double] = [:]
    var attempts: [String: Int] = [:]
  }

  private struct Line: Hashable, Comparable {
    let endpoint: String
    let status: Int

    static func < (left: Line, right: Line) -> Bool {
      (left.endpoint, left.status) < (right.endpoint, right.status)
    }
  }

  func count(_ endpoint: Endpoint, _ status: HTTPResponse.Status, _ took: Duration) {
    counts.withLock { counts in
      counts.calls[Line(endpoint: endpoint.name, status: status.code), default: 0] += 1
      counts.time[endpoint.name, default: 0] += took / .seconds(1)
    }
  }

  /// Counts an attempt to deliver an announcement, by how it ended.
  func count(attempt ending: String) {
    counts.withLock { $0.attempts[ending, default: 0] += 1 }
  }

  /// In Prometheus' text format.
  var text: String {
    let counts = counts.withLock { $0 }
    var lines = [
      "# HELP portapi_calls_total Calls by endpoint and status.",
      "# TYPE portapi_calls_total counter",
    ]
    lines += counts.calls.sorted { $0.key < $1.key }.map { line, count in
      "portapi_calls_total{endpoint=\"\(line.endpoint)\",status=\"\(line.status)\"} \(count)"
    }
    lines += [
      "# HELP portapi_call_seconds_total Time spent on calls, by endpoint.",
      "# TYPE portapi_call_seconds_total counter",
    ]
    lines += counts.time.sorted { $0.key < $1.key }.map { name, seconds in
      "portapi_call_seconds_total{endpoint=\"\(name)\"} \(seconds)"
    }
    lines += [
      "# HELP portapi_webhook_attempts_total Attempts to deliver announcements, by ending.",
      "# TYPE portapi_webhook_attempts_total counter",
    ]
    lines += counts.attempts.sorted { $0.key < $1.key }.map { ending, count in
      "portapi_webhook_attempts_total{ending=\"\(ending)\"} \(count)"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
