import Model
import XMLStreams

/// Reads the paragraphs of a part of a Word document.
struct DOCXBodyReader: XMLEventHandler {
  /// A field: an instruction that Word carries out, with its result.
  private struct Field {
    var instruction = ""
    var isResult = false
    var isLink = false
  }

  /// A paragraph that is being read, with those of its text boxes.
  private struct OpenParagraph {
    var paragraph = DOCXParagraph()
    var boxes: [DOCXParagraph] = []
    var fields: [Field] = []
  }

  /// Takes the paragraphs.
  private let writer: DOCXBlockWriter
  private let isNote: Bool
  private var pace: Interruption.Pace
  private let relationships: [String: DOCXPackage.Relationship]
  private var open: [OpenParagraph] = []
  private var run = DOCXRunProperties()
  private var cells: [DOCXParagraph.Cell] = []
  private var tableCount = 0
  /// How deep in elements the reader stands whose content is not read.
  private var skippedDepth = 0
  private var isInText = false
  private var isInInstruction = false
  private var isInRunProperties = false
  private var isInParagraphProperties = false

  /// Prepares to read a part.
  ///
  /// - Parameters:
  ///   - relationships: What the part refers to, by identifier.
  ///   - isNote: Whether the part has footnotes or endnotes.
  ///   - writer: Takes the paragraphs.
  ///   - interruption: Asked while the part is read.
  init(
    relationships: [String: DOCXPackage.Relationship],
    isNote: Bool,
    writer: DOCXBlockWriter,
    interruption: Interruption
  ) {
    self.relationships = relationships
    self.isNote = isNote
    self.writer = writer
    pace = interruption.pace()
  }

  mutating func startElement(_ tag: XMLStartTag) throws {
    try pace.check()
    guard skippedDepth == 0 else {
      skippedDepth += 1
      return
    }
    guard Self.isWord(tag.name) else { return startOther(tag) }
    let name = tag.name.local.string
    if isInRunProperties, isInParagraphProperties {
      // The properties of the paragraph's mark.
      if name == "del", !open.isEmpty { open[open.count - 1].paragraph.isJoined = true }
      return
    }
    if isInRunProperties { return readRunProperty(name, tag) }
    if isInParagraphProperties, name != "rPr" { return readParagraphProperty(name, tag) }
    startContent(name, tag)
  }

