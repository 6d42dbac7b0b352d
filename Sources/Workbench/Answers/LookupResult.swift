package import Model
package import Wording

/// What a look-up found.
package struct LookupResult: Sendable {
  /// The query as it was given.
  package let query: String
  /// The language by which it was read.
  package let language: LanguageTag
  /// How many concepts were found; `entries` has as many of them as were asked for.
  package let total: Int
  /// The concepts, the best first.
  package let entries: [LookupEntry]
  /// Units of the memories in which the words of the query occur.
  package let examples: [LookupExample]

  /// The result in words: a paragraph for each concept.
  ///
  /// - Parameters:
  ///   - wording: Says what is said of them.
  ///   - isolates: Whether Arabic is isolated (U+2068…U+2069), for a terminal.
  /// - Returns: The text; empty where nothing was found.
  package func text(in wording: Wording, isolates: Bool) -> String {
    let concepts = entries.map { $0.text(in: wording, isolates: isolates) }
    let usage = examples.map { example in
      [example.source, example.target].map { line in
        isolates ? "  \u{2068}\(line)\u{2069}\n" : "  \(line)\n"
      }.joined()
    }
    let title =
      examples.isEmpty
      ? []
      : ["\(wording.sentence(Message("lookup.inMemories"))):\n" + usage.joined(separator: "\n")]
    return (concepts + title).joined(separator: "\n")
  }
}

/// A unit of a memory in which the words of a query occur.
package struct LookupExample: Hashable, Sendable {
  /// The text with the words.
  package let source: String
  /// Its translation.
  package let target: String
  /// The name of the memory.
  package let memory: String
  /// Where the words stand in `source`, in UTF-8 offsets.
  package let ranges: [Range<Int>]
}

/// A concept that a query names, and how.
package struct LookupEntry: Sendable {
  /// How the query names the concept, the closest first.
  package enum Kind: String, Sendable, CaseIterable {
    case exact
    case orthographic
    case inflected
    /// The query is part of a term, or a term is part of the query.
    case partial
    /// A word of a term begins with the query.
    case prefix
    /// A word of a term is spelled nearly so.
    case near

    init(_ kind: TermForm.Kind) {
      switch kind {
      case .exact: self = .exact
      case .orthographic: self = .orthographic
      case .inflected: self = .inflected
      }
    }

    var rank: Int {
      switch self {
      case .exact: 0
      case .orthographic: 1
      case .inflected: 2
      case .partial: 3
      case .prefix: 4
      case .near: 5
      }
    }
  }

  /// The name of the glossary.
  package let glossary: String
  /// The concept.
  package let concept: ConceptEntry
  /// How the query names it.
  package let kind: Kind
  /// The term that the query is, or is like.
  package let term: Term
  /// What the differences are between the query and the term.
  package let reasons: [FormReason]

  init(_ concept: GlossaryConcept, kind: Kind, term: Term, reasons: [FormReason]) {
    self.glossary = concept.glossary
    self.concept = concept.concept
    self.kind = kind
    self.term = term
    self.reasons = reasons
  }

  /// The concept in words: what names it, a line of terms for each language, what is said of it.
  package func text(in wording: Wording, isolates: Bool) -> String {
    func shown(_ term: Term) -> String {
      let text = isolates ? "\u{2068}\(term.text)\u{2069}" : term.text
      return term.status == .preferred ? text : "\(text) (\(wording.name(of: term.status)))"
    }
    let about = [concept.domain, glossary].compactMap(\.self).joined(separator: " · ")
    let name = wording.sentence(Message("lookup.\(kind)"))
    let said = reasons.map { wording.sentence($0.message) }.joined(separator: wording.comma)
    let how = reasons.isEmpty ? name : "\(name): \(said)"
    var lines = ["\(concept.identifier)  [\(about)]  \(how)"]
    for section in concept.languages {
      // What may be used comes before what must not be.
      let terms =
        section.terms.filter { !$0.status.isDiscouraged }
        + section.terms.filter(\.status.isDiscouraged)
      lines.append("  \(section.language)  \(terms.map(shown).joined(separator: "; "))")
    }
    if let definition = concept.definition { lines.append("  \(definition)") }
    if let note = concept.note {
      lines.append("  \(wording.sentence(Message("lookup.note"))): \(note)")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
