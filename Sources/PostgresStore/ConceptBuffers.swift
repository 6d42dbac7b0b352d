import LibraryAccess
import Model

/// The rows of concepts that are still to be stored.
struct ConceptBuffers {
  private var concepts = CopyBuffer()
  private var sections = CopyBuffer()
  private var terms = CopyBuffer()
  private var keys = CopyBuffer()

  /// How many bytes there are; a few megabytes are a good time to store them.
  var byteCount: Int { [concepts, sections, terms, keys].reduce(0) { $0 + $1.bytes.count } }

  /// Adds a concept with its terms and keys.
  mutating func append(
    _ concept: ConceptEntry,
    keys texts: [String],
    glossary: Int64,
    number: Int64,
    revision: Int64
  ) {
    append(concept, glossary, number, revision)
    var place: Int64 = 0
    var said: [String: LanguageSection] = [:]
    for section in concept.languages {
      for term in section.terms {
        append(term, section.language, (glossary, number, place))
        place += 1
      }
      guard section.definition != nil || !section.otherData.isEmpty else { continue }
      said[section.language.description] = section
    }
    for (tag, section) in said {
      sections.beginRow(fieldCount: 5)
      sections.append(glossary)
      sections.append(number)
      sections.append(tag)
      sections.append(section.definition)
      sections.appendLines(section.otherData)
    }
    append(keys: texts, glossary: glossary, number: number)
  }

  /// Adds the keys of a concept, each once.
  mutating func append(keys texts: [String], glossary: Int64, number: Int64) {
    var seen: Set<String> = []
    for text in texts where seen.insert(text).inserted {
      keys.beginRow(fieldCount: 4)
      keys.append(glossary)
      keys.append(number)
      keys.append(Int64(seen.count - 1))
      keys.append(text)
    }
  }

  /// Stores what was added.
  mutating func store(_ connection: Connection) throws {
    try connection.copy(&concepts, into: "dragoman.concept (\(ConceptColumn.all), content_hash)")
    try connection.copy(
      &sections,
      into: "dragoman.concept_language (glossary, concept, language, definition, other_data)"
    )
    try connection.copy(&terms, into: "dragoman.term (\(TermColumn.all))")
    try connection.copy(&keys, into: "dragoman.concept_key (glossary, concept, place, key)")
  }

  private mutating func append(
    _ concept: ConceptEntry,
    _ glossary: Int64,
    _ number: Int64,
    _ revision: Int64
  ) {
    concepts.beginRow(fieldCount: ConceptColumn.allCases.count + 1)
    for column in ConceptColumn.allCases {
      switch column {
      case .glossary: concepts.append(glossary)
      case .id: concepts.append(number)
      case .identifier: concepts.append(concept.identifier)
      case .domain: concepts.append(concept.domain)
      case .definition: concepts.append(concept.definition)
      case .customer: concepts.append(concept.customer)
      case .note: concepts.append(concept.note)
      case .isDoNotTranslate: concepts.append(concept.isDoNotTranslate)
      case .revision: concepts.append(revision)
      case .createdAt: concepts.append(concept.created?.date)
      case .createdBy: concepts.append(concept.created?.person)
      case .modifiedAt: concepts.append(concept.modified?.date)
      case .modifiedBy: concepts.append(concept.modified?.person)
      case .otherData: concepts.appendLines(concept.otherData)
      }
    }
    concepts.append(Int64(bitPattern: ConceptIdentity.hash(of: concept)))
  }

  private mutating func append(
    _ term: Term,
    _ language: LanguageTag,
    _ key: (glossary: Int64, concept: Int64, place: Int64)
  ) {
    terms.beginRow(fieldCount: TermColumn.allCases.count)
    for column in TermColumn.allCases {
      switch column {
      case .glossary: terms.append(key.glossary)
      case .concept: terms.append(key.concept)
      case .place: terms.append(key.place)
      case .language: terms.append(language.description)
      case .text: terms.append(term.text)
      case .status: terms.append(term.status.rawValue)
      case .partOfSpeech: terms.append(term.partOfSpeech?.rawValue)
      case .gender: terms.append(term.gender?.rawValue)
      case .type: terms.append(term.type?.rawValue)
      case .forms: terms.appendLines(term.forms)
      case .usageNote: terms.append(term.usageNote)
      case .source: terms.append(term.source)
      case .context: terms.append(term.context)
      case .matching: terms.append(Int64(term.matching.rawValue))
      case .identifier: terms.append(term.identifier)
      case .otherData: terms.appendLines(term.otherData)
      }
    }
  }
}

extension CopyBuffer {
  /// Appends texts as an array, each line of them by itself, as every store gives them back; NULL for none.
  fileprivate mutating func appendLines(_ texts: [String]) {
    let lines = texts.flatMap { $0.utf8.split(separator: UInt8(ascii: "\n")) }.map { Array($0) }
    appendTexts(lines)
  }
}
