import Linguistics
import Terminology

/// The words of a query with the keys under which terms may stand that have them.
struct QueryWords {
  let tokens: [Token]
  /// For each word its keys, and those of what it and a word beside it are when they are written
  /// together: a term with the word, in any form, has at least one of them.
  private(set) var keys: [Set<String>]

  /// Splits a query.
  init(_ query: String) {
    let bytes = Array(query.utf8)
    let words = query.tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    tokens = query.tokens
    keys = words.map(TermSearchKeys.keys(ofQuery:))
    for index in words.indices.dropLast() where canBeWrittenTogether(index, words[index]) {
      let joined = TermSearchKeys.keys(ofQuery: words[index] + words[index + 1])
      keys[index].formUnion(joined)
      keys[index + 1].formUnion(joined)
    }
  }

  /// The keys of all words.
  var allKeys: [String] { Set(keys.joined()).sorted() }

  /// Whether a word and the next one may be one word: عبد الله, air strike, cease-fire.
  private func canBeWrittenTogether(_ index: Int, _ word: String) -> Bool {
    guard tokens[index].kind == tokens[index + 1].kind else { return false }
    switch tokens[index].kind {
    case .arabicWord: return ["عبد", "ابو", "ابي", "ابا"].contains(FoldedWord(word).text)
    case .word: return tokens.count == 2 || tokens[index + 1].gap == .dash
    case .number: return false
    }
  }
}