  mutating func endElement(_ name: XMLName) throws {
    guard skippedDepth == 0 else {
      skippedDepth -= 1
      return
    }
    guard Self.isWord(name) else { return }
    switch name.local.string {
    case "p": try endParagraph()
    case "pPr": isInParagraphProperties = false
    case "rPr": isInRunProperties = false
    case "t": isInText = false
    case "instrText": isInInstruction = false
    case "hyperlink": add(.linkEnd)
    case "fldSimple": endField()
    case "tbl": _ = cells.popLast()
    default: break
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    try pace.check()
    guard skippedDepth == 0, let last = open.indices.last else { return }
    if isInInstruction, let field = open[last].fields.indices.last {
      open[last].fields[field].instruction += text.string
    } else if isInText, !run.isHidden {
      open[last].paragraph.add(text.bytes, run)
    }
  }

  private mutating func startContent(_ name: String, _ tag: XMLStartTag) {
    switch name {
    case "p":
      open.append(OpenParagraph())
      open[open.count - 1].paragraph.cell = cells.last
    case "pPr": isInParagraphProperties = true
    case "rPr": isInRunProperties = true
    case "r": run = DOCXRunProperties()
    case "t": isInText = true
    case "instrText": isInInstruction = true
    case "tab", "ptab": add(.tab)
    case "br", "cr": add(.lineBreak)
    case "noBreakHyphen": add("\u{2011}")
    case "footnoteReference", "endnoteReference": add(.note(AttributeValues.value(tag, "id") ?? ""))
    case "hyperlink": add(.linkStart(target(of: tag)))
    case "fldSimple":
      beginField(Field(instruction: AttributeValues.value(tag, "instr") ?? "", isResult: true))
    case "fldChar": readFieldMark(AttributeValues.value(tag, "fldCharType"))
    case "del", "moveFrom", "delText", "sdtPr", "sectPr", "tblPr", "tblGrid", "rt": skippedDepth = 1
    // Separators of notes are notes themselves.
    case "footnote", "endnote": if AttributeValues.value(tag, "type") != nil { skippedDepth = 1 }
    case "tbl":
      tableCount += 1
      cells.append(.init(table: tableCount, row: 0, column: 0, isHeader: false))
    case "tr": changeCell { ($0.row, $0.column, $0.isHeader) = ($0.row + 1, 0, false) }
    case "tc": changeCell { $0.column += 1 }
    case "tblHeader": changeCell { $0.isHeader = true }
    case "gridSpan":
      let span = AttributeValues.value(tag, "val").flatMap { Int($0) } ?? 1
      if (2...1_000).contains(span) { changeCell { $0.column += span - 1 } }
    default: break
    }
  }

  /// Elements of drawings and of compatibility.
  private mutating func startOther(_ tag: XMLStartTag) {
    // What an old Word shows in place of a drawing says the same again.
    if tag.name.local == "Fallback" { skippedDepth = 1 }
    if tag.name.local == "docPr" {
      let description = tag.attribute("descr") ?? tag.attribute("title") ?? ""
      if !description.isEmpty { add(.image(description)) }
    }
  }

  private mutating func readParagraphProperty(_ name: String, _ tag: XMLStartTag) {
    guard let last = open.indices.last else { return }
    let value = AttributeValues.value(tag, "val")
    switch name {
    case "pStyle": open[last].paragraph.style = value
    case "outlineLvl": open[last].paragraph.outlineLevel = value.flatMap { Int($0) }
    case "ilvl": open[last].paragraph.listLevel = value.flatMap { Int($0) }
    case "numId": open[last].paragraph.list = value.flatMap { Int($0) }
    case "bidi": open[last].paragraph.isRightToLeft = AttributeValues.isOn(tag)
    // What the paragraph was before a change.
    case "pPrChange": skippedDepth = 1
    default: break
    }
  }

  private mutating func readRunProperty(_ name: String, _ tag: XMLStartTag) {
    let value = AttributeValues.value(tag, "val")
    switch name {
    case "b": run.isBold = AttributeValues.isOn(tag)
    case "bCs": run.isComplexBold = AttributeValues.isOn(tag)
    case "i": run.isItalic = AttributeValues.isOn(tag)
    case "iCs": run.isComplexItalic = AttributeValues.isOn(tag)
    case "u": run.isUnderlined = value != "none"
    case "strike", "dstrike": run.isStruck = AttributeValues.isOn(tag)
    case "vanish": run.isHidden = AttributeValues.isOn(tag)
    case "vertAlign": run.position = value == "baseline" ? nil : value
    case "color": run.color = value == "auto" ? nil : value
    case "highlight": run.highlight = value == "none" ? nil : value
    case "rStyle": run.style = value
    case "rPrChange": skippedDepth = 1
    default: break
    }
  }

  private mutating func readFieldMark(_ type: String?) {
    guard let last = open.indices.last else { return }
    switch type {
    case "begin": open[last].fields.append(Field())
    case "separate":
      guard let field = open[last].fields.popLast() else { return }
      beginField(field)
    case "end": endField()
    default: break
    }
  }

  private mutating func beginField(_ field: Field) {
    guard let last = open.indices.last else { return }
    var field = field
    field.isResult = true
    let words = field.instruction.split { $0.isWhitespace }
    if words.first?.uppercased() == "HYPERLINK" {
      let target = words.dropFirst().first { !$0.hasPrefix("\\") } ?? ""
      let isAnchor = words.contains("\\l")
      field.isLink = true
      add(.linkStart((isAnchor ? "#" : "") + target.trimming { $0 == "\"" }))
    }
    open[last].fields.append(field)
  }

  private mutating func endField() {
    guard let last = open.indices.last, let field = open[last].fields.popLast() else { return }
    if field.isLink { add(.linkEnd) }
  }

  private mutating func endParagraph() throws {
    guard let ended = open.popLast() else { return }
    if open.isEmpty {
      try writer.write(ended.paragraph, isNote: isNote)
      for box in ended.boxes { try writer.write(box, isNote: isNote) }
    } else {
      open[open.count - 1].boxes.append(ended.paragraph)
      open[open.count - 1].boxes += ended.boxes
    }
  }

  private mutating func add(_ text: String) {
    if let last = open.indices.last { open[last].paragraph.add(text.utf8, run) }
  }

  private mutating func add(_ item: DOCXParagraph.Item) {
    guard let last = open.indices.last else { return }
    open[last].paragraph.items.append(item)
  }

  private mutating func changeCell(_ change: (inout DOCXParagraph.Cell) -> Void) {
    if !cells.isEmpty { change(&cells[cells.count - 1]) }
  }

  private func target(of tag: XMLStartTag) -> String {
    let target = AttributeValues.value(tag, "id").flatMap { relationships[$0]?.target } ?? ""
    return AttributeValues.value(tag, "anchor").map { "\(target)#\($0)" } ?? target
  }

  private static func isWord(_ name: XMLName) -> Bool {
    name.namespace == "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
      || name.namespace == "http://purl.oclc.org/ooxml/wordprocessingml/main"
  }
}
