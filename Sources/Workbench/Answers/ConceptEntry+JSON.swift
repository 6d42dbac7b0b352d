package import JSON
package import Model

// The one text form of a concept: written for clients, and read from them. What is added to one of the
// two is added to the other.

extension StoredConcept {
  /// The concept as an object, with its revision.
  package var json: JSONValue {
    concept.json(glossary: glossary).adding(.init("revision", .int64(revision)))
  }
}

extension ConceptEntry {
  /// The concept as an object.
  package func json(glossary: String) -> JSONValue {
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

  /// Reads a concept as a client sends it: what `json(glossary:)` writes, with less if there is less to
  /// say.
  ///
  /// - Parameters:
  ///   - field: The object. Its glossary, dates and revision are passed over: the caller knows them.
  ///   - stored: The concept as it is; what a file said of it that has no field here stays.
  /// - Throws: `JSONFieldError`; `ConceptTextError`, when a language or a choice is none.
  package init(_ field: JSONField, replacing stored: ConceptEntry?) throws {
    self =
      try stored ?? ConceptEntry(identifier: field["concept"].optional?.string() ?? "")
    domain = try field["domain"].optional?.string()
    definition = try field["definition"].optional?.string()
    customer = try field["customer"].optional?.string()
    note = try field["note"].optional?.string()
    isDoNotTranslate = try field["doNotTranslate"].optional?.bool() ?? false
    languages = try field["terms"].members().sorted { $0.name < $1.name }.map { name, terms in
      guard let language = LanguageTag(name) else {
        throw ConceptTextError.noLanguage(name, path: terms.path)
      }
      var section =
        stored?.languages.first { $0.language == language }
        ?? LanguageSection(language: language, terms: [])
      let known = section.terms
      section.terms = try terms.elements().map { try Term($0, replacingOneOf: known) }
      return section
    }
  }
}

extension Term {
  /// The term as an object, with all that clients can say of it.
  var fullJSON: JSONValue {
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

  /// Reads a term that `fullJSON` wrote.
  init(whole field: JSONField) throws { try self.init(field, replacingOneOf: []) }

  fileprivate init(_ field: JSONField, replacingOneOf known: [Term]) throws {
    let text = try field["text"].string()
    self = known.first { $0.text == text } ?? Term(text: text)
    status = try field["status"].choice() ?? .preferred
    partOfSpeech = try field["partOfSpeech"].choice()
    gender = try field["gender"].choice()
    type = try field["type"].choice()
    forms = try field["forms"].optional?.strings() ?? []
    usageNote = try field["usageNote"].optional?.string()
    source = try field["source"].optional?.string()
    context = try field["context"].optional?.string()
    matching = []
    for (name, limit) in Self.limits where try field[name].optional?.bool() == true {
      matching.insert(limit)
    }
  }

  private static let limits: [(name: String, limit: TermMatching)] = [
    ("caseSensitive", .caseSensitive), ("exactOnly", .exactOnly), ("fixedNumber", .fixedNumber),
    ("articleOnly", .articleOnly),
  ]
}

extension Transaction {
  fileprivate var json: JSONValue { ["date": .optional(date), "person": .optional(person)] }
}

extension JSONField {
  /// Returns the case that a text names, or `nil` where there is nothing.
  fileprivate func choice<Choice: RawRepresentable<String> & CaseIterable>() throws -> Choice? {
    guard let text = try optional?.string() else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw ConceptTextError.noChoice(path: path, known: Choice.allCases.map(\.rawValue))
    }
    return choice
  }
}

/// Why an object is no concept, where its values have the right kinds.
package enum ConceptTextError: Explained, Hashable {
  /// The name of a member of `terms` is no language tag.
  case noLanguage(String, path: String)
  /// A text is none of the known ones.
  case noChoice(path: String, known: [String])

  package var message: Message {
    switch self {
    case .noLanguage(let name, let path):
      Message("request.noLanguageTag", ["name": .quotation(name), "path": .text(path)])
    case .noChoice(let path, let known):
      Message("request.noChoice", ["name": .text(path), "known": .list(known)])
    }
  }

  package var kind: Failure.Kind { .request }
}
