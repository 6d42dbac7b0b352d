package import JSON
import Model

extension LookupResult {
  /// The result as an object.
  package var json: JSONValue {
    [
      "query": .string(query),
      "language": .string(language.description),
      "total": .int(total),
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
  }
}

extension LookupEntry {
  fileprivate var json: JSONValue {
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
        "kind": .string(kind.rawValue), "term": .string(term.text),
        "reasons": .strings(reasons.map(\.text)),
      ],
    ]
  }
}

extension Term {
  /// The term as a look-up shows it.
  fileprivate var json: JSONValue {
    [
      "text": .string(text), "status": .string(status.rawValue),
      "partOfSpeech": .optional(partOfSpeech?.rawValue),
    ]
  }
}
