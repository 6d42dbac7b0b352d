import LibraryAccess
import Model
import Testing

@testable import Workbench

@Suite("Aligned articles in a memory")
struct AlignmentImportTests {
  private let pairs = [
    AlignedArticle.Pair(
      source: ["وصل الرئيس.", "ثم غادر."],
      target: ["The president arrived and left."]
    ),
    AlignedArticle.Pair(source: ["لم يصرح بشيء."], target: []),
    AlignedArticle.Pair(source: ["انتهت القمة."], target: ["The summit ended."]),
  ]

  @Test("pairs that a person has put together become units, once")
  func storesEditedPairs() throws {
    let library = try TestLibrary(concepts: [])
    let article = AlignedArticle(
      pairs: pairs,
      sourceFile: "ar.txt",
      targetFile: "en.txt",
      sourceLanguage: .arabic,
      targetLanguage: .english
    )
    let storing = AlignmentImport(
      into: library.file,
      memory: "desk",
      author: Authorship(date: "2026-01-01T00:00:00Z"),
      version: "0"
    )
    let first = try storing.run([article], minimumConfidence: 0.5)
    #expect(first.added == 2)
    #expect(try storing.run([article], minimumConfidence: 0.5).added == 0)
    #expect(article.pairs.map { $0.pair } == pairs)
    let tsv = AlignmentFormat.tsv.write([article], minimumConfidence: 0)
    #expect(
      String(decoding: tsv, as: UTF8.self) == """
        وصل الرئيس. ثم غادر.\tThe president arrived and left.\t1.0
        انتهت القمة.\tThe summit ended.\t1.0

        """
    )
  }
}
