import Linguistics
import Model

/// A name that the glossary has and the target spells in a way that is none of the glossary's; once for a
/// name and document.
struct NameCheck: SegmentCheck {
  let rules: [Rule] = [.nameSpelling]

  func findings(in segment: SegmentView) -> [Found] {
    guard let terms = segment.terms, !terms.all.names.isEmpty,
      let (_, target) = segment.translation
    else { return [] }
    let there = Set(terms.target.map { terms.entry($0).concept })
    var seen: Set<Int> = []
    return terms.source.compactMap { mention in
      let place = terms.entry(mention).concept
      guard !mention.isNested, terms.all.names.contains(place), !there.contains(place),
        seen.insert(place).inserted
      else { return nil }
      let concept = terms.concept(mention)
      guard case .variant(let range) = NamePresence(of: concept, in: target),
        let house = concept.terms(in: target.language).first(where: { !$0.status.isDiscouraged })
      else { return nil }
      return Found(
        rule: .nameSpelling,
        source: mention.range,
        target: range,
        message: Message(
          "finding.nameSpelling",
          ["name": .quotation(target.text(range)), "house": .quotation(house.text)]
        ),
        suggestions: [house.text],
        concept: place
      )
    }
  }
}
