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

  package static func places(of _: Request, in context: Context) throws -> [Place] { [] }

  /// Splits an article.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is no article, or when a rule for
  ///   the text's language cannot be compiled; `InterruptionError`.
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
      return try rules.segmenter(for: language)
    }
    return SegmentationAnswer(
      file: request.file.path.textPath,
      segmented: segmented,
      explains: request.explains,
      warnings: article.warnings(of: request.file.name)
    )
  }
}

/// The rules of an SRX file.
package struct SegmentationRules: Sendable {
  let document: SRXDocument
  let path: String

  /// Reads a file.
  ///
  /// - Throws: `Failure`, with the line of the fault.
  package init(reading file: InputFile) throws {
    path = file.path.shownPath
    do {
      document = try SRXDocument(reading: file.readBytes(), path: path)
    } catch let error as SRXError {
      throw Failure(error, file: path)
    }
  }

  /// Returns what splits texts of a language.
  ///
  /// - Throws: `Failure`, when a rule cannot be compiled.
  fileprivate func segmenter(for language: LanguageTag) throws -> any ExplainingSegmenter {
    do {
      return try SRXSegmenter(document: document, language: language, path: path)
    } catch {
      throw Failure(error, file: path)
    }
  }

  /// What stands in the file and is passed over.
  package var warnings: [Remark] {
    document.omissions.sorted { $0.key < $1.key }.map { line, omission in
      let message =
        switch omission {
        case .breakRulesOfICU: Message("srx.icuRules")
        case .rangeRule: Message("srx.rangeRule")
        }
      return Remark(.warning, message, at: Failure.Place(file: path, line: line))
    }
  }
}
