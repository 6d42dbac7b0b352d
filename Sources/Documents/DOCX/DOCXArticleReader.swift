import Archives
package import Model
import XMLStreams

/// Reads Word documents.
///
/// Reference: ECMA-376, Office Open XML, part 1 (WordprocessingML) and part 2 (packages).
package enum DOCXArticleReader {
  /// Reads a document.
  ///
  /// Deleted text is left out and inserted text is kept, as if all changes had been accepted; hidden
  /// text is left out. Text boxes follow the paragraph that they are anchored to, footnotes and
  /// endnotes the text.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - keepsEverything: Whether the headers and footers of pages are read too.
  ///   - interruption: Asked while the parts are read.
  /// - Returns: The article. The codes of runs have the property of the run as their data.
  /// - Throws: `InterruptionError`; `ArchiveError`, `ArticleError`, when the package is damaged or not a
  ///   document, or has more paragraphs or formatting than any article.
  /// - Complexity: O(length of the unpacked parts)
  package static func read(
    _ bytes: [UInt8],
    keepsEverything: Bool,
    interruption: Interruption = .never
  ) throws -> Article {
    let package = try DOCXPackage(bytes)
    try interruption.check()
    let writer = DOCXBlockWriter(
      styles: try DOCXStyles(package.part(of: .styles)),
      numbering: try DOCXNumbering(package.part(of: .numbering))
    )
    func read(_ part: String, isNote: Bool = false) throws {
      try self.read(part, isNote: isNote, in: package, to: writer, interruption)
    }
    if keepsEverything { for part in try package.parts(of: .header) { try read(part) } }
    try read(package.document)
    for kind in [DOCXPackage.PartKind.footnotes, .endnotes] {
      if let part = try package.parts(of: kind).first { try read(part, isNote: true) }
    }
    if keepsEverything { for part in try package.parts(of: .footer) { try read(part) } }
    var article = writer.finish()
    article.title = try DOCXProperties.title(in: package)
    return article
  }

  /// Reads a part paragraph by paragraph, so that no more than one of them is in memory twice.
  private static func read(
    _ part: String,
    isNote: Bool,
    in package: DOCXPackage,
    to writer: DOCXBlockWriter,
    _ interruption: Interruption
  ) throws {
    guard let bytes = package.contents[part] else {
      throw ArticleError("the document has no part \(part)")
    }
    let reader = DOCXBodyReader(
      relationships: try package.relationships(of: part),
      isNote: isNote,
      writer: writer,
      interruption: interruption
    )
    _ = try package.parse(bytes, part: part, handler: reader)
    writer.endPart(isNote: isNote)
  }
}

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
      throw ArticleError("this is no Word document: the package has no main part")
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
      throw ArticleError("the part \(part) of the document is damaged: \(error)")
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

/// What a document says of itself beside its text.
private struct DOCXProperties: XMLEventHandler {
  private var isInTitle = false
  private var title = ""

  static func title(in package: DOCXPackage) throws -> String? {
    guard let bytes = package.contents["docProps/core.xml"] else { return nil }
    let properties = try package.parse(bytes, part: "docProps/core.xml", handler: Self())
    return properties.title.isEmpty ? nil : properties.title
  }

  mutating func startElement(_ tag: XMLStartTag) { isInTitle = tag.name.local == "title" }
  mutating func endElement(_ name: XMLName) { isInTitle = false }
  mutating func characters(_ text: XMLBytes) { if isInTitle { title += text.string } }
}
