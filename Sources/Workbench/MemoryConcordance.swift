import Documents
public import Model
import Store
import TranslationMemory

/// Units that contain some words, in any inflection and with any clitics.
public struct MemoryConcordance: Sendable {
  /// A unit that has the words.
  public struct Hit: Hashable, Sendable {
    /// The text that has the words.
    public let source: String
    /// The text in the other language, if the unit has one.
    public let target: String?
    /// The name of the memory.
    public let memory: String
    /// The unit's identifier in the library.
    public let unit: Int64
    /// Where the words stand in `source`, in UTF-8 offsets.
    public let ranges: [Range<Int>]
    let distance: Int
  }

  /// The words and phrases.
  public let query: String
  /// The units, those with the words as they were given first, then the shorter ones.
  public private(set) var hits: [Hit] = []
  /// Whether there are more units than were looked at or wanted.
  public private(set) var isTruncated = false

  /// Searches a library.
  ///
  /// - Parameters:
  ///   - query: Words, and phrases in quotation marks.
  ///   - library: The library.
  ///   - scope: The language of the words, that of the other text, and the memories.
  ///   - limit: The most units.
  /// - Throws: `FileError`, when there is no memory of a name, or the library cannot be read.
  public init(
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
  ///   - readLimit: The most units whose text is read; the words are looked for in those.
  /// - Throws: `FileError`, when the library cannot be read.
  public init(
    _ query: String,
    with matcher: MemoryMatcher,
    limit: Int = 20,
    readLimit: Int = 2_000
  ) throws {
    self.query = query
    let words = ConcordanceQuery(query)
    guard !words.isEmpty else { return }
    try translatingIndexErrors {
      var variants: [Int64: Int] = [:]
      for part in matcher.parts {
        let (found, hasMore) = try words.candidates(in: part, limit: readLimit)
        isTruncated = isTruncated || hasMore
        for candidate in found where !matcher.removedUnits.contains(candidate.unit) {
          variants[candidate.unit] = candidate.variant
        }
      }
      let wanted = variants.keys.sorted()
      hits = Self.hits(words, try matcher.library.units(wanted), variants, matcher.scope)
    }
    if hits.count > limit {
      hits = Array(hits.prefix(limit))
      isTruncated = true
    }
  }

  private static func hits(
    _ words: ConcordanceQuery,
    _ units: StoredUnits,
    _ variants: [Int64: Int],
    _ scope: MemoryMatcher.Scope
  ) -> [Hit] {
    var hits: [Hit] = []
    let batch = units.batch
    for (position, unit) in batch.units.enumerated() {
      let identifier = units.identifiers[position]
      guard let place = variants[identifier], place < unit.variants.count else { continue }
      let source = batch.string(batch.variants[unit.variants.lowerBound + place].text)
      guard let found = words.hits(in: source) else { continue }
      let other = batch.variants[unit.variants].first {
        batch.languages[$0.language].language == scope.target.language
      }
      hits.append(
        Hit(
          source: source,
          target: other.map { batch.string($0.text) },
          memory: units.memories[position],
          unit: identifier,
          ranges: found.ranges,
          distance: found.distance
        )
      )
    }
    return hits.sorted {
      ($0.distance, $0.source.utf8.count, $0.unit) < ($1.distance, $1.source.utf8.count, $1.unit)
    }
  }

  /// The hits as one object.
  public var json: String {
    let object: JSON = [
      "query": .string(query), "isTruncated": .bool(isTruncated),
      "hits": .array(hits.map(\.json)),
    ]
    return object.text
  }

  /// The hits for people: the text with the words marked, and the other text below.
  ///
  /// - Parameter marks: What stands before and behind each word found.
  /// - Returns: Lines.
  public func text(marks: (String, String)) -> String {
    hits.map { hit in
      "\(hit.memory) #\(hit.unit)\n  \(hit.marked(marks))\n  \(hit.target ?? "–")"
    }.joined(separator: "\n")
  }
}

extension MemoryConcordance.Hit {
  fileprivate var json: JSON {
    let offsets = ScalarOffsets(source)
    return [
      "source": .string(source), "target": .optional(target), "memory": .string(memory),
      "unit": .int(Int(unit)),
      "occurrences": .array(
        ranges.map {
          let range = offsets[$0]
          return ["start": .int(range.lowerBound), "end": .int(range.upperBound)]
        }
      ),
    ]
  }

  fileprivate func marked(_ marks: (String, String)) -> String {
    let bytes = Array(source.utf8)
    var marked: [UInt8] = []
    var end = 0
    for range in ranges where range.lowerBound >= end {
      marked += bytes[end..<range.lowerBound]
      marked += marks.0.utf8 + bytes[range] + marks.1.utf8
      end = range.upperBound
    }
    return String(decoding: marked + bytes[end...], as: UTF8.self)
  }
}
