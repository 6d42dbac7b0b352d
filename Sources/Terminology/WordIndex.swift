import Linguistics

/// The words of all terms, findable by the stems of their forms.
struct WordIndex: Sendable {
  /// One stem of one word.
  struct Base: Sendable {
    let word: UInt32
    let inflection: InflectionClass
    let origin: WordBase.Origin
    let seat: HamzaSeat
    let isAdjective: Bool
    let needsArticle: Bool
    let refusesArticle: Bool
    let isAmbiguous: Bool
    /// The next base with the same stem, or -1.
    var next: Int32
  }

  /// What of a word is compared when one of its stems is found.
  struct Word: Sendable {
    let caseRule: CaseRule
    let exactText: String?
    let stemLength: UInt8
    let endsInAlefMaqsura: Bool
  }

  private(set) var bases: [Base] = []
  private(set) var words: [Word] = []
  private var stems = KeyTable()
  private var firstBase: [Int32] = []
  /// The words that were inserted, and for each its identifier.
  private var known = KeyTable()
  private var identifiers: [Int] = []
  /// The words by what they can be, so that الوزير and وزير are one where their forms are the same.
  private var equivalents = KeyTable()
  private var key: [UInt8] = []

  /// The first base of a stem, or -1.
  @inline(__always)
  func firstBase(of stem: UnsafeBufferPointer<UInt16>) -> Int32 {
    stems.identifier(of: UnsafeRawBufferPointer(stem)).map { firstBase[$0] } ?? -1
  }

  /// Returns the identifier of a word, whose stems are added if no known word has the same.
  mutating func insert(_ word: TermWord) -> Int {
    key.removeAll(keepingCapacity: true)
    word.appendKey(to: &key)
    let position = key.withUnsafeBytes { known.insert($0) }
    if position == identifiers.count { identifiers.append(insertForms(of: word)) }
    return identifiers[position]
  }

  /// Forgets what only building needs.
  mutating func finish() {
    known = KeyTable()
    identifiers = []
    equivalents = KeyTable()
  }

  private mutating func insertForms(of word: TermWord) -> Int {
    let found = Self.bases(of: word)
    key.removeAll(keepingCapacity: true)
    key.append(word.caseRule.rawValue)
    key.append(word.kind.rawValue | (word.endsInAlefMaqsura ? 4 : 0))
    key.append(UInt8(min(255, word.units.count)))
    for base in found { base.appendKey(to: &key) }
    key.append(contentsOf: (word.exactText ?? "").utf8)
    let identifier = key.withUnsafeBytes { equivalents.insert($0) }
    if identifier == words.count { append(word, found, as: identifier) }
    return identifier
  }

  private mutating func append(_ word: TermWord, _ found: [WordBase], as identifier: Int) {
    words.append(
      Word(
        caseRule: word.caseRule,
        exactText: word.exactText,
        stemLength: UInt8(min(255, word.units.count)),
        endsInAlefMaqsura: word.endsInAlefMaqsura
      )
    )
    for base in found {
      let stem = stems.insert(base.stem)
      if stem == firstBase.count { firstBase.append(-1) }
      bases.append(
        Base(
          word: UInt32(identifier),
          inflection: base.inflection,
          origin: base.origin,
          seat: base.seat,
          isAdjective: base.isAdjective,
          needsArticle: base.needsArticle,
          refusesArticle: base.refusesArticle,
          isAmbiguous: base.isAmbiguous,
          next: firstBase[stem]
        )
      )
      firstBase[stem] = Int32(bases.count - 1)
    }
  }

  private static func bases(of word: TermWord) -> [WordBase] {
    let entry = WordBase(fixed: word.units, .entry)
    if word.exactText != nil || word.kind == .number { return [entry] }
    if word.isLetterName {
      let spellings = LetterNames.shared.spellings(of: word.units)
      if !spellings.isEmpty {
        let possessive = word.kind == .word ? [word.units + possessiveEnding] : []
        return [entry]
          + spellings.filter { $0 != word.units }.map { WordBase(fixed: $0, .letterName) }
          + possessive.map { WordBase(fixed: $0, .variant) }
      }
    }
    switch word.kind {
    case .arabicWord: return word.arabicBases
    case .word:
      return englishForms(of: word).map {
        WordBase(fixed: $0, $0 == word.units ? .entry : .variant)
      }
    case .number: return [entry]
    }
  }

  private static let possessiveEnding = Array("'s".utf16)

  private static func englishForms(of word: TermWord) -> [[UInt16]] {
    let text = String(decoding: word.units, as: UTF16.self)
    guard !text.utf8.contains(where: { $0 >= 0x80 }), text.utf8.count > 1 else {
      // The last letter of R&D has a possessive, but no plural.
      return word.inflection == .noun ? [word.units, word.units + possessiveEnding] : [word.units]
    }
    let english = EnglishWordForms.shared
    var forms: [String] = []
    for spelling in english.spellings(of: text) {
      switch word.inflection {
      case .fixed: forms.append(spelling)
      case .noun: forms += english.nounForms(of: spelling)
      case .verb: forms += english.verbForms(of: spelling)
      }
    }
    return forms.map { Array($0.utf16) }
  }
}

extension TermWord {
  /// Appends bytes that are the same for equal words only.
  fileprivate func appendKey(to key: inout [UInt8]) {
    let seats: UInt8 = hamzaAbove | hamzaBelow == 0 ? 0 : 0x40
    key.append(kind.rawValue | caseRule.rawValue << 2 | inflection.rawValue << 4 | seats)
    key.append(role.rawValue)
    key.append((isLetterName ? 1 : 0) | (endsInAlefMaqsura ? 2 : 0) | (exactText == nil ? 0 : 4))
    if seats != 0 {
      key.append(bytesOf: hamzaAbove)
      key.append(bytesOf: hamzaBelow)
    }
    if let exactText { key.append(contentsOf: exactText.utf8) } else { key.append(units) }
  }
}

extension WordBase {
  /// Appends bytes that are the same for equal stems only.
  fileprivate func appendKey(to key: inout [UInt8]) {
    key.append(bytesOf: UInt32(stem.count))
    key.append(seat.rawValue)
    key.append(origin.rawValue)
    key.append(inflection.rawValue)
    key.append((isAdjective ? 1 : 0) | (needsArticle ? 2 : 0) | (isAmbiguous ? 4 : 0))
    key.append(refusesArticle ? 1 : 0)
    key.append(stem)
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ units: [UInt16]) {
    units.withUnsafeBytes { append(contentsOf: $0) }
  }

  fileprivate mutating func append(bytesOf number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
  }
}
