import Documents
import JSON
package import Model

/// An article and its translation, segment by segment.
package struct AlignedArticle: Sendable {
  let document: AlignedDocument

  /// The confidence below which pages mark a pair.
  package static let doubtfulConfidence = 0.7

  /// The name of the article's file.
  package var sourceFile: String { document.sourceFile }
  /// The name of the translation's file.
  package var targetFile: String { document.targetFile }
  /// How likely it is that the texts translate each other, from 0 through 1.
  package var confidence: Double { document.confidence }
  /// The languages of the article and of the translation.
  package var languages: (source: LanguageTag, target: LanguageTag) {
    (document.sourceLanguage, document.targetLanguage)
  }
  /// The segments of both texts that go together, in their order.
  package var rows: [(source: [String], target: [String], confidence: Double)] {
    document.beads.map { ($0.source, $0.target, $0.confidence) }
  }
  /// Whether the texts look like translations of each other.
  package var isTranslation: Bool { document.isTranslation }
  /// Whether both texts are in one language, so that their pairs are no translations.
  package var isOneLanguage: Bool { document.sourceLanguage == document.targetLanguage }
}

extension AlignedArticle {
  /// Segments of an article and those that translate them, as a person has put them together.
  package struct Pair: Hashable, Sendable {
    /// The segments of the article, in order.
    package var source: [String]
    /// The segments of the translation, in order.
    package var target: [String]

    /// Creates a pair.
    package init(source: [String], target: [String]) {
      self.source = source
      self.target = target
    }
  }

  /// Creates an aligned article from pairs that a person has looked at: all have confidence 1.
  ///
  /// Pairs without a source or without a target are kept, and are no units of a memory.
  ///
  /// - Parameters:
  ///   - pairs: The pairs, in the order of both texts.
  ///   - sourceFile: The name of the article's file.
  ///   - targetFile: The name of the translation's file.
  ///   - sourceLanguage: The language of the article.
  ///   - targetLanguage: The language of the translation.
  package init(
    pairs: [Pair],
    sourceFile: String,
    targetFile: String,
    sourceLanguage: LanguageTag,
    targetLanguage: LanguageTag
  ) {
    var (row, column) = (0, 0)
    let beads = pairs.map { pair in
      defer { (row, column) = (row + pair.source.count, column + pair.target.count) }
      return AlignedDocument.Bead(
        source: pair.source,
        target: pair.target,
        sourceIndices: row..<(row + pair.source.count),
        targetIndices: column..<(column + pair.target.count),
        confidence: 1
      )
    }
    document = AlignedDocument(
      sourceFile: sourceFile,
      targetFile: targetFile,
      sourceLanguage: sourceLanguage,
      targetLanguage: targetLanguage,
      beads: beads,
      confidence: 1
    )
  }

  /// The beads as pairs that can be edited, with the confidence of each.
  package var pairs: [(pair: Pair, confidence: Double)] {
    document.beads.map { (Pair(source: $0.source, target: $0.target), $0.confidence) }
  }

  /// The language of the article.
  package var sourceLanguage: LanguageTag { document.sourceLanguage }
  /// The language of the translation.
  package var targetLanguage: LanguageTag { document.targetLanguage }
}

extension AlignedArticle {
  /// Takes pairs that are known to be right.
  package init(
    pairs: [(source: String, target: String)],
    from source: LanguageTag,
    to target: LanguageTag,
    name: String
  ) {
    let beads = pairs.enumerated().map { index, pair in
      AlignedDocument.Bead(
        source: [pair.source],
        target: [pair.target],
        sourceIndices: index..<index + 1,
        targetIndices: index..<index + 1,
        confidence: 1
      )
    }
    self.init(
      document: AlignedDocument(
        sourceFile: name,
        targetFile: name,
        sourceLanguage: source,
        targetLanguage: target,
        beads: beads,
        confidence: 1
      )
    )
  }
}

/// How aligned articles are written.
package enum AlignmentFormat: Sendable {
  /// One TMX file; its header says the version of the program.
  case tmx(version: String)
  /// A line for each pair: source, tab, target, tab, confidence.
  case tsv
  /// An object and a line for each article.
  case json
  /// One page, in which pairs below a confidence are marked.
  case html(doubtfulBelow: Double)

  /// Returns articles in the format.
  ///
  /// - Parameters:
  ///   - articles: The articles.
  ///   - minimumConfidence: Pairs below are left out of TMX and TSV; JSON and HTML show all.
  /// - Returns: The bytes of a file.
  package func write(_ articles: [AlignedArticle], minimumConfidence: Double) -> [UInt8] {
    let documents = articles.map(\.document)
    switch self {
    case .tmx(let version):
      return AlignedDocument.tmx(
        documents,
        minimumConfidence: minimumConfidence,
        version: version
      )
    case .tsv:
      return documents.flatMap { Array($0.tsv(minimumConfidence: minimumConfidence).utf8) }
    case .json: return documents.flatMap { Array(($0.json.text + "\n").utf8) }
    case .html(let threshold):
      return Array(AlignedDocument.html(documents, threshold: threshold).utf8)
    }
  }
}
