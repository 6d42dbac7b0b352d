package import Documents
package import Files
package import Model
package import Quality

/// Checks a translation, or a text in one language.
package enum Check: ParameterizedOperation {
  /// What is checked.
  package enum Subject: Sendable {
    /// A bilingual file, or an article in one language.
    case file(InputFile)
    /// An article's translation, which is aligned with it first.
    case articles(ArticlePair)
    /// A segment with its translation.
    case segment(source: String, target: String)
    /// The units of memories; `nil` is all.
    case memories([String]?)
  }

  /// How it is checked.
  package struct Options: Sendable {
    /// The language of the source, where the file does not say; `nil` means that the letters tell.
    package var source: LanguageTag?
    /// The language of the target, or of a text in one language.
    package var target: LanguageTag?
    /// The glossaries whose terms hold; `nil` is all.
    package var glossaries: [String]?
    /// The profile.
    package var profile = QualityProfile.BuiltIn.news
    /// A profile of the user's own, in place of the one named.
    package var ownProfile: QualityProfile?
    /// Rules with other severities than the profile gives them, as `number.changed=minor`.
    package var rules: [String]?
    /// The severity from which on a finding is a failure.
    package var failOn = Finding.Severity.major
    /// The fingerprints of findings that are known already, and are left out.
    package var known: Set<String> = []
    /// How articles are read.
    package var reading = ArticleReader.Options()

    /// Creates the usual options.
    package init() {}

    /// The profile with the rules as the user wants them.
    func chosenProfile() throws(ProfileError) -> QualityProfile {
      var profile = ownProfile ?? QualityProfile(profile)
      for rule in rules ?? [] {
        let parts = rule.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let severity = parts.count == 2 ? Finding.Severity(rawValue: String(parts[1])) : nil
        guard parts.count == 2, severity != nil || parts[1] == "off" else {
          throw .noSeverity(parts.count == 2 ? String(parts[1]) : rule)
        }
        guard profile.set(parts[0], to: severity) else { throw .noRule(String(parts[0])) }
      }
      return profile
    }
  }

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
      case .segment(let source, let target): try checker.check(source: source, target: target)
      case .memories(let names): try checker.checkMemories(names)
      }
    report.document.removeFindings(known: options.known)
    return report
  }
}
