import Files
import LibraryAccess
import Model
import TestSupport
import Testing

@testable import Workbench

/// A bilingual file, and the counts of its import.
private struct ImportCase: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  /// Added, not translated, drafts, rejected, repaired.
  let counts: [Int]
  var to: String?
  var testDescription: String { name }

  static let all = [
    ImportCase(
      name: "a.po",
      text:
        "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"War\"\nmsgstr \"حرب\"\n\n#, fuzzy\nmsgid \"Truce\"\n"
        + "msgstr \"سلم\"\n\nmsgid \"Talks\"\nmsgstr \"\"\n",
      counts: [1, 1, 1, 0, 0]
    ),
    ImportCase(
      name: "a.tsv",
      text: "War\tحرب\nalone\nPeace\tسلم\nTalks\t \n",
      counts: [2, 1, 0, 1, 0]
    ),
    ImportCase(
      name: "a.tmx",
      text: """
        <tmx version="1.4"><header srclang="en"/><body>
        <tu><tuv xml:lang="en"><seg>War</seg></tuv><tuv xml:lang="ar"><seg>حرب</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>War</seg></tuv><tuv xml:lang="ar"><seg>حرب</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Truce</seg></tuv><tuv xml:lang="ar"><seg></seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Talks</seg></tuv><tuv xml:lang="ar"><seg> </seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Vote</seg></tuv><tuv xml:lang="ar"><seg><ph x="1"/></seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Peace</seg></tuv><tuv xml:lang="ar"/></tu>
        <tu><tuv xml:lang="en"><seg>Law</seg></tuv><tuv xml:lang="ar"><seg>Law</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Only</seg></tuv></tu>
        <tu><tuv><seg>Bad</seg></tuv></tu>
        </body></tmx>
        """,
      counts: [2, 5, 0, 1, 1]
    ),
    ImportCase(
      name: "blank.tmx",
      text: """
        <tmx version="1.4"><header srclang="en"/><body>
        <tu><tuv xml:lang="en"><seg>Truce</seg></tuv><tuv xml:lang="ar"><seg> </seg></tuv></tu>
        </body></tmx>
        """,
      counts: [0, 1, 0, 0, 0]
    ),
    ImportCase(
      name: "scored.tsv",
      text: "1.19\tWar ended.\tانتهت الحرب.\n1.17\tPeace.\tسلام.\n",
      counts: [2, 0, 0, 0, 0]
    ),
    ImportCase(
      name: "numbered.tsv",
      text: "12\tWar ended.\t45\tانتهت الحرب.\n13\tPeace.\t46\tسلام.\n",
      counts: [2, 0, 0, 0, 0]
    ),
    ImportCase(
      name: "a.csv",
      text: "en,ar\n\"War, then\",حرب\n\"two\nlines\",سطران\n5\" gun,مدفع\nalone\n",
      counts: [3, 0, 0, 1, 0]
    ),
    ImportCase(
      name: "semicolons.csv",
      text: "\u{FEFF}source;target\r\nWar;حرب\r\nPeace;\r\n",
      counts: [1, 1, 0, 0, 0]
    ),
    ImportCase(
      name: "lines.jsonl",
      text: "{\"en\":\"War\",\"ar\":\"حرب\"}\n{\"en\":\"Peace\",\"ar\":\"سلام\"}\n",
      counts: [2, 0, 0, 0, 0]
    ),
    ImportCase(
      name: "nested.jsonl",
      text: "{\"id\":\"0\",\"translation\":{\"en\":\"War\",\"ar\":\"حرب\"}}\n",
      counts: [1, 0, 0, 0, 0]
    ),
    ImportCase(
      name: "a.srt",
      text: "1\n00:00:01,000 --> 00:00:02,000\nWar.\nحرب.\n",
      counts: [1, 0, 0, 0, 0]
    ),
    ImportCase(
      name: "a.json",
      text: "[{\"source\":\"War\",\"target\":\"حرب\"}]",
      counts: [1, 0, 0, 0, 0]
    ),
    ImportCase(
      name: "a.xlf",
      text: """

        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2"><file source-language="en" original="o"><body>
        <trans-unit id="1"><source>War</source><target>حرب\u{8}</target></trans-unit>
        <trans-unit id="2"><source>Truce</source><target state="new">هدنة</target></trans-unit>
        <trans-unit id="3"><source>Talks</source></trans-unit></body></file></xliff>
        """,
      counts: [1, 1, 1, 0, 1]
    ),
    ImportCase(
      name: "french.xlf",
      text:
        "<xliff version=\"1.2\"><file source-language=\"en\" original=\"o\"><body><trans-unit id=\"1\">"
        + "<source>War</source><target>Guerre</target></trans-unit></body></file></xliff>",
      counts: [1, 0, 0, 0, 0],
      to: "fr"
    ),
  ]
}

@Suite("Import of bilingual files")
struct BilingualImportTests {
  @Test(
    "what is finished is added, the rest is counted, and the counts add up",
    arguments: ImportCase.all
  )
  fileprivate func imports(_ file: ImportCase) throws {
    let library = try TestLibrary(concepts: [])
    var options = MemoryImport.Options()
    options.target = file.to.flatMap { LanguageTag($0) }
    let report = try MemoryImport(into: library.file, options: options)
      .run(InputFile(name: file.name, content: Array(file.text.utf8)))
    let counts = report.counts
    #expect(
      [
        counts.added, report.untranslatedCount, report.draftCount, report.rejectedCount,
        report.repairedCount,
      ] == file.counts
    )
    let sum = counts.added + counts.updated + counts.unchanged + counts.duplicate
    #expect(
      report.readCount == sum + report.untranslatedCount + report.draftCount + report.rejectedCount
    )
    #expect(report.rejections.count == report.rejectedCount)
  }

  @Test("a document type with brackets after it does not hide what the file is")
  func readsDoctype() throws {
    let library = try TestLibrary(concepts: [])
    let job = """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/xliff.dtd">
      <xliff version="1.2"><file original="7" source-language="en" target-language="ar"><body>
      <trans-unit id="a"><source><![CDATA[War]]></source><target state="translated"><![CDATA[حرب]]></target>
      </trans-unit></body></file></xliff>
      """
    let report = try MemoryImport(into: library.file, options: MemoryImport.Options())
      .run(InputFile(name: "wpml.xliff", content: Array(job.utf8)))
    #expect(report.counts.added == 1)
  }

  @Test(
    "what nothing can be taken from is an error, and the library stays as it was",
    arguments: [
      ("a.tsv", "War\tGuerre\n", "two languages are needed: both sides have the letters of en"),
      (
        "a.xlf",
        "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\"><body><trans-unit id=\"1\">"
          + "<source>War</source><target state=\"new\">حرب</target></trans-unit></body></file></xliff>",
        "none of 1 segments is translated, and 1 are drafts"
      ),
      ("open.csv", "en,ar\n\"War,حرب\nPeace,سلام\n", "none closes it"),
      ("a.po", "msgid \"War\"\nmsgstr \"\"\n", "two languages are needed: the source is en"),
      ("a.json", "[{\"source\":1}]", "no pair"),
    ]
  )
  func refuses(name: String, text: String, reason: String) throws {
    let library = try TestLibrary(concepts: [])
    let error = #expect(throws: Failure.self) {
      try MemoryImport(into: library.file, options: MemoryImport.Options())
        .run(InputFile(name: name, content: Array(text.utf8)))
    }
    #expect(error?.english.contains(reason) == true, "\(String(describing: error))")
    #expect(try library.file.memories().isEmpty)
  }
}
