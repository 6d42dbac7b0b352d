import Documents
package import JSON
package import LibraryAccess
import Model
import TranslationMemory

/// Units that contain some words, in any inflection and with any clitics.
package struct MemoryConcordance: Sendable {
  /// A unit that has the words.
  package struct Hit: Hashable, Sendable {
    /// The text that has the words.
    package let source: String
    /// The text in the other language, if the unit has one.
    package let target: String?
    /// The name of the memory.
    package let memory: String
    /// The unit's identifier in the library.
    package let unit: Int64
    /// Where the words stand in `source`, in UTF-8 offsets.
    package let ranges: [Range<Int>]
  }

  /// The words and phrases.
  package let query: String
  /// The units: first those where all words stand together in the order of the query, then those
  /// with the words as they were given, then the shorter ones.
  package private(set) var hits: [Hit] = []
  /// How many segments of the memories have the words, as far as they were looked at.
  package private(set) var total = 0
  /// Whether there are more units than were looked at or wanted.
  package private(set) var isTruncated = false

  /// Searches a library.
  ///
  /// - Parameters:
  ///   - query: Words, and phrases in quotation marks.
  ///   - library: The library.
  ///   - scope: The language of the words, that of the other text, and the memories.
  ///   - limit: The most units.
  /// - Throws: `Failure`, when there is no memory of a name, or the library cannot be read.
  package init(
    _ query: String,
    in library: any MemoryLibrary & MatchIndexLibrary,
    scope: MemoryMatcher.Scope,
    limit: Int = 20
  ) throws {
    let matcher = try MemoryMatcher(library, scope: scope)
    try self.init(query, with: matcher, limit: limit)
  }

  /// Searches with an index that is open.
  ///
  /// - Parameters:
  ///   - query: Words, and phrases in quotation marks.
  ///   - matcher: Has the index, the languages and the memories.
  ///   - limit: The most units.
  ///   - recordLimit: The most segments of a part of the index that are looked at, the shorter ones
  ///     first; all, if a complete answer is wanted.
  /// - Throws: `Failure`, when the library cannot be read.
  package init(
    _ query: String,
    with matcher: MemoryMatcher,
    limit: Int = 20,
    recordLimit: Int = .max
  ) throws {
    self.query = query
    let words = ConcordanceQuery(query)
    guard !words.isEmpty else { return }
    try translatingIndexErrors {
      let search = try ConcordanceSearch(
        words,
        in: matcher.parts,
        removedUnits: matcher.removedUnits,
        limit: limit,
        recordLimit: recordLimit
      )
      total = search.count
      isTruncated = search.isIncomplete || search.count > limit
      hits = Self.hits(
        words,
        search.hits,
        try matcher.library.units(Set(search.hits.map(\.unit)).sorted()),
        matcher.scope
      )
    }
  }

  private static func hits(
    _ words: ConcordanceQuery,
    _ found: [ConcordanceSearch.Hit],
    _ units: StoredUnits,
    _ scope: MemoryMatcher.Scope
  ) -> [Hit] {
    let batch = units.batch
    let positions = Dictionary(
      zip(units.identifiers, units.identifiers.indices),
      uniquingKeysWith: { first, _ in first }
    )
    return found.compactMap { candidate in
      guard let position = positions[candidate.unit] else { return nil }
      let variants = batch.variants[batch.units[position].variants]
      guard candidate.variant < variants.count else { return nil }
      let source = batch.string(variants[variants.startIndex + candidate.variant].text)
      let other = variants.first {
        batch.languages[$0.language].language == scope.target.language
          && batch.isTranslation($0, of: batch.units[position])
      }
      return Hit(
        source: source,
        target: other.map { batch.string($0.text) },
        memory: units.memories[position],
        unit: candidate.unit,
        ranges: words.ranges(in: source) ?? []
      )
    }
  }

  /// The hits as an object.
  package var json: JSONValue {
    [
      "query": .string(query), "total": .int(total), "isTruncated": .bool(isTruncated),
      "hits": .array(hits.map(\.json)),
    ]
  }

  /// The hits for people: the text with the words marked, and the other text below.
  ///
  /// - Parameter marks: What stands before and after each word found.
  /// - Returns: Lines.
  package func text(marks: (String, String)) -> String {
    hits.map { hit in
      "\(hit.memory) #\(hit.unit)\n  \(marked(hit.source, hit.ranges, marks))\n  \(hit.target ?? "–")"
    }.joined(separator: "\n")
  }
}

extension MemoryConcordance.Hit {
  fileprivate var json: JSONValue {
    let offsets = ScalarOffsets(source)
    return [
      "source": .string(source), "target": .optional(target), "memory": .string(memory),
      "unit": .int64(unit),
      "occurrences": .array(
        ranges.map {
          let range = offsets[$0]
          return ["start": .int(range.lowerBound), "end": .int(range.upperBound)]
        }
      ),
    ]
  }
}
