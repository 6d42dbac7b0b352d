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
    let isAmbiguous: Bool
    /// The next base with the same stem, or -1.
    var next: Int32
  }

  /// What of a word is compared when one of its stems is found.
  struct Word: Hashable, Sendable {
    let caseRule: CaseRule
    let exactText: String?
    let stemLength: UInt8
  }

  private(set) var bases: [Base] = []
  private(set) var words: [Word] = []
  private var stems = KeyTable()
  private var firstBase: [Int32] = []
  private var identifiers: [TermWord: Int] = [:]
  /// The words by what they can be, so that الوزير and وزير are one where their forms are the same.
  private var equivalents: [Forms: Int] = [:]

  /// The first base of a stem, or -1.
  @inline(__always)
  func firstBase(of stem: UnsafeBufferPointer<UInt16>) -> Int32 {
    stems.identifier(of: UnsafeRawBufferPointer(stem)).map { firstBase[$0] } ?? -1
  }

  /// Returns the identifier of a word, whose stems are added if no known word has the same.
  mutating func insert(_ word: TermWord) -> Int {
    if let identifier = identifiers[word] { return identifier }
    let forms = Forms(
      word: Word(
        caseRule: word.caseRule,
        exactText: word.exactText,
        stemLength: UInt8(min(255, word.units.count))
      ),
      kind: word.kind,
      bases: Self.bases(of: word)
    )
    let identifier = equivalents[forms] ?? append(forms)
    identifiers[word] = identifier
    return identifier
  }

  /// Forgets what only building needs.
  mutating func finish() {
    identifiers = [:]
    equivalents = [:]
  }

  /// All that decides which words of a text a word of a term stands for.
  private struct Forms: Hashable {
    var word: Word
    var kind: Token.Kind
    var bases: [WordBase]
  }

  private mutating func append(_ forms: Forms) -> Int {
    let identifier = words.count
    words.append(forms.word)
    equivalents[forms] = identifier
    for base in forms.bases {
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
          isAmbiguous: base.isAmbiguous,
          next: firstBase[stem]
        )
      )
      firstBase[stem] = Int32(bases.count - 1)
    }
    return identifier
  }

  private static func bases(of word: TermWord) -> [WordBase] {
    let entry = WordBase(fixed: word.units, .entry)
    if word.exactText != nil || word.kind == .number { return [entry] }
    if word.isLetterName {
      let spellings = LetterNames.shared.spellings(of: word.units)
      if !spellings.isEmpty {
        return [entry]
          + spellings.filter { $0 != word.units }.map { WordBase(fixed: $0, .letterName) }
      }
    }
    switch word.kind {
    case .arabicWord: return ArabicWordForms.shared.bases(of: word.folded, role: word.role)
    case .word:
      return englishForms(of: word).map {
        WordBase(fixed: $0, $0 == word.units ? .entry : .variant)
      }
    case .number: return [entry]
    }
  }

  private static func englishForms(of word: TermWord) -> [[UInt16]] {
    let text = String(decoding: word.units, as: UTF16.self)
    guard !text.utf8.contains(where: { $0 >= 0x80 }), text.utf8.count > 1 else {
      return [word.units]
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
