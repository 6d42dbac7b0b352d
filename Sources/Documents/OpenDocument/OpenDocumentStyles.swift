import XMLStreams

/// The styles of an OpenDocument text: what of them a reader of its text needs.
struct OpenDocumentStyles: XMLEventHandler {
  /// A style of paragraphs or of text.
  struct Style {
    var displayName = ""
    var base: String?
    var isBold: Bool?
    var isItalic: Bool?
    var isUnderlined: Bool?
    var isStruck: Bool?
    /// `super`, `sub` or nothing.
    var position: String?
    var isHidden: Bool?
    var isRightToLeft: Bool?
  }

  private var styles: [String: Style] = [:]
  /// For each style of lists, the levels that have numbers.
  private var numberedLevels: [String: Set<Int>] = [:]
  private var current: String?
  private var list: String?

  /// Adds the styles of a part.
  mutating func read(_ part: [UInt8], name: String) throws {
    do {
      self = try XMLStreamReader.parse(document: part, handler: self)
    } catch let error as XMLError {
      throw ArticleError(.damagedPart(name, error))
    }
  }

  mutating func startElement(_ tag: XMLStartTag) {
    switch tag.name.local.string {
    case "style":
      guard let name = AttributeValues.value(tag, "name") else { return }
      current = name
      var style = Style()
      style.displayName = (AttributeValues.value(tag, "display-name") ?? name).lowercased()
      style.base = AttributeValues.value(tag, "parent-style-name")
      styles[name] = style
    case "text-properties": readTextProperties(tag)
    case "paragraph-properties":
      guard let current, let mode = AttributeValues.value(tag, "writing-mode") else { return }
      if mode == "rl-tb" || mode == "rl" { styles[current]?.isRightToLeft = true }
      if mode == "lr-tb" || mode == "lr" { styles[current]?.isRightToLeft = false }
    case "list-style": list = AttributeValues.value(tag, "name")
    case "list-level-style-number":
      if let list, let level = AttributeValues.value(tag, "level").flatMap({ Int($0) }) {
        numberedLevels[list, default: []].insert(level)
      }
    default: break
    }
  }

  mutating func endElement(_ name: XMLName) {
    if name.local == "style" { current = nil }
    if name.local == "list-style" { list = nil }
  }

  mutating func characters(_ text: XMLBytes) {}

  private mutating func readTextProperties(_ tag: XMLStartTag) {
    guard let current, var style = styles[current] else { return }
    for attribute in tag.attributes {
      let value = attribute.value.string
      switch attribute.name.local.string {
      case "font-weight", "font-weight-complex": style.isBold = value == "bold" || value == "700"
      case "font-style", "font-style-complex": style.isItalic = value != "normal"
      case "text-underline-style": style.isUnderlined = value != "none"
      case "text-line-through-style", "text-line-through-type": style.isStruck = value != "none"
      case "text-position": style.position = Self.position(value)
      case "display": style.isHidden = value == "none"
      default: break
      }
    }
    styles[current] = style
  }

  private static func position(_ value: String) -> String? {
    if value.hasPrefix("super") { return "super" }
    if value.hasPrefix("sub") { return "sub" }
    guard let percent = value.split(separator: "%").first.flatMap({ Int($0) }) else { return nil }
    return percent > 0 ? "super" : percent < 0 ? "sub" : nil
  }

  /// What a style says, with what it is based on.
  func resolved(_ name: String?) -> Style {
    var result = Style()
    var next = name
    // A style that is based on itself would go on forever.
    for _ in 0..<32 {
      guard let name = next, let style = styles[name] else { break }
      if result.displayName.isEmpty { result.displayName = style.displayName }
      result.isBold = result.isBold ?? style.isBold
      result.isItalic = result.isItalic ?? style.isItalic
      result.isUnderlined = result.isUnderlined ?? style.isUnderlined
      result.isStruck = result.isStruck ?? style.isStruck
      result.position = result.position ?? style.position
      result.isHidden = result.isHidden ?? style.isHidden
      result.isRightToLeft = result.isRightToLeft ?? style.isRightToLeft
      next = style.base
    }
    return result
  }

  /// Whether a style, or one that it is based on, has one of some names.
  func isOne(of names: Set<String>, _ style: String?) -> Bool {
    var next = style
    for _ in 0..<32 {
      guard let name = next else { return false }
      if names.contains(styles[name]?.displayName ?? name.lowercased()) { return true }
      next = styles[name]?.base
    }
    return false
  }

  /// Whether a list has numbers at a level, counted from 1.
  func isNumbered(_ list: String?, level: Int) -> Bool {
    list.flatMap { numberedLevels[$0]?.contains(level) } ?? false
  }
}
