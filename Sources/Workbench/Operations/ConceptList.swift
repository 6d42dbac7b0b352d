import Documents
package import LibraryAccess
package import Model

/// The concepts of a glossary, for output.
package struct ConceptList {
  private let concepts: [GlossaryConcept]

  /// Lists the concepts of a glossary.
  ///
  /// - Throws: `LibraryError`, when there is no glossary of the name.
  package init(of glossary: String, in library: any GlossaryLibrary) throws {
    self.init(try library.concepts(glossaries: [glossary]))
  }

  /// Lists concepts.
  package init(_ concepts: [GlossaryConcept]) { self.concepts = concepts }

  /// The list as one line of JSON.
  package var json: String {
    let list: JSON = ["concepts": .array(concepts.map { $0.concept.json(glossary: $0.glossary) })]
    return list.text
  }

  /// The list in words: a line for each concept, its terms language by language.
  package var text: String {
    concepts.map { entry in
      let languages = entry.concept.languages.map { section in
        section.terms.map(\.text).joined(separator: " | ")
      }
      return ([entry.concept.identifier] + languages).joined(separator: "\t")
    }
    .joined(separator: "\n")
  }
}

extension StoredConcept {
  /// The concept as one line of JSON, with its revision.
  package var json: String {
    guard case .object(let members) = concept.json(glossary: glossary) else { return "" }
    return JSON.object(members + [.init("revision", .int(Int(revision)))]).text
  }
}

extension ConceptEntry {
  func json(glossary: String) -> JSON {
    [
      "concept": .string(identifier),
      "glossary": .string(glossary),
      "domain": .optional(domain),
      "definition": .optional(definition),
      "customer": .optional(customer),
      "note": .optional(note),
      "doNotTranslate": .bool(isDoNotTranslate),
      "created": created?.json ?? .null,
      "modified": modified?.json ?? .null,
      "terms": .object(
        languages.map { .init($0.language.description, .array($0.terms.map(\.fullJSON))) }
      ),
    ]
  }
}

extension Transaction {
  fileprivate var json: JSON { ["date": .optional(date), "person": .optional(person)] }
}

extension Term {
  fileprivate var fullJSON: JSON {
    [
      "text": .string(text),
      "status": .string(status.rawValue),
      "partOfSpeech": .optional(partOfSpeech?.rawValue),
      "gender": .optional(gender?.rawValue),
      "type": .optional(type?.rawValue),
      "forms": .strings(forms),
      "usageNote": .optional(usageNote),
      "source": .optional(source),
      "context": .optional(context),
      "caseSensitive": .bool(matching.contains(.caseSensitive)),
      "exactOnly": .bool(matching.contains(.exactOnly)),
      "fixedNumber": .bool(matching.contains(.fixedNumber)),
      "articleOnly": .bool(matching.contains(.articleOnly)),
    ]
  }
}
