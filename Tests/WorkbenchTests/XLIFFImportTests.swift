import Documents
import Files
import Foundation
import JSON
import LibraryAccess
import Model
import TestSupport
import Testing

@testable import Workbench

@Suite("XLIFF import")
struct XLIFFImportTests {
  @Test("a job is imported, reported, found unchanged, and taken back")
  func imports() throws {
    let library = try TestLibrary(concepts: [])
    let job = InputFile(
      name: "job.xlf",
      content: Array(
        """
        <xliff version="2.0" srcLang="en" trgLang="ar"><file id="f"><unit id="1"><segment
         state="final"><source>One <pc id="1">two</pc></source><target>واحد <pc id="1">اثنان</pc>
        </target></segment></unit><unit id="2"><segment><source>Three</source></segment></unit><unit id="3"><segment state="initial">
        <source>Four</source><target>أربعة</target></segment></unit></file>
        </xliff>
        """.utf8
      )
    )
    let importer = MemoryImport(into: library.file, options: MemoryImport.Options())
    let report = try importer.run(job)
    #expect(report.memory == "job")
    #expect(report.readCount == 3 && report.counts.added == 1 && report.untranslatedCount == 1)
    #expect(report.draftCount == 1)
    #expect(
      report.readCount
        == report.counts.added + report.counts.updated + report.counts.unchanged
        + report.untranslatedCount + report.draftCount + report.rejectedCount
    )
    #expect(report.json.text.contains("\"untranslated\":1"))
    #expect(try importer.run(job).counts.unchanged == 1)
    #expect(throws: Failure.self) {
      try importer.run(InputFile(name: "b.xlf", content: Array("<xliff><file/></xliff>".utf8)))
    }
  }

  @Test("drafts are taken when they are asked for, and marked; machine translation is penalised")
  func takesDrafts() throws {
    let library = try TestLibrary(concepts: [])
    let job = InputFile(
      name: "job.xlf",
      content: Array(
        """
        <xliff version="1.2"><file source-language="en" target-language="ar" original="o"><body><trans-unit
         id="1"><source>The talks ended today.</source><target state="translated"
         state-qualifier="leveraged-mt">انتهت المحادثات اليوم.</target></trans-unit><trans-unit id="2"><source>A
         draft of it.</source><target state="needs-review-translation">مسودة.</target></trans-unit></body></file>
        </xliff>
        """.utf8
      )
    )
    var options = MemoryImport.Options()
    options.includesDrafts = true
    let report = try MemoryImport(into: library.file, options: options)
      .run(job, consumer: MatchIndexBuilder())
    #expect(report.counts.added == 2 && report.draftCount == 0)
    let scope = MemoryMatcher.Scope(source: .english, target: .arabic, memories: nil)
    let matcher = try MemoryMatcher(library.file, scope: scope)
    let found = try matcher.matches(
      forText: ["The talks ended today."],
      options: MemoryMatcher.Options()
    )
    let match = try #require(found.first?.first)
    #expect(match.penalties.contains { "\($0.rawValue)".lowercased().contains("machine") })
    #expect(match.score.percent < 100)
  }
}

/// Every job of other tools is read, or refused with a reason.
@Suite("XLIFF of other tools")
struct OutsideXLIFFTests {
  @Test("every file is read, segment by segment")
  func readsAll() throws {
    let files = try OutsideData.contents("interop/xliff")
    var segmentCount = 0
    for file in files {
      let input = InputFile(file.path)
      let article = try ArticleReader().read(input)
      let document = try XLIFFDocument(parsing: input.readBytes())
      #expect(article.format == .xliff)
      let wanted = document.units.filter(\.isTranslatable).flatMap(\.segments)
        .filter { !$0.isIgnorable && !$0.source.isBlank }
      #expect(article.segments?.count == wanted.count, "\(file.lastPathComponent)")
      #expect(article.language != nil, "\(file.lastPathComponent)")
      segmentCount += wanted.count
    }
    #expect(files.count >= 60)
    #expect(segmentCount > 1_000)
  }
}
