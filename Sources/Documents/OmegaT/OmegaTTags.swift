package import Model

/// Returns a segment as OmegaT writes it, with its tags as codes.
///
/// In its own memories OmegaT has codes as text: `<b0>bold</b0>`, `<x1/>`. A tag whose other end is
/// missing stands alone.
///
/// - Complexity: O(length of the text)
package func segmentParts(ofOmegaT text: String) -> [SegmentPart] {
  let pieces = OmegaTTag.pieces(of: text)
  var open: [String: Int] = [:]
  var partners: [Int: Int] = [:]
  for (index, piece) in pieces.enumerated() {
    guard let tag = piece.tag else { continue }
    switch tag.kind {
    case .opening: open[tag.name] = index
    case .closing:
      if let start = open.removeValue(forKey: tag.name) {
        partners[start] = index
        partners[index] = start
      }
    case .alone: break
    }
  }
  return pieces.enumerated().map { index, piece in
    guard let tag = piece.tag else { return .text(piece.text) }
    return .code(tag.code(piece.text, isPaired: partners[index] != nil))
  }
}

/// Returns a segment as OmegaT writes it, without its tags and with single spaces.
package func plainText(ofOmegaT text: String) -> String {
  let words = OmegaTTag.pieces(of: text).filter { $0.tag == nil }.map(\.text).joined()
  return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// A tag of OmegaT: a few letters and a number.
private struct OmegaTTag {
  enum Kind {
    case opening
    case closing
    case alone
  }

  let kind: Kind
  /// The letters with the number, as in `b0`.
  let name: String
  private var number: String { String(name.drop { !$0.isNumber }) }

  func code(_ text: String, isPaired: Bool) -> InlineCode {
    let content: [SegmentPart] = [.text(text)]
    switch (kind, isPaired) {
    case (.opening, true):
      return InlineCode(
        name: "bpt",
        attributes: [Attribute("i", number), Attribute("x", number)],
        content: content
      )
    case (.closing, true):
      return InlineCode(name: "ept", attributes: [Attribute("i", number)], content: content)
    default: return InlineCode(name: "ph", attributes: [Attribute("x", number)], content: content)
    }
  }

  /// Takes a text apart into tags and what is between them.
  static func pieces(of text: String) -> [(text: String, tag: OmegaTTag?)] {
    var pieces: [(text: String, tag: OmegaTTag?)] = []
    var start = text.startIndex
    var rest = text[...]
    while let mark = rest.firstIndex(of: "<") {
      guard let (tag, end) = tag(at: mark, in: text) else {
        rest = text[text.index(after: mark)...]
        continue
      }
      if start < mark { pieces.append((String(text[start..<mark]), nil)) }
      pieces.append((String(text[mark..<end]), tag))
      start = end
      rest = text[end...]
    }
    if start < text.endIndex { pieces.append((String(text[start...]), nil)) }
    return pieces
  }

  private static func tag(
    at mark: String.Index,
    in text: String
  ) -> (OmegaTTag, end: String.Index)? {
    // A tag has a few letters and digits; what is longer is none.
    let inner = text[text.index(after: mark)...].prefix(12)
    guard let close = inner.firstIndex(of: ">") else { return nil }
    var name = inner[..<close]
    let isClosing = name.hasPrefix("/")
    let isAlone = name.hasSuffix("/")
    if isClosing { name = name.dropFirst() }
    if isAlone { name = name.dropLast() }
    let letters = name.prefix { $0.isASCII && $0.isLetter }
    let digits = name.dropFirst(letters.count)
    guard !letters.isEmpty, !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      !(isClosing && isAlone)
    else { return nil }
    let kind: Kind = isClosing ? .closing : isAlone ? .alone : .opening
    return (OmegaTTag(kind: kind, name: String(name)), text.index(after: close))
  }
}
