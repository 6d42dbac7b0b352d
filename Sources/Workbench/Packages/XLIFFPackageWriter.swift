import Documents
import GlossaryFormats
import LibraryAccess
import Model
import TMXFormat

/// Writes a folder of XLIFF 2.1, an article each, with a memory (TMX) of their matches and a glossary
/// (TBX) of the concepts that stand in them.
struct XLIFFPackageWriter: PackageWriter {
  private struct Concept: Hashable {
    let glossary: String
    let identifier: String
  }

  let version: String
  private var matches = PackagedMatches()
  private var concepts: Set<Concept> = []

  init(version: String) { self.version = version }

  mutating func add(_ article: PackagedArticle, named name: String, _ write: Write) throws {
    let document = article.document
    let base = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    try write("\(base).xlf", document.bytes(as: .xliff, interruption: .never))
    matches.add(document, named: name)
    for term in document.segments.lazy.flatMap(\.terms) {
      concepts.insert(Concept(glossary: term.glossary, identifier: term.concept))
    }
  }

  func finish(_ languages: LanguagePair, _ library: any Library, _ write: Write) throws -> Int {
    let glossaries = Set(concepts.map(\.glossary)).sorted()
    if !glossaries.isEmpty {
      let entries = try library.concepts(glossaries: glossaries)
        .filter {
          concepts.contains(Concept(glossary: $0.glossary, identifier: $0.concept.identifier))
        }
      let output = writeTBX(entries.map(\.concept), title: "dragoman", style: .dca)
      try write("dragoman.tbx", output.bytes)
    }
    var units = matches.exact
    for (_, batch) in matches.fuzzy.sorted(by: { $0.key < $1.key }) { units.append(batch) }
    if !units.units.isEmpty {
      try write("dragoman.tmx", units.tmx(from: languages.source, version: version))
    }
    return concepts.count
  }
}
