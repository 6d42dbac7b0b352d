import Linguistics

/// Finds, for a word of a text, the words of terms of which it can be a form.
///
/// The proclitics that the word may begin with and the endings that it may end in are taken off in
/// all legal ways; what remains is looked up among the stems of the terms, and the ending must be
/// one that the stem's class allows.
struct SurfaceAnalyzer: Sendable {
  private let index: WordIndex
  private let proclitics = ArabicProclitics.shared
  private let inflection = ArabicInflection.shared
  private let lexicon = ArabicLexicon.shared
  private var word = FoldedWord()

  init(_ index: WordIndex) { self.index = index }

  /// What the word is whose matches were appended last, beside its neighbours.
  func context(_ kind: Token.Kind) -> WordContext { WordContext(word, kind) }

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
    word.units.withUnsafeBufferPointer { units in
      forEachBase(of: units) { position, base in
        guard allowsCase(base, bytes) else { return }
        let traits: WordMatch.Traits = base.origin == .entry ? [] : .inflected
        matches.append(
          WordMatch(word: base.word, base: position, ending: -1, reading: 0, traits: traits)
        )
      }
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
    if lexicon.isFunctionWord(word, endsInAlefMaqsura: TermText.endsInAlefMaqsura(bytes)) {
      // In وإذن تفتيش the other word tells that this is no particle.
      var readings = [0]
      word.units.withUnsafeBufferPointer { units in
        proclitics.forEachReading(of: units) { reading in
          let shape = proclitics.shape(reading)
          if shape.hasConjunction, shape.count == 1 { readings.append(reading) }
        }
      }
      appendEntryOnly(readings: readings, areDoubtful: true, bytes, to: &matches)
      return
    }
    word.units.withUnsafeBufferPointer { units in
      let names = nameReadings(of: units)
      if !names.isEmpty {
        // An entry can have the proclitic of the name in its own spelling.
        let readings = names.contains(0) ? names : [0] + names
        appendEntryOnly(readings: readings, areDoubtful: false, bytes, to: &matches)
        return
      }
      let isKnownNoun = lexicon.hasNoun(word.units)
      let isFormOfNoun = isKnownNoun || lexicon.hasFormOfNoun(word.units)
      proclitics.forEachReading(of: units) { reading in
        let shape = proclitics.shape(reading)
        var isNoun = shape.hasArticle ? isKnownNoun : isFormOfNoun
        let alef = shape.count - 2
        if shape.hasArticle, alef >= 0, units[alef] == 0x627 {
          // An alef with hamza is none of the article, and one without is not that of ألغاز.
          guard word.hamzaSeat(at: alef) == .unknown else { return }
          if alef == 0 { isNoun = lexicon.hasOwnArticle(word.units) }
        }
        if !isNoun, shape.count == 2, !shape.hasArticle {
          // In وبطاقته the و is a proclitic, but the ب is not.
          isNoun = lexicon.hasFormOfNoun(Array(units[1...]))
        }
        appendForms(units, reading, isKnownNoun: isNoun, bytes, to: &matches)
      }
    }
  }

  /// The readings under which the word is a name that may not be taken for another word's form.
  private func nameReadings(of units: UnsafeBufferPointer<UInt16>) -> [Int] {
    var names: [Int] = []
    // للحج is the pilgrimage before it is the town of Lahij.
    if units.count > 3, units[0] == 0x644, units[1] == 0x644,
      lexicon.hasNoun(Array(units[2...]))
    {
      return []
    }
    proclitics.forEachReading(of: units) { reading in
      let rest = UnsafeBufferPointer(rebasing: units[proclitics.shape(reading).count...])
      let isName =
        proclitics.shape(reading).hasArticle
        ? lexicon.isProperName(afterArticle: rest) : lexicon.isProperName(rest)
      if isName { names.append(reading) }
    }
    return names
  }

