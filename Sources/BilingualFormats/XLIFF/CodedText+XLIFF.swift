import Documents
import Model

extension CodedText {
  /// The text of one side of a segment of XLIFF: both ends of a code that stand in it are a pair.
  ///
  /// Marks of translators (terms, comments) are no codes of the text.
  ///
  /// - Complexity: O(number of parts), and of sorting the identifiers of pairs
  init(_ parts: [XLIFFDocument.Part]) {
    var opened: Set<String> = []
    var closed: Set<String> = []
    var numbers: [String: Int] = [:]
    for case .code(let code) in parts {
      if numbers[code.key] == nil { numbers[code.key] = numbers.count + 1 }
      guard !code.isAnnotation else { continue }
      if code.edge == .opening { opened.insert(code.key) }
      if code.edge == .closing { closed.insert(code.key) }
    }
    var pairs: [String: Int] = [:]
    for (index, key) in opened.intersection(closed).sorted().enumerated() {
      pairs[key] = index + 1
    }
    self.init(
      parts.compactMap { part in
        switch part {
        case .text(let text): .text(text)
        case .code(let code) where code.isAnnotation: nil
        case .code(let code):
          .code(InlineCode(code, pair: pairs[code.key], number: numbers[code.key] ?? 1))
        }
      }
    )
  }
}

extension InlineCode {
  fileprivate init(_ code: XLIFFDocument.Code, pair: Int?, number: Int) {
    var attributes: [Attribute] = []
    var name = "ph"
    switch code.edge {
    case .opening where pair != nil: name = "bpt"
    case .closing where pair != nil: name = "ept"
    case .opening:
      name = "it"
      attributes.append(Attribute("pos", "begin"))
    case .closing:
      name = "it"
      attributes.append(Attribute("pos", "end"))
    case .standalone: break
    }
    if let pair, name != "ph" { attributes.append(Attribute("i", String(pair))) }
    if name != "ept" { attributes.append(Attribute("x", String(number))) }
    if code.kind != .other, name != "ept" {
      attributes.append(Attribute("type", code.kind.rawValue))
    }
    self.init(
      name: name,
      attributes: attributes,
      content: code.data.isEmpty ? [] : [.text(code.data)]
    )
  }
}
