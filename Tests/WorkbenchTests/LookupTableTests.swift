import Files
import Foundation
import Model
import Testing
import Workbench

/// Holds look-up in the shipped glossaries to the table of what editors type.
@Suite("What an editor types")
struct LookupTableTests {
  @Test("is answered by the right concept first")
  func findsFirst() throws {
    let library = try TestLibrary(concepts: [])
    for file in try glossaryFiles() {
      let content = Array(try Data(contentsOf: file))
      let input = InputFile(name: file.lastPathComponent, content: content)
      _ = try GlossaryImport(into: library.file).run(input)
    }
    #expect(LookupQueries.rows.count >= 250)
    for row in LookupQueries.rows {
      let first = try library.lookUp(row.query).entries.first?.concept.identifier
      #expect(first == row.concept, "\(row.query)")
    }
  }

  private func glossaryFiles() throws -> [URL] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Glossary")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "csv" }.sorted { $0.path < $1.path }
  }
}
