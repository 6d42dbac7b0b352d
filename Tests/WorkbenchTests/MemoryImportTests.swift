import Files
import Foundation
import JSON
import LibraryAccess
import Model
import Synchronization
import TMXFormat
import TestSupport
import Testing
import Wording

@testable import Workbench

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder and a library in it that go away with the value.
final class Scratch {
  let folder: String
  let session: OpenedLibrary

  init() throws {
    folder = "/tmp/dragoman-test-\(getpid())-\(UInt64.random(in: 0...(.max)))"
    session = try openLibrary(folder + "/new/library.sqlite")
  }

  deinit {
    session.close()
    for name in ["new/library.sqlite", "a.tmx", "b.tmx", "out.tmx"] { unlink(folder + "/" + name) }
    rmdir(folder + "/new")
    rmdir(folder)
  }

  func write(_ bytes: [UInt8], as name: String = "a.tmx") -> InputFile {
    let path = folder + "/" + name
    if let file = fopen(path, "w") {
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
    return InputFile(path)
  }

  func write(_ text: String, as name: String = "a.tmx") -> InputFile {
    write(Array(text.utf8), as: name)
  }

  func run(
    _ file: InputFile,
    _ change: (inout MemoryImport.Options) -> Void = { _ in },
    consumer: (any StoredUnitConsumer)? = nil
  ) throws -> MemoryImportReport {
    var options = MemoryImport.Options()
    options.author.date = "2026-11-23T00:00:00Z"
    change(&options)
    let memoryImport = MemoryImport(into: session.library, options: options)
    return try consumer.map { try memoryImport.run(file, consumer: $0) } ?? memoryImport.run(file)
  }

  func exported(_ selection: UnitSelection = UnitSelection()) throws -> [UInt8] {
    let output = try OutputFile(path: folder + "/out.tmx")
    let export = MemoryExport(from: session.library, selection, version: "1")
    _ = try export.writeTMX(to: output)
    try output.finish()
    return try InputFile(folder + "/out.tmx").readBytes()
  }
}

private func tmx(_ units: String, srclang: String = "en") -> String {
  "<tmx version=\"1.4\"><header srclang=\"\(srclang)\"/><body>\n\(units)\n</body></tmx>"
}

private func unit(_ english: String, _ arabic: String) -> String {
  "<tu><tuv xml:lang=\"en\"><seg>\(english)</seg></tuv>"
    + "<tuv xml:lang=\"ar\"><seg>\(arabic)</seg></tuv></tu>"
}

/// Writes down what it is given.
private final class Listener: StoredUnitConsumer {
  struct Refusal: Error {}

  private let refusesAt: Int64?
  private let heard = Mutex<[String]>([])

  init(refusesAt: Int64? = nil) { self.refusesAt = refusesAt }

  var lines: [String] { heard.withLock { $0 } }

  func consume(_ batch: UnitBatch, identifiers: [Int64]) throws {
    for (unit, identifier) in zip(batch.units, identifiers) {
      if identifier == refusesAt { throw Refusal() }
      for variant in batch.variants[unit.variants] {
        let line =
          "\(identifier) \(batch.languages[variant.language]) \(batch.string(variant.text))"
        heard.withLock { $0.append(line) }
      }
    }
  }

  func storeFinished(_ sink: any UnitSink) {}

