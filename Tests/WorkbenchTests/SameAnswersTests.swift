import Files
import Foundation
import JSON
import LibraryAccess
import Model
import TestLibraries
import Testing

@testable import Workbench

/// A library in a file and its copy in a database, asked the same.
@Suite("Stores answer alike")
struct SameAnswersTests {
  private let stores: [TemporaryLibrary]
  private let runners: [OperationRunner]

  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  init() throws {
    let file = try TemporaryLibrary(.sqlite)
    let database = try TemporaryLibrary(.postgres)
    stores = [file, database]
    let filling = OperationRunner(PreparedLibrary(file.library, for: .oneCommand), version: "0")
    for name in ["defence.csv", "economy.csv", "law.csv", "politics.csv"] {
      var request = ImportGlossary.Request(Self.file("Glossary/" + name))
      request.options.glossary = name
      _ = try filling.run(ImportGlossary.self, request)
    }
    for name in ["desk", "again"] {
      var request = ImportMemory.Request(Self.file("TMX/desk.tmx"))
      request.options.memory = name
      _ = try filling.run(ImportMemory.self, request)
    }
    let copy = CopyLibrary.Request(target: database.library, name: "copy")
    _ = try filling.run(CopyLibrary.self, copy)
    runners = stores.map {
      OperationRunner(PreparedLibrary($0.library, for: .manyRequests), version: "0")
    }
  }

  private static func file(_ path: String) -> InputFile {
    InputFile(root.appending(path: path).path())
  }

  /// The segments of the memory, and some with a word left out.
  private func queries() throws -> [String] {
    var texts: [String] = []
    try stores[0].library.forEachBatch(UnitSelection(memories: ["desk"])) { batch, _ in
      texts += batch.variants.map { batch.string($0.text) }
    }
    return texts + texts.map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
  }

  private func expectSame(_ query: String, _ answer: (OperationRunner) throws -> String) throws {
    let answers = try runners.map(answer)
    #expect(answers[0] == answers[1], "\(query)")
  }

  @Test("matches, byte for byte")
  func matches() throws {
    var foundCount = 0
    for query in try queries() {
      try expectSame(query) { runner in
        let reports = try runner.run(Match.self, Match.Request([query])).reports
        foundCount += reports.reduce(0) { $0 + $1.matches.count }
        return reports.map(\.json.text).joined()
      }
    }
    #expect(foundCount > 400)
  }

  @Test("look-ups and concordance, byte for byte")
  func lookUps() throws {
    let words = Set(try queries().flatMap { $0.split(whereSeparator: { !$0.isLetter }) })
    for word in words.sorted().prefix(150).map(String.init) {
      try expectSame(word) { try $0.run(Lookup.self, Lookup.Request(word)).json.text }
      try expectSame(word) { try $0.run(Concordance.self, Concordance.Request(word)).json.text }
    }
  }

  @Test("annotated articles, byte for byte")
  func articles() throws {
    for name in ["ar/air-defence.txt", "ar/central-bank.txt", "en/election-night.txt"] {
      let request = Annotate.Request(Self.file("TMX/articles/" + name))
      try expectSame(name) { "\(try $0.run(Annotate.self, request))" }
    }
  }

  @Test("exports, byte for byte")
  func exports() throws {
    for memories in [nil, ["again"]] as [[String]?] {
      try expectSame("memory") { runner in
        let path = NSTemporaryDirectory() + "export-\(UInt64.random(in: 0...(.max))).tmx"
        defer { unlink(path) }
        let output = try OutputFile(path: path)
        var request = ExportMemory.Request(to: output)
        request.memories = memories
        _ = try runner.run(ExportMemory.self, request)
        try output.finish()
        return try String(contentsOfFile: path, encoding: .utf8)
      }
    }
    for format in [GlossaryExport.Format.tbx, .csv] {
      try expectSame("glossary") { runner in
        var request = GlossaryExport.Options()
        request.format = format
        return String(decoding: try runner.run(ExportGlossary.self, request).bytes, as: UTF8.self)
      }
    }
  }
}
