import Model
import TranslationMemory

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures look-ups in a match index: what a translator waits for each segment.
///
///     MatchBenchmark FOLDER ar|en [--threshold PERCENT] [--verify COUNT] [--answers FILE]
///
/// The folder holds `memory.tsv` (English, tab, Arabic) and `queries.ar.tsv`, `queries.en.tsv` (kind,
/// tab, index, tab, text). The first queries (`--verify`, 20) are compared with every unit before any
/// time is printed.
/// Times are those of the thread, so that other programs on the machine change them little.
@main
struct MatchBenchmark {
  let memory: [UInt8]
  let column: Int
  let name: String
  let queries: [PreparedSegment]
  let texts: [String]
  var threshold = 70
  var verifyCount = 20
  var answers: String?

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, ["ar", "en"].contains(arguments[2]) else {
      print("usage: MatchBenchmark FOLDER ar|en [--threshold N] [--verify N] [--answers FILE]")
      exit(64)
    }
    var benchmark = MatchBenchmark(folder: arguments[1], language: arguments[2])
    for index in stride(from: 3, to: arguments.count - 1, by: 2) {
      let value = arguments[index + 1]
      switch arguments[index] {
      case "--threshold": benchmark.threshold = Int(value) ?? 70
      case "--verify": benchmark.verifyCount = Int(value) ?? 20
      case "--answers": benchmark.answers = value
      default:
        print("unknown option \(arguments[index])")
        exit(64)
      }
    }
    try benchmark.run()
  }

  init(folder: String, language: String) {
    memory = contents(folder + "/memory.tsv")
    column = language == "ar" ? 1 : 0
    name = "match/\(language)"
    texts = contents(folder + "/queries.\(language).tsv").split(separator: 10).map { line in
      let fields = line.split(separator: 9, maxSplits: 2, omittingEmptySubsequences: false)
      return String(decoding: fields[2], as: UTF8.self)
    }
    queries = texts.map { PreparedSegment($0) }
  }

  func run() throws {
    let start = threadTime()
    let parts = indexParts()
    let buildTime = threadTime() - start
    let readers = try parts.map { try IndexPartReader($0) }
    let target: LanguageTag = column == 1 ? .english : .arabic
    var matcher = try IndexMatcher(parts: readers, target: target)
    try verify(&matcher)
    let size = parts.reduce(0) { $0 + $1.bytes.count }
    print("\(name)/build: \(buildTime), \(parts.count) parts, \(size) bytes")
    for round in 1...3 { try measure(&matcher, round: round) }
    if let answers { try write(&matcher, to: answers) }
  }

  private func options(_ threshold: Int) -> MatchOptions {
    MatchOptions(threshold: MatchScore(percent: threshold), limit: 5)
  }

  /// Compares the first queries with every unit, a hundred at a time, and the index at 50, 70 and 90
  /// percent with that: the matches from a higher threshold on are the first of those from 50 on.
  private func verify(_ matcher: inout IndexMatcher) throws {
    let count = min(verifyCount, queries.count)
    for start in stride(from: 0, to: count, by: 100) {
      let chosen = Array(queries[start..<min(count, start + 100)])
      var exhaustive = ExhaustiveMatcher(queries: chosen, options: options(50))
      forEachSegment { unit, text in
        exhaustive.compare(String(decoding: text, as: UTF8.self), IndexedSegment(unit: unit))
      }
      for (query, all) in zip(chosen, exhaustive.candidates) {
        for threshold in [50, 70, 90] {
          let expected = all.filter { $0.score.percent >= threshold }
          let found = try matcher.candidates(for: query, options: options(threshold))
          guard found != expected else { continue }
          print("\(name)/\(threshold): the index and all units differ for \"\(query.text)\"")
          exit(1)
        }
      }
      let done = start + chosen.count
      print("\(name): \(done) of \(done) queries equal to comparing every unit at 50, 70, 90")
      fflush(nil)
    }
  }

  private func measure(_ matcher: inout IndexMatcher, round: Int) throws {
    var times: [Duration] = []
    var answered = 0
    for text in texts {
      let start = threadTime()
      let found = try matcher.candidates(for: PreparedSegment(text), options: options(threshold))
      times.append(threadTime() - start)
      if !found.isEmpty { answered += 1 }
    }
    let total = times.reduce(.zero, +) / .milliseconds(1)
    times.sort()
    print(
      "\(name)/\(threshold) round \(round): \(Int(Double(texts.count) * 1000 / total)) look-ups/s, "
        + "p50 \(times[times.count / 2]), p99 \(times[times.count * 99 / 100]), "
        + "\(answered) of \(texts.count) answered"
    )
  }

  /// Writes for each query the unit found first, counted from 0, and its score, or -1.
  private func write(_ matcher: inout IndexMatcher, to path: String) throws {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    for query in queries {
      let first = try matcher.candidates(for: query, options: options(threshold)).first
      fputs("\((first?.unit ?? 0) - 1)\t\(first?.score.percent ?? 0)\n", file)
    }
  }

  private func indexParts() -> [IndexPart] {
    var parts: [IndexPart] = []
    var builder = IndexPartBuilder()
    forEachSegment { unit, text in
      if builder.isFull, let part = builder.finish() { parts.append(part) }
      let isAdded = builder.append(IndexedSegment(unit: unit), text: text, languages: "ar en")
      precondition(isAdded, "one set of languages always fits")
    }
    if let part = builder.finish() { parts.append(part) }
    return parts
  }

  private func forEachSegment(_ body: (Int64, UnsafeBufferPointer<UInt8>) -> Void) {
    memory.withUnsafeBufferPointer { memory in
      var unit: Int64 = 0
      var start = 0
      while start < memory.count {
        var end = start
        var tab = start
        while end < memory.count, memory[end] != 10 {
          if memory[end] == 9 { tab = end }
          end += 1
        }
        unit += 1
        let range = column == 1 ? tab + 1..<end : start..<tab
        body(unit, UnsafeBufferPointer(rebasing: memory[range]))
        start = end + 1
      }
    }
  }
}

private func contents(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else {
    print("\(path): cannot be read")
    exit(2)
  }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  var bytes = [UInt8](repeating: 0, count: ftell(file))
  rewind(file)
  _ = fread(&bytes, 1, bytes.count, file)
  return bytes
}

/// The time that this thread has computed.
private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
