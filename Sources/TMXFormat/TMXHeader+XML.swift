package import Model
import XMLStreams

extension TMXHeader {
  /// The header as one element of XML.
  package var xml: String {
    var bytes = Array("<header".utf8)
    for attribute in attributes { bytes.append(contentsOf: Self.xmlAttribute(attribute).utf8) }
    bytes.append(UInt8(ascii: ">"))
    if !annotations.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    for annotation in annotations { bytes.append(contentsOf: "\(annotation)\n".utf8) }
    bytes.append(contentsOf: "</header>".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns an attribute as it stands in a start tag, with a space before it.
  package static func xmlAttribute(_ attribute: Attribute) -> String {
    var bytes = Array(" \(attribute.name)=\"".utf8)
    XMLEscaping.append(attribute.value, as: .attribute, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Creates a header from the XML that `xml` gives.
  ///
  /// - Throws: `TMXError` or `XMLError`, when the text is something else.
  package init(xml: String) throws {
    let document = "<tmx version=\"1.4\">\(xml)<body></body></tmx>"
    self = try XMLStreamReader.parse(document: Array(document.utf8), handler: TMXBuilder()).header
  }

  /// Returns the header of a file that holds the units of files with these headers.
  ///
  /// What all headers say is kept; where they differ, the header says nothing, or what leaves every
  /// possibility open, and `inherited(under:)` says what each unit has to say for itself. Notes,
  /// properties and encodings of all headers are kept.
  package static func merged(_ headers: [TMXHeader], creationToolVersion: String) -> TMXHeader {
    var merged = TMXHeader()
    func common(_ name: String) -> String? {
      let values = Set(headers.map { $0.attribute(name) })
      return values.count == 1 ? values.first ?? nil : nil
    }
    let defaults: [(name: String, value: String)] = [
      ("segtype", "sentence"), ("o-tmf", "dragoman"), ("adminlang", "en"), ("srclang", "*all*"),
      ("datatype", "unknown"),
    ]
    merged.attributes = [
      Attribute("creationtool", "dragoman"), Attribute("creationtoolversion", creationToolVersion),
    ]
    for (name, value) in defaults {
      merged.attributes.append(Attribute(name, common(name) ?? value))
    }
    for name in ["o-encoding", "creationdate", "creationid", "changedate", "changeid"] {
      if let value = common(name) { merged.attributes.append(Attribute(name, value)) }
    }
    for annotation in headers.flatMap(\.annotations)
    where !merged.annotations.contains(annotation) {
      merged.annotations.append(annotation)
    }
    return merged
  }

  /// Returns what a unit of a file with this header must say when it moves under another header.
  ///
  /// - Returns: Names and values of attributes of `tu`, for units that lack them.
  package func inherited(under other: TMXHeader) -> [Attribute] {
    ["o-encoding", "datatype", "segtype", "o-tmf", "srclang"].compactMap { name in
      guard let value = attribute(name), value != other.attribute(name) else { return nil }
      return Attribute(name, value)
    }
  }
}
