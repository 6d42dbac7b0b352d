import Linguistics

/// Finds, for a word of a text, the words of terms of which it can be a form.
///
/// The proclitics that the word may begin with and the endings that it may end in are taken off in
/// all legal ways; what remains is looked up among the stems of the terms, and the ending must be
/// one that the stem's class allows.
struct SurfaceAnalyzer {
  private let index: WordIndex
  private let proclitics = ArabicProclitics.shared
  private let inflection = ArabicInflection.shared
  private let lexicon = ArabicLexicon.shared
  private var word = FoldedWord()

  init(_ index: WordIndex) { self.index = index }

  /// Appends the matches of one token.
  ///
  /// - Complexity: O(n²) in the letters of the word, with n rarely above 10: every split into
  ///   proclitics, stem and ending is one look-up.
  mutating func appendMatches(
    of bytes: UnsafeBufferPointer<UInt8>,
    kind: Token.Kind,
    to matches: inout [WordMatch]
  ) {
    word.fold(bytes)
    guard !word.units.isEmpty else { return }
    switch kind {
    case .arabicWord: appendArabic(bytes, to: &matches)
    case .word, .number: appendWhole(bytes, to: &matches)
    }
  }

  private func appendWhole(_ bytes: UnsafeBufferPointer<UInt8>, to matches: inout [WordMatch]) {
    forEachBase(of: word.units[...]) { position, base in
      guard allowsCase(base, bytes) else { return }
      let traits: WordMatch.Traits = base.origin == .entry ? [] : .inflected
      matches.append(
        WordMatch(word: base.word, base: position, ending: -1, reading: 0, traits: traits)
      )
    }
  }

  private func allowsCase(_ base: WordIndex.Base, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let term = index.words[Int(base.word)]
    if let exact = term.exactText { return exact.utf8.elementsEqual(bytes) }
    switch term.caseRule {
    case .any: return true
    case .capitalized: return word.isCapitalized
    case .allCapitals:
      return word.isAllCapitals || (word.isCapitalized && base.origin != .entry)
        || (word.isCapitalized && term.stemLength >= 4)
    case .smallLetters: return !word.isCapitalized
    }
  }

  private func appendArabic(_ bytes: UnsafeBufferPointer<UInt8>, to matches: inout [WordMatch]) {
    let endsInAlefMaqsura =
      bytes.count >= 2 && bytes[bytes.count - 2] == 0xD9
      && bytes[bytes.count - 1] == 0x89
    if lexicon.isFunctionWord(word.units, endsInAlefMaqsura: endsInAlefMaqsura) {
      appendEntryOnly(readings: [0], bytes, to: &matches)
      return
    }
    let names = nameReadings()
    if !names.isEmpty {
      appendEntryOnly(readings: names, bytes, to: &matches)
      return
    }
    let isKnownNoun = lexicon.hasNoun(word.units)
    let start = matches.count
    proclitics.forEachReading(of: word.units) { reading in
      appendForms(reading, isKnownNoun: isKnownNoun, bytes, to: &matches)
    }
    preferEntries(from: start, in: &matches)
  }

  /// Drops the readings of a spelling as another word's variant or plural where some term has the
  /// word in this very spelling.
  private func preferEntries(from start: Int, in matches: inout [WordMatch]) {
    let found = matches[start...]
    let origins = found.map { index.bases[Int($0.base)].origin }
    guard origins.contains(.entry) else { return }
    let kept = zip(found, origins).filter { match, origin in
      switch origin {
      case .variant: false
      case .entry, .otherGender, .letterName, .listedSingular, .listedPlural, .patternPlural,
        .loosePatternPlural:
        true
      }
    }
    matches.replaceSubrange(start..., with: kept.map(\.0))
  }

  /// The readings under which the word is a name that may not be taken for another word's form.
  private func nameReadings() -> [Int] {
    var names: [Int] = []
    proclitics.forEachReading(of: word.units) { reading in
      let proclitic = proclitics.readings[reading]
      let rest = Array(word.units.dropFirst(proclitic.letterCount))
      if proclitic.hasArticle {
        if lexicon.isProperName(Array("ال".utf16) + rest) { names.append(reading) }
      } else if lexicon.isProperName(rest) {
        names.append(reading)
      }
    }
    return names
  }

