public import Model

/// Checks translations, and texts in one language, by the rules of a profile.
///
///     let checker = QualityChecker(QualityProfile(.news), terms: nil)
///     var reader = checker.makeReader()
///     var document = checker.makeDocument()
///     for pair in pairs { document.add(try reader.read(pair, identifier: "1")) }
///     let checked = document.finish()
///
/// What can be told of a segment by itself is found by readers, of which each thread can have one; what
/// needs the whole document is found when its segments are put together in their order.
public struct QualityChecker: Sendable {
  private let profile: QualityProfile
  private let terms: CheckedTerms?
  private let brief: CheckedBrief?
  private let checks: [any SegmentCheck]

  /// Creates a checker.
  ///
  /// - Parameters:
  ///   - profile: Which rules hold, and how much.
  ///   - terms: The terms that translations are held to, if there are any.
  ///   - partners: What tells which words translate each other.
  ///   - brief: What the translator was told to use, if a verdict on it is wanted.
  public init(
    _ profile: QualityProfile,
    terms: CheckedTerms? = nil,
    partners: (any PartnerCounting)? = nil,
    brief: CheckedBrief? = nil
  ) {
    self.profile = profile
    self.terms = terms
    self.brief = brief
    let all: [any SegmentCheck] = [
      TargetCheck(), CodeCheck(), PlaceholderCheck(), ValueCheck(), AgreementCheck(), TermCheck(),
      NameCheck(),
      AddressCheck(), LengthCheck(), SentenceCheck(partners: partners), NegationCheck(), EndCheck(),
      ScriptMarkCheck(), SpacingCheck(), PairCheck(), DoubleSpaceCheck(), RepeatedWordCheck(),
      BidiCheck(), LookalikeCheck(), PresentationCheck(), DigitsCheck(), SpellingCheck(),
      StrokeCheck(allowsTitles: profile.allowsTatweelInTitles),
    ]
    checks = all.filter { $0.rules.contains { profile.severities[$0] != nil } }
  }

  /// Returns a reader of segments for one thread.
  public func makeReader(_ interruption: Interruption = .never) -> SegmentReader {
    SegmentReader(checks, profile, terms, brief, interruption)
  }

  /// Returns what puts the segments of one document together.
  public func makeDocument() -> DocumentReader { DocumentReader(profile, brief) }
}
