import Documents
package import Files
import JSON
package import Model
import Segmentation

/// Splits texts into segments, by the built-in rules or those of an SRX file.
package struct TextSegmentation: Sendable {
  /// How segments are written.
  package enum Format: String, CaseIterable, Sendable {
    /// One segment a line; line breaks inside it become spaces.
    case text
    /// One object in one line for each text, as `Documentation/Manual/JSON.md` describes it.
    case json
  }

  private let rules: SRXDocument?
  private let rulesPath: String
  private let language: LanguageTag?
  private let explains: Bool
  private let reader: ArticleReader

  /// Prepares for any number of texts.
  ///
  /// - Parameters:
  ///   - rules: The SRX file whose rules take the place of the built-in ones.
  ///   - language: The language of the texts; `nil` means that the letters of each tell.
  ///   - explains: Whether the places are shown where a rule spoke, and the rule.
  ///   - reader: Reads the files.
  /// - Throws: `FileError`, or the errors of SRX with file, line and rule.
  package init(
    rules: InputFile? = nil,
    language: LanguageTag? = nil,
    explains: Bool = false,
    reader: ArticleReader = ArticleReader()
  ) throws {
    self.rules = try rules.map { try SRXDocument(reading: $0.readBytes(), path: $0.path) }
    rulesPath = rules?.path ?? ""
    self.language = language
    self.explains = explains
    self.reader = reader
  }

  /// Returns the segments of an article's file as they are written.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no text; the errors of SRX, when a
  ///   rule for the text's language cannot be compiled.
  package func segment(
    _ file: InputFile,
    as format: Format,
    interruption: Interruption = .never
  ) throws -> String {
    let segmented = try SegmentedText(
      try reader.read(file, interruption: interruption),
      language: language,
      explains: explains,
      interruption: interruption
    ) { language, lineBreaks -> any ExplainingSegmenter in
      guard let rules else { return NewsSegmenter(language: language, lineBreaks: lineBreaks) }
      return try SRXSegmenter(document: rules, language: language, path: rulesPath)
    }
    switch format {
    case .json: return json(segmented, file: file.path).text + "\n"
    case .text where explains: return segmented.decisions.map(line(for:)).joined()
    case .text: return segmented.segments.map { oneLine($0.text) + "\n" }.joined()
    }
  }

  private func json(_ segmented: SegmentedText, file: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("file", .string(file)),
      .init("language", .string(segmented.language.description)),
      .init("text", .string(segmented.text)),
      .init(
        "segments",
        .array(
          segmented.segments.map { segment in
            [
              "paragraph": .int(segment.paragraph), "start": .int(segment.scalars.lowerBound),
              "end": .int(segment.scalars.upperBound), "text": .string(segment.text),
            ]
          }
        )
      ),
    ]
    guard explains else { return .object(members) }
    let decisions = segmented.decisions.map { decision -> JSONValue in
      [
        "paragraph": .int(decision.paragraph), "offset": .int(decision.scalarOffset),
        "break": .bool(decision.isBreak), "rule": .string(decision.rule),
        "reason": .string(decision.reason),
      ]
    }
    members.append(.init("decisions", .array(decisions)))
    return .object(members)
  }

  /// One line for a decision: break or not, the text around the place, the rule.
  private func line(for decision: SegmentedText.Decision) -> String {
    let mark = decision.isBreak ? "break" : "keep "
    let place = "\u{2068}\(oneLine(decision.before))‖\(oneLine(decision.after))\u{2069}"
    return "\(mark)  \(decision.scalarOffset)\t\(place)\t\(decision.rule): \(decision.reason)\n"
  }
}

/// Returns a text without line breaks: each run of white space with one in it becomes a space.
private func oneLine(_ text: String) -> String {
  guard text.contains(where: \.isNewline) else { return text }
  return text.split(whereSeparator: \.isNewline)
    .map { line in
      let start = line.drop { $0.isWhitespace }
      return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
    .joined(separator: " ")
}
