import LibraryAccess
package import Model

/// A field of a concept that cannot be stored, and why.
package struct InvalidField: Hashable, Sendable {
  /// The field, as `domain` or `languages[0].terms[2].text`; places are counted from 0.
  package let field: String
  /// What is wrong with it.
  package let reason: Message

  /// Creates a fault.
  package init(_ field: String, _ reason: Message) {
    self.field = field
    self.reason = reason
  }

  /// The field, and what is wrong with it.
  package var message: Message {
    Message("concept.field", ["field": .text(field), "what": .message(reason)])
  }
}

extension ConceptEntry {
  /// The fields that cannot be stored, in the order of the entry; none if the entry is good.
  ///
  /// White space around texts is no fault where `tidied` takes it away.
  package var invalidFields: [InvalidField] {
    var found: [InvalidField] = []
    func check(_ field: String, _ text: String?, isLine: Bool = true, limit: Int = 100_000) {
      guard let text, let reason = fault(in: text, isLine: isLine, limit: limit) else { return }
      found.append(InvalidField(field, reason))
    }
    if identifier.isEmpty {
      found.append(InvalidField("identifier", Message("concept.noIdentifier")))
    }
    if !identifier.isEmpty, !LibraryName.isUsable(identifier) {
      found.append(InvalidField("identifier", LibraryError(.unusableName).message))
    }
    check("domain", domain)
    check("definition", definition, isLine: false)
    check("customer", customer)
    check("note", note, isLine: false)
    for (field, transaction) in [("created", created), ("modified", modified)] {
      check("\(field).person", transaction?.person)
      if let date = transaction?.date, !isDate(date) {
        found.append(InvalidField("\(field).date", Message("concept.noDate")))
      }
    }
    if languages.allSatisfy(\.terms.isEmpty) {
      found.append(InvalidField("languages", Message("concept.noTerm")))
    }
    var seen: Set<LanguageTag> = []
    for (index, section) in languages.enumerated() {
      let path = "languages[\(index)]"
      if !seen.insert(section.language).inserted {
        let language = section.language.description
        let reason = Message("concept.languageTwice", ["language": .text(language)])
        found.append(InvalidField("\(path).language", reason))
      }
      check("\(path).definition", section.definition, isLine: false)
      found += section.invalidTerms.map {
        InvalidField("\(path).\($0.field)", $0.reason)
      }
    }
    return found
  }

  /// The entry without white space around its texts; texts that are then empty are none, and a
  /// language without terms is left out.
  package var tidied: ConceptEntry {
    var entry = self
    entry.identifier = identifier.trimmed
    entry.domain = tidy(domain)
    entry.definition = tidy(definition)
    entry.customer = tidy(customer)
    entry.note = tidy(note)
    for section in entry.languages.indices {
      entry.languages[section].definition = tidy(languages[section].definition)
      entry.languages[section].terms = languages[section].terms.map(\.tidied)
    }
    entry.languages.removeAll { $0.terms.isEmpty }
    return entry
  }
}

extension LanguageSection {
  fileprivate var invalidTerms: [InvalidField] {
    var found: [InvalidField] = []
    var seen: Set<String> = []
    for (index, term) in terms.enumerated() {
      let texts: [(field: String, text: String?, isLine: Bool)] =
        [("text", term.text, true)]
        + term.forms.enumerated().map { ("forms[\($0)]", $1, true) }
        + [
          ("identifier", term.identifier, true), ("usageNote", term.usageNote, false),
          ("source", term.source, false), ("context", term.context, false),
        ]
      for (field, text, isLine) in texts {
        guard let text, let reason = fault(in: text, isLine: isLine, limit: 100_000) else {
          continue
        }
        found.append(InvalidField("terms[\(index)].\(field)", reason))
      }
      let field = "terms[\(index)].text"
      if term.text.isEmpty {
        found.append(InvalidField(field, Message("concept.emptyTerm")))
      } else if !seen.insert(term.text).inserted {
        found.append(InvalidField(field, Message("concept.termTwice")))
      }
    }
    return found
  }
}

extension Term {
  fileprivate var tidied: Term {
    var term = self
    term.text = text.trimmed
    term.forms = forms.map(\.trimmed).filter { !$0.isEmpty }
    term.usageNote = tidy(usageNote)
    term.source = tidy(source)
    term.context = tidy(context)
    return term
  }
}

private func tidy(_ text: String?) -> String? {
  guard let text = text?.trimmed, !text.isEmpty else { return nil }
  return text
}

/// Returns why a text cannot be stored, or `nil`.
///
/// Reference: XML 1.0, production 2, for the characters that no file could hold.
private func fault(in text: String, isLine: Bool, limit: Int) -> Message? {
  if text.unicodeScalars.count > limit {
    return Message("concept.tooLong", ["limit": .number(limit)])
  }
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A, 0x0D:
      if isLine { return Message("concept.lineBreak") }
    case 0x09: continue
    case 0..<0x20, 0x7F, 0xFFFE, 0xFFFF: return Message("concept.controlCharacter")
    default: continue
    }
  }
  return nil
}

/// Whether a text begins as a date does: `2026-11-24`, with or without a time after it.
private func isDate(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10 || (bytes.count > 10 && bytes[10] == UInt8(ascii: "T")) else {
    return false
  }
  let numbers = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
  guard numbers.map(\.utf8.count) == [4, 2, 2], let month = Int(numbers[1]),
    let day = Int(numbers[2]), Int(numbers[0]) != nil
  else { return false }
  return (1...12).contains(month) && (1...31).contains(day)
}

extension String {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
