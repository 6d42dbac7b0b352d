package import Model

extension ConceptEntry {
  /// An identifier made of the concept's first terms and its domain, the same for the same row.
  ///
  /// FNV-1a, 64 bits, in base 36.
  package var identifierFromTerms: String {
    let terms = languages.map { "\($0.language)=\($0.terms.first?.text ?? "")" }
    let key = (terms + [domain ?? ""]).joined(separator: "\u{1F}")
    let hash = key.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return "c" + String(hash, radix: 36)
  }
}
