package import JSON
package import Model

/// Two texts that translate each other, segment by segment.
package struct AlignedDocument: Sendable {
  /// Segments of one text with those that translate them.
  package struct Bead: Sendable {
    /// The segments of the source text; none where only the target text has something.
    package var source: [String]
    /// The segments of the target text; none where only the source text has something.
    package var target: [String]
    /// The positions of the source segments in their text, counted from 0.
    package var sourceIndices: Range<Int>
    /// The positions of the target segments in their text, counted from 0.
    package var targetIndices: Range<Int>
    /// The number of the paragraph in which the source segments begin, counted from 1.
    package var sourceParagraph: Int?
    /// The number of the paragraph in which the target segments begin, counted from 1.
    package var targetParagraph: Int?
    /// How likely it is that the bead is right, from 0 through 1.
    package var confidence: Double

    /// Creates a bead.
    package init(
      source: [String],
      target: [String],
      sourceIndices: Range<Int>,
      targetIndices: Range<Int>,
      confidence: Double
    ) {
      self.source = source
      self.target = target
      self.sourceIndices = sourceIndices
      self.targetIndices = targetIndices
      self.confidence = confidence
    }

    /// Whether both texts have a part in the bead.
    package var isPair: Bool { !source.isEmpty && !target.isEmpty }

    /// Whether the bead can be a unit of a memory: both sides have more than white space.
    package var isUnit: Bool { Self.hasText(source) && Self.hasText(target) }

    private static func hasText(_ segments: [String]) -> Bool {
      segments.contains { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The confidence to a thousandth, never rounded up.
    package var writtenConfidence: Double { truncated(confidence) }
  }

  /// The name of the source text's file.
  package var sourceFile: String
  /// The name of the target text's file.
  package var targetFile: String
  /// The language of the source text.
  package var sourceLanguage: LanguageTag
  /// The language of the target text.
  package var targetLanguage: LanguageTag
  /// The beads, in the order of both texts.
  package var beads: [Bead]
  /// How likely it is that the texts translate each other, from 0 through 1.
  package var confidence: Double

  /// Creates a document.
  package init(
    sourceFile: String,
    targetFile: String,
    sourceLanguage: LanguageTag,
    targetLanguage: LanguageTag,
    beads: [Bead],
    confidence: Double
  ) {
    self.sourceFile = sourceFile
    self.targetFile = targetFile
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.beads = beads
    self.confidence = confidence
  }

  /// Whether the texts look like translations of each other.
  package var isTranslation: Bool { confidence >= Self.translationThreshold }

  /// The confidence from which on two texts count as translations of each other.
  package static let translationThreshold = 0.5
}

extension AlignedDocument {
  /// The document as one JSON object.
  package var json: JSONValue {
    .object([
      .init("sourceFile", .string(sourceFile)),
      .init("targetFile", .string(targetFile)),
      .init("sourceLanguage", .string(sourceLanguage.description)),
      .init("targetLanguage", .string(targetLanguage.description)),
      .init("confidence", .double(truncated(confidence))),
      .init("segments", .array(beads.map(json))),
    ])
  }

  private func json(_ bead: Bead) -> JSONValue {
    .object([
      .init("source", .strings(bead.source)),
      .init("target", .strings(bead.target)),
      .init("sourceIndices", .array(bead.sourceIndices.map { .int($0) })),
      .init("targetIndices", .array(bead.targetIndices.map { .int($0) })),
      .init("confidence", .double(bead.writtenConfidence)),
    ])
  }

  /// The pairs with text on both sides as lines: source, tab, target, tab, confidence.
  ///
  /// The segments of a side stand with spaces between them; tabs and line breaks become spaces.
  ///
  /// - Parameter minimumConfidence: Pairs below are left out.
  /// - Returns: The lines.
  package func tsv(minimumConfidence: Double) -> String {
    var lines = ""
    for bead in beads where bead.isUnit && bead.confidence >= minimumConfidence {
      lines += "\(field(bead.source))\t\(field(bead.target))\t\(bead.writtenConfidence)\n"
    }
    return lines
  }

  private func field(_ segments: [String]) -> String {
    segments.map { segment in
      String(segment.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }.joined(separator: " ")
  }
}

/// Returns a confidence to a thousandth, never rounded up.
private func truncated(_ confidence: Double) -> Double { (confidence * 1000).rounded(.down) / 1000 }
