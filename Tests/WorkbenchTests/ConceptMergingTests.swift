import Model
import Testing

@testable import Workbench

@Suite("Merging of concepts")
struct ConceptMergingTests {
  private var whole: ConceptEntry {
    var concept = ConceptEntry(
      identifier: "c",
      domain: "defence",
      definition: "what it is",
      note: "a note",
      languages: [LanguageSection(language: .english, terms: [Term(text: "truce")])]
    )
    concept.customer = "desk"
    concept.isDoNotTranslate = true
    concept.created = Transaction(date: "2026-01-01", person: "a")
    concept.modified = Transaction(date: "2026-01-02", person: "b")
    concept.otherData = ["<x/>"]
    concept.languages[0].definition = "a pause"
    return concept
  }

  @Test("what one has not it gets from the other, field by field")
  func takesAll() {
    let merged = ConceptEntry(identifier: "c").merged(with: whole)
    #expect(merged == whole)
  }

  @Test("what it has it keeps")
  func keepsOwn() {
    var other = whole
    other.domain = "x"
    other.definition = "x"
    other.customer = "x"
    other.note = "x"
    other.isDoNotTranslate = false
    other.created = nil
    other.modified = nil
    other.otherData = []
    other.languages[0].definition = "x"
    #expect(whole.merged(with: other) == whole)
  }
}
