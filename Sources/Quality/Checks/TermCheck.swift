import Linguistics
import Model
import Terminology

/// Terms of the source whose equivalents the target lacks, and terms in the target that should not be used.
///
/// Both sides are read by the recogniser, so that any inflection counts. A term within a longer one
/// asks for nothing; where two concepts share a term, the equivalent of either will do. A glossary asks for
/// an equivalent by preferring one: of a concept whose equivalents are all admitted any word will do, since
/// so glossaries have the words of everyday language, of which two in three are something else in a text.
struct TermCheck: SegmentCheck {
  let rules: [Rule] = [.termMissing, .termForbidden, .termDeprecated, .termUntranslatable]

  func findings(in segment: SegmentView) -> [Found] {
    guard let terms = segment.terms else { return [] }
    var found = discouraged(terms, segment.target)
    // Of a target that is the source again one finding says enough.
    guard let (source, target) = segment.translation, !segment.repeatsSource else { return found }
    let there = Set(terms.target.map { terms.entry($0).concept })
    var reported: Set<Int> = []
    for mention in terms.source where !mention.isNested {
      let entry = terms.entry(mention)
      // The words of an address are no terms.
      guard !there.contains(entry.concept), !source.isProtected(mention.range.lowerBound),
        reported.insert(entry.concept).inserted
      else { continue }
      let concept = terms.concept(mention)
      if concept.isDoNotTranslate, concept.terms(in: target.language).isEmpty {
        found += untranslated(mention, entry.term, source, target)
      } else if let missing = missing(mention, terms, there, source, target) {
        found.append(missing)
      }
    }
    return found
  }

  /// How many terms of a side are compared with each other at most.
  private static let most = 1_000

  // MARK: Missing

  private func missing(
    _ mention: TermMention,
    _ terms: SegmentTerms,
    _ there: Set<Int>,
    _ source: SideText,
    _ target: SideText
  ) -> Found? {
    let equivalents = terms.concept(mention).terms(in: target.language)
      .filter { !$0.status.isDiscouraged }
    guard terms.concept(mention).hasPreferredTerm(in: target.language),
      isMeant(mention, terms, source), !isEverydayWord(mention, terms, source),
      !equivalents.contains(where: {
        mayStand($0.text, in: target, isShort: isShort(mention, terms, source))
      })
    else { return nil }
    // A name in another spelling is there, and `NameCheck` says so.
    if terms.all.names.contains(terms.entry(mention).concept),
      NamePresence(of: terms.concept(mention), in: target) != .absent
    {
      return nil
    }
    let rivals = terms.source.prefix(Self.most).filter { $0.range.overlaps(mention.range) }
    guard !rivals.contains(where: { there.contains(terms.entry($0).concept) }) else { return nil }
    return Found(
      rule: .termMissing,
      source: mention.range,
      target: nil,
      message: Message(
        "finding.termMissing",
        [
          "term": .quotation(source.text(mention.range)),
          "equivalents": .quotations(equivalents.map(\.text)),
        ]
      ),
      suggestions: forms(of: equivalents, for: mention, terms, source, in: target.language)
    )
  }

  /// Whether a mention is the term and no word that only looks like it: an acronym has its capitals.
  private func isMeant(_ mention: TermMention, _ terms: SegmentTerms, _ source: SideText) -> Bool {
    let entry = terms.entry(mention)
    guard entry.language.isEnglish else { return true }
    let term = FoldedWord(entry.term.text)
    return !term.isAllCapitals || FoldedWord(source.text(mention.range)).isAllCapitals
  }

  /// Whether a mention is one word for a term of several, as report is for news report: most often it is
  /// a word of everyday language.
  private func isEverydayWord(
    _ mention: TermMention,
    _ terms: SegmentTerms,
    _ source: SideText
  ) -> Bool {
    let entry = terms.entry(mention)
    guard entry.term.status != .preferred, !terms.all.names.contains(entry.concept),
      entry.term.text.tokens.count == 1, !FoldedWord(entry.term.text).isAllCapitals
    else { return false }
    return terms.concept(mention).terms(in: source.language)
      .contains { $0.status == .preferred && $0.text.tokens.count > 1 }
  }

  /// Whether a mention has fewer words than the preferred term, so that its translation may have too:
  /// Senate, Democrats.
  private func isShort(_ mention: TermMention, _ terms: SegmentTerms, _ source: SideText) -> Bool {
    let count = terms.entry(mention).term.text.tokens.count
    return terms.concept(mention).terms(in: source.language)
      .contains { $0.status == .preferred && $0.text.tokens.count > count }
  }

