import Files
import Synchronization

/// Counts what the server does, and writes it as Prometheus reads it.
///
/// Reference: Prometheus text exposition format, version 0.0.4.
final class ServerMetrics: Sendable {
  private struct Series: Hashable, Comparable {
    let method: String
    let route: String
    let status: Int

    static func < (left: Series, right: Series) -> Bool {
      (left.route, left.method, left.status) < (right.route, right.method, right.status)
    }
  }

  private struct State {
    var requestCounts: [Series: Int] = [:]
    var bucketCounts = [Int](repeating: 0, count: ServerMetrics.bounds.count + 1)
    var secondsInAll = 0.0
    var inFlight = 0
  }

  /// The upper bounds of the buckets of durations, in seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30]

  private let state = Mutex(State())

  /// Notes that a request begins.
  func begin() { state.withLock { $0.inFlight += 1 } }

  /// Notes that a request ended.
  func end(method: String, route: String, status: Int, seconds: Double) {
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.inFlight -= 1
      state.requestCounts[Series(method: method, route: route, status: status), default: 0] += 1
      state.bucketCounts[bucket] += 1
      state.secondsInAll += seconds
    }
  }

  /// The metrics as text.
  var text: String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP dragoman_http_requests_total Requests that were answered.",
      "# TYPE dragoman_http_requests_total counter",
    ]
    for (series, count) in state.requestCounts.sorted(by: { $0.key < $1.key }) {
      let labels =
        "method=\"\(series.method)\",route=\"\(series.route)\",status=\"\(series.status)\""
      lines.append("dragoman_http_requests_total{\(labels)} \(count)")
    }
    let name = "dragoman_http_request_duration_seconds"
    lines.append("# HELP \(name) How long requests took, from the head to the answer's head.")
    lines.append("# TYPE \(name) histogram")
    var total = 0
    for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], state.bucketCounts) {
      total += count
      lines.append("\(name)_bucket{le=\"\(bound)\"} \(total)")
    }
    lines += ["\(name)_sum \(state.secondsInAll)", "\(name)_count \(total)"]
    lines += [
      "# HELP dragoman_http_requests_in_flight Requests that are being served.",
      "# TYPE dragoman_http_requests_in_flight gauge",
      "dragoman_http_requests_in_flight \(state.inFlight)",
    ]
    if let bytes = Environment.residentByteCount {
      lines += [
        "# HELP process_resident_memory_bytes Resident memory size in bytes.",
        "# TYPE process_resident_memory_bytes gauge", "process_resident_memory_bytes \(bytes)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
