import GlossaryFormats
import Model
import Testing

@Suite("Several terms in a cell")
struct CellTests {
  @Test(
    "terms are told apart where that is sure",
    arguments: [
      ("war / conflict", ["war", "conflict"]), ("war; conflict", ["war", "conflict"]),
      ("war؛ conflict", ["war", "conflict"]), ("\"war\nconflict\"", ["war", "conflict"]),
      ("\"1. war\n2. conflict\"", ["war", "conflict"]),
      ("\"- war\n- conflict\"", ["war", "conflict"]),
      ("war | conflict", ["war", "conflict"]), ("colour (color)", ["colour", "color"]),
      ("World Health Organization (WHO)", ["World Health Organization", "WHO"]),
      ("run (v.)", ["run"]),
    ]
  )
  func splits(cell: String, terms: [String]) throws {
    let content = try readGlossaryTable("ar,en\nحرب,\(cell)\n")
    #expect(content.concepts.first?.terms(in: .english).map(\.text) == terms)
    #expect(content.warnings.isEmpty)
  }

  @Test(
    "what may be one term stays",
    arguments: [
      "and/or", "24/7", "km/h", "TCP/IP", "AT&T", "a; b", "input/output (I/O) port", "S-400", "C++",
      "-ism", "5\"\" gun",
    ]
  )
  func keeps(cell: String) throws {
    let content = try readGlossaryTable("ar,en\nحرب,\"\(cell)\"\n")
    #expect(
      content.concepts.first?.terms(in: .english).map(\.text) == [
        cell.replacing("\"\"", with: "\"")
      ]
    )
  }

  @Test(
    "what may be several is counted",
    arguments: [
      "war, conflict", "conflict/warfare", "bank (finance)", "person(s)",
      "North Atlantic Treaty, the",
    ]
  )
  func counts(cell: String) throws {
    let content = try readGlossaryTable("ar,en\nسلام,peace\nحرب,\"\(cell)\"\n")
    #expect(content.concepts.last?.terms(in: .english).map(\.text) == [cell])
    #expect(content.warnings == [.severalTerms(count: 1, line: 3)])
  }

  @Test(
    "a term with any sign comes back from the table that holds it",
    arguments: [
      "a; bc", "ab / cd", "colour (color)", "a | b", "a\\;b", "x [y]", "=1+1", "'=1", "-ism", "@me",
      "''+1", "\\", "ab؛ cd", "World Health Organization (WHO)", "run (v.)", "a\\/b / c",
    ]
  )
  func survivesTables(text: String) throws {
    let concept = ConceptEntry(
      identifier: "1",
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: "حرب")]),
        LanguageSection(language: .english, terms: [Term(text: text)]),
      ]
    )
    for style in [GlossaryTableStyle.excel, .plain] {
      let bytes = writeGlossaryTable([concept], style: style).bytes
      let content = try readGlossaryTable(String(decoding: bytes, as: UTF8.self))
      #expect(content.concepts == [concept], "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("CSV for Excel has a mark and no formulas; the plain one has neither mark nor apostrophe")
  func guardsFormulas() {
    let concept = ConceptEntry(
      identifier: "1",
      note: "@note",
      languages: [
        LanguageSection(language: .arabic, terms: [Term(text: "+حرب")]),
        LanguageSection(language: .english, terms: [Term(text: "=cmd|x")]),
      ]
    )
    let excel = String(decoding: writeGlossaryTable([concept]).bytes, as: UTF8.self)
    #expect(excel.unicodeScalars.first == "\u{FEFF}")
    for cell in ["'@note", "'+حرب", "'=cmd"] { #expect(excel.contains(cell)) }
    let plain = String(decoding: writeGlossaryTable([concept], style: .plain).bytes, as: UTF8.self)
    #expect(plain.hasPrefix("id,"))
    #expect(!plain.contains("'"))
  }

  @Test("an identifier of a language that looks like another heading comes back")
  func keepsOddLanguages() throws {
    let tags = ["id", "no", "war", "tag", "en", "ar-EG"].compactMap { LanguageTag($0) }
    let concept = ConceptEntry(
      identifier: "1",
      languages: tags.map { LanguageSection(language: $0, terms: [Term(text: "x \($0)")]) }
    )
    let bytes = writeGlossaryTable([concept]).bytes
    #expect(try readGlossaryTable(String(decoding: bytes, as: UTF8.self)).concepts == [concept])
  }
}
