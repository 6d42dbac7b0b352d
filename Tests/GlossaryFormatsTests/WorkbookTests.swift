import GlossaryFormats
import Model
import TestSupport
import Testing

/// A workbook in parts, made of rows of cells.
struct TestWorkbook {
  var sheets: [(name: String, content: String)] = []
  var strings: [String] = []

  /// Adds a sheet with inline texts; `nil` is a cell that is not there.
  mutating func add(_ name: String, _ rows: [[String?]], merged: [String] = []) {
    var content = "<worksheet><sheetData>"
    for (index, row) in rows.enumerated() {
      content += "<row r=\"\(index + 1)\">"
      for (column, text) in row.enumerated() {
        guard let text else { continue }
        let letter = Character(Unicode.Scalar(UInt8(65 + column)))
        content += "<c r=\"\(letter)\(index + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      content += "</row>"
    }
    content += "</sheetData><mergeCells>"
    for range in merged { content += "<mergeCell ref=\"\(range)\"/>" }
    sheets.append((name, content + "</mergeCells></worksheet>"))
  }

  func part(_ name: String) -> [UInt8]? {
    switch name {
    case "xl/workbook.xml":
      let list = sheets.enumerated().map {
        "<sheet name=\"\($0.element.name)\" r:id=\"r\($0.offset)\"/>"
      }
      return Array("<workbook xmlns:r=\"r\"><sheets>\(list.joined())</sheets></workbook>".utf8)
    case "xl/_rels/workbook.xml.rels":
      let list = sheets.indices.map {
        "<Relationship Id=\"r\($0)\" Target=\"worksheets/\($0).xml\"/>"
      }
      return Array("<Relationships>\(list.joined())</Relationships>".utf8)
    case "xl/sharedStrings.xml":
      return Array("<sst>\(strings.map { "<si><t>\($0)</t></si>" }.joined())</sst>".utf8)
    default:
      let number = name.split(separator: "/").last?.split(separator: ".").first.flatMap { Int($0) }
      return number.flatMap { sheets.indices.contains($0) ? Array(sheets[$0].content.utf8) : nil }
    }
  }

  func read(_ options: GlossaryReadingOptions = .init()) throws -> GlossaryContent {
    try GlossaryContent(readXLSX(options: options) { part($0) })
  }
}

@Suite("Workbooks")
struct WorkbookTests {
  @Test("title rows, gaps and the last column cost nothing and change nothing")
  func readsGaps() throws {
    var book = TestWorkbook()
    book.add(
      "Terms",
      [["Terms of the desk"], [], ["English", nil, "Arabic", "Notes"], ["war", nil, "حرب", "x"]]
    )
    let content = try book.read()
    #expect(content.concepts.map(\.note) == ["x"])
    #expect(content.lines == [4])
    #expect(content.warnings == [.titleRows(1)])
  }

  @Test("every sheet with two languages is read, and the others are named")
  func readsAllSheets() throws {
    var book = TestWorkbook()
    book.add("Read me", [["This is the glossary"], ["of the desk"]])
    book.add("A", [["id", "en", "ar"], ["1", "war", "حرب"]])
    book.add("B", [["id", "English", "Arabic"], ["1", "peace", "سلام"], ["2", "x", nil]])
    book.add("Codes", [["code", "name"], ["1", "one"]])
    let content = try book.read()
    #expect(content.concepts.flatMap { $0.terms(in: .arabic) }.map(\.text) == ["حرب", "سلام"])
    #expect(content.concepts.map(\.identifier) == ["1", "B 1", "2"])
    #expect(content.ignored.map(\.english) == ["sheet \"Read me\"", "sheet \"Codes\""])
  }

  @Test("merged cells belong to each of their rows")
  func fillsMergedCells() throws {
    var book = TestWorkbook()
    book.add(
      "A",
      [
        ["Domain", "English", "Arabic"], ["law", "court", "محكمة"], [nil, "judge", "قاض"],
        [nil, "bill", "مشروع قانون"], ["war", "truce", "هدنة"],
      ],
      merged: ["A2:A4", "A1:B1", "XFD1:XFE9", "B2", "A9:A1"]
    )
    #expect(try book.read().concepts.map(\.domain) == ["law", "law", "law", "war"])
  }

  @Test("a workbook without two languages is refused")
  func refusesOthers() throws {
    var book = TestWorkbook()
    book.add("A", [["a", "b"], ["x", "y"]])
    let error = try #require(throws: GlossaryFileError.self) { try book.read() }
    #expect(error.asksForColumns)
    #expect(throws: GlossaryFileError.self) { try readXLSX(options: .init()) { _ in nil } }
  }

  @Test("numbers of rows, cells and texts that no workbook has do no harm")
  func boundsNumbers() throws {
    for row in ["9223372036854775807", "99999999999999999999", "-1", "0", "x", ""] {
      var book = TestWorkbook()
      book.strings = ["ar", "en", "حرب", "war"]
      book.sheets = [
        (
          "A",
          """
          <worksheet><sheetData>
          <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
          <row r="\(row)"><c r="A\(row)" t="s"><v>2</v></c><c t="s"><v>3</v></c>
          <c r="ZZZZZZZZZZ1" t="s"><v>3</v></c><c r="XFE2" t="s"><v>3</v></c>
          <c r="C2" t="s"><v>4</v></c><c r="C2" t="s"><v>99999999999999999999</v></c>
          <c r="C2" t="s"><v>-1</v></c></row>
          <row><c><v>5</v></c></row>
          </sheetData><mergeCells><mergeCell ref="A1:XFD\(row)"/></mergeCells></worksheet>
          """
        )
      ]
      let content = try book.read()
      #expect(content.concepts.map { $0.terms(in: .english).map(\.text) } == [["war"]])
    }
  }

  @Test("what is written as a workbook comes back")
  func survives() throws {
    let concepts: [ConceptEntry] = [.full]
    let parts = xlsxParts(of: concepts, title: "desk: a/b")
    let table = try readXLSX(options: .init()) { name in parts.first { $0.name == name }?.content }
    let content = try GlossaryContent(table)
    #expect(content.concepts == concepts)
    #expect(content.warnings.isEmpty)
  }
}
