import JSON
import LibraryAccess
import Model
import TestSupport
import Testing

@testable import Workbench

/// Look-up in a library and in its concepts held in memory.
@Suite("Sources of look-up")
struct LookupSourceTests {
  private static let words: [(arabic: [String], english: [String])] = [
    (["وزير", "وزارة"], ["minister", "ministry"]), (["خارجية"], ["foreign affairs"]),
    (["مجلس"], ["council"]), (["أمن"], ["security"]), (["دفاع"], ["defence", "Defense"]),
    (["هدنة", "وقف إطلاق النار"], ["truce", "ceasefire", "cease-fire"]), (["بيان"], ["statement"]),
    (["صاروخ"], ["missile"]), (["رئيس"], ["president", "head"]), (["عبد الله"], ["Abdullah"]),
    (["حكومة"], ["government"]), (["غارة جوية"], ["air strike", "airstrike"]),
    (["مصر"], ["Egypt"]), (["الأمم المتحدة"], ["United Nations", "UN"]),
  ]

  /// Every word as a concept, and pairs of them, so that words stand in many terms.
  private func makeLibrary() throws -> TestLibrary {
    var concepts = Self.words.enumerated().map { index, word in
      concept("w\(index)", word.arabic, word.english)
    }
    for (index, first) in Self.words.enumerated() {
      for (position, second) in Self.words.enumerated() where index != position {
        concepts.append(
          concept(
            "p\(index)-\(position)",
            ["\(first.arabic[0]) \(second.arabic[0])"],
            ["\(first.english[0]) of \(second.english[0])"]
          )
        )
      }
    }
    return try TestLibrary(concepts: concepts)
  }

  private func concept(
    _ identifier: String,
    _ arabic: [String],
    _ english: [String]
  ) -> ConceptEntry {
    func terms(_ texts: [String]) -> [Term] {
      texts.enumerated().map {
        Term(text: $0.element, status: $0.offset < 2 ? .preferred : .deprecated)
      }
    }
    return ConceptEntry(
      identifier: identifier,
      languages: [
        LanguageSection(language: .arabic, terms: terms(arabic)),
        LanguageSection(language: .english, terms: terms(english)),
      ]
    )
  }

  private func queries() -> [String] {
    var generator = SeededGenerator(seed: 5)
    let terms = Self.words.flatMap { $0.arabic + $0.english }
    var queries = terms + ["عبدالله", "airstrikes", "cease fire", "ceasefires", "", "؟", "قمر"]
    for term in terms {
      let other = terms.randomElement(using: &generator) ?? ""
      queries += [
        "و\(term)", "ال\(term)", "\(term)s", "\(term) \(other)", "\(term)ها", "بال\(term)",
      ]
      queries.append(String(term.prefix(Int.random(in: 2...4, using: &generator))))
      var misspelled = term
      let index = term.indices.randomElement(using: &generator) ?? term.startIndex
      misspelled.remove(at: index)
      queries.append(misspelled)
    }
    return queries
  }

  @Test("the concepts in memory give what the library gives, for every kind of query")
  func agree() throws {
    let library = try makeLibrary()
    let loaded = try LoadedGlossaries(library.file)
    var kinds: Set<LookupEntry.Kind> = []
    for limit in [1, 3, 10] {
      for query in queries() {
        var request = Lookup.Request(query)
        request.limit = limit
        let stored = StoredConcepts(library: library.file)
        let expected = try lookUp(request, in: stored, library)
        let actual = try lookUp(request, in: loaded, library)
        #expect(actual.json == expected.json, "\(query), \(limit) entries")
        #expect(actual.entries.count <= limit)
        kinds.formUnion(actual.entries.map(\.kind))
      }
    }
    #expect(kinds == Set(LookupEntry.Kind.allCases))
  }

  @Test("fewer entries are the first of more", arguments: ["وزير", "مجلس أمن", "def", "ministr"])
  func limits(query: String) throws {
    let library = try makeLibrary()
    let loaded = try LoadedGlossaries(library.file)
    func names(_ limit: Int) throws -> [String] {
      var request = Lookup.Request(query)
      request.limit = limit
      return try lookUp(request, in: loaded, library).entries.map(\.concept.identifier)
    }
    let all = try names(100)
    for limit in [1, 2, 5, 20] { #expect(try names(limit) == Array(all.prefix(limit))) }
  }

  @Test("only the wanted glossaries are searched")
  func choosesGlossaries() throws {
    let library = try makeLibrary()
    let loaded = try LoadedGlossaries(library.file)
    for query in ["وزير", "minist", "ministr"] {
      var request = Lookup.Request(query)
      request.glossaries = ["other"]
      let stored = StoredConcepts(library: library.file)
      #expect(try lookUp(request, in: loaded, library).entries.isEmpty)
      #expect(try lookUp(request, in: stored, library).entries.isEmpty)
    }
  }

  private func lookUp(
    _ request: Lookup.Request,
    in source: any LookupSource,
    _ library: TestLibrary
  ) throws -> LookupResult {
    try TermLookup(request, in: source) { try library.prepared.matcher($0) }.result()
  }
}
