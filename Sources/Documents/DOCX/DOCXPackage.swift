import Archives
import XMLStreams

/// The parts of a Word document.
struct DOCXPackage {
  /// What a part is to the document, by the end of its relationship's type.
  enum PartKind: String {
    case officeDocument
    case styles
    case numbering
    case footnotes
    case endnotes
    case header
    case footer
  }

  /// A reference from one part to another, or to somewhere else.
  struct Relationship {
    let type: String
    let target: String
  }

  /// The parts that are XML, by their names.
  let contents: [String: [UInt8]]
  /// The name of the part that has the text.
  private(set) var document = ""

  init(_ bytes: [UInt8]) throws {
    contents = try ZipReader(bytes).contents { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") }
    let root = try relationships(of: "").values
      .first { $0.type.hasSuffix("/\(PartKind.officeDocument)") }
    guard let root, contents[root.target] != nil else {
      if contents["EncryptionInfo"] != nil { throw ArchiveError(.encrypted) }
      throw ArticleError(.noWordDocument)
    }
    document = root.target
  }

  /// The bytes of the first part of a kind.
  func part(of kind: PartKind) throws -> [UInt8]? {
    try parts(of: kind).first.flatMap { contents[$0] }
  }

  /// The names of the document's parts of a kind, in order.
  func parts(of kind: PartKind) throws -> [String] {
    let relationships = try relationships(of: document)
    return relationships.values.filter { $0.type.hasSuffix("/\(kind.rawValue)") }.map(\.target)
      .filter { contents[$0] != nil }.sorted()
  }

  /// Returns the references of a part, by their identifiers.
  func relationships(of part: String) throws -> [String: Relationship] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[...$0]) } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    let path = "\(folder)_rels/\(name).rels"
    guard let bytes = contents[path] else { return [:] }
    let reader = try parse(bytes, part: path, handler: RelationshipReader(folder: folder))
    return reader.relationships
  }

  /// Parses a part; what is wrong in it is said with its name.
  func parse<Handler: XMLEventHandler>(
    _ bytes: [UInt8],
    part: String,
    handler: Handler
  ) throws -> Handler {
    do {
      return try XMLStreamReader.parse(document: bytes, handler: handler)
    } catch let error as XMLError {
      throw ArticleError(.damagedPart(part, error))
    }
  }
}

private struct RelationshipReader: XMLEventHandler {
  let folder: String
  private(set) var relationships: [String: DOCXPackage.Relationship] = [:]

  init(folder: String) { self.folder = folder }

  mutating func startElement(_ tag: XMLStartTag) {
    guard tag.name.local == "Relationship", let identifier = tag.attribute("Id"),
      let type = tag.attribute("Type"), let target = tag.attribute("Target")
    else { return }
    let isInside = tag.attribute("TargetMode") != "External"
    relationships[identifier] = DOCXPackage.Relationship(
      type: type,
      target: isInside ? resolved(target) : target
    )
  }

  mutating func endElement(_ name: XMLName) {}
  mutating func characters(_ text: XMLBytes) {}

  /// The name of a part, from the root of the package.
  private func resolved(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts: [Substring] = []
    for part in (folder + target).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
