import XMLStreams

/// The units of a TMX document, each as canonical XML, to compare what went in with what came out.
///
/// Written for the tests, and knows nothing of how units are read: attributes in the order of their
/// names, no prefix for TMX's namespace, `lang` of a variant as `xml:lang`, nothing for comments and
/// for the white space between the elements of a unit.
struct CanonicalUnits: XMLEventHandler {
  private(set) var units: [String] = []
  private var unit = ""
  private var text = ""
  private var open: [String] = []

  /// Reads the units of a document.
  static func of(_ document: [UInt8]) throws -> [String] {
    try XMLStreamReader.parse(document: document, handler: Self()).units
  }

  mutating func startElement(_ tag: XMLStartTag) {
    let name = canonicalName(tag.name)
    flush(before: name)
    if name == "tu" { unit = "" }
    open.append(name)
    var attributes = tag.attributes.map {
      (name: canonicalName($0.name), value: $0.value.string)
    }
    if name == "tuv", !attributes.contains(where: { $0.name == "xml:lang" }) {
      attributes = attributes.map { ($0.name == "lang" ? "xml:lang" : $0.name, $0.value) }
    }
    attributes.sort { $0.name < $1.name }
    unit += "<\(name)" + attributes.map { " \($0.name)=\(escaped($0.value))" }.joined() + ">"
  }

  mutating func endElement(_ name: XMLName) {
    let name = canonicalName(name)
    flush(before: name)
    open.removeLast()
    unit += "</\(name)>"
    if name == "tu" { units.append(unit) }
  }

  mutating func characters(_ text: XMLBytes) { self.text += text.string }

  mutating func processingInstruction(target: XMLBytes, content: XMLBytes) {
    flush(before: "")
    unit += "<?\(target.string) \(content.string)?>"
  }

  private mutating func flush(before name: String) {
    defer { text = "" }
    let isBetween = open.last == "tu" || open.last == "tuv"
    if !isBetween || text.contains(where: { !$0.isWhitespace }) { unit += escaped(text) }
  }
}

private func canonicalName(_ name: XMLName) -> String {
  let namespace = name.namespace.string
  let local = name.local.string
  if namespace == "http://www.lisa.org/tmx14" || (namespace.isEmpty && name.prefix.isEmpty) {
    return local
  }
  // A prefix that was never declared gets this namespace in an export.
  let undeclared = "urn:undeclared:"
  if namespace.hasPrefix(undeclared) { return "\(namespace.dropFirst(undeclared.count)):\(local)" }
  if namespace.isEmpty || name.prefix == "xml" { return name.string }
  return "{\(namespace)}\(local)"
}

/// One way to write text, in quotation marks that no text has.
private func escaped(_ text: String) -> String {
  "“" + text.unicodeScalars.map { "\($0)" }.joined() + "”"
}
