import Documents
import Files
import Foundation
import JSON
import LibraryAccess
import Model
import Testing

@testable import Workbench

@Suite("XLIFF import")
struct XLIFFImportTests {
  @Test(
    "a segment is taken by its state; without one, if its translation is one",
    arguments: [
      (nil, "نص", nil, true), (nil, "", nil, false), (nil, "text", nil, false),
      (nil, "text", "yes", true), ("new", "نص", nil, false), ("new", "نص", "yes", true),
      ("needs-translation", "نص", nil, false), ("translated", "نص", nil, true),
      ("needs-review-translation", "نص", nil, true), ("final", "نص", nil, true),
      ("signed-off", "نص", nil, true), ("x-own", "نص", nil, true), ("final", "  ", nil, false),
    ] as [(String?, String, String?, Bool)]
  )
  func respectsStates(state: String?, target: String, approved: String?, isTaken: Bool) throws {
    let approval = approved.map { " approved=\"\($0)\"" } ?? ""
    let stated = state.map { " state=\"\($0)\"" } ?? ""
    let memory = XLIFFMemory(
      try XLIFFDocument(
        parsing: Array(
          """
          <xliff version="1.2"><file source-language="en" target-language="ar" original="o"><body>
          <trans-unit id="1"\(approval)><source>text</source><target\(stated)>\(target)</target>
          </trans-unit></body></file></xliff>
          """.utf8
        )
      )
    )
    #expect(memory.units.count == (isTaken ? 1 : 0))
    #expect(memory.untranslatedCount == (isTaken ? 0 : 1))
  }

  @Test("codes become those of TMX: pairs in one segment, ends alone, placeholders")
  func keepsCodes() throws {
    let memory = XLIFFMemory(
      try XLIFFDocument(
        parsing: Array(
          """
          <xliff version="2.1" srcLang="en" trgLang="ar"><file id="f"><unit id="u"><segment id="s"
           state="final"><source>a <pc id="1">b</pc><ph id="2"/> <sc id="3" isolated="yes"/>c <mrk
           id="m" type="term">d</mrk></source><target><pc id="1">ب</pc><ph id="2"/></target></segment>
          </unit></file></xliff>
          """.utf8
        )
      )
    )
    let unit = try #require(memory.units.first)
    #expect(unit.identifier == "u/s")
    #expect(unit.properties == [Property(type: "x-state", value: "final")])
    let names = unit.variants.map { variant in
      variant.segment.compactMap { part in
        if case .code(let code) = part { code.name } else { nil }
      }
    }
    #expect(names == [["bpt", "ept", "ph", "it"], ["bpt", "ept", "ph"]])
    #expect(unit.variants.map(\.plainText) == ["a b c d", "ب"])
  }

  @Test("a job is imported, reported, found unchanged, and taken back")
  func imports() throws {
    let library = try TestLibrary(concepts: [])
    let job = InputFile(
      name: "job.xlf",
      content: Array(
        """
        <xliff version="2.0" srcLang="en" trgLang="ar"><file id="f"><unit id="1"><segment
         state="final"><source>One <pc id="1">two</pc></source><target>واحد <pc id="1">اثنان</pc>
        </target></segment></unit><unit id="2"><segment><source>Three</source></segment></unit></file>
        </xliff>
        """.utf8
      )
    )
    let importer = MemoryImport(into: library.file, options: MemoryImport.Options())
    let report = try importer.run(job)
    #expect(report.memory == "job")
    #expect(report.readCount == 2 && report.counts.added == 1 && report.untranslatedCount == 1)
    #expect(report.json.text.contains("\"untranslated\":1"))
    #expect(try importer.run(job).counts.unchanged == 1)
    #expect(throws: FileError.self) {
      try importer.run(InputFile(name: "b.xlf", content: Array("<xliff><file/></xliff>".utf8)))
    }
  }
}

/// Every job of other tools is read, or refused with a reason.
@Suite("XLIFF of other tools")
struct XLIFFInteropTests {
  private static let folder = URL(
    filePath: (ProcessInfo.processInfo.environment["DRAGOMAN_DATA"] ?? "../shared/data")
      + "/interop/xliff"
  )

  @Test(
    "every file is read, segment by segment",
    .enabled(
      if: FileManager.default.fileExists(atPath: folder.path),
      "set DRAGOMAN_DATA to the folder with the data for tests"
    )
  )
  func readsAll() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder,
      includingPropertiesForKeys: nil
    )
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
