import Linguistics
import Model
import Terminology

/// The terms of some concepts, each with what look-up asks of it again and again.
///
/// Terms have places: those of fewer words come first, then preferred ones, then those that may be used,
/// then by the names of glossary and concept. So who goes through them in order has the best ones first.
struct LookupTerms: Sendable {
  /// What a term is like.
  struct Shape: Sendable {
    /// The term, in `list.entries`.
    let entry: Int
    let wordCount: Int
    let status: TermStatus
  }

  let list: TermList
  /// The terms, by place.
  let shapes: [Shape]
  /// For each concept its rank among the names of glossary and concept.
  let ranks: [Int]
  /// For each concept its terms, in `list.entries`.
  let entries: [Range<Int>]
  /// For each of `list.entries` its folded words, with a space before each.
  private let folded: [String]

  /// Lists the terms of concepts.
  ///
  /// - Complexity: O(*n* log *n*) for *n* terms
  init(_ concepts: [GlossaryConcept]) {
    // In a query a capital tells nothing of names, and a few concepts tell nothing of capitals.
    list = TermList(concepts, languages: nil, areWhole: false)
    let order = concepts.indices.sorted { left, right in
      let (left, right) = (concepts[left], concepts[right])
      return (left.glossary, left.concept.identifier)
        < (right.glossary, right.concept.identifier)
    }
    var ranks = [Int](repeating: 0, count: concepts.count)
    for (rank, concept) in order.enumerated() { ranks[concept] = rank }
    var entries = [Range<Int>](repeating: 0..<0, count: concepts.count)
    for (index, entry) in list.entries.enumerated() {
      let first = entries[entry.concept].isEmpty ? index : entries[entry.concept].lowerBound
      entries[entry.concept] = first..<index + 1
    }
    let words = list.entries.map { $0.term.text.foldedWords }
    folded = words.map { words in words.map { " " + $0 }.joined() }
    shapes = list.entries.enumerated().map { index, entry in
      Shape(
        entry: index,
        wordCount: words[index].count,
        status: entry.term.status
      )
    }.sorted { [list] left, right in
      let (first, second) = (list.entries[left.entry], list.entries[right.entry])
      return (left.wordCount, left.status.rank, ranks[first.concept], left.entry)
        < (right.wordCount, right.status.rank, ranks[second.concept], right.entry)
    }
    self.ranks = ranks
    self.entries = entries
  }

  /// Makes a recogniser of the terms that takes any letter case.
  ///
  /// - Complexity: O(total length of the terms and their forms)
  func makeRecognizer() -> TermRecognizer { TermRecognizer(list.recognizable.map(\.ignoringCase)) }

  /// Returns the keys of one of `list.entries`, as libraries have them.
  func keys(of entry: Int) -> Set<String> {
    let term = list.recognizable[entry]
    return TermSearchKeys.keys(
      of: RecognizableTerm(
        text: term.text,
        language: term.language,
        forms: term.forms,
        partOfSpeech: term.partOfSpeech
      )
    )
  }

  /// Returns one of `list.entries` as folded words, with a space before each.
  func phrase(of entry: Int) -> String { folded[entry] }

  /// Returns the folded words of one of `list.entries`.
  func words(of entry: Int) -> [Substring] { folded[entry].split(separator: " ") }

  /// Whether a word of one of `list.entries`, with or without the Arabic article, begins with folded
  /// letters.
  func hasWord(of entry: Int, from prefix: String) -> Bool {
    let bytes = folded[entry].utf8
    return bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: " ") else { return false }
      let word = bytes[bytes.index(after: index)...]
      let article = "ال".utf8
      return word.starts(with: prefix.utf8)
        || (word.starts(with: article) && word.dropFirst(article.count).starts(with: prefix.utf8))
    }
  }

  /// Returns the first place from which terms have more words than a number.
  func place(behind wordCount: Int) -> Int {
    var low = 0
    var high = shapes.count
    while low < high {
      let middle = (low + high) / 2
      if shapes[middle].wordCount <= wordCount { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension String {
  /// The folded words of the text.
  var foldedWords: [String] {
    var word = FoldedWord()
    let bytes = Array(utf8)
    return tokens.map { token in
      word.fold(bytes[token.range])
      return word.text
    }
  }
}

extension RecognizableTerm {
  /// The term in any letter case, as users type it.
  var ignoringCase: RecognizableTerm {
    var term = self
    term.ignoresCase = true
    return term
  }
}
