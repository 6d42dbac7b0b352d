import XMLStreams

/// The namespace in which TMX may stand when it is embedded; TMX 1.4b, section "Namespace".
let tmxNamespace: StaticString = "http://www.lisa.org/tmx14"

/// Writes elements that are kept as they are, in one canonical way.
///
/// Names in the namespace of TMX lose their prefix. A foreign prefix is declared on the element
/// that uses it, so that the XML means the same wherever it is put; a prefix that the file never
/// declared is given a namespace of its own, since no reader would take the file otherwise.
struct FragmentWriter {
  /// The XML written so far.
  private(set) var bytes: [UInt8] = []
  private var isTagOpen = false
  /// How many undeclared prefixes were given a namespace.
  var undeclaredPrefixCount = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isTagOpen = false
  }

  mutating func start(_ tag: XMLStartTag) {
    closeTag()
    bytes.append(UInt8(ascii: "<"))
    var declared: [[UInt8]] = []
    appendName(tag.name, to: &bytes)
    declare(tag.name, isElement: true, &declared)
    for attribute in tag.attributes {
      declare(attribute.name, isElement: false, &declared)
      appendAttribute(attribute, to: &bytes)
    }
    isTagOpen = true
  }

  mutating func end(_ name: XMLName) {
    if isTagOpen {
      bytes.append(contentsOf: "/>".utf8)
      isTagOpen = false
    } else {
      bytes.append(contentsOf: "</".utf8)
      appendName(name, to: &bytes)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    closeTag()
    XMLEscaping.append(text, as: .content, to: &bytes)
  }

  mutating func instruction(_ target: XMLBytes, _ content: XMLBytes) {
    closeTag()
    XMLEscaping.appendInstruction(target, content, to: &bytes)
  }

  /// Adds XML that is already written.
  mutating func appendRaw(_ xml: some Sequence<UInt8>) {
    closeTag()
    bytes.append(contentsOf: xml)
  }

  /// Writes the attributes of a tag that is written elsewhere, and what they need declared.
  mutating func attributes(_ attributes: some Sequence<XMLAttribute>) {
    var declared: [[UInt8]] = []
    for attribute in attributes {
      declare(attribute.name, isElement: false, &declared)
      appendAttribute(attribute, to: &bytes)
    }
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private mutating func declare(_ name: XMLName, isElement: Bool, _ declared: inout [[UInt8]]) {
    if name.prefix.isEmpty {
      guard isElement, !name.namespace.isEmpty, !(name.namespace == tmxNamespace) else { return }
      appendDeclaration(prefix: [], namespace: Array(name.namespace.bytes))
      return
    }
    guard !(name.prefix == "xml"), !(isElement && name.namespace == tmxNamespace) else { return }
    let prefix = Array(name.prefix.bytes)
    guard !declared.contains(prefix) else { return }
    declared.append(prefix)
    if name.namespace.isEmpty { undeclaredPrefixCount += 1 }
    let namespace =
      name.namespace.isEmpty ? Array("urn:undeclared:".utf8) + prefix : Array(name.namespace.bytes)
    appendDeclaration(prefix: prefix, namespace: namespace)
  }

  private mutating func appendDeclaration(prefix: [UInt8], namespace: [UInt8]) {
    bytes.append(contentsOf: prefix.isEmpty ? " xmlns".utf8 : " xmlns:".utf8)
    bytes.append(contentsOf: prefix)
    bytes.append(contentsOf: "=\"".utf8)
    namespace.withUnsafeBufferPointer {
      _ = XMLEscaping.append($0, as: .attribute, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

private func appendName(_ name: XMLName, to bytes: inout [UInt8]) {
  if !name.prefix.isEmpty, !(name.namespace == tmxNamespace) {
    name.prefix.append(to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
  name.local.append(to: &bytes)
}

/// Adds an attribute as it stands in a start tag, with a space before it.
func appendAttribute(_ attribute: XMLAttribute, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: " "))
  appendName(attribute.name, to: &bytes)
  bytes.append(contentsOf: "=\"".utf8)
  XMLEscaping.append(attribute.value.bytes, as: .attribute, to: &bytes)
  bytes.append(UInt8(ascii: "\""))
}

extension XMLName {
  /// Whether this is the name of TMX that the literal gives.
  func isTMX(_ literal: StaticString) -> Bool {
    local == literal
      && (namespace.isEmpty ? prefix.isEmpty : namespace == tmxNamespace)
  }
}
