import Model

/// Terms as pages show them.
enum TermValues {
  /// Those that may be used, in their order, and then those that must not be.
  static func list(_ terms: [Term], _ language: LanguageTag, _ reader: Reader) -> [[String: Any]] {
    let good = terms.filter { !$0.status.isDiscouraged }
    return (good + terms.filter(\.status.isDiscouraged)).map { values(of: $0, language, reader) }
  }

  static func values(of term: Term, _ language: LanguageTag, _ reader: Reader) -> [String: Any] {
    known([
      "text": term.text, "class": term.status.rawValue,
      // Nothing is said of what is as it should be.
      "status": term.status == .preferred ? nil : reader.status(term.status),
      "isDiscouraged": term.status.isDiscouraged, "lang": language.description,
      "dir": direction(language),
      "part": term.partOfSpeech.map { reader["part.\($0.rawValue)"] },
      "forms": term.forms.isEmpty ? nil : term.forms.joined(separator: "، "),
      "usage": term.usageNote,
    ])
  }
}

/// Returns the values that are there; a template would show the others as `nil`.
func known(_ values: [String: Any?]) -> [String: Any] { values.compactMapValues(\.self) }

/// Returns the direction in which a language is written, as HTML names it.
func direction(_ language: LanguageTag) -> String { language.isRightToLeft ? "rtl" : "ltr" }

/// Returns the address of a concept's page.
func conceptAddress(_ identifier: String, in glossary: String) -> String {
  "/c/\(percentEncoded(glossary))/\(percentEncoded(identifier))"
}
