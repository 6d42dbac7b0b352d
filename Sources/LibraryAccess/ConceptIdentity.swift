package import Model

/// Makes the hash of a concept's content, by which a concept is known that was changed past the program.
///
/// It stands in libraries, so that what it is made of never changes: each field in the order below, a text as
/// its UTF-8 with a byte before and after, what may be missing with another byte where it is. What a
/// library gives back in another shape than it took it (lines in data of other tools, a language that
/// stands twice) makes no difference.
package struct ConceptIdentity {
  private static let seed: UInt64 = 0x636F_6E63

  /// What the hash is made of: some sixty short texts, of which one hash is faster than many steps.
  private var bytes: [UInt8] = []

  /// Returns the hash of a concept's content.
  ///
  /// - Complexity: O(length of the concept)
  package static func hash(of concept: ConceptEntry) -> UInt64 {
    var identity = ConceptIdentity()
    identity.bytes.reserveCapacity(1 << 10)
    identity.add(concept)
    return identity.bytes.withUnsafeBytes { XXHash64.hash($0, seed: seed) }
  }

  private mutating func add(_ concept: ConceptEntry) {
    for text in [
      concept.identifier, concept.domain, concept.definition, concept.customer, concept.note,
      concept.isDoNotTranslate ? "yes" : nil, concept.created?.date, concept.created?.person,
      concept.modified?.date, concept.modified?.person,
    ] { add(text) }
    addLines(concept.otherData)
    var sections: [LanguageTag: LanguageSection] = [:]
    for section in concept.languages where !section.terms.isEmpty {
      if section.definition != nil || !section.otherData.isEmpty {
        sections[section.language] = section
      }
      for term in section.terms { add(term, section.language) }
    }
    for (tag, section) in sections.map({ ($0.description, $1) }).sorted(by: { $0.0 < $1.0 }) {
      add(tag)
      add(section.definition)
      addLines(section.otherData)
    }
  }

  private mutating func add(_ term: Term, _ language: LanguageTag) {
    for text in [
      language.description, term.text, term.status.rawValue, term.partOfSpeech?.rawValue,
      term.gender?.rawValue, term.type?.rawValue, term.usageNote, term.source, term.context,
      String(term.matching.rawValue), term.identifier,
    ] { add(text) }
    addLines(term.forms)
    addLines(term.otherData)
  }

  private mutating func addLines(_ texts: [String]) {
    for text in texts {
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) { add(String(Substring(line))) }
    }
    add(nil)
  }

  private mutating func add(_ text: String?) {
    guard let text else { return bytes.append(0xFF) }
    bytes.append(0xFE)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0xFD)
  }
}
