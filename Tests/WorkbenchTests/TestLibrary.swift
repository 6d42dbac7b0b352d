import Documents
import LibraryAccess
import Model
import SQLiteStore

@testable import Workbench

/// Opens a library in a file, which is made if there is none.
func openLibrary(_ path: String) throws -> OpenedLibrary {
  OpenedLibrary(library: try LibraryFile(path: path, access: .create))
}

/// A library that a test has opened and closes.
struct OpenedLibrary: Sendable {
  let library: any Library

  func close() { try? library.close() }

  func check() throws -> LibraryCheck { try runner.run(CheckLibrary.self, ()) }

  func repair(acceptsLosses: Bool) throws -> LibraryCheck {
    try runner.run(RepairLibrary.self, RepairLibrary.Request(acceptsLosses: acceptsLosses))
  }

  private var runner: OperationRunner {
    OperationRunner(PreparedLibrary(library, for: .oneCommand), version: "0")
  }
}

/// A library with some concepts in a glossary "test".
final class TestLibrary {
  let file: any Library
  let prepared: PreparedLibrary

  init(concepts: [ConceptEntry]) throws {
    file = InMemoryLibrary()
    prepared = PreparedLibrary(file, for: .oneCommand)
    guard !concepts.isEmpty else { return }
    try file.updateGlossary("test", isDryRun: false) { writer in
      for concept in concepts { try writer.write(concept, keys: concept.searchKeys) }
    }
  }

  func annotate(_ text: String) throws -> AnnotatedDocument {
    try annotate(Article(plainText: text))
  }

  func annotate(
    _ article: Article,
    _ options: Annotate.Options = Annotate.Options()
  ) throws -> AnnotatedDocument {
    try Annotate.annotate(article, file: "test.txt", options, in: context)
  }

  func lookUp(_ query: String) throws -> LookupResult {
    try Lookup.run(Lookup.Request(query), in: context)
  }

  /// An editor of the library's concepts.
  func editor(author: String? = nil) -> ConceptEditor {
    ConceptEditor(file, Authorship(person: author, date: "2026-11-29T20:00:00Z"))
  }

  var context: Context { Context(prepared) }
}
