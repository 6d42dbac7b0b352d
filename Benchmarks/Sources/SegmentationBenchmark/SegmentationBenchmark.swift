import Model
import Segmentation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures how fast a text is segmented: `SegmentationBenchmark FILE LANGUAGE [SECONDS [RULES.srx]]`.
///
/// Prints the count of segments and the speed in MB (10^6 bytes of UTF-8) per second: the best and
/// the median of the runs. The result is checked before any time is printed: the ranges must be in
/// order and cover the text, and every run must find the same number.
@main
struct SegmentationBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let language = LanguageTag(arguments[2]),
      let text = read(arguments[1]).flatMap({ String(validating: $0, as: UTF8.self) })
    else {
      print("usage: SegmentationBenchmark FILE LANGUAGE [SECONDS [RULES.srx]]")
      exit(64)
    }
    let seconds = arguments.count > 3 ? Double(arguments[3]) ?? 3 : 3
    guard arguments.count > 4 else {
      return measure(NewsSegmenter(language: language), text, seconds: seconds)
    }
    do {
      guard let file = read(arguments[4]) else { exit(2) }
      let document = try SRXDocument(reading: file, path: arguments[4])
      let segmenter = try SRXSegmenter(document: document, language: language, path: arguments[4])
      measure(segmenter, text, seconds: seconds)
    } catch {
      print(error)
      exit(2)
    }
  }

  private static func measure(_ segmenter: any Segmenter, _ text: String, seconds: Double) {
    let expected = segmenter.segmentRanges(in: text)
    precondition(isLossless(expected, text), "the ranges do not cover the text")
    let clock = ContinuousClock()
    let start = clock.now
    var durations: [Duration] = []
    while durations.count < 5 || start.duration(to: clock.now) < .seconds(seconds) {
      var count = 0
      durations.append(clock.measure { count = segmenter.segmentRanges(in: text).count })
      precondition(count == expected.count, "two runs differ: \(count) and \(expected.count)")
    }
    durations.sort()
    let best = speed(text, durations[0])
    let median = speed(text, durations[durations.count / 2])
    print("\(expected.count) segments, best \(best) MB/s, median \(median) MB/s")
  }

  private static func speed(_ text: String, _ duration: Duration) -> Int {
    Int(Double(text.utf8.count) / 1e6 / (duration / .seconds(1)))
  }

  private static func isLossless(_ ranges: [Range<Int>], _ text: String) -> Bool {
    var end = 0
    for range in ranges {
      guard range.lowerBound == end, !range.isEmpty else { return false }
      end = range.upperBound
    }
    return end == text.utf8.count
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
