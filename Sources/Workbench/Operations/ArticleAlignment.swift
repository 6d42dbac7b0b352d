import Alignment
import Documents
import Files
import LibraryAccess
import Model

/// What is learned from a library before articles are aligned, and how they are aligned.
struct ArticleAlignment: Sendable {
  private let aligner: TextAligner
  private let request: AlignmentRequest

  /// Prepares for any number of articles: the aligner learns the words of glossaries and memories.
  ///
  /// - Parameters:
  ///   - request: How to align.
  ///   - articles: Some of the articles; of a large library those units are learned from that have
  ///     words of theirs.
  ///   - context: The library.
  /// - Throws: what the library throws; `InterruptionError`.
  init(_ request: AlignmentRequest, articles: [ReadArticlePair], in context: Context) throws {
    self.request = request
    var pairs: [(arabic: String, english: String)] = []
    for entry in try context.library.concepts(glossaries: context.readableGlossaries(nil)) {
      try context.check()
      pairs += Self.terms(of: entry.concept)
    }
    pairs += try Self.units(
      of: context,
      for: UnitChooser(texts: articles.flatMap { [$0.source.text, $0.target.text] })
    )
    var lexicon = BilingualLexicon.builtIn
    if !pairs.isEmpty { lexicon.learn(from: pairs) }
    aligner = TextAligner(lexicon: lexicon)
  }

  /// Aligns an article with its translation.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the texts)
  func align(_ pair: ReadArticlePair, _ context: Context) throws -> AlignedArticle {
    let first = try side(pair.source, language: request.source, context)
    let second = try side(pair.target, language: request.target, context)
    try context.check()
    let alignment = try aligner.align(
      first.text,
      second.text,
      areTranslations: request.isTranslation,
      interruption: context.interruption
    )
    let beads = alignment.beads.map { bead in
      var aligned = AlignedDocument.Bead(
        source: Array(first.text.segments[bead.source]),
        target: Array(second.text.segments[bead.target]),
        sourceIndices: bead.source,
        targetIndices: bead.target,
        confidence: bead.confidence
      )
      if !request.isSegmented {
        aligned.sourceParagraph = bead.source.first.map { first.text.paragraphs[$0] }
        aligned.targetParagraph = bead.target.first.map { second.text.paragraphs[$0] }
      }
      return aligned
    }
    return AlignedArticle(
      document: AlignedDocument(
        sourceFile: pair.files.source.path.textPath,
        targetFile: pair.files.target.path.textPath,
        sourceLanguage: first.language,
        targetLanguage: second.language,
        beads: beads,
        confidence: alignment.confidence
      )
    )
  }

  private func side(
    _ article: Article,
    language: LanguageTag?,
    _ context: Context
  ) throws -> (text: AlignmentText, language: LanguageTag) {
    guard request.isSegmented else {
      let segmented = try SegmentedText(
        article,
        language: language,
        segmenters: context.prepared.segmenters,
        interruption: context.interruption
      )
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

  /// The lines of a text, the empty ones too, but not what stands after the last line break if
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
    of context: Context,
    for chooser: UnitChooser
  ) throws -> [(arabic: String, english: String)] {
    struct Enough: Error {}
    var chooser = chooser
    var pairs: [(arabic: String, english: String)] = []
    var readCount = 0
    let selection = UnitSelection(
      memories: try context.readableMemories(nil),
      languages: [.arabic, .english]
    )
    do {
      try context.library.forEachBatch(selection) { batch, _ in
        try context.check()
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
  static let maximumUnitCount = 20_000
  /// Among how many units it chooses at most: what takes about a second.
  static let maximumReadCount = 300_000
}
