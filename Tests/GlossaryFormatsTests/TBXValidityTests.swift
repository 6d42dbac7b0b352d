import Foundation
import GlossaryFormats
import Model
import TestSupport
import Testing

/// Validates written files with what is installed: `jing` for the grammar, and the Python package
/// pyschematron for the rules; `DRAGOMAN_PYTHON` names a Python that has it.
@Suite("Written TBX is valid")
struct OutsideTBXValidityTests {
  private static let python =
    ProcessInfo.processInfo.environment["DRAGOMAN_PYTHON"] ?? "python3"

  private func written(_ style: TBXStyle) throws -> URL {
    var generator = SeededGenerator(seed: 7)
    let random = (0..<8).map { ConceptEntry.random("r\($0)", using: &generator) }
    var odd = ConceptEntry.full
    odd.identifier = "1 odd/id"
    odd.otherData = [
      #"<descrip type="unknown">x</descrip>"#, #"<xref type="xGraphic" target="file:a">x</xref>"#,
      #"<ref type="crossReference" target="nowhere">x</ref>"#,
      #"<ref type="crossReference" target="missile">x</ref>"#,
      #"<xref type="externalCrossReference" target="https://example.org/a">x</xref>"#,
      #"<transacGrp><transac type="transactionType">withdrawal</transac></transacGrp>"#,
      #"<transacGrp><transac type="transactionType">modification</transac><date>soon</date>"#
        + #"<transacNote type="responsibility" target="p1">Huda</transacNote></transacGrp>"#,
      #"<descripGrp><descrip type="definition">another</descrip><xref type="xGraphic" "#
        + #"target="https://example.org/b">x</xref><note>y</note></descripGrp>"#,
    ]
    odd.languages[0].terms[0].otherData += [
      #"<termNoteGrp><termNote type="partOfSpeech">verb</termNote><note>z</note></termNoteGrp>"#,
      #"<termNote type="termLocation">menuItem</termNote>"#,
      #"<termNote type="termLocation">elsewhere</termNote>"#,
    ]
    let output = writeTBX([.full, odd] + random, title: "desk", style: style)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).tbx")
    try Data(output.bytes).write(to: file)
    return file
  }

  @Test("by the grammar", arguments: [TBXStyle.dca, .dct])
  func fitsTheGrammar(style: TBXStyle) throws {
    let file = try written(style)
    defer { try? FileManager.default.removeItem(at: file) }
    let grammar = try OutsideData.path("schemas/tbx/TBXcoreStructV03.rng")
    let output = try run(["jing", grammar, file.path])
    #expect(output.status == 0, "\(output.text)")
  }

  @Test(
    "by the rules",
    arguments: [(TBXStyle.dca, ["TBX-Basic_DCA"]), (.dct, ["TBX-Basic_DCT", "Basic", "Min"])]
  )
  func fitsTheRules(style: TBXStyle, schemas: [String]) throws {
    let file = try written(style)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = """
      import sys
      from pathlib import Path
      from pyschematron import validate_document
      for schema in sys.argv[2:]:
          result = validate_document(Path(sys.argv[1]), Path(schema))
          if not result.is_valid():
              from lxml import etree
              sys.exit(schema + etree.tostring(result.get_svrl()).decode())
      """
    let paths = try schemas.map { try OutsideData.path("schemas/tbx/\($0).sch") }
    let output = try run([Self.python, "-c", script, file.path] + paths)
    #expect(output.status == 0, "\(output.text)")
  }

  private func run(_ command: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
