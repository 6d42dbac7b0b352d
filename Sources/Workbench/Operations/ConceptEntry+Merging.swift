import Model

extension ConceptEntry {
  /// Returns this concept with another's dates, where it has none itself.
  func keepingDates(of other: ConceptEntry) -> ConceptEntry {
    var concept = self
    concept.created = created ?? other.created
    concept.modified = modified ?? other.modified
    return concept
  }

  /// Returns this concept with what another has and it has not.
  func merged(with other: ConceptEntry) -> ConceptEntry {
    var merged = keepingDates(of: other)
    merged.domain = domain ?? other.domain
    merged.definition = definition ?? other.definition
    merged.customer = customer ?? other.customer
    merged.note = note ?? other.note
    merged.isDoNotTranslate = isDoNotTranslate || other.isDoNotTranslate
    merged.otherData.appendMissing(other.otherData)
    for section in other.languages {
      if let index = merged.languages.firstIndex(where: { $0.language == section.language }) {
        merged.languages[index].merge(section)
      } else {
        merged.languages.append(section)
      }
    }
    return merged
  }
}

extension LanguageSection {
  fileprivate mutating func merge(_ other: LanguageSection) {
    definition = definition ?? other.definition
    otherData.appendMissing(other.otherData)
    for term in other.terms {
      if let index = terms.firstIndex(where: { $0.text == term.text }) {
        terms[index].merge(term)
      } else {
        terms.append(term)
      }
    }
  }
}

extension Term {
  /// Gains what another entry of the same term has; the status stays.
  fileprivate mutating func merge(_ other: Term) {
    identifier = identifier ?? other.identifier
    partOfSpeech = partOfSpeech ?? other.partOfSpeech
    gender = gender ?? other.gender
    type = type ?? other.type
    usageNote = usageNote ?? other.usageNote
    source = source ?? other.source
    context = context ?? other.context
    forms.appendMissing(other.forms)
    otherData.appendMissing(other.otherData)
  }
}

extension [String] {
  fileprivate mutating func appendMissing(_ others: [String]) {
    for other in others where !contains(other) { append(other) }
  }
}
