import Model
import XMLStreams

/// Reads a glossary from the sheets of a workbook (XLSX) that have terms in two languages.
///
/// Reference: ECMA-376 part 1, 18.2 (workbook), 18.3 (worksheets) and 18.4 (shared strings).
///
/// - Parameters:
///   - options: What the user says of the file.
///   - part: Returns the unpacked bytes of a file in the archive, or `nil` if there is none.
/// - Returns: The table; lines are rows of their sheet.
/// - Throws: `GlossaryFileError`, when the file is no workbook, or has no sheet that is understood;
///   `InterruptionError`; what `part` throws.
/// - Complexity: O(length of the unpacked files)
package func readXLSX(
  options: GlossaryReadingOptions,
  part: (String) throws -> [UInt8]?
) throws -> GlossaryTable {
  guard let workbook = try part("xl/workbook.xml") else {
    throw GlossaryFileError(.noWorkbook, line: 1)
  }
  let relations = try parse(part("xl/_rels/workbook.xml.rels") ?? [], XLSXRelations()).targets
  var strings = try parse(
    part("xl/sharedStrings.xml") ?? [],
    XLSXSharedStrings(interruption: options.interruption)
  )
  var cellCount = 0
  var book = TableBook(bytes: strings.takeBytes())
  var textByteCount = 0
  var known: Set<String> = []
  for sheet in try parse(workbook, XLSXSheetList()).sheets {
    try options.interruption.check()
    let target = relations[sheet.relation] ?? ""
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    // Many sheets may name one file of the archive, which is read once.
    guard known.insert(path).inserted, let bytes = try part(path) else { continue }
    let empty = XLSXSheet(
      name: sheet.name,
      strings: strings.strings,
      counts: (cellCount, textByteCount),
      interruption: options.interruption
    )
    let reader = XMLStreamReader(handler: empty)
    // The bytes change hands, so that they are not copied when they grow.
    reader.handler.bytes = book.takeBytes()
    try reportingPlace {
      try reader.parse(bytes)
      try reader.finish()
    }
    textByteCount = reader.handler.textByteCount
    book.bytes = reader.handler.takeBytes()
    let finished = reader.handler.finished()
    cellCount += finished.cells.count
    book.sheets.append(finished)
  }
  return try GlossaryTable(book, options: options)
}

private func parse<Handler: XMLEventHandler>(_ bytes: [UInt8], _ handler: Handler) throws -> Handler
{
  guard !bytes.isEmpty else { return handler }
  return try reportingPlace { try XMLStreamReader.parse(document: bytes, handler: handler) }
}

/// Says where XML is damaged in the words of a glossary file.
private func reportingPlace<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as XMLError {
    throw GlossaryFileError(.xml(Message(error.coded)), line: error.position.line)
  }
}

extension TableBook {
  /// Hands the bytes over, so that they are not copied when they grow.
  fileprivate mutating func takeBytes() -> [UInt8] {
    let bytes = bytes
    self.bytes = []
    return bytes
  }
}

/// The sheets of a workbook, in their order.
private struct XLSXSheetList: XMLEventHandler {
  private(set) var sheets: [(name: String, relation: String)] = []

  mutating func startElement(_ tag: XMLStartTag) throws {
    guard tag.name.local == "sheet" else { return }
    var relation = ""
    for attribute in tag.attributes
    where attribute.name.local == "id" && !attribute.name.prefix.isEmpty {
      relation = attribute.value.string
    }
    guard sheets.count < 20_000 else {
      throw GlossaryFileError(.tooManySheets(20_000), line: tag.position.line)
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
  /// Where each text stands among the bytes.
  private(set) var strings: [Range<Int>] = []
  private var bytes: [UInt8] = []
  private var isText = false
  private var isPhonetic = false
  private var pace: Interruption.Pace

  init(interruption: Interruption) { pace = interruption.pace() }

  mutating func takeBytes() -> [UInt8] {
    let bytes = bytes
    self.bytes = []
    return bytes
  }

  mutating func startElement(_ tag: XMLStartTag) throws {
    if tag.name.local == "si" {
      try pace.check()
      strings.append(bytes.count..<bytes.count)
    }
    if tag.name.local == "rPh" { isPhonetic = true }
    isText = tag.name.local == "t" && !isPhonetic
  }

  mutating func endElement(_ name: XMLName) throws {
    isText = false
    if name.local == "rPh" { isPhonetic = false }
  }

  mutating func characters(_ text: XMLBytes) throws {
    guard isText, let last = strings.indices.last else { return }
    guard bytes.count + text.count < TableLimits.byteCount else {
      throw GlossaryFileError(.tooLarge, line: 1)
    }
    text.append(to: &bytes)
    strings[last] = strings[last].lowerBound..<bytes.count
  }
}
