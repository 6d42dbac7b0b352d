package import Files
package import Model
import Segmentation

/// Splits an article into segments, by the built-in rules or those of an SRX file.
package enum Segment: ParameterizedOperation {
  /// The article, and how it is split.
  package struct Request: Sendable {
    /// The article's file.
    package var file: InputFile
    /// The language of the text; `nil` means that the article tells.
    package var language: LanguageTag?
    /// The rules that take the place of the built-in ones.
    package var rules: SegmentationRules?
    /// Whether the answer has the places where a rule spoke, and the rule.
    package var explains = false
    /// How the article is read.
    package var reading = ArticleReader.Options()

    /// Creates a request with the usual values.
    package init(_ file: InputFile) { self.file = file }
  }

  package static let name = OperationName.segment
  package static var defaults: Request { Request(InputFile(name: "article", content: [])) }
  package static let parameters: [Parameter<Request>] = [
    .language("language", option: "language", \.language)
  ]

  /// Splits an article.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no article; the errors of SRX, when a
  ///   rule for the text's language cannot be compiled; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> SegmentationAnswer {
    let article = try ArticleReader(options: request.reading).read(
      request.file,
      interruption: context.interruption
    )
    let segmented = try SegmentedText(
      article,
      language: request.language,
      explains: request.explains,
      interruption: context.interruption
    ) { language, lineBreaks -> any ExplainingSegmenter in
      guard let rules = request.rules else {
        return context.prepared.segmenters.segmenter(for: language, lineBreaks)
      }
      return try SRXSegmenter(document: rules.document, language: language, path: rules.path)
    }
    return SegmentationAnswer(
      file: request.file.path,
      segmented: segmented,
      explains: request.explains,
      warnings: article.warningLines(request.file.name)
    )
  }
}

/// The rules of an SRX file.
package struct SegmentationRules: Sendable {
  let document: SRXDocument
  let path: String

  /// Reads a file.
  ///
  /// - Throws: `FileError`, or the errors of SRX with file, line and rule.
  package init(reading file: InputFile) throws {
    document = try SRXDocument(reading: file.readBytes(), path: file.path)
    path = file.path
  }

  /// A line for each thing in the file that is passed over, as a compiler would write it.
  package var warningLines: [String] {
    document.omissions.sorted { $0.key < $1.key }.map { line, omission in
      let reason =
        switch omission {
        case .breakRulesOfICU:
          "useIcu4jBreakRules is passed over: the rules of ICU are not applied beside those of the file"
        case .rangeRule: "rangeRule is passed over: text within its range may be split"
        }
      return "\(path):\(line): warning: \(reason)"
    }
  }
}
