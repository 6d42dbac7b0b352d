import Files
import Foundation
import Model
import TMXFormat
import TestSupport
import Testing
import Wording
import XMLStreams

@testable import Workbench

@Suite("Rejected units")
struct RejectionFileTests {
  @Test(
    "the comment before a unit is one, whatever the reason says",
    arguments: [
      "plain", "a -- b", "a --- b", "ends in -", "ends in --", "-->", "control \u{B} here", "---",
    ]
  )
  func writesComment(reason: String) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try RejectionFile(path: path)
    let unit = Array("<tu/>".utf8)
    try file.write(
      TMXRejection(
        line: 3,
        identifier: nil,
        reason: Message("words", ["words": .text(reason)]),
        source: unit
      ),
      from: "a--b.tmx"
    )
    try file.finish()
    let written = try Array(Data(contentsOf: URL(filePath: path)))
    let document = Array("<x>".utf8) + written + Array("</x>".utf8)
    let counter = try XMLStreamReader.parse(document: document, handler: Counter())
    #expect(counter.comments == 1 && counter.elements == 2)
  }

  private struct Counter: XMLEventHandler {
    var comments = 0
    var elements = 0

    mutating func startElement(_ tag: XMLStartTag) { elements += 1 }
    mutating func endElement(_ name: XMLName) {}
    mutating func characters(_ text: XMLBytes) {}
    mutating func comment(_ text: XMLBytes) { comments += 1 }
  }

  @Test("an archive without a file is known as one")
  func knowsEmptyArchive() throws {
    let library = try TestLibrary(concepts: [])
    let empty = InputFile(
      name: "a.zip",
      content: [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    )
    let error = #expect(throws: Failure.self) {
      try MemoryImport(into: library.file, options: MemoryImport.Options()).run(empty)
    }
    #expect(error?.english.contains("archive") == true, "\(String(describing: error))")
  }
}
