import Documents
import LibraryAccess
import Model
import SQLiteStore

@testable import Workbench

/// Opens a library in a file, which is made if there is none.
func openLibrary(_ path: String) throws -> LibrarySession {
  LibrarySession(try LibraryFile(path: path, access: .create))
}

/// A library with some concepts in a glossary "test".
final class TestLibrary {
  let file: any Library = InMemoryLibrary()

  init(concepts: [ConceptEntry]) throws {
    guard !concepts.isEmpty else { return }
    try file.updateGlossary("test", isDryRun: false) { writer in
      for concept in concepts { try writer.write(concept, keys: concept.searchKeys) }
    }
  }

  func annotate(_ text: String) throws -> AnnotatedDocument {
    let annotation = try Annotation(with: file)
    return try annotation.annotate(Article(plainText: text), file: "test.txt")
  }
}
