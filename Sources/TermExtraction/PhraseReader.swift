import Linguistics
import Model

/// Reads segments into words, and finds the phrases in them that have the shape of a term.
///
/// Arabic: a noun; nouns of which each belongs to the next, the last of them alone with the article (قوات حفظ السلام);
/// either with adjectives that have the article as their noun has (الصاروخ الباليستي, صواريخ باليستية); and
/// what ل or من joins to it. English: nouns and what stands before them; of joins names.
package struct PhraseReader: Sendable {
  /// Words of a segment that stand together.
  struct Phrase {
    let words: Range<Int>
    let key: String
  }

  private var arabic: ArabicWordReader
  private let english: EnglishWordReader
  private let names = NameLists.shared
  let references: References

  /// What general language has.
  struct References: Sendable {
    let arabic = ReferenceFrequencies(PackageResources.arabic_frequencies_tsv, folding: fold)
    let english = ReferenceFrequencies(PackageResources.english_frequencies_tsv) { $0 }
    /// How often words are in the tables, by their keys.
    private(set) var counts: [String: Int] = [:]

    /// The share of a key among all words of its language's table.
    func share(of key: String) -> Double {
      let table = isArabicText(key) ? arabic : english
      return table.share(of: counts[key] ?? 0)
    }

    fileprivate mutating func count(_ arabic: ArabicWordReader) {
      for (form, count) in self.arabic.forms {
        counts[arabic.read(FoldedWord(form), form, mayBeVerb: false).key, default: 0] += count
      }
      for (form, count) in english.forms {
        counts[EnglishWordReader.singular(of: form), default: 0] += count
      }
    }
  }

  /// The reader of the data files, which knows no text yet.
  package static let shared = PhraseReader()

  private init() {
    var references = References()
    english = EnglishWordReader()
    arabic = ArabicWordReader(references.arabic)
    references.count(arabic)
    self.references = references
  }

  /// Takes the Arabic words of a text, by whose forms words are told apart.
  ///
  /// - Complexity: O(length of the text)
  package mutating func note(_ text: String) {
    var word = FoldedWord()
    let bytes = Array(text.utf8)
    for token in text.tokens where token.kind == .arabicWord {
      word.fold(bytes[token.range])
      arabic.note(word.text)
    }
  }

  /// Reads the words of a segment.
  ///
  /// - Complexity: O(length of the segment)
  func words(of segment: String) -> [ReadWord] {
    let bytes = Array(segment.utf8)
    var word = FoldedWord()
    var words: [ReadWord] = []
    var mayBeVerb = true
    var previousEnd = 0
    for token in segment.tokens {
      word.fold(bytes[token.range])
      guard !word.units.isEmpty else { continue }
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      let isApart = !token.gap.isSubset(of: [.space, .dash]) || words.isEmpty
      var read: ReadWord
      switch token.kind {
      case .arabicWord: read = arabic.read(word, text, mayBeVerb: mayBeVerb || isApart)
      case .word: read = english.read(word, text)
      case .number:
        read = ReadWord(
          key: word.text,
          text: text,
          bare: text,
          role: .boundary,
          range: 0..<0,
          followsDirectly: false
        )
        read.isNumber = true
      }
      read.written = text
      read.isTitle = names.isTitle(read)
      read.range = token.range
      read.followsDirectly = !isApart
      if token.gap.contains(.bracket) {
        let between = String(decoding: bytes[previousEnd..<token.start], as: UTF8.self)
        read.followsOpening = between.contains { "([{".contains($0) }
        read.followsClosing = between.contains { ")]}".contains($0) }
      }
      previousEnd = token.end
      read.isFirst = words.isEmpty || token.gap.contains(.fullStop)
      mayBeVerb = read.role == .boundary || read.hasConjunction && read.role == .boundary
      words.append(read)
    }
    return words
  }

  /// Finds the phrases of a segment, each of them with all that lie in it.
  ///
  /// - Complexity: O(words)
  func phrases(in words: [ReadWord], isArabic: Bool) -> [Phrase] {
    var phrases: [Phrase] = []
    for start in words.indices where canBegin(words, at: start, isArabic) {
      var end = start
      repeat {
        end += 1
        let isCut =
          end < words.count
          && (end - start == maximumLength && goesOn(words, start, end, isArabic)
            || endsBeforeName(words, end))
        if !isCut, isWhole(words[start..<end], isArabic) {
          append(start..<end, words, to: &phrases)
        }
      } while end < words.count && end - start < maximumLength
        && goesOn(words, start, end, isArabic)
    }
    return phrases
  }

  private func append(_ range: Range<Int>, _ words: [ReadWord], to phrases: inout [Phrase]) {
    phrases.append(Phrase(words: range, key: Self.key(of: words[range])))
  }

  /// What phrases of the same words have in common.
  static func key(of words: ArraySlice<ReadWord>) -> String {
    words.lazy.filter { !isLink($0) }.map(\.key).joined(separator: " ")
  }

  private static func isLink(_ word: ReadWord) -> Bool { word.key == "of" || word.key == "من" }

  /// Whether a title is the last word, of which the name follows: خادم الحرمين الشريفين الملك سلمان.
  private func endsBeforeName(_ words: [ReadWord], _ end: Int) -> Bool {
    let next = words[end]
    return words[end - 1].isTitle && next.followsDirectly && next.role == .content
      && !next.hasArticle && !next.hasConjunction && !next.hasPreposition && !next.hasLam
  }

  private func canBegin(_ words: [ReadWord], at place: Int, _ isArabic: Bool) -> Bool {
    let word = words[place]
    if word.isNameJoint, !word.text.hasPrefix("ع"), !word.text.hasPrefix("أ") { return false }
    if place > 0, word.followsDirectly, words[place - 1].isNameJoint { return false }
    guard word.role == .content, !word.cannotBegin, isArabic == isArabicText(word.text) else {
      return false
    }
    return isArabic || word.range.count >= 2
  }

  private func goesOn(_ words: [ReadWord], _ start: Int, _ end: Int, _ isArabic: Bool) -> Bool {
    let word = words[end]
    let last = words[end - 1]
    guard word.followsDirectly else { return false }
    if Self.isLink(word) {
      let isBetween = end + 1 < words.count && words[end + 1].role == .content
      return isBetween
        && (isArabic
          ? words[end + 1].hasArticle && !Self.isLink(last)
          : last.isCapitalized && words[end + 1].isCapitalized)
    }
    guard word.role != .boundary, isArabic == isArabicText(word.text) else { return false }
    guard isArabic else { return !last.hasPronoun }
    if word.hasConjunction || word.hasPreposition { return false }
    if word.hasLam { return word.hasArticle && !last.hasPronoun }
    // After a pronoun, as after the article, stands at most an adjective with the article.
    if last.hasArticle || words[start..<end].contains(where: \.hasPronoun) {
      return word.hasArticle
    }
    return true
  }

  private func isWhole(_ words: ArraySlice<ReadWord>, _ isArabic: Bool) -> Bool {
    guard let first = words.first, let last = words.last, last.role == .content,
      !Self.isLink(last), !last.isNameJoint
    else { return false }
    if isArabic {
      // An adjective is no term, and what it begins is none.
      if first.isAdjective, words.count == 1 || first.hasArticle { return false }
      return words.count == 1 || !last.hasPronoun
    }
    return !last.isAdjective || last.isAcronym
  }
}

/// The most words of a phrase.
private let maximumLength = 5

/// Whether a word is in Arabic letters.
func isArabicText(_ text: String) -> Bool {
  text.unicodeScalars.first { $0.value >= 0x41 }.map { (0x600...0x8FF).contains($0.value) } ?? false
}
