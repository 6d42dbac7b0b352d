import GlossaryFormats
import Model
import Testing

/// Files of two sizes, whose times must not differ by much more than their sizes.
struct TimedCase: CustomTestStringConvertible, Sendable {
  let name: String
  /// The smaller size, in the units of the case.
  let size: Int
  /// Reads a file of a size, and returns how many concepts it gave.
  let read: @Sendable (Int) throws -> Int

  var testDescription: String { name }

  static func table(
    _ name: String,
    size: Int,
    _ make: @escaping @Sendable (Int) -> String
  ) -> TimedCase {
    TimedCase(name: name, size: size) { try readGlossaryTable(make($0)).concepts.count }
  }

  static func tbx(
    _ name: String,
    size: Int,
    _ entry: @escaping @Sendable (Int) -> String
  ) -> TimedCase {
    TimedCase(name: name, size: size) { size in
      try readTBX(Array("<martif><text><body>\(entry(size))</body></text></martif>".utf8)).concepts
        .count
    }
  }

  static func sheet(
    _ name: String,
    size: Int,
    _ make: @escaping @Sendable (Int) -> TestWorkbook
  ) -> TimedCase {
    TimedCase(name: name, size: size) { try make($0).read().concepts.count }
  }

  private static func term(_ text: String) -> String {
    "<termEntry><langSet lang='en'><tig><term>\(text)</term></tig></langSet></termEntry>"
  }

  static let all: [TimedCase] = [
    table("rows", size: 5_000) { "en,ar\n" + (0..<$0).map { "war \($0),حرب \($0)\n" }.joined() },
    table("rows of one concept", size: 5_000) {
      "id,en,ar\n" + (0..<$0).map { "1,war \($0),حرب \($0)\n" }.joined()
    },
    table("lines of OmegaT", size: 5_000) {
      "# glossary\n" + (0..<$0).map { "war \($0 % 7)\tحرب \($0)\n" }.joined()
    },
    table("a cell", size: 200_000) {
      "en,ar\nwar,حرب\nx,\"" + String(repeating: "y; ", count: $0) + "\"\n"
    },
    table("quotes in a table with tabs", size: 20_000) {
      "en\tar\nwar\tحرب\n" + String(repeating: "\"a\n", count: $0)
    },
    table("columns", size: 4_000) {
      "en,ar," + (0..<$0).map { "c\($0)" }.joined(separator: ",") + "\nwar,حرب"
        + String(repeating: ",x", count: $0) + "\n"
    },
    tbx("entries", size: 2_000) { size in
      (0..<size).map {
        "<termEntry id='c\($0)'><langSet lang='en'><tig><term>t\($0)</term></tig></langSet></termEntry>"
      }.joined()
    },
    tbx("references in a text", size: 100_000) { size in
      term("war") + "<termEntry><note>" + String(repeating: "&amp;", count: size)
        + "</note></termEntry>"
    },
    tbx("sections of characters", size: 50_000) { size in
      term("war") + "<termEntry><note>" + String(repeating: "<![CDATA[x]]>", count: size)
        + "</note></termEntry>"
    },
    tbx("a term", size: 1_000_000) { term("war") + term(String(repeating: "x", count: $0)) },
    tbx("languages of an entry", size: 2_000) { size in
      "<termEntry>"
        + (0..<size).map {
          "<langSet lang='en-x\($0 % 1_000)'><tig><term>t\($0)</term></tig></langSet>"
        }.joined()
        + "</termEntry>"
    },
    sheet("sheets", size: 300) { size in
      var book = TestWorkbook()
      book.strings = (0..<size).map { "text \($0)" }
      for number in 0..<size { book.add("s\(number)", [["en", "ar"], ["war \(number)", "حرب"]]) }
      return book
    },
    sheet("rows of a sheet", size: 3_000) { size in
      var book = TestWorkbook()
      book.add("A", [["en", "ar"]] + (0..<size).map { ["war \($0)", "حرب \($0)"] })
      return book
    },
    sheet("merged cells", size: 2_000) { size in
      var book = TestWorkbook()
      book.add(
        "A",
        [["en", "ar", "domain"]]
          + (0..<size).map { ["war \($0)", "حرب \($0)", $0 == 0 ? "law" : nil] },
        merged: Array(repeating: "C2:C1048576", count: size)
      )
      return book
    },
  ]
}

@Suite("Glossary files take linear time", .serialized)
struct GlossaryTimeTests {
  @Test("four times the file takes no more than nine times as long", arguments: TimedCase.all)
  func isLinear(timedCase: TimedCase) throws {
    var best: (small: Duration, large: Duration) = (.seconds(100), .seconds(100))
    // Others use the processors too, so that the best of several turns counts.
    for _ in 0..<4 {
      let clock = ContinuousClock()
      best.small = min(best.small, try clock.measure { _ = try timedCase.read(timedCase.size) })
      best.large = min(best.large, try clock.measure { _ = try timedCase.read(4 * timedCase.size) })
      if best.large <= best.small * 9 + .milliseconds(20) { return }
    }
    Issue.record("\(timedCase.name): \(best.small) and \(best.large)")
  }

  @Test("a reading that has to end ends", arguments: TimedCase.all.prefix(4))
  func endsInTime(timedCase: TimedCase) throws {
    var options = GlossaryReadingOptions()
    let cancellation = Cancellation()
    cancellation.cancel()
    options.interruption = Interruption(cancellation: cancellation)
    let table = "en,ar\n" + (0..<10_000).map { "war \($0),حرب \($0)\n" }.joined()
    #expect(throws: InterruptionError.self) { try readGlossaryTable(table, options: options) }
    #expect(throws: InterruptionError.self) {
      _ = try TBXFile(Array("<martif/>".utf8), interruption: options.interruption).read { _, _ in }
    }
  }
}
