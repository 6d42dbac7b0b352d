import Documents
import LibraryAccess
import Model
import TMXFormat

/// Writes a project of OmegaT.
///
/// `Documentation/Manual/Packages.md` says what stands where.
struct OmegaTPackageWriter: PackageWriter {
  let version: String
  private var cuts = OmegaTCuts()
  private var glossary = OmegaTGlossary()
  private var matches = PackagedMatches()

  init(version: String) { self.version = version }

  mutating func add(_ article: PackagedArticle, named name: String, _ write: Write) throws {
    try write("source/\(name)", article.source)
    cuts.add(article.document)
    glossary.add(article.document)
    matches.add(article.document, named: name)
  }

  func finish(_ languages: LanguagePair, _: any Library, _ write: Write) throws -> Int {
    let project = OmegaTProject(from: languages.source, to: languages.target)
    try write("omegat/segmentation.conf", cuts.configuration)
    try write("omegat/segmentation.srx", cuts.srx)
    try write("omegat/filters.xml", OmegaTProject.filters)
    try write("glossary/dragoman.txt", glossary.file)
    if !matches.exact.units.isEmpty {
      try write("tm/auto/dragoman.tmx", tmx(matches.exact, languages))
    }
    for (points, units) in matches.fuzzy.sorted(by: { $0.key < $1.key }) {
      let folder = points > 0 ? "tm/penalty-\(points)" : "tm"
      try write("\(folder)/dragoman.tmx", tmx(units, languages))
    }
    for folder in ["target/", "tm/auto/", "dictionary/"] { try write(folder, []) }
    // A folder is a project as soon as it has this file.
    try write(OmegaTProject.fileName, project.file)
    return glossary.formCount
  }

  private func tmx(_ units: UnitBatch, _ languages: LanguagePair) -> [UInt8] {
    units.tmx(from: languages.source, version: version)
  }
}

extension PackagedArticle {
  /// The file as OmegaT reads it: texts in UTF-8, others as they are.
  fileprivate var source: [UInt8] {
    let article = document.article
    if isGivenAsText(in: .omegat) { return Array((article.text + "\n").utf8) }
    guard article.format == .plainText else { return bytes }
    return String(validating: bytes, as: UTF8.self) == nil ? Array(article.text.utf8) : bytes
  }
}
