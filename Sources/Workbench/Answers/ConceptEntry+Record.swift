import JSON
import Model

// A concept as the history keeps it: what clients get, with what a file said of it that has no field there,
// so that it can be restored as it was.

extension StoredConcept {
  /// The state as the history keeps it.
  var record: JSONValue {
    concept.record(glossary: glossary).adding(.init("revision", .int64(revision)))
  }
}

extension ConceptEntry {
  /// The concept as the history keeps it.
  func record(glossary: String) -> JSONValue {
    var whole = self
    whole.languages = mergedLanguages
    guard case .object(var members) = whole.json(glossary: glossary) else { return .null }
    members.removeAll { $0.name == "terms" }
    members.append(
      .init(
        "terms",
        .object(
          whole.languages.map { section in
            .init(section.language.description, .array(section.terms.map(\.record)))
          }
        )
      )
    )
    if !otherData.isEmpty { members.append(.init("otherData", .strings(otherData))) }
    let sections = whole.languages.filter { $0.definition != nil || !$0.otherData.isEmpty }
    if !sections.isEmpty {
      members.append(
        .init(
          "languages",
          .object(
            sections.map {
              .init(
                $0.language.description,
                ["definition": .optional($0.definition), "otherData": .strings($0.otherData)]
              )
            }
          )
        )
      )
    }
    return .object(members)
  }

  /// Reads a concept that the history keeps.
  ///
  /// - Throws: `JSONFieldError`; `ConceptTextError`.
  init(record field: JSONField) throws {
    try self.init(field, replacing: nil)
    created = try Transaction(record: field["created"])
    modified = try Transaction(record: field["modified"])
    otherData = try field["otherData"].optional?.strings() ?? []
    let order = try field["terms"].members().map(\.name)
    languages.sort { one, other in
      let places = [one, other].map { order.firstIndex(of: $0.language.description) ?? 0 }
      return places[0] < places[1]
    }
    for place in languages.indices {
      let name = languages[place].language.description
      languages[place].definition = try field["languages"][name]["definition"].optional?.string()
      languages[place].otherData =
        try field["languages"][name]["otherData"].optional?.strings() ?? []
      for (number, term) in try field["terms"][name].elements().enumerated() {
        languages[place].terms[number].identifier = try term["identifier"].optional?.string()
        languages[place].terms[number].otherData = try term["otherData"].optional?.strings() ?? []
      }
    }
  }

  /// The languages, each once: a file may have one in two places, and an object may not.
  private var mergedLanguages: [LanguageSection] {
    var merged: [LanguageSection] = []
    for section in languages {
      guard let place = merged.firstIndex(where: { $0.language == section.language }) else {
        merged.append(section)
        continue
      }
      merged[place].terms += section.terms
      merged[place].otherData += section.otherData
      merged[place].definition = merged[place].definition ?? section.definition
    }
    return merged
  }
}

extension Term {
  fileprivate var record: JSONValue {
    var record = fullJSON
    if let identifier { record = record.adding(.init("identifier", .string(identifier))) }
    if !otherData.isEmpty { record = record.adding(.init("otherData", .strings(otherData))) }
    return record
  }
}

extension Transaction {
  fileprivate init?(record field: JSONField) throws {
    guard !field.isNull else { return nil }
    self.init(
      date: try field["date"].optional?.string(),
      person: try field["person"].optional?.string()
    )
  }
}
