import Documents
public import Model

/// What a look-up found.
public struct LookupResult: Sendable {
  /// The query as it was given.
  public let query: String
  /// The language by which it was read.
  public let language: LanguageTag
  /// The concepts, the best first.
  public let entries: [LookupEntry]
  /// Units of the memories in which the words of the query occur.
  public let examples: [LookupExample]

  /// The result as one line of JSON.
  public var json: String {
    let result: JSON = [
      "query": .string(query),
      "language": .string(language.description),
      "entries": .array(entries.map(\.json)),
      "examples": .array(
        examples.map {
          [
            "source": .string($0.source), "target": .string($0.target),
            "memory": .string($0.memory),
          ]
        }
      ),
    ]
    return result.text
  }

  /// The result in words: a paragraph for each concept.
  ///
  /// - Parameter isolates: Whether Arabic is isolated (U+2068…U+2069), for a terminal.
  /// - Returns: The text; empty where nothing was found.
  public func text(isolates: Bool) -> String {
    let concepts = entries.map { $0.text(isolates: isolates) }
    let usage = examples.map { example in
      [example.source, example.target].map { line in
        isolates ? "  \u{2068}\(line)\u{2069}\n" : "  \(line)\n"
      }.joined()
    }
    let title = examples.isEmpty ? [] : ["In the memories:\n" + usage.joined(separator: "\n")]
    return (concepts + title).joined(separator: "\n")
  }
}

/// A unit of a memory in which the words of a query occur.
public struct LookupExample: Hashable, Sendable {
  /// The text with the words.
  public let source: String
  /// Its translation.
  public let target: String
  /// The name of the memory.
  public let memory: String
  /// Where the words stand in `source`, in UTF-8 offsets.
  public let ranges: [Range<Int>]
}

/// A concept that a query names, and how.
public struct LookupEntry: Sendable {
  /// How the query names the concept, the closest first.
  public enum Kind: String, Sendable, CaseIterable {
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
  public let glossary: String
  /// The concept.
  public let concept: ConceptEntry
  /// How the query names it.
  public let kind: Kind
  /// The term that the query is, or is like.
  public let term: Term
  /// What the differences are between the query and the term.
  public let reasons: [String]

  init(_ concept: GlossaryConcept, kind: Kind, term: Term, reasons: [String]) {
    self.glossary = concept.glossary
    self.concept = concept.concept
    self.kind = kind
    self.term = term
    self.reasons = reasons
  }

  var json: JSON {
    var languages: [LanguageTag] = []
    for section in concept.languages where !languages.contains(section.language.language) {
      languages.append(section.language.language)
    }
    return [
      "concept": .string(concept.identifier),
      "glossary": .string(glossary),
      "domain": .optional(concept.domain),
      "definition": .optional(concept.definition),
      "note": .optional(concept.note),
      "terms": .object(
        languages.map { .init($0.description, .array(concept.terms(in: $0).map(\.json))) }
      ),
      "match": [
        "kind": .string(kind.rawValue), "term": .string(term.text), "reasons": .strings(reasons),
      ],
    ]
  }

  fileprivate func text(isolates: Bool) -> String {
    func shown(_ term: Term) -> String {
      let text = isolates ? "\u{2068}\(term.text)\u{2069}" : term.text
      return term.status == .preferred ? text : "\(text) (\(term.status))"
    }
    let about = [concept.domain, glossary].compactMap(\.self).joined(separator: " · ")
    let how = reasons.isEmpty ? kind.rawValue : "\(kind): \(reasons.joined(separator: ", "))"
    var lines = ["\(concept.identifier)  [\(about)]  \(how)"]
    for section in concept.languages {
      lines.append("  \(section.language)  \(section.terms.map(shown).joined(separator: "; "))")
    }
    if let definition = concept.definition { lines.append("  \(definition)") }
    if let note = concept.note { lines.append("  Note: \(note)") }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Term {
  var json: JSON {
    [
      "text": .string(text), "status": .string(status.rawValue),
      "partOfSpeech": .optional(partOfSpeech?.rawValue),
    ]
  }
}
