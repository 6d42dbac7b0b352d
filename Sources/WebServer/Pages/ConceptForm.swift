import Hummingbird
import Model
import Workbench

/// A concept as a form shows it, and back.
///
/// What the form has no field for (the other data of terms) stays as it is stored. Beside each field stands
/// what it had when the form was made, so that after a conflict one sees who changed what. After a conflict the
/// form has, for each field that differs, `choice.FIELD`: `mine` or `theirs`.
struct ConceptForm {
  let concept: ConceptEntry
  let reader: Reader

  /// The columns of a term.
  private static let columns = ["was", "text", "status", "part", "forms"]
  /// The fields of the concept itself.
  private static let fields = ["domain", "definition", "note"]

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
    let hasPreferred = section.terms.contains { $0.status == .preferred }
    let new = Term(text: "", status: hasPreferred ? .admitted : .preferred)
    let rows = (section.terms + [new]).enumerated().map { index, term in
      row(term, of: section.language, index + 1)
    }
    return ["name": reader.name(of: section.language), "rows": rows]
  }

  private func row(_ term: Term, of tag: LanguageTag, _ number: Int) -> [String: Any] {
    [
      "tag": tag.description, "direction": direction(tag), "was": term.text, "text": term.text,
      "wasStatus": term.status.rawValue,
      "label": "\(reader.name(of: tag)) \(reader.number(number))",
      "forms": term.forms.joined(separator: tag.isArabic ? "، " : ", "),
      "statuses": TermStatus.allCases.map { status -> [String: Any] in
        [
          "value": status.rawValue, "label": reader.status(status),
          "isChosen": status == term.status,
        ]
      },
      "parts": PartOfSpeech.allCases.map { part -> [String: Any] in
        [
          "value": part.rawValue, "label": reader["part.\(part.rawValue)"],
          "isChosen": part == term.partOfSpeech,
        ]
      },
    ]
  }

  // MARK: Reading a form

  /// Returns the concept that a form says.
  ///
  /// - Parameters:
  ///   - fields: The form.
  ///   - stored: The concept as it is stored, if it is.
  /// - Returns: The concept.
  /// - Throws: `Problem`, when the form is not one of ours.
  static func concept(in fields: FormFields, stored: ConceptEntry?) throws -> ConceptEntry {
    func isTheirs(_ field: String) -> Bool { fields["choice.\(field)"] == "theirs" }
    var concept = stored ?? ConceptEntry(identifier: fields["identifier"] ?? "")
    if !isTheirs("domain") { concept.domain = fields["domain"] }
    if !isTheirs("definition") { concept.definition = fields["definition"] }
    if !isTheirs("note") { concept.note = fields["note"] }
    concept.isDoNotTranslate = try fields.flag("doNotTranslate")
    let known = concept.languages.map(\.language)
    var sections: [LanguageSection] = []
    for tag in known + [.arabic, .english].filter({ !known.contains($0) }) {
      let old = concept.languages.first { $0.language == tag }
      guard fields.has("\(tag).text"), !isTheirs("\(tag)") else {
        if let old { sections.append(old) }
        continue
      }
      var section = old ?? LanguageSection(language: tag, terms: [])
      section.terms = try terms(of: tag, in: fields, stored: section.terms)
      sections.append(section)
    }
    concept.languages = sections
    return concept
  }

  /// Returns the fields that a user changed after the form was made; a language is one field.
  static func changes(in form: FormFields) -> Set<String> {
    var changes = Set(
      fields.filter { name in
        form.has("was.\(name)") && form["was.\(name)"] ?? "" != form[name] ?? ""
      }
    )
    for tag in ["ar", "en"] {
      let isChanged =
        form.column("\(tag).was") != form.column("\(tag).text")
        || form.column("\(tag).wasStatus") != form.column("\(tag).status")
      if isChanged { changes.insert(tag) }
    }
    return changes
  }

  private static func terms(
    of tag: LanguageTag,
    in fields: FormFields,
    stored: [Term]
  ) throws -> [Term] {
    let columns = columns.map { fields.column("\(tag).\($0)") }
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

  // MARK: Words

  /// Returns the name on the form of a field such as `languages[0].terms[2].text`.
  func label(of field: String) -> String {
    let places = field.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    guard let index = places.first, concept.languages.indices.contains(index) else {
      return field == "languages" ? reader["terms"] : reader[field]
    }
    let name = reader.name(of: concept.languages[index].language)
    return places.count > 1 ? "\(name) \(reader.number(places[1] + 1))" : name
  }

  /// For each field in which two concepts differ what both have, to be chosen from.
  ///
  /// - Parameters:
  ///   - theirs: What is stored now.
  ///   - ownChanges: The fields in which the user of this form changed something; of others theirs is chosen.
  /// - Returns: The values of the template, field by field.
  func choices(against theirs: ConceptForm, ownChanges: Set<String>) -> [[String: Any]] {
    let mine = lines()
    let other = Dictionary(theirs.lines().map { ($0.field, $0.text) }) { first, _ in first }
    return mine.filter { other[$0.field] ?? "" != $0.text }.map { line in
      [
        "field": line.field, "label": line.label, "mine": line.text,
        "theirs": other[line.field] ?? "", "isMine": ownChanges.contains(line.field),
        "isTheirs": !ownChanges.contains(line.field),
      ]
    }
  }

  /// The concept in lines: for each field its name and what it says.
  private func lines() -> [(field: String, label: String, text: String)] {
    let own = [concept.domain, concept.definition, concept.note]
    let fields = zip(Self.fields, own).map { ($0, reader[$0], $1 ?? "") }
    return fields
      + sections.map { section in
        let terms = section.terms.map { "\($0.text) (\(reader.status($0.status)))" }
        return (
          section.language.description, reader.name(of: section.language),
          terms.joined(separator: " · ")
        )
      }
  }
}
