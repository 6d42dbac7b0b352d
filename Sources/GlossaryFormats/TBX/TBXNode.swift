import XMLStreams

/// An element of a TBX document, in the words of the 2019 standard's DCA style.
///
/// Elements of the DCT style and of TBX 2008 become what they are in that style: `min:partOfSpeech`
/// is a `termNote` of the category `partOfSpeech`, and a `tig` is a `termSec`.
struct TBXNode: Hashable {
  /// What an element holds.
  enum Content: Hashable {
    case text(String)
    case node(TBXNode)
  }

  /// An attribute other than `type`.
  struct Attribute: Hashable {
    let name: String
    var value: String
  }

  /// The element's name.
  var name: String
  /// The data category, which the attribute `type` names.
  var category: String?
  /// The other attributes, in their order.
  var attributes: [Attribute] = []
  /// Texts and elements, in their order.
  var content: [Content] = []
  /// The line on which the element stands, counted from 1; 0 where there is none.
  var line = 0

  init(_ name: String, _ category: String? = nil, text: String? = nil, children: [TBXNode] = []) {
    self.name = name
    self.category = category
    content = (text.map { [.text($0)] } ?? []) + children.map { .node($0) }
  }

  /// The elements that stand directly in this one.
  var children: [TBXNode] {
    content.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  /// The text of the element and all elements in it.
  var flatText: String {
    content.map { part in
      switch part {
      case .text(let text): text
      case .node(let node): node.flatText
      }
    }
    .joined()
  }

  /// The text as a reader means it: white space that only lays the file out is one space.
  var text: String { flatText.withoutLayout }

  /// Whether the element has text with elements in it.
  var hasMarkup: Bool {
    !children.isEmpty
      && content.contains { if case .text(let text) = $0 { !text.isBlank } else { false } }
  }

  /// Returns the value of an attribute.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The element as XML in one line.
  var xml: String {
    var bytes: [UInt8] = []
    append(to: &bytes, isFlat: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the element as XML, indented where it holds elements only.
  func append(to bytes: inout [UInt8], depth: Int = 0, isFlat: Bool = false) {
    bytes.append(contentsOf: "<\(name)".utf8)
    let type = category.map { [Attribute(name: "type", value: $0)] } ?? []
    for attribute in type + attributes {
      bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
      XMLEscaping.append(attribute.value, as: .attribute, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    if content.isEmpty {
      bytes.append(contentsOf: "/>".utf8)
      return
    }
    bytes.append(UInt8(ascii: ">"))
    let isIndented = !isFlat && !content.contains { if case .text = $0 { true } else { false } }
    for part in content {
      if isIndented { bytes.appendLineBreak(depth: depth + 1) }
      switch part {
      case .text(let text): bytes.appendText(text, isFlat: isFlat)
      case .node(let node): node.append(to: &bytes, depth: depth + 1, isFlat: !isIndented)
      }
    }
    if isIndented { bytes.appendLineBreak(depth: depth) }
    bytes.append(contentsOf: "</\(name)>".utf8)
  }
}

extension [UInt8] {
  fileprivate mutating func appendLineBreak(depth: Int) {
    append(UInt8(ascii: "\n"))
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  /// Appends text; in a line of its own, line feeds are references.
  fileprivate mutating func appendText(_ text: String, isFlat: Bool) {
    guard isFlat, text.utf8.contains(0x0A) else {
      XMLEscaping.append(text, as: .content, to: &self)
      return
    }
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { append(contentsOf: "&#xA;".utf8) }
      XMLEscaping.append(String(decoding: line, as: UTF8.self), as: .content, to: &self)
    }
  }
}

extension String {
  /// Whether there is nothing but white space.
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }

  /// The text without the white space that lays a file out: around it, and a line break with what
  /// indents the next line, which counts as one space.
  ///
  /// A line break without indentation is the author's own.
  var withoutLayout: String {
    var result: [UInt8] = []
    var gap: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: gap.append(byte)
      default:
        if !gap.isEmpty, !result.isEmpty { result.append(contentsOf: gap.laidOut) }
        gap.removeAll(keepingCapacity: true)
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension [UInt8] {
  /// What a run of white space inside a text means.
  fileprivate var laidOut: [UInt8] {
    guard contains(0x0A) || contains(0x0D) else { return self }
    return allSatisfy { $0 == 0x0A } ? self : [0x20]
  }
}
