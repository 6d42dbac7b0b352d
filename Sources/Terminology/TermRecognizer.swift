import Linguistics

/// Finds the terms of glossaries in running text.
///
/// Recognition is directed by the glossary: the forms that each term can take are derived from the
/// term, and a word of the text counts only if it is one of them. Nothing is stemmed, so a word that
/// only looks like a term (حربي and حرب, بين and بيان) is none.
///
/// A recogniser does not change once it is made, so threads share it without a lock: each makes a
/// scanner of its own, keeps it from text to text, and so does not meet the same words again.
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
}
