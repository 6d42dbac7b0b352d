import Archives
import Foundation
import LibraryAccess
import Model
import TestSupport
import Testing
import Wording
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
    #expect(report.remarks.contains { $0.message.english.contains("windows-1256") })
  }

  @Test(
    "what is no glossary is refused with a reason",
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "Excel file of before 2007"),
      ([0x50, 0x4B, 3, 4, 0, 0], "damaged"), (Array("a,b\nx,\u{E9}\n".utf8), "names no language"),
      (Array("a\tb\nc\td\n".utf8), "names no language"), ([0x61, 0x2C, 0xE9, 0x0A], "not UTF-8"),
    ] as [([UInt8], String)]
  )
  func refusesFiles(bytes: [UInt8], reason: String) throws {
    let error = try #require(throws: Failure.self) { try concepts(bytes) }
    #expect(error.english.contains(reason), "\(error.english)")
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
    #expect(
      report.remarks.contains {
        $0.kind == .rejected && $0.place.line == 5 && $0.message == Message("entry.emptyTerm")
      }
    )
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
    #expect((report.added, report.updated, report.unchanged) == (0, 0, 1))
    #expect((report.readCount, report.conflictingCount, report.duplicateCount) == (3, 1, 1))
    #expect(report.conflicts.map(\.line) == [2])
    #expect(report.duplicates.map(\.line) == [4])
    #expect(report.duplicates.map(\.other) == ["b"])
  }

  @Test(
    "an export is imported without a change",
    arguments: GlossaryExport.Format.allCases.filter { $0 != .stardict }
  )
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

  @Test(
    "each entry counts once",
    arguments: [
      "ar,en\nهدنة,truce\nهدنة,truce\nحرب,\n",
      "id,ar,en\n1,هدنة,truce\n1,هدنة,ceasefire\n2,هدنة,truce\n",
      "# x\nهدنة\ttruce\nهدنة\tceasefire\nهدنة\ttruce\nalone\n",
      "ar,en,status\nهدنة,truce,wrong\nحرب,war,\n",
      "id,ar,en\n2,حرب,war\n1,هدنة,truce\n2,حرب,conflict\n",
    ],
    GlossaryImport.ConflictPolicy.allCases
  )
  func countsAddUp(table: String, policy: GlossaryImport.ConflictPolicy) throws {
    let library = try TestLibrary(concepts: [])
    var options = GlossaryImport.Options()
    options.glossary = "desk"
    options.onConflict = policy
    let before = try TemporaryFile("id,ar,en\n1,هدنة,pause\n2,حرب,war\n3,هدنة,truce\n")
    _ = try GlossaryImport(into: library.file, options: options).run(before.input)
    let file = try TemporaryFile(table)
    for turn in 1...2 {
      let report = try GlossaryImport(into: library.file, options: options).run(file.input)
      #expect(
        report.readCount == report.added + report.updated + report.unchanged
          + report.duplicateCount + report.conflictingCount + report.rejectedCount
      )
      // The same file twice changes nothing.
      if turn == 2 { #expect(report.added + report.updated == 0, "\(report.text(in: .english))") }
    }
  }

  @Test("a dry run shows the first concepts as they will be stored")
  func showsSample() throws {
    let library = try TestLibrary(concepts: [])
    var options = GlossaryImport.Options()
    options.isDryRun = true
    options.columns = "en=1,ar=2,note=3"
    let rows = (1...12).map { "war \($0),حرب,n\n" }.joined()
    let file = try TemporaryFile("x,y,z\n" + rows)
    let report = try GlossaryImport(into: library.file, options: options).run(file.input)
    let lines = report.sampleText(in: .english, isolates: false)
    #expect(lines.count == 10)
    #expect(lines[0].hasSuffix(":2: en: war 1; ar: حرب; note: \"n\""), "\(lines[0])")
    options.columns = "en"
    #expect(throws: (any Error).self) { try options.checkColumns() }
  }

  @Test("of a hundred remarks the counts are the last line, with what matters")
  func saysWhatMattersLast() throws {
    let library = try TestLibrary(concepts: [])
    let rows = (1...100).map { "\"war, \($0)\",\n" }.joined()
    let file = try TemporaryFile("en,ar,Kiwi\npeace,سلام,x\n" + rows)
    let report = try GlossaryImport(into: library.file).run(file.input)
    #expect(report.rejectedCount == 100)
    #expect(report.remarks.count { $0.kind == .rejected } == 20)
    #expect(report.remarks.contains { $0.message.english == "… and 80 more" })
    let text = report.text(in: .english)
    #expect(text.contains("100 rejected; warning: column \"Kiwi\""), "\(text)")
  }

  @Test("a fault of the library is not blamed on the file")
  func tellsFaultsApart() throws {
    let file = try TemporaryFile("ar,en\nهدنة,truce\n")
    let error = try #require(throws: Failure.self) {
      try GlossaryImport(into: FullLibrary()).run(file.input)
    }
    #expect(error.kind == .full)
    #expect(!error.place.file.contains(".csv"))
  }

  @Test("the dictionary has its words in order, and places that are those of their texts")
  func writesStarDict() throws {
    let library = try TestLibrary(concepts: [])
    let file = try TemporaryFile("ar,en,note\nهدنة,truce,n\nحرب,War,\nسلام,peace,\nحرب,war,\n")
    _ = try GlossaryImport(into: library.file).run(file.input)
    var export = GlossaryExport.Options()
    (export.format, export.source, export.target) = (.stardict, .english, .arabic)
    let archive = try ZipReader(GlossaryExport.run(export, from: library.file).bytes)
    let parts = try archive.contents { _ in true }
    let index = try #require(parts["dragoman.idx"])
    let texts = try #require(parts["dragoman.dict"])
    var words: [String] = []
    var rest = index[...]
    while let end = rest.firstIndex(of: 0) {
      let numbers = rest[(end + 1)...].prefix(8).reduce((0, 0)) { ($0.1, $0.1 << 8 | Int($1)) }
      let (start, count) = (numbers.1 >> 32, numbers.1 & 0xFFFF_FFFF)
      words.append(String(decoding: rest[..<end], as: UTF8.self))
      #expect(start + count <= texts.count)
      if words.last == "truce" {
        #expect(String(decoding: texts[start..<start + count], as: UTF8.self) == "هدنة\nn")
      }
      rest = rest[(end + 9)...]
    }
    #expect(words == ["peace", "truce", "War", "war"])
    let information = String(decoding: try #require(parts["dragoman.ifo"]), as: UTF8.self)
    #expect(information.contains("wordcount=4\nidxfilesize=\(index.count)\n"))
    let synonyms = try #require(parts["dragoman.syn"])
    var forms: [(String, Int)] = []
    rest = synonyms[...]
    while let end = rest.firstIndex(of: 0) {
      let number = rest[(end + 1)...].prefix(4).reduce(0) { $0 << 8 | Int($1) }
      forms.append((String(decoding: rest[..<end], as: UTF8.self), number))
      rest = rest[(end + 5)...]
    }
    #expect(information.contains("synwordcount=\(forms.count)\n"))
    #expect(forms.contains { $0 == ("truces", 1) } && !forms.contains { $0.0 == "الهدنة" })
    (export.source, export.target) = (nil, nil)
    let both = try GlossaryExport.run(export, from: library.file)
    #expect(both.parts.map(\.name.last) == ["o", "x", "t", "n"])
    let headwords = String(decoding: both.parts[1].content, as: UTF8.self)
    #expect(headwords.contains("هدنة") && headwords.contains("truce"))
    #expect(String(decoding: both.parts[3].content, as: UTF8.self).contains("والهدنة\0"))
  }
}

/// A library on a disk that is full.
private struct FullLibrary: GlossaryLibrary {
  func updateGlossary<Result>(
    _ name: String,
    isDryRun: Bool,
    body: (any GlossaryWriter) throws -> Result
  ) throws -> Result {
    throw LibraryError(.diskFull)
  }

  func concepts(glossaries: [String]?) throws -> [GlossaryConcept] { [] }
  func concept(_ identifier: String, in glossary: String) throws -> StoredConcept? { nil }
  func glossaries() throws -> [GlossaryRecord] { [] }
  func removeGlossary(
    _ name: String,
    body: (any GlossaryWriter, Int) throws -> Void
  ) throws -> Int { 0 }
  func concepts(withKeys keys: [String]) throws -> [GlossaryConcept] { [] }
  func conceptKeys(from prefix: String, limit: Int) throws -> [String] { [] }
  func forEachConceptWord(_ body: (Span<UInt8>) -> Void) throws {}
}
