import Linguistics
import Model

/// One term of the source for which a document uses two words of its concept; once for each concept.
///
/// Where the source itself varies (America, the United States), so may the translation. An acronym and what
/// it stands for are one word here, and so are a term and itself with the article.
struct TermUsageCheck: Sendable {
  private var first: [Usage: Int] = [:]
  private var reported: Set<Int> = []

  /// A concept, and the term by which the source names it.
  private struct Usage: Hashable {
    let concept: Int
    let source: Int
  }

  mutating func findings(in segment: ReadSegment) -> [Found] {
    guard let terms = segment.view.terms, segment.view.translation != nil else { return [] }
    var sources: [Int: Set<Int>] = [:]
    for mention in terms.source where !mention.isNested {
      sources[terms.entry(mention).concept, default: []].insert(mention.entry)
    }
    var found: [Found] = []
    for mention in terms.target where !mention.isNested {
      let entry = terms.entry(mention)
      guard let named = sources[entry.concept], named.count == 1, let source = named.first,
        !entry.term.status.isDiscouraged,
        !Self.isShort(entry.term),
        terms.concept(mention).hasPreferredTerm(in: segment.view.target.language)
      else { continue }
      let usage = Usage(concept: entry.concept, source: source)
      guard let known = first[usage] else {
        first[usage] = mention.entry
        continue
      }
      let other = terms.all.entries[known].term
      // A later mention by the last part of a name is no other name.
      guard !Self.isPart(other.text, entry.term.text), known != mention.entry,
        Self.words(of: other.text) != Self.words(of: entry.term.text),
        reported.insert(entry.concept).inserted
      else { continue }
      found.append(
        Found(
          rule: terms.all.names.contains(entry.concept) ? .nameInconsistent : .termInconsistent,
          target: mention.range,
          message: Message(
            "finding.termInconsistent",
            [
              "term": .quotation(segment.view.target.text(mention.range)),
              "other": .quotation(other.text),
            ]
          )
        )
      )
    }
    return found
  }

  /// The words of a term without Arabic articles.
  private static func words(of text: String) -> [ArraySlice<UInt16>] {
    let bytes = Array(text.utf8)
    return text.tokens.map { token in
      let letters = FoldedWord(String(decoding: bytes[token.range], as: UTF8.self)).units
      return letters.count > 4 && letters.starts(with: "ال".utf16)
        ? letters.dropFirst(2) : letters[...]
    }
  }

  private static func isPart(_ one: String, _ other: String) -> Bool {
    one.hasSuffix(" " + other) || other.hasSuffix(" " + one)
  }

  private static func isShort(_ term: Term) -> Bool {
    switch term.type {
    case .acronym, .abbreviation, .shortForm: true
    default: false
    }
  }
}
