import Linguistics

/// Finds the terms of glossaries in running text.
///
/// Recognition is directed by the glossary: the forms that each term can take are derived from the
/// term, and a word of the text counts only if it is one of them. Nothing is stemmed, so a word that
/// only looks like a term (حربي and حرب, بين and بيان) is none.
///
/// A recogniser does not change once it is made, so threads share it without a lock: each makes a
/// scanner of its own, keeps it from text to text, and so does not meet the same words anew.
public struct TermRecognizer: Sendable {
  let index: WordIndex
  let trie: TermTrie
  let terms: [RecognizableTerm]
  /// For each term what its own spelling is like.
  let shapes: [EntryShape]

  /// Makes a recogniser.
  ///
  /// - Complexity: O(total length of the terms and their forms)
  public init(_ terms: [RecognizableTerm]) {
    var index = WordIndex()
    var trie = TermTrie()
    var shapes: [EntryShape] = []
    for (position, term) in terms.enumerated() {
      for (number, text) in ([term.text] + term.forms).enumerated() {
        let sequence = TermSequence(text, of: term, isForm: number > 0)
        if number == 0 { shapes.append(EntryShape(sequence)) }
        guard !sequence.words.isEmpty else { continue }
        for variant in sequence.variants {
          let words = variant.words.map { index.insert($0) }
          trie.insert(words, gaps: variant.gaps, term: position, isForm: number > 0)
        }
      }
    }
    index.finish()
    trie.finish()
    self.index = index
    self.trie = trie
    self.terms = terms
    self.shapes = shapes
  }

  /// Makes a scanner, which remembers the words it has met; use one per thread for many texts.
  public func makeScanner() -> TermScanner { TermScanner(self) }
}

extension TermSequence {
  /// The sequence, and what it is where words are written together or apart: عبد الله and عبدالله,
  /// أبو ظبي and أبوظبي, cease-fire and ceasefire, air strike and airstrike.
  var variants: [TermSequence] {
    var variants = [self]
    for index in words.indices.dropLast()
    where canJoin(words[index], words[index + 1], gaps[index + 1]) {
      var joined = self
      joined.words[index].units += words[index + 1].units
      joined.words[index].inflection = words[index + 1].inflection
      joined.words[index].kind = words[index + 1].kind
      joined.words.remove(at: index + 1)
      joined.gaps.remove(at: index + 1)
      if joined.words.count == 1 { joined.words[0].role.insert(.onlyWord) }
      variants.append(joined)
    }
    return variants
  }

  private static let joiningWords = ["عبد", "ابو", "ابي", "ابا"].map { Array($0.utf16) }

  private func canJoin(_ first: TermWord, _ second: TermWord, _ gap: Gap) -> Bool {
    guard first.exactText == nil, first.kind == second.kind else { return false }
    switch first.kind {
    case .arabicWord:
      return second.units.count >= 2 && Self.joiningWords.contains(first.units)
    case .word:
      let isLong = first.units.count + second.units.count >= 6
      let isPair = words.count == 2 && (3...6).contains(first.units.count)
      return isLong && (gap == .dash || (gap == .space && isPair))
    case .number: return false
    }
  }
}