  /// Appends only what is the entry's own word.
  private func appendEntryOnly(
    readings: [Int],
    _ bytes: UnsafeBufferPointer<UInt8>,
    to matches: inout [WordMatch]
  ) {
    for reading in readings {
      let proclitic = proclitics.readings[reading]
      forEachBase(of: word.units[proclitic.letterCount...]) { position, base in
        let isWhole =
          base.inflection == .fixed || base.inflection == .plain
          || base.inflection == .derived || base.inflection == .ya || base.inflection == .hamza
        guard base.origin == .entry, isWhole, proclitic.hasArticle || !base.needsArticle,
          base.seat.agrees(with: word.hamzaSeat(at: proclitic.letterCount))
        else { return }
        append(position, base, ending: -1, reading, bytes, doubtful: false, to: &matches)
      }
    }
  }

  private func appendForms(
    _ reading: Int,
    isKnownNoun: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>,
    to matches: inout [WordMatch]
  ) {
    let proclitic = proclitics.readings[reading]
    let rest = word.units[proclitic.letterCount...]
    let isDoubtful = isDoubtful(proclitic, rest: rest, isKnownNoun: isKnownNoun)
    let shortest = max(1, rest.count - ArabicInflection.maximumLength)
    for length in stride(from: rest.count, through: shortest, by: -1) {
      let ending = rest.dropFirst(length)
      forEachBase(of: rest.prefix(length)) { position, base in
        guard proclitic.hasArticle || !base.needsArticle else { return }
        guard base.seat.agrees(with: word.hamzaSeat(at: proclitic.letterCount)) else { return }
        for candidate in inflection.endings(ending, of: base.inflection)
        where isPossible(candidate, base, proclitic) {
          append(
            position,
            base,
            ending: candidate,
            reading,
            bytes,
            doubtful: isDoubtful,
            to: &matches
          )
        }
      }
    }
  }

  /// Whether letters that look like proclitics are more likely the word's own, as in وفد or لجنة.
  private func isDoubtful(
    _ proclitic: ProcliticReading,
    rest: ArraySlice<UInt16>,
    isKnownNoun: Bool
  ) -> Bool {
    guard proclitic.letterCount > 0 else { return false }
    if isKnownNoun { return true }
    return !proclitic.hasArticle && rest.count < (proclitic.hasKaf ? 4 : 3)
  }

  private func isPossible(
    _ ending: Int,
    _ base: WordIndex.Base,
    _ proclitic: ProcliticReading
  ) -> Bool {
    let conditions = inflection.endings[ending].conditions
    if proclitic.hasArticle,
      !conditions.isDisjoint(with: [.indefinite, .pronoun, .construct])
    {
      return false
    }
    return !conditions.contains(.adjective) || base.isAdjective
  }

  private func append(
    _ position: UInt32,
    _ base: WordIndex.Base,
    ending: Int,
    _ reading: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    doubtful: Bool,
    to matches: inout [WordMatch]
  ) {
    let proclitic = proclitics.readings[reading]
    if let exact = index.words[Int(base.word)].exactText {
      guard reading == 0, exact.utf8.elementsEqual(bytes) else { return }
    }
    var traits: WordMatch.Traits = []
    if proclitic.hasConjunction || proclitic.hasPreposition { traits.insert(.proclitic) }
    if proclitic.hasArticle { traits.insert(.article) }
    if doubtful { traits.insert(.doubtfulProclitic) }
    if base.origin != .entry { traits.insert(.inflected) }
    if base.origin == .loosePatternPlural { traits.insert(.doubtful) }
    if ending >= 0 {
      let ending = inflection.endings[ending]
      if ending.pronoun != nil { traits.insert(.pronoun) }
      if ending.meaning != nil { traits.insert(.inflected) }
      if ending.conditions.contains(.construct) { traits.insert(.construct) }
      if ending.conditions.contains(.low) { traits.insert(.doubtful) }
    }
    if base.isAmbiguous, traits.isDisjoint(with: [.article, .pronoun]), !proclitic.hasPreposition {
      traits.insert(.doubtful)
    }
    if base.origin == .listedPlural, traits.isDisjoint(with: [.article, .pronoun]),
      lexicon.isBlockedBarePlural(Array(word.units.dropFirst(proclitic.letterCount)))
    {
      traits.insert(.doubtful)
    }
    matches.append(
      WordMatch(
        word: base.word,
        base: position,
        ending: Int16(ending),
        reading: UInt8(reading),
        traits: traits
      )
    )
  }

  @inline(__always)
  private func forEachBase(
    of stem: ArraySlice<UInt16>,
    _ body: (UInt32, WordIndex.Base) -> Void
  ) {
    var position = stem.withUnsafeBufferPointer { index.firstBase(of: $0) }
    while position >= 0 {
      let base = index.bases[Int(position)]
      body(UInt32(position), base)
      position = base.next
    }
  }
}
