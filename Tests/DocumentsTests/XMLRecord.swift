import XMLStreams

/// A document as a list of events, to compare two documents by what they mean.
///
/// White space between elements, the order of attributes and prefixes mean nothing; comments and
/// declarations are left out.
struct XMLRecord: XMLEventHandler {
  enum Event: Hashable, CustomStringConvertible {
    case start(String, [String: String])
    case end(String)
    case text(String)

    var description: String {
      switch self {
      case .start(let name, let attributes):
        "<\(name)\(attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined())>"
      case .end(let name): "</\(name)>"
      case .text(let text): text
      }
    }
  }

  private(set) var events: [Event] = []
  private var pending = ""
  private var parents: [String] = []

  static func read(_ bytes: [UInt8]) throws -> [Event] {
    try XMLStreamReader.parse(document: bytes, handler: XMLRecord()).events
  }

  mutating func startElement(_ tag: XMLStartTag) {
    flush()
    var attributes: [String: String] = [:]
    for attribute in tag.attributes {
      attributes[Self.key(attribute.name)] = attribute.value.string
    }
    events.append(.start(Self.key(tag.name), attributes))
    parents.append(tag.name.local.string)
  }

  mutating func endElement(_ name: XMLName) {
    flush()
    events.append(.end(Self.key(name)))
    parents.removeLast()
  }

  mutating func characters(_ text: XMLBytes) { pending += text.string }

  private static let textual: Set = [
    "source", "seg-source", "target", "g", "pc", "mrk", "data", "note", "bpt", "ept", "ph", "it",
    "sub",
    "skeleton", "meta", "term", "translation", "definition",
  ]

  private mutating func flush() {
    let isSpace = pending.allSatisfy(\.isWhitespace)
    if !pending.isEmpty, !isSpace || Self.textual.contains(parents.last ?? "") {
      events.append(.text(pending))
    }
    pending = ""
  }

  /// A name with the last word of its namespace.
  private static func key(_ name: XMLName) -> String {
    let namespace = name.namespace.string
    let isCore = namespace.isEmpty || namespace.contains(":xliff:document:2")
    return isCore ? name.local.string : "{\(namespace)}\(name.local.string)"
  }
}

extension [XMLRecord.Event] {
  /// The identifiers of elements, with their names.
  var identifiers: Set<String> {
    Set(
      compactMap {
        guard case .start(let name, let attributes) = $0, let id = attributes["id"] else {
          return nil
        }
        return "\(name) \(id)"
      }
    )
  }

  /// The events without what annotation adds to a document.
  ///
  /// - Parameter known: The identifiers that the document had.
  /// - Returns: The events that are left.
  func withoutAnnotation(_ known: Set<String>) -> [XMLRecord.Event] {
    var kept: [XMLRecord.Event] = []
    var removedMarks: Set<String> = []
    var isRemoved: [Bool] = []
    var skippedDepth = 0
    for event in self {
      if skippedDepth > 0 {
        if case .start = event { skippedDepth += 1 }
        if case .end = event { skippedDepth -= 1 }
        continue
      }
      switch event {
      case .start(let name, let attributes):
        let id = attributes["id"] ?? ""
        let isNew = !known.contains("\(name) \(id)")
        if name.hasSuffix("}glossEntry") || name.hasSuffix("}match"), isNew {
          skippedDepth = 1
          continue
        }
        let isMark =
          (name == "mrk" || name == "sm") && attributes["type"] == "term" && isNew
          || name == "em" && removedMarks.contains(attributes["startRef"] ?? "")
        if isMark { removedMarks.insert(id) }
        isRemoved.append(isMark)
        if isMark { continue }
        var attributes = attributes
        if name == "segment", isNew { attributes["id"] = nil }
        kept.append(.start(name, attributes))
      case .end(let name):
        if isRemoved.removeLast() { continue }
        if case .start(let open, let attributes)? = kept.last, open == name, attributes.isEmpty,
          name.hasSuffix("}glossary") || name.hasSuffix("}matches")
        {
          kept.removeLast()
          continue
        }
        kept.append(event)
      case .text(let text):
        if case .text(let before)? = kept.last {
          kept[kept.count - 1] = .text(before + text)
        } else {
          kept.append(event)
        }
      }
    }
    return kept
  }
}