  /// Appends only what is the entry's own word; proclitics may be doubtful.
  private func appendEntryOnly(
    readings: [Int],
    areDoubtful: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>,
    to matches: inout [WordMatch]
  ) {
    for reading in readings {
      let shape = proclitics.shape(reading)
      let seat = word.hamzaSeat(at: shape.count)
      word.units.withUnsafeBufferPointer { units in
        forEachBase(of: UnsafeBufferPointer(rebasing: units[shape.count...])) { position, base in
          let isWhole: Bool =
            switch base.inflection {
            case .fixed, .plain, .masculine, .derived, .ya, .hamza: true
            default: false
            }
          let isName =
            base.inflection == .fixed
            && (base.origin == .variant || base.origin == .haForTaMarbuta)
          guard base.origin == .entry || isName, isWhole, base.allowsArticle(shape.hasArticle),
            base.seat.agrees(with: seat)
          else { return }
          append(
            position,
            base,
            length: units.count - shape.count,
            ending: -1,
            reading,
            bytes,
            doubtful: areDoubtful && shape.count > 0,
            to: &matches
          )
        }
      }
    }
  }

  private func appendForms(
    _ units: UnsafeBufferPointer<UInt16>,
    _ reading: Int,
    isKnownNoun: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>,
    to matches: inout [WordMatch]
  ) {
    let shape = proclitics.shape(reading)
    let restCount = units.count - shape.count
    let isDoubtful =
      isDoubtful(shape, restCount: restCount, isKnownNoun: isKnownNoun)
      || (shape.isDoubleLam && isOfLam(units, from: shape.count))
    let seat = word.hamzaSeat(at: shape.count)
    // المجرى is no form of the adjective مجري.
    let isNoun =
      TermText.endsInAlefMaqsura(bytes) && lexicon.isNounInAlefMaqsura(Array(units[shape.count...]))
    let shortest = max(1, restCount - ArabicInflection.maximumLength)
    for length in stride(from: restCount, through: shortest, by: -1) {
      let end = shape.count + length
      guard
        let spelling = inflection.spelling(of: UnsafeBufferPointer(rebasing: units[end...]))
      else { continue }
      forEachBase(of: UnsafeBufferPointer(rebasing: units[shape.count..<end])) { position, base in
        guard base.allowsArticle(shape.hasArticle), base.seat.agrees(with: seat),
          !(isNoun && base.isAdjective && !index.words[Int(base.word)].endsInAlefMaqsura)
        else { return }
        for ending in inflection.endings(spelled: spelling, of: base.inflection)
        where isPossible(ending, base, shape) {
          append(
            position,
            base,
            length: length,
            ending: ending,
            reading,
            bytes,
            doubtful: isDoubtful,
            to: &matches
          )
        }
      }
    }
  }

  /// Whether the second lam of لل is more likely the noun's own: للجنة is of لجنة, not of جنة.
  private func isOfLam(_ units: UnsafeBufferPointer<UInt16>, from start: Int) -> Bool {
    // An alef with hamza cannot be the second letter of لازمة.
    guard word.hamzaSeat(at: start) == .unknown else { return false }
    let noun = [0x644] + units[start...]
    return lexicon.hasNoun(noun) && !lexicon.isRareBesideArticle(noun)
  }

  /// Whether letters that look like proclitics are more likely the word's own, as in وفد or لجنة.
  private func isDoubtful(
    _ shape: ArabicProclitics.Shape,
    restCount: Int,
    isKnownNoun: Bool
  ) -> Bool {
    guard shape.count > 0 else { return false }
    if isKnownNoun { return true }
    return !shape.hasArticle && restCount < (shape.hasKaf ? 4 : 3)
  }

  private func isPossible(
    _ ending: Int,
    _ base: WordIndex.Base,
    _ shape: ArabicProclitics.Shape
  ) -> Bool {
    let conditions = inflection.conditions[ending]
    if shape.hasArticle, !conditions.isDisjoint(with: [.indefinite, .pronoun, .construct]) {
      return false
    }
    return !conditions.contains(.adjective) || base.isAdjective
  }

