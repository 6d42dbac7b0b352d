import Files
import LibraryAccess
import Model
import Testing

@testable import Workbench

/// What is asked of a glossary of five concepts, and which come back.
private struct BrowseCase: CustomTestStringConvertible {
  let testDescription: String
  let request: @Sendable (inout BrowseConcepts.Request) -> Void
  let found: [String]

  init(
    _ name: String,
    _ found: [String],
    _ request: @escaping @Sendable (inout BrowseConcepts.Request) -> Void
  ) {
    testDescription = name
    self.found = found
    self.request = request
  }
}

private let cases = [
  BrowseCase("all, as they came", ["truce", "minister", "war", "again", "alone"]) { _ in },
  BrowseCase("another spelling", ["truce", "again"]) { $0.text = "هدنه" },
  BrowseCase("with the article", ["truce", "again"]) { $0.text = "الهدنة" },
  BrowseCase("with a clitic", ["truce", "again"]) { $0.text = "للهدنة" },
  BrowseCase("the beginning of a word", ["minister"]) { $0.text = "mini" },
  BrowseCase("a part of a longer query is no answer", ["minister"]) { $0.text = "وزير الخارجية" },
  BrowseCase("one glossary", ["again", "alone"]) { $0.glossary = "b" },
  BrowseCase("one domain", ["minister"]) { $0.domain = "offices" },
  BrowseCase("one status", ["war"]) { $0.status = .forbidden },
  BrowseCase("without an equivalent", ["alone"]) { $0.gap = .untranslated },
  BrowseCase("the same terms twice", ["truce", "again"]) { $0.gap = .repeated },
  BrowseCase(
    "by the Arabic term, the article aside",
    ["war", "truce", "again", "minister", "alone"]
  ) {
    $0.order = .arabic
  },
  BrowseCase("by the English term", ["minister", "alone", "truce", "again", "war"]) {
    $0.order = .english
  },
  BrowseCase("a part", ["minister", "war"]) { $0.page = Page(start: 1, limit: 2) },
]

@Suite("Browsing concepts")
struct BrowseConceptsTests {
  private static let first = """
    id,domain,ar,en,status
    truce,defence,الهدنة,truce,preferred
    minister,offices,وزير الخارجية,foreign minister,preferred
    war,defence,حرب,war,forbidden

    """
  private static let second = """
    id,domain,ar,en
    again,defence,الهدنة,Truce
    alone,,,lonely

    """

  private func runner() throws -> OperationRunner {
    let library = PreparedLibrary(InMemoryLibrary(), for: .manyRequests)
    let runner = OperationRunner(library, version: "0")
    for (name, table) in [("a", Self.first), ("b", Self.second)] {
      var request = ImportGlossary.Request(
        InputFile(name: "\(name).csv", content: Array(table.utf8))
      )
      request.options.allowsOneLanguage = true
      _ = try runner.run(ImportGlossary.self, request)
    }
    return runner
  }

  @Test("finds, filters and sorts", arguments: cases)
  fileprivate func browses(each: BrowseCase) throws {
    var request = BrowseConcepts.Request()
    each.request(&request)
    let found = try runner().run(BrowseConcepts.self, request)
    #expect(found.concepts.map(\.concept.identifier) == each.found)
  }

  @Test("counts what one would see after choosing a value")
  func counts() throws {
    var request = BrowseConcepts.Request()
    request.domain = "defence"
    let counts = try runner().run(BrowseConcepts.self, request).counts
    #expect(counts.domains == ["defence": 3, "offices": 1])
    #expect(counts.glossaries == ["a": 2, "b": 1])
    #expect(counts.statuses[.forbidden] == 1)
    #expect(counts.gaps[.repeated] == 2)
  }

  @Test("many concepts get a domain, move and go, each as a change of its own")
  func editsMany() throws {
    let runner = try runner()
    func edit(
      _ identifiers: [String],
      _ deed: EditManyConcepts.Deed
    ) throws -> EditManyConcepts.Answer {
      let names = identifiers.map { EditManyConcepts.Name(glossary: "a", identifier: $0) }
      return try runner.run(EditManyConcepts.self, EditManyConcepts.Request(names, deed))
    }
    let set = try edit(["truce", "gone", "war"], .setDomain("peace"))
    #expect(set.changedCount == 2 && set.kept.map(\.identifier) == ["gone"])
    #expect(try edit(["truce"], .move("b")).changedCount == 1)
    #expect(try edit(["war"], .remove).changedCount == 1)
    let found = try runner.run(BrowseConcepts.self, BrowseConcepts.Request())
    let names = found.concepts.map { "\($0.glossary) \($0.concept.identifier)" }
    #expect(Set(names) == ["a minister", "b again", "b alone", "b truce"])
    #expect(found.concepts.first { $0.concept.identifier == "truce" }?.concept.domain == "peace")
    let changes = try runner.run(History.self, History.Request()).changes
    _ = try runner.run(UndoChange.self, changes[0].number)
    #expect(try runner.run(GetConcept.self, ("war", "a")).concept.domain == "peace")
  }

  @Test("days before a date")
  func daysBefore() {
    let cases = [
      ("2026-11-30T10:00:00Z", 7, "20261123"), ("2026-03-01", 1, "20260228"),
      ("2024-03-01", 1, "20240229"), ("2027-01-03", 7, "20261227"), ("2000-03-01", 1, "20000229"),
      ("never", 7, ""),
    ]
    for (date, count, expected) in cases { #expect(dayBefore(date, count: count) == expected) }
  }
}
