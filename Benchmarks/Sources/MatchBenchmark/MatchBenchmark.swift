import Model
import TranslationMemory

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures look-ups in a match index in memory, and compares them with an exhaustive comparison.
///
///     match-benchmark FOLDER ar|en [--threshold 70] [--verify 50,70,90]
@main
struct MatchBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print("usage: match-benchmark FOLDER ar|en [--threshold N]… [--verify QUERIES]")
      exit(64)
    }
    let folder = arguments[1]
    let column = arguments[2] == "ar" ? 1 : 0
    var thresholds: [Int] = []
    var verifyCount = 0
    var index = 3
    while index + 1 < arguments.count {
      if arguments[index] == "--threshold" { thresholds.append(Int(arguments[index + 1]) ?? 70) }
      if arguments[index] == "--verify" { verifyCount = Int(arguments[index + 1]) ?? 0 }
      index += 2
    }
    let queries = lines(folder + "/queries.\(arguments[2]).tsv").map { line in
      String(
        decoding: line.split(separator: 9, maxSplits: 2, omittingEmptySubsequences: false)[2],
        as: UTF8.self
      )
    }
    let memory = contents(folder + "/memory.tsv")
    let clock = ThreadClock()
    var parts: [IndexPart] = []
    let start = clock.now
    forEachSegment(memory, column: column, into: &parts)
    let built = clock.now - start
    let size = parts.reduce(0) { $0 + $1.bytes.count }
    print("match/\(arguments[2])/build: \(built), \(parts.count) parts, \(size) bytes")
    let readers = try parts.map { try IndexPartReader($0) }
    for threshold in thresholds.isEmpty ? [70] : thresholds {
      let options = MatchOptions(threshold: MatchScore(percent: threshold), limit: 5)
      let target: LanguageTag = column == 1 ? .english : .arabic
      var matcher = try IndexMatcher(parts: readers, target: target)
      for round in 1...3 {
        var times: [Duration] = []
        var answered = 0
        let begin = clock.now
        for query in queries {
          let t = clock.now
          if try !matcher.candidates(for: PreparedSegment(query), options: options).isEmpty {
            answered += 1
          }
          times.append(clock.now - t)
        }
        let total = clock.now - begin
        times.sort()
        let seconds = Double(total.components.attoseconds) / 1e18 + Double(total.components.seconds)
        print(
          "match/\(arguments[2])/\(threshold) round \(round): \(Int(Double(queries.count) / seconds))/s p50 \(times[times.count / 2]) p99 \(times[times.count * 99 / 100]) max \(times[times.count - 1]) answered \(answered)"
        )
      }
      if verifyCount > 0 {
        let chosen = queries.prefix(verifyCount).map { PreparedSegment($0) }
        var exhaustive = ExhaustiveMatcher(queries: chosen, options: options)
        var unit: Int64 = 0
        for line in memory.split(separator: 10) {
          unit += 1
          let fields = line.split(separator: 9, omittingEmptySubsequences: false)
          exhaustive.compare(
            String(decoding: fields[column], as: UTF8.self),
            IndexedSegment(unit: unit)
          )
        }
        var equal = 0
        for (query, expected) in zip(chosen, exhaustive.candidates) {
          if try matcher.candidates(for: query, options: options) == expected {
            equal += 1
          } else {
            print("DIFFERS: \(query.text)")
          }
        }
        print("match/\(arguments[2])/\(threshold) equal to exhaustive: \(equal) of \(chosen.count)")
      }
    }
  }

  static func forEachSegment(_ memory: [UInt8], column: Int, into parts: inout [IndexPart]) {
    var builder = IndexPartBuilder()
    var unit: Int64 = 0
    memory.withUnsafeBufferPointer { memory in
      var start = 0
      while start < memory.count {
        var end = start
        var tab = start
        while memory[end] != 10 {
          if memory[end] == 9 { tab = end }
          end += 1
        }
        unit += 1
        let range = column == 1 ? tab + 1..<end : start..<tab
        if builder.isFull, let part = builder.finish() { parts.append(part) }
        _ = builder.append(
          IndexedSegment(unit: unit),
          text: UnsafeBufferPointer(rebasing: memory[range]),
          languages: "ar en"
        )
        start = end + 1
      }
    }
    if let part = builder.finish() { parts.append(part) }
  }

  static func contents(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: ftell(file))
    rewind(file)
    _ = fread(&bytes, 1, bytes.count, file)
    return bytes
  }

  static func lines(_ path: String) -> [ArraySlice<UInt8>] { contents(path).split(separator: 10) }
}

/// The time that this thread has computed, which other programs on the machine do not change.
struct ThreadClock {
  var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
