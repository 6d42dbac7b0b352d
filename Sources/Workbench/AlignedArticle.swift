import Documents
public import Model

/// An article and its translation, segment by segment.
public struct AlignedArticle: Sendable {
  let document: AlignedDocument

  /// The name of the article's file.
  public var sourceFile: String { document.sourceFile }
  /// The name of the translation's file.
  public var targetFile: String { document.targetFile }
  /// How likely it is that the texts translate each other, from 0 through 1.
  public var confidence: Double { document.confidence }
  /// The languages of the article and of the translation.
  public var languages: (source: LanguageTag, target: LanguageTag) {
    (document.sourceLanguage, document.targetLanguage)
  }
  /// The segments of both texts that go together, in their order.
  public var rows: [(source: [String], target: [String], confidence: Double)] {
    document.beads.map { ($0.source, $0.target, $0.confidence) }
  }
  /// Whether the texts look like translations of each other.
  public var isTranslation: Bool { document.isTranslation }
}

/// How aligned articles are written.
public enum AlignmentFormat: Sendable {
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
  public func write(_ articles: [AlignedArticle], minimumConfidence: Double) -> [UInt8] {
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
