package import Model
import XMLStreams

extension TranslationUnit {
  /// Creates a unit from one of a batch.
  ///
  /// Elements that are neither properties nor notes, and the attributes of properties and notes
  /// other than their type, are left out; the batch keeps them.
  ///
  /// - Throws: `XMLError`, when the batch holds something else than XML where XML belongs.
  package init(_ unit: UnitBatch.Unit, of batch: UnitBatch) throws {
    let own = try parse(batch, attributes: unit.attributes, annotations: unit.annotations)
    self.init(
      attributes: own.attributes,
      properties: own.properties,
      notes: own.notes,
      variants: try batch.variants[unit.variants].map { try Variant($0, of: batch) }
    )
  }
}

/// Returns the properties that stand in the annotations of a unit or variant of a batch.
///
/// - Parameter xml: The annotations, as the batch has them.
/// - Returns: The properties, in order.
/// - Throws: `XMLError`, when the text is no XML.
package func properties(ofAnnotations xml: String) throws -> [Property] {
  let element = try parse("<x>\(xml)</x>")
  return (element?.content ?? []).compactMap { part in
    guard case .code(let child) = part, child.name == "prop" else { return nil }
    return Property(
      type: child.attributes.first { $0.name == "type" }?.value ?? "",
      value: Variant(language: .english, segment: child.content).plainText
    )
  }
}

/// Returns the segment of a variant of a batch with its codes; nothing where it has none.
///
/// - Throws: `XMLError`, when the batch holds something else than XML where XML belongs.
package func segmentParts(
  of variant: UnitBatch.Variant,
  in batch: UnitBatch
) throws -> [SegmentPart] {
  guard !variant.content.isEmpty else { return [] }
  let xml = batch.string(variant.content)
  return try parse(xml.hasPrefix("<seg") ? xml : "<seg>\(xml)</seg>")?.content ?? []
}

extension Variant {
  fileprivate init(_ variant: UnitBatch.Variant, of batch: UnitBatch) throws {
    let own = try parse(batch, attributes: variant.attributes, annotations: variant.annotations)
    var segment = try segmentParts(of: variant, in: batch)
    if segment.isEmpty, !variant.text.isEmpty { segment = [.text(batch.string(variant.text))] }
    self.init(
      language: batch.languages[variant.language],
      attributes: own.attributes.filter { $0.name != "xml:lang" },
      properties: own.properties,
      notes: own.notes,
      segment: segment
    )
  }
}

func xmlAttributes(_ attributes: [Attribute]) -> [UInt8] {
  var bytes: [UInt8] = []
  for attribute in attributes {
    bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
    XMLEscaping.append(attribute.value, as: .attribute, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
  return bytes
}

func xmlAnnotations(_ properties: [Property], _ notes: [Note]) -> [UInt8] {
  var bytes: [UInt8] = []
  for note in notes {
    bytes.append(contentsOf: "<note>".utf8)
    XMLEscaping.append(note.text, as: .content, to: &bytes)
    bytes.append(contentsOf: "</note>".utf8)
  }
  for property in properties {
    bytes += Array("<prop".utf8) + xmlAttributes([Attribute("type", property.type)])
    bytes.append(UInt8(ascii: ">"))
    XMLEscaping.append(property.value, as: .content, to: &bytes)
    bytes.append(contentsOf: "</prop>".utf8)
  }
  return bytes
}

func appendXML(of part: SegmentPart, to bytes: inout [UInt8]) {
  switch part {
  case .text(let text): XMLEscaping.append(text, as: .content, to: &bytes)
  case .code(let code):
    bytes += Array("<\(code.name)".utf8) + xmlAttributes(code.attributes)
    guard code.content.contains(where: { $0 != .text("") }) else {
      bytes.append(contentsOf: "/>".utf8)
      return
    }
    bytes.append(UInt8(ascii: ">"))
    for part in code.content { appendXML(of: part, to: &bytes) }
    bytes.append(contentsOf: "</\(code.name)>".utf8)
  }
}

/// Reads a piece of XML into attributes, properties, notes and parts of a segment.
///
/// - Complexity: O(length), however often the text is interrupted by references
private struct PartReader: XMLEventHandler {
  struct Element {
    let name: String
    let attributes: [Attribute]
    var content: [SegmentPart] = []
  }

  private var open: [Element] = []
  /// The text since the last tag.
  private var text = ""
  /// The outermost element, when it has ended.
  private(set) var root: Element?

  mutating func startElement(_ tag: XMLStartTag) {
    flush()
    open.append(
      Element(
        name: tag.name.string,
        attributes: tag.attributes.map { Attribute($0.name.string, $0.value.string) }
      )
    )
  }

  mutating func endElement(_ name: XMLName) {
    flush()
    guard let ended = open.popLast() else { return }
    guard let parent = open.indices.last else {
      root = ended
      return
    }
    let code = InlineCode(name: ended.name, attributes: ended.attributes, content: ended.content)
    open[parent].content.append(.code(code))
  }

  mutating func characters(_ characters: XMLBytes) { text += characters.string }

  private mutating func flush() {
    guard !text.isEmpty, let parent = open.indices.last else { return }
    open[parent].content.append(.text(text))
    text = ""
  }
}

private func parse(_ xml: String) throws -> PartReader.Element? {
  try XMLStreamReader.parse(document: Array(xml.utf8), handler: PartReader()).root
}

private func parse(
  _ batch: UnitBatch,
  attributes: UnitBatch.Slice,
  annotations: UnitBatch.Slice
) throws -> (attributes: [Attribute], properties: [Property], notes: [Note]) {
  guard !attributes.isEmpty || !annotations.isEmpty else { return ([], [], []) }
  let element = try parse("<x\(batch.string(attributes))>\(batch.string(annotations))</x>")
  var properties: [Property] = []
  var notes: [Note] = []
  for case .code(let child) in element?.content ?? [] {
    let text = Variant(language: .english, segment: child.content).plainText
    if child.name == "prop" {
      let type = child.attributes.first { $0.name == "type" }?.value ?? ""
      properties.append(Property(type: type, value: text))
    } else if child.name == "note" {
      notes.append(Note(text))
    }
  }
  return (element?.attributes ?? [], properties, notes)
}
