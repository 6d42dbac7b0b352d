import LibraryAccess
import Linguistics
package import Model

/// Finds the terms of glossaries that are like a word, as dictionaries do.
package enum FindHeadwords: Operation {
  /// In what a term is like the word.
  package enum Strategy: String, CaseIterable, Sendable {
    /// It is the word, whatever the letter case and the Arabic spelling.
    case exact
    /// It begins with the word.
    case prefix
    /// It has one or two letters more, less, other or in another order.
    case spelling
    /// The word is a form of it.
    case form
  }

  /// What is looked for, and where.
  package struct Request: Hashable, Sendable {
    /// The word, or several.
    package var word: String
    /// In what terms are like it.
    package var strategy: Strategy
    /// The glossaries; `nil` is all.
    package var glossaries: [String]?
    /// The most terms.
    package var limit = 1_000

    /// Creates a request in all glossaries.
    package init(_ word: String, _ strategy: Strategy) {
      self.word = word
      self.strategy = strategy
    }
  }

  /// A term of a glossary.
  package struct Headword: Hashable, Sendable {
    /// The name of the glossary.
    package let glossary: String
    /// The term as it was entered.
    package let text: String
  }

  package static let name = OperationName.headwords

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.glossaries ?? []).map(Place.glossary)
  }

  /// Returns terms by glossary, each once; of a glossary in alphabetical order, unless forms are looked for:
  /// then the best come first.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  /// - Complexity: O(length of all terms); as a look-up for forms
  package static func run(_ request: Request, in context: Context) throws -> [Headword] {
    let glossaries = try context.readableGlossaries(request.glossaries)
    guard request.strategy != .form else { return try forms(request, glossaries, in: context) }
    guard let isLike = test(request) else { return [] }
    let terms = try context.prepared.lookupSource().allTerms()
    var found: Set<Headword> = []
    var pace = context.interruption.pace()
    for (index, entry) in terms.list.entries.enumerated() {
      try pace.check()
      let glossary = terms.list.concepts[entry.concept].glossary
      guard glossaries?.contains(glossary) != false, isLike(terms.phrase(of: index))
      else { continue }
      found.insert(Headword(glossary: glossary, text: entry.term.text))
    }
    let sorted = found.sorted { ($0.glossary, $0.text) < ($1.glossary, $1.text) }
    return Array(sorted.prefix(request.limit))
  }

  private static func forms(
    _ request: Request,
    _ glossaries: [String]?,
    in context: Context
  ) throws -> [Headword] {
    var lookup = Lookup.Request(request.word)
    lookup.isWhole = true
    lookup.exampleLimit = 0
    lookup.limit = request.limit
    lookup.glossaries = glossaries
    var found: Set<Headword> = []
    return try Lookup.run(lookup, in: context).entries.compactMap { entry in
      let headword = Headword(glossary: entry.glossary, text: entry.term.text)
      return found.insert(headword).inserted ? headword : nil
    }
  }

  /// Returns what tells whether folded words, each with a space before it, are like those of a request; `nil`
  /// where it has none.
  private static func test(_ request: Request) -> ((String) -> Bool)? {
    let phrase = request.word.foldedWords.map { " " + $0 }.joined()
    guard !phrase.isEmpty else { return nil }
    switch request.strategy {
    case .exact: return { $0 == phrase }
    case .prefix: return { $0.utf8.starts(with: phrase.utf8) }
    case .spelling, .form:
      let letters = Array(phrase.utf16)
      // The first of the letters is a space.
      let limit = letters.count <= 6 ? 1 : 2
      let filter = SpellingFilter(letters[...], limit: limit)
      return { other in
        var other = other
        guard other.withUTF8({ filter.mayBeNear(SpellingSketch($0)) }) else { return false }
        return spellingDistance(letters[...], Array(other.utf16)[...], limit: limit) != nil
      }
    }
  }
}
