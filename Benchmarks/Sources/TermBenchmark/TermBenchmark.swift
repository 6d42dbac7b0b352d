import Model
import Terminology

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures how fast terms are found: `TermBenchmark TERMS TEXT [COUNT [LINES]]`.
///
/// TERMS has one Arabic term a line, of which the first COUNT are taken; TEXT one segment a line.
/// The result is checked before a time is printed: a scanner that has seen all of the text, and so
/// remembers its words, must find in the first thousand lines what a fresh one finds.
///
/// Prints one object of JSON: how many terms there are, the processor time to make the recogniser,
/// its memory, the hits, those that are not nested, and the speed in MB (10^6 bytes of UTF-8) per
/// second of processor time, text to hits; beside it the speed with the form of every hit. With
/// LINES, also the hits in so many lines, as line, term and the UTF-8 offsets.
@main
struct TermBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let terms = lines(of: arguments[1]),
      let text = lines(of: arguments[2])
    else {
      print("usage: TermBenchmark TERMS TEXT [COUNT [LINES]]")
      exit(64)
    }
    let count = arguments.count > 3 ? Int(arguments[3]) ?? terms.count : terms.count
    let listed = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 0
    let entries = terms.prefix(count).map { RecognizableTerm(text: $0, language: .arabic) }
    // What is loaded once in the life of a program is no part of the recogniser.
    _ = TermRecognizer([RecognizableTerm(text: "كتاب", language: .arabic)])
    let memoryBefore = residentMemory()
    let start = processorTime()
    let recognizer = TermRecognizer(entries)
    let building = processorTime() - start
    let memory = residentMemory() - memoryBefore

    var scanner = recognizer.makeScanner()
    var hitCount = 0
    var outerCount = 0
    let scanStart = processorTime()
    for var line in text {
      let hits = line.withUTF8 { scanner.hits(in: $0) }
      hitCount += hits.count
      for hit in hits where !hit.isNested { outerCount += 1 }
    }
    let scanning = processorTime() - scanStart

    let described = text
    var describer = recognizer.makeScanner()
    var occurrenceCount = 0
    let describeStart = processorTime()
    for line in described { occurrenceCount += describer.occurrences(in: line).count }
    let describing = processorTime() - describeStart

    var fresh = recognizer.makeScanner()
    for line in text.prefix(1_000) {
      precondition(hits(line, &scanner) == hits(line, &fresh), "two scanners differ: \(line)")
    }
    let rows = text.prefix(listed).enumerated().flatMap { number, line in
      hits(line, &fresh).map { [number] + $0 }
    }
    print(
      """
      {"terms": \(entries.count), "buildSeconds": \(building), "memoryMB": \(memory), \
      "hits": \(hitCount), "outerHits": \(outerCount), \
      "megabytesPerSecond": \(megabytes(text) / max(scanning, 1e-6)), \
      "withFormsMegabytesPerSecond": \(megabytes(described) / max(describing, 1e-6)), \
      "occurrences": \(occurrenceCount), "listed": \(rows)}
      """
    )
  }

  /// The processor time that the program has used, in seconds.
  private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// The memory that the program holds, in MB; 0 where the system does not say.
  private static func residentMemory() -> Double {
    guard let text = lines(of: "/proc/self/statm")?.first else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(getpagesize()) / 1e6
  }

  private static func megabytes(_ lines: some Sequence<String>) -> Double {
    Double(lines.reduce(0) { $0 + $1.utf8.count + 1 }) / 1e6
  }

  private static func hits(_ line: String, _ scanner: inout TermScanner) -> [[Int]] {
    var line = line
    return line.withUTF8 { bytes in
      scanner.hits(in: bytes).map { [$0.term, $0.range.lowerBound, $0.range.upperBound] }
    }
  }

  private static func lines(of path: String) -> [String]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
