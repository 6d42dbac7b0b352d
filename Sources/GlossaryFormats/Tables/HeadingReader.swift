import Model

/// Reads what a heading says: of this program's own tables, or of those that people and tools make.
enum HeadingReader {
  /// Returns what a heading says.
  ///
  /// - Complexity: O(length of the name), which is bounded: a long text is no heading.
  static func heading(_ name: String) -> Heading {
    guard name.utf8.count <= 120 else { return Heading(name: name) }
    let key = name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
    if let meaning = ownNames[key] { return Heading(name: name, meaning: meaning, isOwn: true) }
    if let heading = ownHeading(name) { return heading }
    return HeadingText(name).heading(named: name)
  }

  /// Returns the name of a column of a language in this program's own tables, which is the language
  /// unless that would not be read as one.
  static func name(of language: LanguageTag) -> String {
    let name = language.description
    let heading = heading(name)
    return heading.language == language && heading.namesTerms ? name : name + ":term"
  }

  /// A language and what stands in the column, with a colon between: `ar:forms`.
  private static func ownHeading(_ name: String) -> Heading? {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let language = LanguageTag(String(parts[0]).trimmedSpaces),
      (2...3).contains(language.language.description.utf8.count),
      !["src", "tgt", "trg"].contains(language.description),
      let meaning = ownFacets[String(parts[1]).trimmedSpaces.lowercased()]
    else { return nil }
    var heading = Heading(name: name, meaning: meaning, isOwn: true)
    heading.language = language
    heading.isSureLanguage = true
    return heading
  }

  private static let ownNames: [String: HeadingMeaning] = [
    "id": .identifier, "domain": .domain, "definition": .definition, "note": .note,
    "customer": .customer, "status": .status, "pos": .partOfSpeech, "dnt": .doNotTranslate,
    "created": .created, "createdby": .createdBy, "modified": .modified, "modifiedby": .modifiedBy,
    "data": .otherData,
  ]

  private static let ownFacets: [String: HeadingMeaning] = {
    var facets: [String: HeadingMeaning] = [
      "term": .term, "acronym": .own(.acronyms), "definition": .own(.definition),
      "data": .own(.otherData),
    ]
    for status in TermStatus.allCases { facets[status.rawValue] = .own(.terms(status)) }
    for field in GlossaryColumns.TermField.allCases { facets[field.rawValue] = .own(.term(field)) }
    return facets
  }()
}

extension String {
  /// The text without the white space around it.
  var trimmedSpaces: String { String(decoding: Array(utf8)[...].trimmedText, as: UTF8.self) }
}
