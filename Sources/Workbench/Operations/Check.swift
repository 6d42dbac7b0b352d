package import Files
package import Model
import Quality

/// Checks a translation, or a text in one language.
package enum Check: ParameterizedOperation {
  /// What is checked.
  package enum Subject: Sendable {
    /// A bilingual file, or an article in one language.
    case file(InputFile)
    /// An article's translation, which is aligned with it first.
    case articles(ArticlePair)
    /// A text in one language that is one segment.
    case text(String)
    /// A segment with its translation.
    case segment(source: String, target: String)
    /// Segments with their translations, in the order of a text.
    case segments([(source: String, target: String)])
    /// The units of memories; `nil` is all.
    case memories([String]?)
  }

  package typealias Options = CheckOptions

  /// What is checked, and how.
  package struct Request: Sendable {
    /// What is checked.
    package var subject: Subject
    /// How it is checked.
    package var options: Options

    /// Creates a request with the usual options.
    package init(_ subject: Subject, options: Options = Options()) {
      self.subject = subject
      self.options = options
    }
  }

  package static let name = OperationName.check
  package static var defaults: Request { Request(.memories(nil)) }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.options.source),
    .language("to", option: "to", \.options.target),
    .names("glossary", option: "glossary", \.options.glossaries),
    .choice("profile", option: "profile", \.options.profile),
    .names("rule", option: "rule", \.options.rules),
    .choice("failOn", option: "fail-on", \.options.failOn),
  ]

  /// The names of the profiles, that of the defaults first.
  package static let profiles = QualityProfile.BuiltIn.allCases.map(\.rawValue)

  /// Whether there is a rule of a name.
  package static func isRule(_ name: String) -> Bool { Rule(rawValue: name) != nil }

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    var names: [String] = []
    if case .memories(let memories?) = request.subject { names = memories }
    return names.map(Place.memory) + (request.options.glossaries ?? []).map(Place.glossary)
  }

  /// Checks what is asked for; progress counts segments.
  ///
  /// - Throws: `Failure`, when a file cannot be read or is of no known format; `ProfileError`;
  ///   `LibraryError`, when there is no glossary or memory of a name; `InterruptionError`.
  /// - Complexity: O(length of the text)
  package static func run(_ request: Request, in context: Context) throws -> CheckReport {
    let options = request.options
    let checker = CheckRun(profile: try options.chosenProfile(), options: options, context)
    var report =
      switch request.subject {
      case .file(let file): try checker.check(file)
      case .articles(let pair): try checker.check(pair)
      case .text(let text): try checker.check(text)
      case .segment(let source, let target): try checker.check([(source, target)])
      case .segments(let pairs): try checker.check(pairs)
      case .memories(let names): try checker.checkMemories(names)
      }
    report.document.removeFindings(known: options.known)
    return report
  }
}
