import GlossaryFormats
import Model
import TestSupport
import Testing

@Suite("Glossary tables")
struct GlossaryTableTests {
  @Test("columns of two languages with statuses, forms and acronyms are one concept a row")
  func readsColumns() throws {
    let table = """
      id,domain,ar,ar:admitted,ar:forms,ar:acronym,en,en:forbidden,pos,note
      nato,defence,حلف شمال الأطلسي,الأطلسي | الحلف الأطلسي | الأطلسي,أحلاف,ناتو,"North Atlantic Treaty Organization, the",Nato bloc,noun,"a ""note\"""
      """
    let content = try readGlossaryTable(table)
    #expect(content.readCount == 1)
    #expect(content.rejections.isEmpty)
    let concept = try #require(content.concepts.first)
    #expect(concept.identifier == "nato")
    #expect(concept.domain == "defence")
    #expect(concept.note == "a \"note\"")
    let arabic = concept.terms(in: .arabic)
    #expect(arabic.map(\.text) == ["حلف شمال الأطلسي", "الأطلسي", "الحلف الأطلسي", "ناتو"])
    #expect(arabic.map(\.status) == [.preferred, .admitted, .admitted, .admitted])
    #expect(arabic[0].forms == ["أحلاف"])
    #expect(arabic[3].type == .acronym)
    let english = concept.terms(in: .english)
    #expect(english.map(\.status) == [.preferred, .forbidden])
    #expect(english.allSatisfy { $0.partOfSpeech == .noun })
  }

  @Test(
    "delimiters, line ends and languages of every kind are understood",
    arguments: [
      "ar,en\nهدنة,truce\n", "ar\ten\nهدنة\ttruce", "ar;en\r\nهدنة;truce\r\n",
      "Arabic,English\rهدنة,truce\r", "ara,en-GB\n\nهدنة,truce\n\n",
      "\"ar\",\"en\"\n\"هدنة\",\"truce\"",
      "sourceLang,targetLang,sourceString,targetString\nar,en,هدنة,truce\n",
    ]
  )
  func readsDialects(table: String) throws {
    let content = try readGlossaryTable(table)
    let concept = try #require(content.concepts.first)
    #expect(concept.terms(in: .arabic).map(\.text) == ["هدنة"])
    #expect(concept.terms(in: .english).map(\.text) == ["truce"])
  }

  @Test("rows with one identifier are one concept")
  func mergesRows() throws {
    let content = try readGlossaryTable("id,ar,en\n1,هدنة,truce\n1,هدنة,ceasefire\n2,حرب,war\n")
    #expect(
      content.concepts.map { $0.terms(in: .english).map(\.text) } == [
        ["truce", "ceasefire"], ["war"],
      ]
    )
    #expect(content.readCount == 2)
  }

  @Test("the same row has the same identifier in every file")
  func identifiersFollowFromTerms() throws {
    let one = try readGlossaryTable("ar,en\nهدنة,truce\n")
    let two = try readGlossaryTable("en,x,ar\nwar,,حرب\ntruce,,هدنة\n")
    #expect(one.concepts[0].identifier.hasPrefix("c"))
    #expect(Set(two.concepts.map(\.identifier)).count == 2)
    let again = try readGlossaryTable("ar,en\nحرب,war\nهدنة,truce\n")
    #expect(again.concepts[1].identifier == one.concepts[0].identifier)
  }

  @Test(
    "a bad row is rejected with its line, and the others stay",
    arguments: [
      ("ar,en,status\nهدنة,truce,\nحرب,war,wrong\n", 3, "status \"wrong\""),
      ("ar,en\nهدنة,truce\nحرب,\n", 3, "one language only"),
      ("ar,en\n\"هد\nنة\",truce\nحرب,war,x\n", 4, "3 fields"),
      ("ar,en,ar:gender\nهدنة,truce,feminine\nحرب,war,maybe\n", 3, "gender \"maybe\""),
    ]
  )
  func rejectsRows(table: String, line: Int, reason: String) throws {
    let content = try readGlossaryTable(table)
    #expect(content.concepts.count == 1)
    #expect(content.readCount == 2)
    let rejection = try #require(content.rejections.first)
    #expect(rejection.line == line)
    #expect(rejection.message.english.contains(reason), "\(rejection.message.english)")
  }

  @Test(
    "a table that is none is refused with its place",
    arguments: [
      ("", 1, nil, "empty"),
      ("pause,truce\n", 1, nil, "names no language"),
      ("ar,en\nهدنة,\"truce\nحرب,war\n", 2, 6, "none closes it"),
      ("ar,en\n\"هدنة\"x,truce\n", 2, 7, "after the closing"),
    ] as [(String, Int, Int?, String)]
  )
  func refusesTables(table: String, line: Int, column: Int?, reason: String) throws {
    let error = try #require(throws: GlossaryFileError.self) { try readGlossaryTable(table) }
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.english.contains(reason))
  }
}
