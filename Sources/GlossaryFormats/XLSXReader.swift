package import Model
import XMLStreams

/// Reads a glossary from the sheets of a workbook (XLSX) whose first row names languages.
///
/// Reference: ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheets) and 18.4 (shared strings).
///
/// - Parameters:
///   - source: The language of a column that is named `source`, where no column names it.
///   - target: The language of a column that is named `target`, likewise.
///   - part: Returns the unpacked bytes of a file in the archive, or `nil` if there is none.
/// - Returns: The concepts, and what could not be taken; lines are rows of the sheet.
/// - Throws: `GlossaryFileError`, when the file is no workbook, or has no sheet with a header that
///   names a language; what `part` throws.
/// - Complexity: O(length of the unpacked files)
package func readXLSX(
  source: LanguageTag?,
  target: LanguageTag?,
  part: (String) throws -> [UInt8]?
) throws -> GlossaryContent {
  guard let workbook = try part("xl/workbook.xml") else {
    throw GlossaryFileError(line: 1, description: "the archive has no workbook (xl/workbook.xml)")
  }
  let relations = try parse(part("xl/_rels/workbook.xml.rels") ?? [], XLSXRelations()).targets
  let strings = try parse(part("xl/sharedStrings.xml") ?? [], XLSXSharedStrings()).strings
  var content: GlossaryContent?
  var others: [String] = []
  for sheet in try parse(workbook, XLSXWorkbook()).sheets {
    let path = relations[sheet.relation] ?? ""
    guard let bytes = try part(path.hasPrefix("/") ? String(path.dropFirst()) : "xl/" + path) else {
      continue
    }
    let rows = try parse(bytes, XLSXSheet(strings: strings)).rows
    guard content == nil, GlossaryColumns(header: rows.first?.fields ?? []).hasTerms else {
      if !rows.isEmpty { others.append("sheet \"\(sheet.name)\"") }
      continue
    }
    var next = rows.makeIterator()
    content = try readGlossaryRows(source: source, target: target) { next.next() }
  }
  guard var content else {
    throw GlossaryFileError(
      line: 1,
      description:
        "no sheet has a first row that names a language; such as ar, en, domain is needed"
    )
  }
  content.ignored += others
  return content
}

private func parse<Handler: XMLEventHandler>(_ bytes: [UInt8], _ handler: Handler) throws -> Handler
{
  guard !bytes.isEmpty else { return handler }
  do {
    return try XMLStreamReader.parse(document: bytes, handler: handler)
  } catch let error as XMLError {
    throw GlossaryFileError(line: error.position.line, description: error.message)
  }
}

/// The sheets of a workbook, in their order.
private struct XLSXWorkbook: XMLEventHandler {
  private(set) var sheets: [(name: String, relation: String)] = []

  mutating func startElement(_ tag: XMLStartTag) throws {
    guard tag.name.local == "sheet" else { return }
    var relation = ""
    for attribute in tag.attributes
    where attribute.name.local == "id" && !attribute.name.prefix.isEmpty {
      relation = attribute.value.string
    }
    sheets.append((tag.attribute("name") ?? "", relation))
  }

  mutating func endElement(_ name: XMLName) throws {}
  mutating func characters(_ text: XMLBytes) throws {}
}

/// Where the files are that a workbook names.
private struct XLSXRelations: XMLEventHandler {
  private(set) var targets: [String: String] = [:]

  mutating func startElement(_ tag: XMLStartTag) throws {
    if let identifier = tag.attribute("Id"), let target = tag.attribute("Target") {
      targets[identifier] = target
    }
  }

  mutating func endElement(_ name: XMLName) throws {}
  mutating func characters(_ text: XMLBytes) throws {}
}

/// The texts that cells name by their number.
private struct XLSXSharedStrings: XMLEventHandler {
  private(set) var strings: [String] = []
  private var isText = false
  private var isPhonetic = false

  mutating func startElement(_ tag: XMLStartTag) throws {
    if tag.name.local == "si" { strings.append("") }
    if tag.name.local == "rPh" { isPhonetic = true }
    isText = tag.name.local == "t" && !isPhonetic
  }

  mutating func endElement(_ name: XMLName) throws {
    isText = false
    if name.local == "rPh" { isPhonetic = false }
  }

  mutating func characters(_ text: XMLBytes) throws {
    guard isText, let last = strings.indices.last else { return }
    strings[last] += text.string
  }
}

/// The rows of a sheet that hold something.
private struct XLSXSheet: XMLEventHandler {
  private(set) var rows: [TableRow] = []
  private let strings: [String]
  private var line = 0
  private var fields: [String] = []
  private var column = 0
  private var kind = ""
  private var value = ""
  private var isValue = false

  init(strings: [String]) { self.strings = strings }

  mutating func startElement(_ tag: XMLStartTag) throws {
    isValue = false
    if tag.name.local == "row" {
      line = tag.attribute("r").flatMap { Int($0) } ?? line + 1
      fields = []
    } else if tag.name.local == "c" {
      column = tag.attribute("r").flatMap { columnNumber($0) } ?? fields.count
      kind = tag.attribute("t") ?? "n"
      value = ""
    } else if tag.name.local == "v" || tag.name.local == "t" {
      isValue = true
    }
  }

  mutating func endElement(_ name: XMLName) throws {
    isValue = false
    if name.local == "row" {
      if fields.contains(where: { !$0.isEmpty }) {
        rows.append(TableRow(line: line, fields: fields))
      }
    } else if name.local == "c", !value.isEmpty {
      // A sheet has 16,384 columns at most; more would be a trap.
      guard column < 16_384 else { return }
      while fields.count <= column { fields.append("") }
      fields[column] = text
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    if isValue { value += text.string }
  }

  private var text: String {
    switch kind {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { return "" }
      return strings[index]
    case "b": return value == "1" ? "yes" : "no"
    case "e": return ""
    default: return value
    }
  }
}

/// Returns the number of a cell's column, counted from 0: 27 of `AB12`.
private func columnNumber(_ reference: String) -> Int? {
  var number = 0
  for byte in reference.utf8 {
    guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { break }
    number = number * 26 + Int(byte - UInt8(ascii: "A")) + 1
    guard number <= 1 << 20 else { return nil }
  }
  return number > 0 ? number - 1 : nil
}
