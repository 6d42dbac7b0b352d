import Foundation
import LibraryAccess
import Model
import Testing
import Workbench

@Suite("Glossary files of every kind")
struct GlossaryFilesTests {
  private func concepts(_ bytes: [UInt8]) throws -> (GlossaryImportReport, [ConceptEntry]) {
    let library = try TestLibrary(concepts: [])
    let file = try TemporaryFile(bytes)
    let report = try GlossaryImport(into: library.file).run(file.input)
    return (report, try library.file.concepts(glossaries: nil).map(\.concept))
  }

  @Test(
    "what a file is says its content",
    arguments: [
      "ar,en\nهدنة,truce\n", "هدنة\ttruce\n", "# glossary\nهدنة\ttruce\tcomment\textra\n",
      "truce,هدنة\n",
      "<martif><text><body><termEntry><langSet lang='ar'><tig><term>هدنة</term></tig></langSet>"
        + "<langSet lang='en'><tig><term>truce</term></tig></langSet></termEntry></body></text></martif>",
    ]
  )
  func recognisesFormats(text: String) throws {
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text)] {
      let (_, concepts) = try concepts(bytes)
      #expect(concepts.count == 1)
      #expect(concepts.first?.terms(in: .arabic).map(\.text) == ["هدنة"])
      #expect(concepts.first?.terms(in: .english).map(\.text) == ["truce"])
    }
  }

  private func utf16(_ text: String) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  @Test("a spreadsheet's windows-1256 is read, and that is said")
  func readsWindows1256() throws {
    let bytes = Array("ar,en\n".utf8) + [0xC8, 0xED, 0xC7, 0xE4] + Array(",statement\n".utf8)
    let (report, concepts) = try concepts(bytes)
    #expect(concepts.first?.terms(in: .arabic).map(\.text) == ["بيان"])
    #expect(report.remarks.contains { $0.contains("windows-1256") })
  }

  @Test(
    "what is no glossary is refused with a reason",
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "Excel file of before 2007"),
      ([0x50, 0x4B, 3, 4, 0, 0], "damaged"), (Array("a,b\nx,\u{E9}\n".utf8), "names no language"),
      (Array("a\tb\nc\td\n".utf8), "say --from and --to"), ([0x61, 0x2C, 0xE9, 0x0A], "not UTF-8"),
    ] as [([UInt8], String)]
  )
  func refusesFiles(bytes: [UInt8], reason: String) throws {
    let error = try #require(throws: FileError.self) { try concepts(bytes) }
    #expect(error.reason.contains(reason), "\(error.reason)")
  }

  @Test("lines of OmegaT with one source term are one concept, with the comment at the target")
  func readsOmegaT() throws {
    let text = "# x\nهدنة\ttruce\tgeneral\nحرب\twar\nهدنة\tceasefire\n\tempty\nalone\n"
    let (report, concepts) = try concepts(Array(text.utf8))
    #expect(
      concepts.map { $0.terms(in: .english).map(\.text) } == [["truce", "ceasefire"], ["war"]]
    )
    #expect(concepts.first?.terms(in: .english).first?.usageNote == "general")
    #expect(report.rejectedCount == 2)
    #expect(report.remarks.contains { $0.hasSuffix(":5: rejected: a term is empty") })
  }

  @Test("an import names duplicates and conflicts with their lines")
  func namesConflicts() throws {
    let library = try TestLibrary(concepts: [])
    var options = GlossaryImport.Options()
    options.glossary = "desk"
    let first = try TemporaryFile("id,ar,en\na,هدنة,truce\nb,حرب,war\n")
    _ = try GlossaryImport(into: library.file, options: options).run(first.input)
    let second = try TemporaryFile("id,ar,en\na,هدنة,ceasefire\nb,حرب,war\nc,حرب,war\n")
    options.onConflict = .keep
    let report = try GlossaryImport(into: library.file, options: options).run(second.input)
    #expect((report.added, report.updated, report.unchanged) == (1, 0, 2))
    #expect(report.conflicts.map(\.line) == [2])
    #expect(report.duplicates.map(\.line) == [4])
    #expect(report.duplicates.map(\.other) == ["b"])
  }

  @Test("an export is imported without a change", arguments: GlossaryExport.Format.allCases)
  func exportsComeBack(format: GlossaryExport.Format) throws {
    let table = """
      id,domain,ar,ar:admitted,ar:forms,en,en:forbidden,note,dnt
      x,defence,صاروخ,قذيفة موجهة,صواريخ,missile,rocket bomb,careful,yes
      y,,حرب,,,war,,,

      """
    let library = try TestLibrary(concepts: [])
    let file = try TemporaryFile(table)
    var options = GlossaryImport.Options()
    options.glossary = "desk"
    _ = try GlossaryImport(into: library.file, options: options).run(file.input)
    var export = GlossaryExport.Options()
    export.glossary = "desk"
    export.format = format
    let bytes = try GlossaryExport.run(export, from: library.file).bytes
    let written = try TemporaryFile(bytes)
    if format != .omegat {
      let report = try GlossaryImport(into: library.file, options: options).run(written.input)
      #expect((report.added, report.updated, report.unchanged) == (0, 0, 2))
    }
    let other = try TestLibrary(concepts: [])
    _ = try GlossaryImport(into: other.file, options: options).run(written.input)
    #expect(try GlossaryExport.run(export, from: other.file).bytes == bytes)
  }
}
