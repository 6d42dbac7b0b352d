import Hummingbird
import Model
import Workbench

/// A concept as a form shows it, and back.
///
/// What the form has no field for (the other data of terms) stays as it is stored.
struct ConceptForm {
  let concept: ConceptEntry
  let words: [String: String]

  /// How many empty rows each language has for new terms.
  private static let emptyRowCount = 2

  /// The values of the template.
  var values: [String: Any] {
    [
      "identifier": concept.identifier, "domain": concept.domain ?? "",
      "definition": concept.definition ?? "", "note": concept.note ?? "",
      "isDoNotTranslate": concept.isDoNotTranslate, "sections": sections.map(values),
    ]
  }

  /// The languages of the concept, Arabic and English in any case.
  private var sections: [LanguageSection] {
    var sections = concept.languages
    for language in [LanguageTag.arabic, .english]
    where !sections.contains(where: { $0.language.language == language }) {
      sections.append(LanguageSection(language: language, terms: []))
    }
    return sections
  }

  private func values(of section: LanguageSection) -> [String: Any] {
    let tag = section.language
    let terms = section.terms + Array(repeating: Term(text: ""), count: Self.emptyRowCount)
    return [
      "name": name(of: tag),
      "rows": terms.map { term -> [String: Any] in
        [
          "tag": tag.description, "direction": direction(tag), "was": term.text,
          "text": term.text, "forms": term.forms.joined(separator: tag.isArabic ? "، " : ", "),
          "statuses": Self.options(
            TermStatus.allCases,
            chosen: term.status,
            words: words,
            prefix: "status"
          ),
          "parts": Self.options(
            PartOfSpeech.allCases,
            chosen: term.partOfSpeech,
            words: words,
            prefix: "part"
          ),
        ]
      },
    ]
  }

  /// The options of a menu.
  static func options<Choice: RawRepresentable & Equatable>(
    _ choices: [Choice],
    chosen: Choice?,
    words: [String: String],
    prefix: String
  ) -> [[String: Any]] where Choice.RawValue == String {
    choices.map { choice in
      [
        "value": choice.rawValue, "label": words["\(prefix).\(choice.rawValue)"] ?? choice.rawValue,
        "isChosen": choice == chosen,
      ]
    }
  }

  /// Returns the concept that a form says.
  ///
  /// - Parameters:
  ///   - fields: The form.
  ///   - stored: The concept as it is stored, if it is.
  /// - Returns: The concept.
  /// - Throws: `Problem`, when the form is not one of ours.
  static func concept(in fields: FormFields, stored: ConceptEntry?) throws -> ConceptEntry {
    var concept = stored ?? ConceptEntry(identifier: fields["identifier"] ?? "")
    concept.domain = fields["domain"]
    concept.definition = fields["definition"]
    concept.note = fields["note"]
    concept.isDoNotTranslate = try fields.flag("doNotTranslate")
    var sections = concept.languages.filter { !fields.has("\($0.language).text") }
    let known = concept.languages.map(\.language)
    for tag in known + [.arabic, .english].filter({ !known.contains($0) })
    where fields.has("\(tag).text") {
      let old = concept.languages.first { $0.language == tag }
      var section = old ?? LanguageSection(language: tag, terms: [])
      section.terms = try terms(of: tag, in: fields, stored: section.terms)
      sections.append(section)
    }
    concept.languages = sections
    return concept
  }

  private static func terms(
    of tag: LanguageTag,
    in fields: FormFields,
    stored: [Term]
  ) throws -> [Term] {
    let columns = ["was", "text", "status", "part", "forms"].map { fields.column("\(tag).\($0)") }
    guard Set(columns.map(\.count)).count == 1 else {
      throw Problem.bad(Message("form.termFields"))
    }
    return columns[1].indices.compactMap { index in
      let text = columns[1][index]
      guard text.contains(where: { !$0.isWhitespace }) else { return nil }
      var term = stored.first { $0.text == columns[0][index] } ?? Term(text: text)
      term.text = text
      term.status = TermStatus(rawValue: columns[2][index]) ?? .admitted
      term.partOfSpeech = PartOfSpeech(rawValue: columns[3][index])
      term.forms = columns[4][index].split(whereSeparator: { $0 == "," || $0 == "،" })
        .map { String($0.drop(while: \.isWhitespace)) }
      return term
    }
  }

  /// Returns the name on the form of a field such as `languages[0].terms[2].text`.
  func label(of field: String) -> String {
    let places = field.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    guard let index = places.first, concept.languages.indices.contains(index) else {
      return words[field] ?? field
    }
    let name = name(of: concept.languages[index].language)
    return places.count > 1 ? "\(name), \(places[1] + 1)" : name
  }

  private func name(of language: LanguageTag) -> String {
    let name = language == .arabic ? words["arabic"] : language == .english ? words["english"] : nil
    return name ?? language.description
  }

  /// The concept in lines: for each field its name and what it says.
  func lines() -> [(field: String, text: String)] {
    var lines = [
      (words["domain"] ?? "", concept.domain ?? ""),
      (words["definition"] ?? "", concept.definition ?? ""),
      (words["note"] ?? "", concept.note ?? ""),
    ]
    for section in concept.languages {
      let terms = section.terms.map { term in
        "\(term.text) (\(words["status.\(term.status.rawValue)"] ?? ""))"
      }
      lines.append((name(of: section.language), terms.joined(separator: " · ")))
    }
    return lines
  }
}
