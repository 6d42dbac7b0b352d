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

  @Test("for OmegaT an export of an import is the same file, whatever terms concepts share")
  func survivesOmegaT() throws {
    let concepts = try glossaryFiles().flatMap { file in
      try readGlossaryTable(String(contentsOf: file, encoding: .utf8)).concepts
    }
    #expect(concepts.filter { $0.terms(in: .arabic).map(\.text).contains("عمان") }.count > 1)
    for (source, target) in [(LanguageTag.arabic, LanguageTag.english), (.english, .arabic)] {
      let first = writeOmegaTGlossary(concepts, source: source, target: target)
      let content = try readOmegaTGlossary(
        String(decoding: first.bytes, as: UTF8.self),
        source: source,
        target: target
      )
      #expect(content.rejections.isEmpty)
      let second = writeOmegaTGlossary(content.concepts, source: source, target: target)
      #expect(second.bytes == first.bytes, "\(source)")
      let pairs = concepts.flatMap { $0.usablePairs(source, target) }
      #expect(Set(content.concepts.flatMap { $0.usablePairs(source, target) }) == Set(pairs))
    }
  }

  @Test("each file's export for OmegaT is read back by itself, whatever its first line says")
  func comesBackFromOmegaT() throws {
    for file in try glossaryFiles() {
      let concepts = try readGlossaryTable(String(contentsOf: file, encoding: .utf8)).concepts
      for (source, target) in [(LanguageTag.arabic, LanguageTag.english), (.english, .arabic)] {
        let bytes = writeOmegaTGlossary(concepts, source: source, target: target).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        let content = try readGlossaryTable(text)
        #expect(content.rejections.isEmpty, "\(file.lastPathComponent)")
        #expect(
          content.concepts
            == (try readOmegaTGlossary(text, source: source, target: target)).concepts,
          "\(file.lastPathComponent)"
        )
        let pairs = concepts.flatMap { $0.usablePairs(source, target) }
        #expect(Set(content.concepts.flatMap { $0.usablePairs(source, target) }) == Set(pairs))
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

extension ConceptEntry {
  /// The source terms, each with the target terms that may be used.
  fileprivate func usablePairs(_ source: LanguageTag, _ target: LanguageTag) -> [[String]] {
    terms(in: source).flatMap { term in
      terms(in: target).filter { !$0.status.isDiscouraged }.map { [term.text, $0.text] }
    }
  }
}
