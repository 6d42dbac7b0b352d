import XMLStreams

/// How the names of a job's own elements are written.
struct XLIFFNaming: Hashable, Sendable {
  /// The namespace of the job.
  let own: String
  /// What stands before the names of its elements when they are written; `nil` for nothing.
  let prefix: String?

  func name(_ name: XMLName) -> String {
    guard name.namespace.string == own else { return name.string }
    let local = name.local.string
    return prefix.map { "\($0):\(local)" } ?? local
  }
}

/// Writes elements as they stand in a job, so that they can be written again.
struct XLIFFMarkup {
  private let naming: XLIFFNaming
  private(set) var bytes: [UInt8] = []
  private var isTagOpen = false

  init(naming: XLIFFNaming) { self.naming = naming }

  /// The markup as a string.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func start(_ tag: XMLStartTag) {
    closeTag()
    bytes.append(contentsOf: "<\(naming.name(tag.name))".utf8)
    appendDeclarations(of: tag)
    for attribute in tag.attributes { append(attribute.name.string, attribute.value.bytes) }
    isTagOpen = true
  }

  mutating func end(_ name: XMLName) {
    if isTagOpen {
      bytes.append(contentsOf: "/>".utf8)
      isTagOpen = false
    } else {
      bytes.append(contentsOf: "</\(naming.name(name))>".utf8)
    }
  }

  mutating func text(_ characters: XMLBytes) {
    closeTag()
    XMLEscaping.append(characters.bytes, as: .content, to: &bytes)
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    closeTag()
    bytes.withUnsafeBufferPointer { _ = XMLEscaping.append($0, as: .content, to: &self.bytes) }
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)[...]) }

  /// Adds XML as it stands.
  mutating func xml(_ xml: String) {
    closeTag()
    bytes.append(contentsOf: xml.utf8)
  }

  /// Ends the open tag as that of an element without content.
  mutating func endTag() {
    guard isTagOpen else { return }
    bytes.append(contentsOf: "/>".utf8)
    isTagOpen = false
  }

  /// Adds an element without content.
  mutating func empty(_ name: String, _ attribute: String, _ value: String) {
    start(name)
    self.attribute(attribute, value)
    endTag()
  }

  mutating func comment(_ comment: XMLBytes) {
    closeTag()
    bytes.append(contentsOf: "<!--".utf8)
    comment.append(to: &bytes)
    bytes.append(contentsOf: "-->".utf8)
  }

  mutating func instruction(_ target: XMLBytes, _ content: XMLBytes) {
    closeTag()
    XMLEscaping.appendInstruction(target, content, to: &bytes)
  }

  /// Begins a tag under another name, to which attributes are added.
  mutating func start(_ name: String) {
    closeTag()
    bytes.append(contentsOf: "<\(name)".utf8)
    isTagOpen = true
  }

  /// Ends an element that began under another name.
  mutating func end(_ name: String) {
    closeTag()
    bytes.append(contentsOf: "</\(name)>".utf8)
  }

  /// Adds an attribute to the open tag.
  mutating func attribute(_ name: String, _ value: String) {
    var value = value
    value.withUTF8 { append(name, $0) }
  }

  /// Adds the namespaces that a tag declares, but that of the job itself, which is declared outside.
  mutating func appendDeclarations(of tag: XMLStartTag) {
    for (prefix, namespace) in tag.namespaces {
      if prefix.isEmpty, namespace.string == naming.own { continue }
      append(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.string)", namespace.bytes)
    }
  }

  mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  private mutating func append(_ name: String, _ value: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: " \(name)=\"".utf8)
    XMLEscaping.append(value, as: .attribute, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
