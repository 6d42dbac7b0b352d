package import Model

extension ConceptEntry {
  /// An identifier made of the concept's first terms and its domain, the same for the same row.
  package var identifierFromTerms: String {
    "c" + String(IdentifierHash(self).value, radix: 36)
  }
}

/// FNV-1a, 64 bits, over texts with a separator between them; part of every library's identifiers.
struct IdentifierHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  private var isFirst = true

  init() {}

  /// Creates the hash of a concept's first terms and its domain.
  init(_ concept: ConceptEntry) {
    for section in concept.languages {
      add(section.language.description, Array((section.terms.first?.text ?? "").utf8)[...])
    }
    add(Array((concept.domain ?? "").utf8)[...])
  }

  /// Adds a language and its first term.
  mutating func add(_ language: String, _ term: ArraySlice<UInt8>) {
    separate()
    for byte in language.utf8 { mix(byte) }
    mix(UInt8(ascii: "="))
    for byte in term { mix(byte) }
  }

  /// Adds a text.
  mutating func add(_ text: ArraySlice<UInt8>) {
    separate()
    for byte in text { mix(byte) }
  }

  private mutating func separate() {
    if !isFirst { mix(0x1F) }
    isFirst = false
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
