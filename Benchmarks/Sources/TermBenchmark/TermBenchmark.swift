import Model
import Terminology

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures how fast terms are found: `TermBenchmark TERMS TEXT [COUNT]`.
///
/// TERMS has one Arabic term a line, of which the first COUNT are taken; TEXT one segment a line.
/// Prints how long the recogniser takes to make, how many hits there are, and the speed in MB (10^6
/// bytes of UTF-8) per second. The result is checked before a time is printed: a scanner that has
/// seen all of the text, and so remembers its words, must find in the first thousand lines what a
/// fresh one finds.
@main
struct TermBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let terms = lines(of: arguments[1]),
      let text = lines(of: arguments[2])
    else {
      print("usage: TermBenchmark TERMS TEXT [COUNT]")
      exit(64)
    }
    let count = arguments.count > 3 ? Int(arguments[3]) ?? terms.count : terms.count
    let entries = terms.prefix(count).map { RecognizableTerm(text: $0, language: .arabic) }
    let clock = ContinuousClock()
    let start = clock.now
    let recognizer = TermRecognizer(entries)
    let building = start.duration(to: clock.now)
    var scanner = recognizer.makeScanner()
    var hitCount = 0
    let scanning = clock.measure {
      for var line in text { hitCount += line.withUTF8 { scanner.hits(in: $0).count } }
    }
    var fresh = recognizer.makeScanner()
    for line in text.prefix(1_000) {
      precondition(hits(line, &scanner) == hits(line, &fresh), "two scanners differ: \(line)")
    }
    let megabytes = Double(text.reduce(0) { $0 + $1.utf8.count + 1 }) / 1e6
    let speed = megabytes / (scanning / .seconds(1))
    print("\(entries.count) terms made in \(building), \(hitCount) hits, \(speed) MB/s")
  }

  private static func hits(_ line: String, _ scanner: inout TermScanner) -> [[Int]] {
    var line = line
    return line.withUTF8 { bytes in
      scanner.hits(in: bytes).map { [$0.range.lowerBound, $0.range.upperBound, $0.term] }
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
