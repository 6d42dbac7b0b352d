import Model

/// A number made of a concept's terms and its domain with a key that no file can know, so that nobody
/// can make two concepts with one number.
struct ConceptSignature: Hashable, Sendable {
  private let value: Int

  init(_ concept: ConceptEntry) {
    // Terms may stand in any order.
    var value = Self.hash(concept.domain ?? "", "")
    for section in concept.languages {
      let language = section.language.description
      for term in section.terms { value &+= Self.hash(term.text, language) }
    }
    self.value = value
  }

  private static func hash(_ text: String, _ language: String) -> Int {
    var hasher = Hasher()
    for part in [text, language] {
      var part = part
      part.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(0)
    }
    return hasher.finalize()
  }
}
