import Documents
import Files
import Foundation
import LibraryAccess
import Model
import TestSupport
import Testing

@testable import Workbench

@Suite("Annotation of real articles")
struct OutsideArticleTests {
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("every segment and occurrence is sliced out of every article by its scalar offsets")
  func offsetsFit() throws {
    let library = try TestLibrary(concepts: [])
    for name in ["defence", "diplomacy", "organisations", "offices", "states", "politics"] {
      let file = Self.package.appending(path: "Glossary/\(name).csv")
      _ = try GlossaryImport(into: library.file).run(InputFile(file.path))
    }
    var occurrenceCount = 0
    for file in try OutsideData.contents("articles") {
      let article = try ArticleReader().read(InputFile(file.path))
      let json = try library.annotate(article).bytes(as: .json)
      let object = try JSONDecoder().decode(AnnotatedArticle.self, from: Data(json))
      let scalars = Array(object.text.unicodeScalars)
      var end = 0
      for segment in object.segments {
        #expect(segment.start >= end)
        end = segment.end
        #expect(slice(scalars, segment.start, segment.end) == segment.text)
        for term in segment.terms {
          occurrenceCount += 1
          #expect(term.start >= segment.start && term.end <= segment.end)
          #expect(slice(scalars, term.start, term.end) == term.text)
          #expect(!term.equivalents.isEmpty)
        }
      }
    }
    #expect(occurrenceCount > 1_000)
  }

  private func slice(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }
}

/// The JSON of `annotate`, as far as this test reads it.
private struct AnnotatedArticle: Decodable {
  struct Segment: Decodable {
    let id: Int
    let paragraph: Int
    let start: Int
    let end: Int
    let text: String
    let terms: [Term]
  }

  struct Term: Decodable {
    struct Equivalent: Decodable {
      let text: String
      let status: String
    }

    let start: Int
    let end: Int
    let text: String
    let concept: String
    let glossary: String
    let term: String
    let nested: Bool
    let equivalents: [Equivalent]
  }

  let file: String
  let sourceLanguage: String
  let targetLanguage: String
  let text: String
  let segments: [Segment]
}
