import XMLStreams

/// The styles of paragraphs, as far as they say what a paragraph is.
struct DOCXStyles: XMLEventHandler {
  private struct Style {
    var name = ""
    var base: String?
    var outlineLevel: Int?
    var list: Int?
    var listLevel: Int?
    var isRightToLeft: Bool?
  }

  private var styles: [String: Style] = [:]
  private var current: String?
  private var defaultStyle: String?

  /// Reads the part with the styles.
  init(_ part: [UInt8]?) throws {
    guard let part else { return }
    do {
      self = try XMLStreamReader.parse(document: part, handler: self)
    } catch let error as XMLError {
      throw ArticleError(.damagedPart("styles.xml", error))
    }
  }

  mutating func startElement(_ tag: XMLStartTag) {
    let value = AttributeValues.value(tag, "val")
    if tag.name.local == "style" {
      current = AttributeValues.value(tag, "styleId")
      if let current {
        styles[current] = Style()
        let isDefault = ["1", "true"].contains(AttributeValues.value(tag, "default"))
        if isDefault, AttributeValues.value(tag, "type") == "paragraph" { defaultStyle = current }
      }
    }
    guard let current else { return }
    switch tag.name.local.string {
    case "name": styles[current]?.name = value?.lowercased() ?? ""
    case "basedOn": styles[current]?.base = value
    case "outlineLvl": styles[current]?.outlineLevel = value.flatMap { Int($0) }
    case "numId": styles[current]?.list = value.flatMap { Int($0) }
    case "ilvl": styles[current]?.listLevel = value.flatMap { Int($0) }
    case "bidi": styles[current]?.isRightToLeft = AttributeValues.isOn(tag)
    default: break
    }
  }

  mutating func endElement(_ name: XMLName) { if name.local == "style" { current = nil } }
  mutating func characters(_ text: XMLBytes) {}

  /// The level of the heading that a style makes, or `nil`.
  func headingLevel(of style: String?) -> Int? {
    first(style) { style in
      if style.name == "title" { return 1 }
      if style.name == "subtitle" { return 2 }
      if style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)) {
        return min(level, 6)
      }
      return style.outlineLevel.flatMap { $0 < 9 ? min($0 + 1, 6) : nil }
    }
  }

  /// Whether a style is that of quotations.
  func isQuotation(_ style: String?) -> Bool {
    first(style) { ["quote", "intense quote", "quotations"].contains($0.name) ? true : nil }
      ?? false
  }

  func list(of style: String?) -> Int? { first(style) { $0.list } }
  func listLevel(of style: String?) -> Int? { first(style) { $0.listLevel } }
  func isRightToLeft(_ style: String?) -> Bool? {
    first(style ?? defaultStyle) { $0.isRightToLeft }
  }

  /// What the style says, or the first that it is based on and that says something.
  private func first<Value>(_ style: String?, _ value: (Style) -> Value?) -> Value? {
    var next = style
    // A style that is based on itself would go on forever.
    for _ in 0..<32 {
      guard let name = next, let style = styles[name] else { return nil }
      if let value = value(style) { return value }
      next = style.base
    }
    return nil
  }
}

/// The lists of a document: which have numbers, and where they start.
struct DOCXNumbering: XMLEventHandler {
  private struct Level {
    var isOrdered = true
    var start = 1
  }

  private var levels: [String: [Int: Level]] = [:]
  private var abstracts: [Int: String] = [:]
  private var counters: [Int: [Int: Int]] = [:]
  private var abstract: String?
  private var list: Int?
  private var level = 0

  /// Reads the part with the lists.
  init(_ part: [UInt8]?) throws {
    guard let part else { return }
    do {
      self = try XMLStreamReader.parse(document: part, handler: self)
    } catch let error as XMLError {
      throw ArticleError(.damagedPart("numbering.xml", error))
    }
  }

  mutating func startElement(_ tag: XMLStartTag) {
    let value = AttributeValues.value(tag, "val")
    switch tag.name.local.string {
    case "abstractNum": abstract = AttributeValues.value(tag, "abstractNumId")
    case "num": list = AttributeValues.value(tag, "numId").flatMap { Int($0) }
    case "abstractNumId": if let list { abstracts[list] = value }
    case "lvl":
      level = AttributeValues.value(tag, "ilvl").flatMap { Int($0) } ?? 0
      if let abstract { levels[abstract, default: [:]][level] = Level() }
    case "numFmt":
      let isOrdered = !["bullet", "none"].contains(value)
      if let abstract { levels[abstract]?[level]?.isOrdered = isOrdered }
    case "start":
      let start = value.flatMap { Int($0) } ?? 1
      if let abstract { levels[abstract]?[level]?.start = start }
    default: break
    }
  }

  mutating func endElement(_ name: XMLName) {
    if name.local == "abstractNum" { abstract = nil }
    if name.local == "num" { list = nil }
  }

  mutating func characters(_ text: XMLBytes) {}

  /// Returns the place of the next item of a list; levels count from 0.
  mutating func nextItem(of list: Int, level: Int) -> Article.Block.ListItem {
    let found = abstracts[list].flatMap { levels[$0]?[level] }
    guard let found, found.isOrdered else { return .init(level: level + 1) }
    let number = counters[list]?[level] ?? found.start
    counters[list, default: [:]][level] = number &+ 1
    // A new item begins the lists in it again.
    counters[list] = counters[list]?.filter { $0.key <= level }
    return .init(level: level + 1, number: number)
  }
}
