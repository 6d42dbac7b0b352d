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
  struct Word: Sendable {
    let caseRule: CaseRule
    let role: WordRole
    let isLetterName: Bool
    let exactText: String?
    let stemLength: UInt8
  }

  private(set) var bases: [Base] = []
  private(set) var words: [Word] = []
  private var stems = KeyTable<UInt16>()
  private var firstBase: [Int32] = []
  private var identifiers: [TermWord: Int] = [:]

  /// The first base of a stem, or -1.
  @inline(__always)
  func firstBase(of stem: UnsafeBufferPointer<UInt16>) -> Int32 {
    stems.identifier(of: stem).map { firstBase[$0] } ?? -1
  }

  /// Returns the identifier of a word, whose stems are added if it is new.
  mutating func insert(_ word: TermWord) -> Int {
    if let identifier = identifiers[word] { return identifier }
    let identifier = words.count
    identifiers[word] = identifier
    words.append(
      Word(
        caseRule: word.caseRule,
        role: word.role,
        isLetterName: word.isLetterName,
        exactText: word.exactText,
        stemLength: UInt8(min(255, word.units.count))
      )
    )
    addBases(of: word, identifier)
    return identifier
  }

  /// Forgets what only building needs.
  mutating func finish() { identifiers = [:] }

  private mutating func addBases(of word: TermWord, _ identifier: Int) {
    if word.exactText != nil || word.kind == .number {
      addFixed(word.units, .entry, of: identifier)
      return
    }
    if word.isLetterName {
      let spellings = LetterNames.shared.spellings(of: word.units)
      if !spellings.isEmpty {
        addFixed(word.units, .entry, of: identifier)
        for spelling in spellings where spelling != word.units {
          addFixed(spelling, .letterName, of: identifier)
        }
        return
      }
    }
    switch word.kind {
    case .arabicWord:
      for base in ArabicWordForms.shared.bases(of: word.folded, role: word.role) {
        let entry = Base(
          word: UInt32(identifier),
          inflection: base.inflection,
          origin: base.origin,
          seat: base.seat,
          isAdjective: base.isAdjective,
          needsArticle: base.needsArticle,
          isAmbiguous: base.isAmbiguous,
          next: -1
        )
        add(entry, stem: base.stem)
      }
    case .word:
      for form in Self.englishForms(of: word) {
        addFixed(form, form == word.units ? .entry : .variant, of: identifier)
      }
    case .number: break
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

  /// Adds a stem that takes no ending.
  private mutating func addFixed(_ stem: [UInt16], _ origin: WordBase.Origin, of word: Int) {
    let base = Base(
      word: UInt32(word),
      inflection: .fixed,
      origin: origin,
      seat: .unknown,
      isAdjective: false,
      needsArticle: false,
      isAmbiguous: false,
      next: -1
    )
    add(base, stem: stem)
  }

  private mutating func add(_ base: Base, stem: [UInt16]) {
    let stem = stem.withUnsafeBufferPointer { stems.insert($0) }
    if stem == firstBase.count { firstBase.append(-1) }
    var base = base
    base.next = firstBase[stem]
    bases.append(base)
    firstBase[stem] = Int32(bases.count - 1)
  }
}
