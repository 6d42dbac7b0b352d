import Files
import Foundation
import LibraryAccess
import Model
import TestSupport
import Testing
import Workbench

@Suite("Glossary import")
struct GlossaryImportTests {
  private let first = "id,ar,en,domain\nnato,ناتو,NATO,defence\nwar,حرب,war,defence\n"

  @Test("the same file twice changes nothing")
  func isIdempotent() throws {
    let library = try TestLibrary(concepts: [])
    let file = try TemporaryFile(first)
    let report = try GlossaryImport(into: library.file).run(file.input)
    #expect(report.added == 2)
    let again = try GlossaryImport(into: library.file).run(file.input)
    #expect((again.added, again.updated, again.unchanged) == (0, 0, 2))
  }

  @Test(
    "a concept that is there with other content follows the policy",
    arguments: [
      (.keep, ["war"], 0), (.replace, ["conflict"], 1), (.merge, ["war", "conflict"], 1),
    ] as [(GlossaryImport.ConflictPolicy, [String], Int)]
  )
  func followsPolicy(policy: GlossaryImport.ConflictPolicy, english: [String], updated: Int) throws
  {
    let library = try TestLibrary(concepts: [])
    var options = GlossaryImport.Options()
    options.glossary = "desk"
    options.onConflict = policy
    let file = try TemporaryFile(first)
    _ = try GlossaryImport(into: library.file, options: options).run(file.input)
    let changed = try TemporaryFile("id,ar,en,domain\nwar,حرب,conflict,defence\n")
    let report = try GlossaryImport(into: library.file, options: options).run(changed.input)
    #expect(report.updated == updated)
    let war = try library.file.concepts(glossaries: ["desk"]).last
    #expect(war?.concept.terms(in: .english).map(\.text) == english)
  }

  @Test("a dry run reports and stores nothing")
  func dryRunStoresNothing() throws {
    let library = try TestLibrary(concepts: [])
    var options = GlossaryImport.Options()
    options.isDryRun = true
    let file = try TemporaryFile(first)
    let report = try GlossaryImport(into: library.file, options: options).run(file.input)
    #expect(report.added == 2)
    #expect(try library.file.glossaries().isEmpty)
  }

  @Test("what is stored comes back whole")
  func keepsEverything() throws {
    let library = try TestLibrary(concepts: [])
    let table = """
      id,domain,customer,ar,ar:forms,ar:gender,ar:context,en,en:forbidden,pos,definition,note,dnt
      x,defence,AFP,صاروخ,صواريخ,masculine,أطلق صاروخ,missile,rocket bomb,noun,a weapon,careful,yes

      """
    let file = try TemporaryFile(table)
    _ = try GlossaryImport(into: library.file).run(file.input)
    let concept = try #require(try library.file.concepts(glossaries: nil).first?.concept)
    #expect(concept.customer == "AFP")
    #expect(concept.isDoNotTranslate)
    #expect(concept.note == "careful")
    let term = try #require(concept.terms(in: .arabic).first)
    #expect(term.forms == ["صواريخ"])
    #expect(term.gender == .masculine)
    #expect(term.context == "أطلق صاروخ")
    #expect(concept.terms(in: .english).map(\.status) == [.preferred, .forbidden])
  }

  @Test(
    "a file that is no glossary is refused with its place, and nothing is stored",
    arguments: [
      ("", 1, nil, "empty"), ("ar,en\n", nil, nil, "no entry in the file"),
      ("ar,en\n\"x,y\n", 2, 1, "none closes it"), ("a,b\nx,y\n", 1, nil, "names no language"),
      ("ar,en\nx,\n", 2, nil, "no entry could be taken"),
    ] as [(String, Int?, Int?, String)]
  )
  func refusesFiles(text: String, line: Int?, column: Int?, reason: String) throws {
    let library = try TestLibrary(concepts: [])
    let file = try TemporaryFile(text)
    let error = try #require(throws: Failure.self) {
      try GlossaryImport(into: library.file).run(file.input)
    }
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.english.contains(reason))
    #expect(try library.file.glossaries().isEmpty)
  }
}

/// A file that goes away with its value.
final class TemporaryFile {
  /// The file; it is there as long as this value is.
  var input: InputFile { InputFile(url.path) }
  private let url: URL

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  init(_ bytes: [UInt8]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    try Data(bytes).write(to: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
