import Model
import TestSupport
import Testing

@testable import Workbench

private let good = "<tu><tuv xml:lang=\"en\"><seg>good</seg></tuv></tu>"

/// A memory with a good unit, and one with whatever a stranger has put into its segment.
private func hostile(_ segment: String, doctype: String = "") -> String {
  """
  <?xml version="1.0"?>
  \(doctype)
  <tmx version="1.4"><header srclang="en"/><body>
  \(good)
  <tu tuid="bad"><tuv xml:lang="en"><seg>\(segment)</seg></tuv></tu>
  \(good.replacing("good", with: "last"))
  </body></tmx>
  """
}

private func expanding(_ count: Int, by factor: Int) -> String {
  let entities = (1..<count).map { level in
    let content = String(repeating: "&e\(level - 1);", count: factor)
    return "<!ENTITY e\(level) \"\(content)\">"
  }
  return "<!DOCTYPE tmx [<!ENTITY e0 \"ha\">\(entities.joined())]>"
}

struct HostileMemoryTests {
  @Test(
    "a unit that would cost too much, or reads elsewhere, is rejected and the others are taken",
    .timeLimit(.minutes(20)),
    arguments: [
      (
        "a file of this machine", "&x;",
        "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      ),
      (
        "an address in the network", "&x;",
        "<!DOCTYPE tmx SYSTEM \"http://192.0.2.1/a.dtd\" [<!ENTITY x SYSTEM \"http://192.0.2.1/\">]>"
      ),
      ("a billion laughs", "&e30;", expanding(31, by: 10)),
      ("a billion laughs in an attribute", "a<ph x=\"&e30;\"/>", expanding(31, by: 10)),
      (
        "one long entity, often", String(repeating: "&x;", count: 10_000),
        "<!DOCTYPE tmx [<!ENTITY x \"\(String(repeating: "x", count: 100_000))\">]>"
      ),
      (
        "elements in elements",
        String(repeating: "<hi>", count: 100_000)
          + String(repeating: "</hi>", count: 100_000), ""
      ),
      (
        "an attribute of two megabytes",
        "<ph x=\"\(String(repeating: "x", count: 2 << 20))\"/>", ""
      ),
      (
        "very many attributes",
        "<ph \((0..<200_000).map { "k\($0)=''" }.joined(separator: " "))/>", ""
      ),
    ]
  )
  func costlyUnitIsRejected(name: String, segment: String, doctype: String) throws {
    let scratch = try Scratch()
    let report = try scratch.run(scratch.write(hostile(segment, doctype: doctype)))
    #expect(report.counts.added == 2)
    #expect(report.rejectedCount == 1)
    #expect(report.rejections.first?.identifier == "bad")
    #expect(!report.isTruncated)
    #expect(!String(decoding: try scratch.exported(), as: UTF8.self).contains("bad"))
  }

  @Test("very many languages, and very many faults, end in bounded time", .timeLimit(.minutes(20)))
  func faultsAreCheap() throws {
    let scratch = try Scratch()
    let units = (0..<30_000).map { good.replacing("\"en\"", with: "\"en-x-a\($0)\"") }
    let report = try scratch.run(
      scratch.write("<tmx><header/><body>\(units.joined())</body></tmx>")
    )
    #expect(report.readCount == 30_000)
    #expect(report.counts.added == 1_000)
    #expect(report.rejections.count == 1_000)
    #expect(
      report.rejections.first?.reason.english == "the file has too many languages (at most 1000)"
    )
  }

  @Test("what stands before the first unit is bounded")
  func prologueIsBounded() throws {
    let scratch = try Scratch()
    let header = "<prop type=\"x\">\(String(repeating: "x", count: 17 << 20))</prop>"
    let error = #expect(throws: Failure.self) {
      try scratch.run(scratch.write("<tmx><header>\(header)</header><body>\(good)</body></tmx>"))
    }
    #expect(error?.english == "there is no unit in the first 16 MB")
  }
}