  private func append(
    _ position: UInt32,
    _ base: WordIndex.Base,
    length: Int,
    ending: Int,
    _ reading: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    doubtful: Bool,
    to matches: inout [WordMatch]
  ) {
    let shape = proclitics.shape(reading)
    if let exact = index.words[Int(base.word)].exactText {
      guard reading == 0, exact.utf8.elementsEqual(bytes) else { return }
    }
    var traits: WordMatch.Traits = []
    if shape.hasConjunction || shape.hasPreposition { traits.insert(.proclitic) }
    if shape.hasArticle { traits.insert(.article) }
    if doubtful { traits.insert(.doubtfulProclitic) }
    if base.origin != .entry, base.origin != .haForTaMarbuta { traits.insert(.inflected) }
    if givesWay(base, ending) { traits.insert(.givesWay) }
    if base.isAdjective { traits.insert(.adjective) }
    if base.inflection == .fixed { traits.insert(.fixed) }
    if base.inflection == .hamza || hasUnit(base, shape.count, length) {
      traits.insert(.precedesAccusative)
    }
    if base.origin == .loosePatternPlural { traits.insert(.doubtful) }
    if ending >= 0 {
      let conditions = inflection.conditions[ending]
      if conditions.contains(.pronoun) { traits.insert(.pronoun) }
      if conditions.contains(.inflected) { traits.insert(.inflected) }
      if inflection.areAccusatives[ending] {
        // يوميا is an adverb after any word.
        let isAdverb = base.inflection == .ya || base.inflection == .yaMasculine
        traits.insert(isAdverb ? .precedesAccusative : .accusative)
      }
      let isSure = conditions.contains(.sure) && length + inflection.letterCounts[ending] >= 5
      if conditions.contains(.construct), !isSure { traits.insert(.construct) }
      if conditions.isSuperset(of: [.sure, .pronoun]), !isSure { traits.insert(.doubtful) }
      // After the article no pronoun is possible, so that ه can only be ة.
      if conditions.contains(.low), !shape.hasArticle { traits.insert(.doubtful) }
    }
    if base.isAmbiguous, traits.isDisjoint(with: [.article, .pronoun]),
      !shape.hasPreposition || base.origin == .haForTaMarbuta
    {
      traits.insert(.doubtful)
    }
    if base.origin == .listedPlural, !shape.hasArticle, !Self.hasMadda(bytes),
      lexicon.needsMadda(Array(word.units[shape.count..<shape.count + length]))
    {
      traits.insert(.doubtful)
    }
    if base.origin == .listedPlural, traits.isDisjoint(with: [.article, .pronoun]),
      lexicon.isBlockedBarePlural(Array(word.units.dropFirst(shape.count)))
    {
      traits.insert(.doubtful)
    }
    if !traits.isDisjoint(with: [.inflected, .pronoun]) || base.origin == .haForTaMarbuta,
      isBlockedForm(shape, traits)
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

  /// Whether the stem is a unit of money or measure.
  private func hasUnit(_ base: WordIndex.Base, _ start: Int, _ length: Int) -> Bool {
    base.inflection == .plain
      && WordContexts.shared.isUnit(Array(word.units[start..<start + length]))
  }

  /// Whether another term has this form before the base's.
  private func givesWay(_ base: WordIndex.Base, _ ending: Int) -> Bool {
    switch base.origin {
    case .variant, .haForTaMarbuta: true
    case .listedPlural, .patternPlural, .loosePatternPlural, .listedSingular: true
    case .otherGender: !base.isAdjective
    default: ending >= 0 && inflection.areNumbers[ending]
    }
  }

  /// Whether an alef with madda is in a word.
  private static func hasMadda(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.dropLast().contains { bytes[$0] == 0xD8 && bytes[$0 + 1] == 0xA2 }
  }

  private func isBlockedForm(
    _ shape: ArabicProclitics.Shape,
    _ traits: WordMatch.Traits
  ) -> Bool {
    word.units.withUnsafeBufferPointer { units in
      lexicon.isBlockedForm(
        UnsafeBufferPointer(rebasing: units[shape.count...]),
        isBare: traits.isDisjoint(with: [.article, .pronoun])
      )
    }
  }

  @inline(__always)
  private func forEachBase(
    of stem: UnsafeBufferPointer<UInt16>,
    _ body: (UInt32, WordIndex.Base) -> Void
  ) {
    var position = index.firstBase(of: stem)
    while position >= 0 {
      let base = index.bases[Int(position)]
      body(UInt32(position), base)
      position = base.next
    }
  }
}

extension WordIndex.Base {
  /// Whether the stem can stand with the article, or without it.
  @inline(__always)
  fileprivate func allowsArticle(_ hasArticle: Bool) -> Bool {
    hasArticle ? !refusesArticle : !needsArticle
  }
}
