/// What of a term's own spelling decides whether a form has other clitics.
struct EntryShape: Sendable {
  /// How many words the term has.
  let wordCount: Int
  private var articles: UInt64 = 0

  init(_ sequence: TermSequence) {
    wordCount = sequence.words.count
    for (position, word) in sequence.words.enumerated().prefix(64)
    where TermSequence.hasArticle(word.units) {
      articles |= 1 << UInt64(position)
    }
  }

  /// Whether a word begins with the article; no word from the 65th on does.
  func hasArticle(_ position: Int) -> Bool {
    position < 64 && articles >> UInt64(position) & 1 == 1
  }
}
