import Alignment
package import Documents
import Files
package import LibraryAccess
package import Model

/// Aligns articles with their translations.
package struct ArticleAlignment: Sendable {
  /// How to align.
  package struct Options: Sendable {
    /// The language of the first text; `nil` means that its letters tell.
    package var source: LanguageTag?
    /// The language of the second text; `nil` means that its letters tell.
    package var target: LanguageTag?
    /// Whether each line of a text is a segment already; empty lines count.
    package var isSegmented = false
    /// Whether the texts are taken for translations of each other even if they do not look like
    /// it; the confidence of their pairs then does not suffer.
    package var isTranslation = false

    /// Creates the default options.
    package init() {}
  }

  private let aligner: TextAligner
  private let options: Options

  /// Prepares for any number of articles: the aligner learns the words of glossaries and memories.
  ///
  /// - Parameters:
  ///   - glossaries: The glossaries whose terms count as known.
  ///   - memories: The memories whose units count as known; of a large library those are chosen that
  ///     have words of the articles.
  ///   - articles: Some of the articles, from which the choice is made.
  ///   - options: How to align.
  /// - Throws: what the library throws.
  package init(
    glossaries: (any GlossaryLibrary)? = nil,
    memories: (any MemoryLibrary)? = nil,
    articles: [ReadArticlePair] = [],
    options: Options = Options()
  ) throws {
    self.options = options
    var pairs: [(arabic: String, english: String)] = []
    for entry in try glossaries?.concepts(glossaries: nil) ?? [] {
      pairs += Self.terms(of: entry.concept)
    }
    if let memories {
      pairs += try Self.units(
        of: memories,
        for: UnitChooser(texts: articles.flatMap { [$0.source.text, $0.target.text] })
      )
    }
    var lexicon = BilingualLexicon.builtIn
    if !pairs.isEmpty { lexicon.learn(from: pairs) }
    aligner = TextAligner(lexicon: lexicon)
  }

  /// Aligns an article with its translation.
  ///
  /// - Complexity: O(length of the texts)
  package func align(_ pair: ReadArticlePair) throws -> AlignedArticle {
    try align(pair.source, file: pair.files.source.path, pair.target, file: pair.files.target.path)
  }

  /// Aligns two articles.
  ///
  /// - Complexity: O(length of the texts)
  package func align(
    _ source: Article,
    file sourceFile: String,
    _ target: Article,
    file targetFile: String
  ) throws -> AlignedArticle {
    let first = try side(source, language: options.source)
    let second = try side(target, language: options.target)
    let alignment = aligner.align(
      first.text,
      second.text,
      areTranslations: options.isTranslation
    )
    let beads = alignment.beads.map { bead in
      var aligned = AlignedDocument.Bead(
        source: Array(first.text.segments[bead.source]),
        target: Array(second.text.segments[bead.target]),
        sourceIndices: bead.source,
        targetIndices: bead.target,
        confidence: bead.confidence
      )
      if !options.isSegmented {
        aligned.sourceParagraph = bead.source.first.map { first.text.paragraphs[$0] }
        aligned.targetParagraph = bead.target.first.map { second.text.paragraphs[$0] }
      }
      return aligned
    }
    return AlignedArticle(
      document: AlignedDocument(
        sourceFile: sourceFile,
        targetFile: targetFile,
        sourceLanguage: first.language,
        targetLanguage: second.language,
        beads: beads,
        confidence: alignment.confidence
      )
    )
  }

  private func side(
    _ article: Article,
    language: LanguageTag?
  ) throws -> (text: AlignmentText, language: LanguageTag) {
    guard options.isSegmented else {
      let segmented = try SegmentedText(article, language: language)
      return (
        AlignmentText(
          segments: segmented.segments.map(\.text),
          paragraphs: segmented.segments.map(\.paragraph)
        ), segmented.language
      )
    }
    let segments = Self.segments(of: article)
    return (AlignmentText(segments: segments), language ?? article.recognizedLanguage)
  }

  /// The segments of an article that is segmented: the lines of a text, the blocks of a document, or
  /// the segments of a translation job.
  private static func segments(of article: Article) -> [String] {
    guard article.format != .plainText else { return lines(of: article.text) }
    let ranges = article.segments?.map(\.range) ?? article.blocks.map(\.range)
    let bytes = Array(article.text.utf8)
    return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The lines of a text, the empty ones too, but not what stands behind the last line break if
  /// that is nothing.
  static func lines(of text: String) -> [String] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      let end = line.last == 0x0D ? line.dropLast() : line
      return String(decoding: end, as: UTF8.self)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The terms of a concept in both languages, each with the first of the other language.
  private static func terms(of concept: ConceptEntry) -> [(arabic: String, english: String)] {
    let arabic = concept.terms(in: .arabic).map(\.text)
    let english = concept.terms(in: .english).map(\.text)
    guard let firstArabic = arabic.first, let firstEnglish = english.first else { return [] }
    return english.map { (firstArabic, $0) } + arabic.dropFirst().map { ($0, firstEnglish) }
  }

  private static func units(
    of memories: any MemoryLibrary,
    for chooser: UnitChooser
  ) throws -> [(arabic: String, english: String)] {
    struct Enough: Error {}
    var chooser = chooser
    var pairs: [(arabic: String, english: String)] = []
    var readCount = 0
    let selection = UnitSelection(languages: [.arabic, .english])
    do {
      try memories.forEachBatch(selection) { batch, _ in
        for unit in batch.units {
          let variants = batch.variants[unit.variants]
          guard
            let arabic = variants.first(where: { batch.languages[$0.language].isArabic }),
            let english = variants.first(where: { batch.languages[$0.language].isEnglish })
          else { continue }
          let text = batch.string(arabic.text)
          if chooser.chooses(text) { pairs.append((text, batch.string(english.text))) }
        }
        readCount += batch.units.count
        if readCount >= maximumReadCount || pairs.count >= maximumUnitCount { throw Enough() }
      }
    } catch is Enough {}
    return pairs
  }

  /// From how many units of memories the aligner learns words at most.
  package static let maximumUnitCount = 20_000
  /// Among how many units it chooses at most: what takes about a second.
  package static let maximumReadCount = 300_000
}