  func finish(_ sink: any UnitSink) { heard.withLock { $0.append("\(sink.counts.added) added") } }
}

struct MemoryImportTests {
  @Test("the report has the design's fields, and the same file again changes nothing")
  func reportHasFields() throws {
    let scratch = try Scratch()
    let file = scratch.write(
      tmx(unit("a", "ا") + "\n<tu tuid=\"7\"><tuv><seg>b</seg></tuv></tu>" + unit("c&", "ج"))
    )
    let first = try scratch.run(file)
    #expect(
      first.json.text
        == """
        {"file":"\(file.path)","memory":"a","import":1,"read":3,"added":2,"updated":0,\
        "unchanged":0,"duplicate":0,"untranslated":0,"drafts":0,"rejected":1,"repaired":1,"truncated":false,"languages":["en","ar"],\
        "fallbacks":0,"languageFallbacks":[],\
        "rejections":[{"line":3,"tuid":"7","reason":"a variant has no language"}],"warnings":[]}
        """
    )
    #expect(
      first.rejectionRemarks.map(Wording.english.line) == [
        "\(file.path):3: rejected: a variant has no language (tuid \"7\")"
      ]
    )
    let before = try scratch.exported()
    let second = try scratch.run(file)
    #expect(second.counts.added == 0)
    #expect(second.counts.unchanged == 2)
    #expect(try scratch.exported() == before)
  }

  @Test(
    "a file from which nothing is taken is an error that says why, and leaves nothing",
    arguments: [
      (tmx(""), "there is no unit in the file"),
      ("", "the file is empty"),
      (tmx("<tu><tuv><seg>a</seg></tuv></tu>"), "none of 1 units could be taken"),
      ("<html/>", "not a TMX file"),
      ("<tmx version=\"1.4\"><header></tmx>", "Opening and ending tag mismatch"),
    ]
  )
  func nothingIsAnError(text: String, reason: String) throws {
    let scratch = try Scratch()
    let file = scratch.write(text)
    let error = #expect(throws: Failure.self) { try scratch.run(file) }
    #expect(error?.english.contains(reason) == true)
    #expect(try scratch.session.library.memories().isEmpty)
  }

  @Test("a missing file and a folder are errors")
  func missingFileIsAnError() throws {
    let scratch = try Scratch()
    for path in [scratch.folder + "/none.tmx", scratch.folder] {
      #expect(throws: Failure.self) { try scratch.run(InputFile(path)) }
    }
    #expect(try scratch.session.library.memories().isEmpty)
  }

  @Test("a strict import takes everything or nothing")
  func strictImport() throws {
    let scratch = try Scratch()
    let file = scratch.write(tmx(unit("a", "ا") + "\n" + unit("b&", "ب")))
    let error = #expect(throws: Failure.self) { try scratch.run(file) { $0.isStrict = true } }
    #expect(error?.line == 3)
    #expect(try scratch.session.library.memories().isEmpty)
    #expect(
      try scratch.run(scratch.write(tmx(unit("a", "ا")))) { $0.isStrict = true }.readCount == 1
    )
  }

  @Test("a truncated file gives what stands before the cut, and says so")
  func truncatedFile() throws {
    let scratch = try Scratch()
    let report = try scratch.run(scratch.write(String(tmx(unit("a", "ا")).dropLast(10))))
    #expect(report.isTruncated)
    #expect(report.counts.added == 1)
    #expect(report.text(in: .english).contains("truncated"))
  }

  @Test("a consumer hears every unit that is stored, and its error ends the import")
  func consumerHears() throws {
    let scratch = try Scratch()
    let listener = Listener()
    _ = try scratch.run(scratch.write(tmx(unit("a", "ا"))))
    _ = try scratch.run(
      scratch.write(tmx(unit("a", "ا") + unit("b", "ب"))),
      consumer: listener
    )
    #expect(listener.lines == ["0 en a", "0 ar ا", "2 en b", "2 ar ب", "1 added"])
    #expect(throws: Listener.Refusal.self) {
      try scratch.run(scratch.write(tmx(unit("c", "ج"))), consumer: Listener(refusesAt: 3))
    }
    #expect(try MemoryList(memories: scratch.session.library.memories()).unitCount(of: nil) == 2)
  }

  @Test("export, import, export gives the same bytes, also when headers differ")
  func exportIsStable() throws {
    let scratch = try Scratch()
    _ = try scratch.run(scratch.write(tmx(unit("a", "ا"))))
    _ = try scratch.run(scratch.write(tmx(unit("b", "ب"), srclang: "ar"), as: "b.tmx"))
    let first = try scratch.exported()
    #expect(String(decoding: first, as: UTF8.self).contains("<tu srclang=\"ar\">"))
    let second = try Scratch()
    _ = try second.run(second.write(first))
    #expect(try second.exported() == first)
  }

  @Test("a pair of languages is written with the first as the source, and counts other regions")
  func pairIsWritten() throws {
    let scratch = try Scratch()
    let three = """
      <tu><tuv xml:lang="en-GB"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv>\
      <tuv xml:lang="ar"><seg>ج</seg></tuv></tu>
      """
    _ = try scratch.run(scratch.write(tmx(unit("a", "ا") + three)))
    func written(_ tags: [LanguageTag]) throws -> String {
      String(decoding: try scratch.exported(UnitSelection(languages: tags)), as: UTF8.self)
    }
    let text = try written([.arabic, .english])
    #expect(text.contains(" srclang=\"ar\""))
    #expect(text.components(separatedBy: "<tu>").count == 3)
    #expect(!text.contains("fr"))
    let french = try #require(LanguageTag("fr"))
    #expect(try written([french, .arabic]).components(separatedBy: "<tu>").count == 2)
    let selection = UnitSelection(languages: [.arabic, .english])
    let export = MemoryExport(from: scratch.session.library, selection, version: "1")
    let report = try export.writeTMX(to: OutputFile(path: scratch.folder + "/out.tmx"))
    #expect(
      report.message.english == "2 units written, 1 of them with a language of another region"
    )
  }

  @Test("a folder stands for the memories in it")
  func folderIsExpanded() throws {
    let scratch = try Scratch()
    for name in ["b.tmx", "a.TMX", "c.tmx.gz", "d.txt"] { _ = scratch.write("", as: name) }
    let names = InputFile.memories(at: scratch.folder).map(\.name)
    #expect(names == ["a.TMX", "b.tmx", "c.tmx.gz"].map { scratch.folder + "/" + $0 })
    #expect(InputFile.memories(at: "-").map(\.path) == ["-"])
    #expect(
      InputFile.memories(at: scratch.folder + "/new").map(\.path) == [scratch.folder + "/new"]
    )
    for name in ["a.TMX", "c.tmx.gz", "d.txt"] { unlink(scratch.folder + "/" + name) }
  }

  @Test("only the memory that is named is written, and an unknown one is an error")
  func memoryIsChosen() throws {
    let scratch = try Scratch()
    _ = try scratch.run(scratch.write(tmx(unit("a", "ا"))))
    _ = try scratch.run(scratch.write(tmx(unit("b", "ب")), as: "b.tmx"))
    let text = String(decoding: try scratch.exported(UnitSelection(memories: ["b"])), as: UTF8.self)
    #expect(text.contains("<seg>b</seg>"))
    #expect(!text.contains("<seg>a</seg>"))
    #expect(throws: Failure.self) { try scratch.exported(UnitSelection(memories: ["c"])) }
  }
}
