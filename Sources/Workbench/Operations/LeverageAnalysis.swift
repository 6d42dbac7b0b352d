package import Documents
package import JSON
package import LibraryAccess
package import Model
import TranslationMemory

/// How much of some texts a memory covers, per band of score: what a translation is quoted from.
package struct LeverageAnalysis: Sendable {
  /// The bands, the most valuable first.
  package enum Band: String, CaseIterable, Sendable {
    /// The segment occurred earlier in the texts.
    case repetition
    /// The memory has the segment with the same neighbours.
    case context
    /// The memory has the segment.
    case exact = "100"
    case from95 = "95-99"
    case from85 = "85-94"
    case from75 = "75-84"
    case from50 = "50-74"
    /// The memory has nothing close.
    case none

    init(_ match: SegmentMatch?) {
      guard let match else {
        self = .none
        return
      }
      switch (match.kind, match.score.percent) {
      case (.context, _): self = .context
      case (_, 100): self = .exact
      case (_, 95...): self = .from95
      case (_, 85...): self = .from85
      case (_, 75...): self = .from75
      case (_, 50...): self = .from50
      default: self = .none
      }
    }
  }

  /// What lies in each band.
  package struct Counts: Hashable, Sendable {
    /// The number of segments in each band.
    package var segments: [Band: Int] = [:]
    /// The number of words and numbers in each band.
    package var words: [Band: Int] = [:]

    mutating func add(_ band: Band, words count: Int) {
      segments[band, default: 0] += 1
      words[band, default: 0] += count
    }
  }

  /// The counts of all texts together.
  package private(set) var total = Counts()
  private let library: any MemoryLibrary & MatchIndexLibrary
  private let scope: (source: LanguageTag?, target: LanguageTag?, memories: [String]?)
  private var options = MemoryMatcher.Options()
  private var matchers: [MemoryMatcher.Scope: MemoryMatcher] = [:]
  private var seen: Set<String> = []

  /// Prepares for any number of texts, of which later ones may repeat segments of earlier ones.
  ///
  /// - Parameters:
  ///   - library: The library.
  ///   - source: The language of the texts; `nil` means that each text's letters tell.
  ///   - target: The language of the translations; `nil` is English for Arabic, Arabic for others.
  ///   - memories: The names of the memories; `nil` is all.
  ///   - threshold: The lowest score that counts.
  package init(
    _ library: any MemoryLibrary & MatchIndexLibrary,
    source: LanguageTag?,
    target: LanguageTag?,
    memories: [String]?,
    threshold: MatchScore
  ) {
    self.library = library
    scope = (source, target, memories)
    options.threshold = threshold
    options.limit = 1
  }

  /// Adds an article, and returns its counts.
  ///
  /// - Throws: `FileError`.
  package mutating func add(_ article: Article) throws -> Counts {
    let source = scope.source ?? article.recognizedLanguage
    let target =
      scope.target ?? article.targetLanguage ?? (source.isArabic ? .english : .arabic)
    let segments = try SegmentedText(article, language: source).segments.map(\.text)
    let matcher = try matcher(
      MemoryMatcher.Scope(source: source, target: target, memories: scope.memories)
    )
    let matches = try matcher.matches(forText: segments, options: options)
    var counts = Counts()
    for (segment, found) in zip(segments, matches) {
      let isRepetition = !seen.insert(segment).inserted
      let band = isRepetition ? .repetition : Band(found.first)
      let words = PreparedSegment(segment).wordCount
      counts.add(band, words: words)
      total.add(band, words: words)
    }
    return counts
  }

  private mutating func matcher(_ scope: MemoryMatcher.Scope) throws -> MemoryMatcher {
    if let known = matchers[scope] { return known }
    let made = try MemoryMatcher(library, scope: scope)
    matchers[scope] = made
    return made
  }
}

extension LeverageAnalysis.Counts {
  /// The counts as one object.
  ///
  /// - Parameter file: The name of the text; `nil` for the total.
  /// - Returns: The object.
  package func json(file: String?) -> JSONValue {
    let bands = LeverageAnalysis.Band.allCases.map { band -> JSONValue in
      [
        "name": .string(band.rawValue), "segments": .int(segments[band, default: 0]),
        "words": .int(words[band, default: 0]),
      ]
    }
    return [
      "file": .optional(file), "bands": .array(bands),
      "segments": .int(segments.values.reduce(0, +)), "words": .int(words.values.reduce(0, +)),
    ]
  }

  /// The counts as a table.
  ///
  /// - Parameter title: What stands above the table.
  /// - Returns: Lines.
  package func text(title: String) -> String {
    func row(_ name: String, _ segments: String, _ words: String) -> String {
      let cells = [(name, 12), (segments, 10), (words, 10)]
      return cells.enumerated().map { index, cell in
        let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
        return index == 0 ? cell.0 + padding : padding + cell.0
      }.joined()
    }
    var lines = [title, row("band", "segments", "words")]
    lines += LeverageAnalysis.Band.allCases.map { band in
      row(band.rawValue, String(segments[band, default: 0]), String(words[band, default: 0]))
    }
    lines.append(
      row(
        "total",
        String(segments.values.reduce(0, +)),
        String(words.values.reduce(0, +))
      )
    )
    return lines.joined(separator: "\n")
  }
}
