import Linguistics
package import Model
import Terminology

/// Lists how words were translated: a part of the units that have them, equal pairs once, and the words of the
/// glossaries' equivalents marked in the translations.
package enum BrowseConcordance: Operation {
  /// What is looked for, and which part of it is wanted.
  package struct Request: Hashable, Sendable {
    /// Words, and phrases in quotation marks; their languages and the memories.
    package var search: Concordance.Request
    /// Words that neither text of a pair has; `nil` excludes none.
    package var excluded: String?
    /// Which part of the pairs.
    package var page = Page(limit: 50)

    /// Creates a request for the first pairs.
    package init(_ search: Concordance.Request) { self.search = search }
  }

  /// A pair of a segment and its translation that one unit or more have.
  package struct Pair: Hashable, Sendable {
    /// The first unit that has it.
    package let hit: MemoryConcordance.Hit
    /// Where words of an equivalent stand in the translation, in UTF-8 offsets.
    package let targetRanges: [Range<Int>]
    /// How many units have it.
    package let count: Int
  }

  /// Some pairs of those that were found.
  package struct Answer: Hashable, Sendable {
    package let pairs: [Pair]
    /// How many pairs there are, as far as they were looked at.
    package let total: Int
    /// Whether there are more than were looked at.
    package let isTruncated: Bool
  }

  package static let name = OperationName.concordance

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    try Concordance.places(of: request.search, in: context)
  }

  /// The most units that are looked at.
  private static let unitCount = 1_000

  /// - Throws: as `Concordance`.
  package static func run(_ request: Request, in context: Context) throws -> Answer {
    var search = request.search
    search.limit = unitCount
    let found = try Concordance.run(search, in: context)
    let excluded = try request.excluded.map { words in
      Set(try Concordance.run(search.of(words), in: context).hits.map(\.unit))
    }
    var order: [[String]] = []
    var hits: [[String]: (hit: MemoryConcordance.Hit, count: Int)] = [:]
    for hit in found.hits where excluded?.contains(hit.unit) != true {
      let key = [hit.source, hit.target ?? ""]
      if hits[key] == nil { order.append(key) }
      hits[key] = (hits[key]?.hit ?? hit, (hits[key]?.count ?? 0) + 1)
    }
    let recognizer = try equivalents(of: search, in: context)
    let pairs = request.page.part(of: order).compactMap { key in
      hits[key].map { found in
        Pair(
          hit: found.hit,
          targetRanges: ranges(of: recognizer, in: found.hit.target ?? ""),
          count: found.count
        )
      }
    }
    return Answer(pairs: pairs, total: order.count, isTruncated: found.isTruncated)
  }

  /// A recogniser of what the glossaries have for the words, in the language of the translations.
  private static func equivalents(
    of search: Concordance.Request,
    in context: Context
  ) throws -> TermRecognizer? {
    var lookup = Lookup.Request(search.query.filter { $0 != "\"" })
    lookup.language = search.languages.source
    lookup.exampleLimit = 0
    let language = search.languages.target
    let terms = try Lookup.run(lookup, in: context).entries
      .filter { [.exact, .orthographic, .inflected].contains($0.kind) }
      .flatMap { $0.concept.terms(in: language) }
    guard !terms.isEmpty else { return nil }
    return TermRecognizer(
      terms.map {
        RecognizableTerm(text: $0.text, language: language, forms: $0.forms).ignoringCase
      }
    )
  }

  private static func ranges(of recognizer: TermRecognizer?, in text: String) -> [Range<Int>] {
    guard let recognizer else { return [] }
    var scanner = recognizer.makeScanner()
    var end = 0
    return scanner.occurrences(in: text).map(\.range)
      .sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
      .filter { range in
        defer { end = max(end, range.upperBound) }
        return range.lowerBound >= end
      }
  }
}

extension Concordance.Request {
  /// The same search for other words, in whichever of the two languages they are.
  fileprivate func of(_ words: String) -> Self {
    var search = self
    search.query = words
    let isTarget = recognizedLanguage(of: words) == languages.target.language
    (search.source, search.target) =
      isTarget ? (languages.target, languages.source) : (languages.source, languages.target)
    return search
  }
}
