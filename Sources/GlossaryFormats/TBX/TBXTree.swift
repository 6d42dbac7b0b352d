import XMLStreams

/// Builds the elements of a TBX document, and hands each concept entry out as it ends.
struct TBXTree: XMLEventHandler {
  /// The root element's name, dialect and style, as soon as they are known.
  private(set) var root: TBXNode?
  /// Whether something stands after the entries.
  private(set) var hasBack = false
  private var open: [TBXNode] = []
  private var namespace = ""
  /// The text of the open element since its last child.
  private var text: [UInt8] = []
  private let takeRoot: (TBXNode) throws -> Void
  private let takeEntry: (TBXNode) throws -> Void

  /// Creates a builder.
  ///
  /// - Parameters:
  ///   - takeRoot: Takes the root element as it begins.
  ///   - takeEntry: Takes each entry.
  init(
    takeRoot: @escaping (TBXNode) throws -> Void = { _ in },
    takeEntry: @escaping (TBXNode) throws -> Void
  ) {
    self.takeRoot = takeRoot
    self.takeEntry = takeEntry
  }

  mutating func startElement(_ tag: XMLStartTag) throws {
    endText()
    var node = TBXNode(tag.name.local.string)
    node.line = tag.position.line
    for attribute in tag.attributes {
      let name = attribute.name.string
      let value = attribute.value.string
      switch name {
      case "type": node.category = value
      case "xml:lang", "lang": node.attributes.append(.init(name: "xml:lang", value: value))
      default: node.attributes.append(.init(name: name, value: value))
      }
    }
    if open.isEmpty {
      root = node
      namespace = tag.name.namespace.string
      try takeRoot(node)
    } else if !tag.name.prefix.isEmpty || tag.name.namespace.string != namespace {
      node.category = node.name
      node.name = TBXCategories.elementName(of: node, in: open[open.count - 1].name)
      node.attributes.removeAll { $0.name == "metatype" }
    } else if let name = TBXCategories.newNames[node.name] {
      node.name = name
    }
    open.append(node)
  }

  mutating func endElement(_ name: XMLName) throws {
    endText()
    guard var node = open.popLast() else { return }
    node.dropLayout()
    switch node.name {
    case "conceptEntry": try takeEntry(node)
    case "back": hasBack = !node.children.isEmpty
    case "tbxHeader", "body", "text": break
    default: if !open.isEmpty { open[open.count - 1].content.append(.node(node)) }
    }
  }

  mutating func characters(_ text: XMLBytes) throws { text.append(to: &self.text) }

  /// A text comes in as many pieces as it has references, and becomes one.
  private mutating func endText() {
    guard !text.isEmpty else { return }
    if !open.isEmpty {
      open[open.count - 1].content.append(.text(String(decoding: text, as: UTF8.self)))
    }
    text.removeAll(keepingCapacity: true)
  }
}

extension TBXNode {
  /// Takes away the white space between elements.
  fileprivate mutating func dropLayout() {
    guard !hasMarkup, content.contains(where: { if case .node = $0 { true } else { false } }) else {
      return
    }
    content.removeAll { if case .text = $0 { true } else { false } }
  }
}

/// What is known of TBX's data categories.
///
/// Reference: TBX-Basic 1.2.1 and TBX-Linguist 1.0; ISO 30042:2008 for the older names.
enum TBXCategories {
  /// The elements of ISO 30042:2008 that have another name in 2019.
  static let newNames = [
    "martif": "tbx", "martifHeader": "tbxHeader", "termEntry": "conceptEntry",
    "langSet": "langSec", "tig": "termSec", "ntig": "termSec", "refObjectList": "refObjectSec",
  ]

  /// The element that holds a category in DCA style.
  private static let elements = [
    "administrativeStatus": "termNote", "partOfSpeech": "termNote",
    "grammaticalGender": "termNote", "grammaticalNumber": "termNote",
    "geographicalUsage": "termNote", "termLocation": "termNote", "termType": "termNote",
    "register": "termNote", "normativeAuthorization": "termNote", "transferComment": "admin",
    "customerSubset": "admin", "projectSubset": "admin", "source": "admin",
    "subjectField": "descrip", "definition": "descrip", "context": "descrip",
    "reliabilityCode": "descrip", "explanation": "descrip", "example": "descrip",
    "crossReference": "ref", "externalCrossReference": "xref", "xGraphic": "xref",
    "transactionType": "transac", "responsibility": "transacNote",
  ]

  /// Returns the name of the DCA element that a DCT element stands for.
  static func elementName(of node: TBXNode, in parent: String) -> String {
    if let name = elements[node.name] ?? node.attribute("metatype") { return name }
    switch parent {
    case "transacGrp": return "transacNote"
    case "descripGrp": return "descripNote"
    case "adminGrp": return "adminNote"
    case "termSec", "termNoteGrp", "termGrp": return "termNote"
    default: return "descrip"
    }
  }
}

/// Returns the one element of an XML text that was kept, or `nil` if the text is none.
func tbxNode(_ xml: String) -> TBXNode? {
  // The tree hands an entry out by its name, so that the element must stand in one.
  let document = "<tbx><conceptEntry>" + xml + "</conceptEntry></tbx>"
  var entry: TBXNode?
  do {
    _ = try XMLStreamReader.parse(
      document: Array(document.utf8),
      handler: TBXTree { entry = entry ?? $0 }
    )
  } catch {
    // What is no XML is not given back.
    return nil
  }
  return entry?.children.first
}
