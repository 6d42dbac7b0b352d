import Linguistics
import Model

/// One concept for which a document uses two words; once for each concept.
///
/// An acronym and what it stands for are one word here.
struct TermUsageCheck: Sendable {
  private var first: [Int: Int] = [:]
  private var reported: Set<Int> = []

  mutating func findings(in segment: ReadSegment) -> [Found] {
    guard let terms = segment.view.terms, segment.view.translation != nil else { return [] }
    let wanted = Set(terms.source.filter { !$0.isNested }.map { terms.entry($0).concept })
    var found: [Found] = []
    for mention in terms.target where !mention.isNested {
      let entry = terms.entry(mention)
      guard wanted.contains(entry.concept), !entry.term.status.isDiscouraged,
        !Self.isShort(entry.term),
        terms.concept(mention).hasPreferredTerm(in: segment.view.target.language)
      else { continue }
      guard let known = first[entry.concept] else {
        first[entry.concept] = mention.entry
        continue
      }
      let other = terms.all.entries[known].term
      // A later mention by the last part of a name is no other name.
      guard !Self.isPart(other.text, entry.term.text), known != mention.entry,
        FoldedWord(other.text) != FoldedWord(entry.term.text),
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
