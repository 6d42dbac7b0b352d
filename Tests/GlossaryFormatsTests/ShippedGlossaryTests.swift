import Foundation
import GlossaryFormats
import Model
import Testing

@Suite("The glossaries that ship")
struct ShippedGlossaryTests {
  @Test("every file is read without a rejection, and identifiers are unique over all")
  func areSound() throws {
    var identifiers: Set<String> = []
    var count = 0
    for file in try glossaryFiles() {
      let content = try readGlossaryTable(String(contentsOf: file, encoding: .utf8))
      #expect(content.rejections.isEmpty, "\(file.lastPathComponent)")
      #expect(content.ignored.isEmpty, "\(file.lastPathComponent)")
      for concept in content.concepts {
        count += 1
        #expect(
          identifiers.insert(concept.identifier).inserted,
          "\(concept.identifier) stands twice"
        )
        #expect(!concept.terms(in: .arabic).isEmpty, "\(concept.identifier)")
        #expect(!concept.terms(in: .english).isEmpty, "\(concept.identifier)")
      }
    }
    #expect(count >= 1_500)
  }

  @Test("Arabic terms are plain letters: no vowel signs, tatweel, bidi controls or double spaces")
  func areClean() throws {
    for file in try glossaryFiles() {
      let content = try readGlossaryTable(String(contentsOf: file, encoding: .utf8))
      for concept in content.concepts {
        for term in concept.terms(in: .arabic) {
          for text in [term.text] + term.forms {
            #expect(
              !text.unicodeScalars.contains(where: isForeign),
              "\(concept.identifier): \(text)"
            )
            #expect(!text.contains("  "), "\(concept.identifier): \(text)")
          }
        }
      }
    }
  }

  private func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x640, 0x64B...0x652, 0x670, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func glossaryFiles() throws -> [URL] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Glossary")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "csv" }
  }
}
