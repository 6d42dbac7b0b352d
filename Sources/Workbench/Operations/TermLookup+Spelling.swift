import Linguistics
import Model

/// How many keys are followed to terms, where many are alike.
private let keyLimit = 40

extension TermLookup {
  /// Returns the concepts with a term of which a word begins with the query.
  func beginning(with query: String, except known: [LookupEntry]) throws -> [LookupEntry] {
    guard query.tokens.count == 1 else { return [] }
    let prefix = String(decoding: FoldedWord(query).units.withoutArticle, as: UTF16.self)
    guard prefix.utf16.count >= 2 else { return [] }
    let (terms, concepts) = try source.concepts(source.keys(from: prefix, limit: keyLimit))
    let names = Set(known.map { [$0.glossary, $0.concept.identifier] })
    var found = LookupHits()
    for concept in concepts {
      try interruption.check()
      let named = terms.list.concepts[concept]
      guard isWanted(named), !names.contains([named.glossary, named.concept.identifier])
      else { continue }
      for entry in terms.entries[concept] where terms.hasWord(of: entry, from: prefix) {
        let term = terms.list.entries[entry].term
        found.keep(
          LookupHit(
            entry: entry,
            kind: .prefix,
            closeness: prefix.utf16.count * 100 / max(1, term.text.utf16.count),
            status: term.status,
            reasons: []
          ),
          of: concept
        )
      }
    }
    return found.entries(in: terms)
  }

  /// Returns the concepts whose nouns a verb is made from, or that are made from it: bombed, يقصفون.
  func ofVerb(_ query: String) throws -> [LookupEntry] {
    guard query.tokens.count == 1 else { return [] }
    let word = FoldedWord(query)
    for stem in VerbStems.stems(of: word.units) {
      let found = try beginning(with: String(decoding: stem, as: UTF16.self), except: [])
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Returns the concepts with a term in which most words of the query stand, or nearly so.
  func spelledLike(_ query: String) throws -> [LookupEntry] {
    // Of three letters with one changed nothing is left that tells words apart.
    let words = query.foldedWords.map { Array($0.utf16) }
      .filter { $0.count >= ($0.isLatin ? 4 : 3) }
    guard !words.isEmpty else { return [] }
    let (terms, concepts) = try source.concepts(nearKeys(words))
    var found = LookupHits()
    for concept in concepts where isWanted(terms.list.concepts[concept]) {
      try interruption.check()
      for entry in terms.entries[concept] {
        let others = terms.words(of: entry).map { Array($0.utf16) }
        guard let distance = distance(of: words, to: others) else { continue }
        found.keep(
          LookupHit(
            entry: entry,
            kind: .near,
            closeness: 100 - distance,
            status: terms.list.entries[entry].term.status,
            reasons: [.nearSpelling]
          ),
          of: concept
        )
      }
    }
    return found.entries(in: terms)
  }

  /// Returns the keys that are nearest to one of some words.
  private func nearKeys(_ words: [[UInt16]]) throws -> [String] {
    let filters = words.map { SpellingFilter($0.withoutArticle, limit: nearnessLimit($0)) }
    var near: [(distance: Int, key: String)] = []
    try source.forEachKey(filters) { key in
      try interruption.check()
      let letters = Array(key.utf16)
      if let distance = words.compactMap({ nearness($0, letters) }).min() {
        near.append((distance, key))
      }
    }
    near.sort { ($0.distance, $0.key) < ($1.distance, $1.key) }
    return near.prefix(keyLimit).map(\.key)
  }

  /// Returns how far the words of a query are from those of a term, or `nil` where fewer than most
  /// are near.
  private func distance(of words: [[UInt16]], to others: [[UInt16]]) -> Int? {
    let found = words.compactMap { word in others.compactMap { nearness(word, $0) }.min() }
    guard found.count * 2 > words.count else { return nil }
    return found.reduce(0, +) + 3 * (words.count - found.count) + max(0, others.count - words.count)
  }

  /// Returns how many letters two words differ in, articles aside, or `nil` if in too many.
  private func nearness(_ left: [UInt16], _ right: [UInt16]) -> Int? {
    let (left, right, limit) = (left.withoutArticle, right.withoutArticle, nearnessLimit(left))
    guard abs(left.count - right.count) <= limit,
      (left.letterMask & ~right.letterMask).nonzeroBitCount <= limit
    else { return nil }
    return spellingDistance(left, right, limit: limit)
  }

  /// How many letters may differ in words like this one.
  private func nearnessLimit(_ word: [UInt16]) -> Int { word.withoutArticle.count < 6 ? 1 : 2 }
}

extension [UInt16] {
  fileprivate var isLatin: Bool { first.map { $0 < 0x250 } ?? false }

  fileprivate var withoutArticle: ArraySlice<UInt16> {
    count > 4 && starts(with: "ال".utf16) ? dropFirst(2) : self[...]
  }
}

extension ArraySlice<UInt16> {
  /// A bit for each letter, several letters to a bit.
  fileprivate var letterMask: UInt64 { reduce(0) { $0 | 1 << UInt64($1 & 63) } }
}
