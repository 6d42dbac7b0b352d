package import Documents
package import Quality

/// A concept that stands in a text, as a brief says it.
package struct BriefConcept: Sendable {
  /// What the text has, what to use and what never.
  package var told: BriefedTerm
  /// A remark for those who use the entry.
  package var note: String?
  /// How the text writes it, where it is a name.
  package var name: AnnotatedName.Verdict?
  /// How often it stands in the text.
  var count = 0

  init(_ told: BriefedTerm, note: String?, name: AnnotatedName.Verdict?) {
    self.told = told
    self.note = note
    self.name = name
  }
}