  /// Whether the words of a term stand in a text in some form, if not as the recogniser knows it.
  ///
  /// Letters of derivation may stand around what the words have in common. Of a short form half of the
  /// words will do.
  private func mayStand(_ term: String, in side: SideText, isShort: Bool) -> Bool {
    let words = term.tokens
    guard !words.isEmpty else { return false }
    let bytes = Array(term.utf8)
    let found = words.count { token in
      let wanted = FoldedWord(String(decoding: bytes[token.range], as: UTF8.self)).units
      let stem = side.isArabic ? Self.stem(of: wanted) : wanted
      if stem.count < 3 { return true }
      return side.words.contains { $0.letters.units.containsRun(stem) }
    }
    return found >= (isShort ? (words.count + 1) / 2 : words.count)
  }

  /// A word without article and feminine or plural ending.
  private static func stem(of word: [UInt16]) -> [UInt16] {
    var stem = word[...]
    if stem.count > 4, stem.starts(with: [0x627, 0x644]) { stem = stem.dropFirst(2) }
    if stem.count > 3, let last = stem.last, last == 0x629 || last == 0x64A {
      stem = stem.dropLast()
    }
    return Array(stem)
  }

  /// Equivalents in the form that a mention has, as entered where that is not sure; each once.
  ///
  /// In the mention's own language they replace it, so that the words before it stay as they are.
  private func forms(
    of equivalents: [Term],
    for mention: TermMention,
    _ terms: SegmentTerms,
    _ side: SideText,
    in language: LanguageTag
  ) -> [String] {
    let isReplaced = side.language.language == language.language
    let start = max(0, mention.range.lowerBound - Self.reach)
    let end = min(side.scalars.count, mention.range.upperBound + Self.reach)
    let features = InsertionFeatures(
      form: mention.form,
      surface: side.text(mention.range),
      term: terms.entry(mention).term,
      language: side.language,
      before: isReplaced ? "" : side.text(start..<mention.range.lowerBound),
      after: side.text(mention.range.upperBound..<end)
    )
    var known: Set<String> = []
    return equivalents.map { TermInserter.insertion(of: $0, in: language, for: features).text }
      .filter { known.insert($0).inserted }
  }

  /// How many characters beside a mention are looked at.
  private static let reach = 40

  // MARK: What stays

  private func untranslated(
    _ mention: TermMention,
    _ term: Term,
    _ source: SideText,
    _ target: SideText
  ) -> [Found] {
    let text = source.text(mention.range)
    guard !target.text.contains(term.text), !target.text.contains(text) else { return [] }
    return [
      Found(
        rule: .termUntranslatable,
        source: mention.range,
        message: Message("finding.termUntranslatable", ["term": .quotation(term.text)]),
        suggestions: [term.text]
      )
    ]
  }

  // MARK: What should not be used

  /// Terms in the target that are forbidden or discouraged; one within an accepted term is right.
  private func discouraged(_ terms: SegmentTerms, _ target: SideText) -> [Found] {
    // Of many terms, as no text of people has them, the first will do.
    let accepted = terms.target.prefix(Self.most)
      .filter { !terms.entry($0).term.status.isDiscouraged }.map(\.range)
    return terms.target.compactMap { mention in
      let entry = terms.entry(mention)
      guard entry.term.status.isDiscouraged, !mention.isNested,
        !accepted.contains(where: { $0.contains(mention.range) })
      else { return nil }
      let equivalents = terms.concept(mention).terms(in: target.language)
        .filter { !$0.status.isDiscouraged }
      let instead = equivalents.map(\.text)
      let text = target.text(mention.range)
      let isForbidden = entry.term.status == .forbidden
      return Found(
        rule: isForbidden ? .termForbidden : .termDeprecated,
        target: mention.range,
        message: instead.isEmpty
          ? Message("finding.termForbiddenAtAll", ["term": .quotation(text)])
          : isForbidden
            ? Message(
              "finding.termForbidden",
              ["term": .quotation(text), "instead": .quotations(instead)]
            )
            : Message(
              "finding.termDeprecated",
              ["term": .quotation(text), "instead": .quotations(instead)]
            ),
        suggestions: forms(of: equivalents, for: mention, terms, target, in: target.language)
      )
    }
  }
}

extension ConceptEntry {
  /// Whether the glossary asks for one of the concept's terms in a language.
  func hasPreferredTerm(in language: LanguageTag) -> Bool {
    terms(in: language).contains { $0.status == .preferred }
  }
}

extension Range<Int> {
  /// Whether another range lies within this one.
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension [UInt16] {
  /// Whether some letters stand together in a word.
  fileprivate func containsRun(_ run: [UInt16]) -> Bool {
    guard count >= run.count else { return false }
    return (0...count - run.count).contains { self[$0..<$0 + run.count].elementsEqual(run) }
  }
}
