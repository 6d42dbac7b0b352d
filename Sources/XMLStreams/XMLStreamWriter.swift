/// Writes XML as a stream: elements go in, UTF-8 bytes come out, nothing is kept but the open tags.
///
/// Take the bytes out with `takeBytes()` whenever there are enough of them; the writer's memory
/// stays bounded by what is left inside. Elements are indented unless they, or an element around
/// them, hold mixed content.
///
///     var writer = XMLStreamWriter()
///     writer.declaration()
///     writer.start("seg", content: .mixed)
///     writer.text("a < b")
///     writer.end()
public struct XMLStreamWriter {
  /// What an element holds.
  public enum Content: Sendable {
    /// Elements only: white space between them means nothing, so they are indented.
    case elements
    /// Text, or text and elements: nothing is added.
    case mixed
  }

  private struct OpenElement {
    let name: String
    let content: Content
    var hasChildren = false
  }

  /// The bytes written and not yet taken.
  public private(set) var bytes: [UInt8] = []
  /// How many characters XML cannot hold and were written as U+FFFD.
  public private(set) var replacedCharacterCount = 0
  private let indentation: Int
  private var open: [OpenElement] = []
  private var isTagOpen = false

  /// Creates a writer.
  ///
  /// - Parameter indentation: The spaces by which a level is indented.
  public init(indentation: Int = 2) { self.indentation = indentation }

  /// Returns the bytes written since the last call, and forgets them.
  public mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  /// Writes the XML declaration, which must be the first thing.
  public mutating func declaration() {
    bytes.append(contentsOf: #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Begins an element.
  ///
  /// - Parameters:
  ///   - name: The element's name, with its prefix.
  ///   - attributes: Names and values, in the order in which they are to stand.
  ///   - content: What the element will hold.
  /// - Precondition: `name` and the names of attributes are XML names.
  public mutating func start(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    content: Content = .elements
  ) {
    beginChild()
    let isMixed = content == .mixed || open.last?.content == .mixed
    open.append(OpenElement(name: name, content: isMixed ? .mixed : .elements))
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    isTagOpen = true
    for (name, value) in attributes {
      if let value { attribute(name, value) }
    }
  }

  /// Adds an attribute to the element that has just begun.
  ///
  /// - Precondition: Nothing was written since `start`.
  public mutating func attribute(_ name: String, _ value: String) {
    precondition(isTagOpen, "attribute \(name) must follow the start of its element")
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: "=\"".utf8)
    replacedCharacterCount += XMLEscaping.append(value, as: .attribute, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Ends the element that began last.
  ///
  /// - Precondition: An element is open.
  public mutating func end() {
    precondition(!open.isEmpty, "no element is open")
    let element = open.removeLast()
    if isTagOpen {
      bytes.append(contentsOf: "/>".utf8)
      isTagOpen = false
    } else {
      if element.hasChildren, element.content == .elements { lineBreak(depth: open.count) }
      bytes.append(contentsOf: "</".utf8)
      bytes.append(contentsOf: element.name.utf8)
      bytes.append(UInt8(ascii: ">"))
    }
    if open.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Writes an element that holds text only.
  public mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text: String
  ) {
    start(name, attributes, content: .mixed)
    self.text(text)
    end()
  }

  /// Writes text inside the open element.
  public mutating func text(_ text: String) {
    closeTag()
    replacedCharacterCount += XMLEscaping.append(text, as: .content, to: &bytes)
  }

  /// Writes a comment; `--` in it is written apart, as XML demands, and characters that XML cannot
  /// hold become U+FFFD.
  public mutating func comment(_ text: String) {
    beginChild()
    var content = ""
    for scalar in text.unicodeScalars {
      if scalar == "-", content.last == "-" { content += " " }
      content.unicodeScalars.append(scalar)
    }
    if content.last == "-" { content += " " }
    var escaped: [UInt8] = []
    replacedCharacterCount += XMLEscaping.append(content, as: .comment, to: &escaped)
    bytes.append(contentsOf: "<!--".utf8)
    bytes.append(contentsOf: escaped)
    bytes.append(contentsOf: "-->".utf8)
  }

  /// Writes XML as it is, inside the open element.
  ///
  /// The caller answers for it that the XML is balanced and escaped.
  public mutating func rawXML(_ xml: some Sequence<UInt8>) {
    closeTag()
    bytes.append(contentsOf: xml)
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private mutating func beginChild() {
    closeTag()
    guard let parent = open.indices.last else { return }
    open[parent].hasChildren = true
    if open[parent].content == .elements { lineBreak(depth: open.count) }
  }

  private mutating func lineBreak(depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * indentation))
  }
}
