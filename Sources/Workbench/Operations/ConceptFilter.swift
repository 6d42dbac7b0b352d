import Linguistics
package import Model

/// Which concepts of a glossary are wanted.
package struct ConceptFilter: Sendable {
  /// What a term, or the identifier, has in it, whatever the spelling; `nil` is anything.
  package let text: String?
  /// The subject field; `nil` is any.
  package let domain: String?
  /// The status that a term has; `nil` is any.
  package let status: TermStatus?
  private let key: String?

  /// Creates a filter.
  package init(text: String? = nil, domain: String? = nil, status: TermStatus? = nil) {
    self.text = text
    self.domain = domain
    self.status = status
    key = text.map(foldedText)
  }

  /// Whether a concept is wanted.
  package func admits(_ concept: ConceptEntry) -> Bool {
    if let domain, concept.domain != domain { return false }
    let terms = concept.languages.flatMap(\.terms)
    if let status, !terms.contains(where: { $0.status == status }) { return false }
    guard let key else { return true }
    return concept.identifier.contains(key)
      || terms.contains { foldedText($0.text).contains(key) }
  }
}

/// Returns the words of a text as they are compared, with a space between them.
private func foldedText(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return text.tokens.map { token in
    var word = FoldedWord()
    word.fold(bytes[token.range])
    return word.text
  }.joined(separator: " ")
}
