import Linguistics
public import Model
import Terminology

/// Reads the segments of documents, and finds what can be told of each by itself.
///
/// A reader remembers the words that it has met; threads share a checker and have a reader each.
public struct SegmentReader: Sendable {
  private let checks: [any SegmentCheck]
  private let profile: QualityProfile
  private let terms: CheckedTerms?
  private var scanner: TermScanner?
  private var brief: BriefReader?
  private let interruption: Interruption

  init(
    _ checks: [any SegmentCheck],
    _ profile: QualityProfile,
    _ terms: CheckedTerms?,
    _ brief: CheckedBrief?,
    _ interruption: Interruption
  ) {
    self.checks = checks
    self.profile = profile
    self.terms = terms
    scanner = terms.map { $0.recognizer.makeScanner() }
    self.brief = brief.map { BriefReader($0) }
    self.interruption = interruption
  }

  /// Reads a segment with its translation.
  ///
  /// - Parameters:
  ///   - pair: The segment.
  ///   - identifier: What it is called in findings.
  /// - Returns: What is found in it.
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the segment)
  public mutating func read(
    _ pair: SegmentPair,
    identifier: String
  ) throws(InterruptionError) -> ReadSegment {
    try interruption.check()
    let source = SideText(pair.source, language: pair.sourceLanguage)
    let target = SideText(pair.target, language: pair.targetLanguage)
    let line = pair.place.line > 0 ? pair.place.line : nil
    return try read(source, target, identifier, line)
  }

  /// Reads a segment of a text in one language.
  ///
  /// - Throws: `InterruptionError`.
  /// - Complexity: O(length of the segment)
  public mutating func read(
    _ text: String,
    language: LanguageTag,
    identifier: String,
    line: Int? = nil
  ) throws(InterruptionError) -> ReadSegment {
    try interruption.check()
    let target = SideText(CodedText(text: text), language: language)
    return try read(nil, target, identifier, line)
  }

  private mutating func read(
    _ source: SideText?,
    _ target: SideText,
    _ identifier: String,
    _ line: Int?
  ) throws(InterruptionError) -> ReadSegment {
    let view = SegmentView(source: source, target: target, terms: try terms(source, target))
    var found: [Found] = []
    for check in checks {
      found += check.findings(in: view)
      try interruption.check()
    }
    found.removeAll { profile.severities[$0.rule] == nil || isException($0, in: view) }
    return ReadSegment(
      view: view,
      identifier: identifier,
      line: line,
      found: found,
      verdicts: brief?.verdicts(source: source, target: target, identifier: identifier) ?? []
    )
  }

  private func isException(_ found: Found, in view: SegmentView) -> Bool {
    profile.exceptions.contains { $0.covers(found, in: view) }
  }

  private mutating func terms(
    _ source: SideText?,
    _ target: SideText
  ) throws(InterruptionError) -> SegmentTerms? {
    guard let terms else { return nil }
    let first = try source.map { side throws(InterruptionError) in try mentions(in: side, terms) }
    return SegmentTerms(all: terms, source: first ?? [], target: try mentions(in: target, terms))
  }

  /// The terms of a side's own language that stand in it.
  private mutating func mentions(
    in side: SideText,
    _ terms: CheckedTerms
  ) throws(InterruptionError) -> [TermMention] {
    guard let found = scanner?.occurrences(in: side.text) else { return [] }
    try interruption.check()
    return found.compactMap { occurrence in
      let entry = terms.entries[occurrence.term]
      let isOwn = entry.language.language == side.language.language
      let stays = terms.concepts[entry.concept].concept.isDoNotTranslate
      guard isOwn || stays else { return nil }
      return TermMention(
        entry: occurrence.term,
        range: side.scalars(occurrence.range),
        form: occurrence.form,
        isNested: occurrence.isNested
      )
    }
  }
}
