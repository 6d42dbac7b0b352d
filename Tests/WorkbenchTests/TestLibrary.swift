import Documents
import Foundation
import Model
import SQLiteStore

@testable import Workbench

/// A library in a folder of its own, which goes away with it.
final class TestLibrary {
  let file: LibraryFile
  private let folder: URL

  init(concepts: [ConceptEntry]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = try LibraryFile(path: folder.appending(path: "library.sqlite").path, access: .create)
    guard !concepts.isEmpty else { return }
    try file.updateGlossary("test", isDryRun: false) { writer in
      for concept in concepts { try writer.write(concept, keys: concept.searchKeys) }
    }
  }

  deinit {
    try? file.close()
    try? FileManager.default.removeItem(at: folder)
  }

  func annotate(_ text: String) throws -> AnnotatedDocument {
    let annotation = try Annotation(with: file)
    return try annotation.annotate(Article(plainText: text), file: "test.txt")
  }
}
