package import Model

/// A way to write TBX.
package enum TBXStyle: String, Sendable {
  /// TBX-Basic of ISO 30042:2019 with data categories as attributes.
  case dca
  /// TBX-Basic of ISO 30042:2019 with data categories as elements.
  case dct
  /// ISO 30042:2008 (`martif`), which most tools read; it holds any data category.
  case v2
}

/// A glossary file, and what of the concepts has no place in its format.
package struct GlossaryOutput: Sendable {
  /// The file's bytes.
  package var bytes: [UInt8]
  /// What was left out, and how often.
  package var omissions: [Message: Int]

  /// Creates a file.
  package init(bytes: [UInt8], omissions: [Message: Int] = [:]) {
    self.bytes = bytes
    self.omissions = omissions
  }
}

/// Writes concepts as TBX, in UTF-8.
///
/// The same concepts give the same bytes. Reading the file gives the same concepts again, but for
/// what `omissions` names. What TBX-Basic has no category for is in notes with a mark:
/// `[forms] صواريخ`, `[forbidden]`, `[case sensitive]`, `[exact only]`, `[do not translate]`.
///
/// - Parameters:
///   - concepts: The concepts; their identifiers are unique.
///   - title: The name of the glossary.
///   - style: The way to write them.
/// - Returns: The file. The styles of 2019 are valid TBX-Basic.
/// - Complexity: O(length of the file)
package func writeTBX(_ concepts: [ConceptEntry], title: String, style: TBXStyle) -> GlossaryOutput
{
  var writer = TBXEntryWriter(style: style, concepts)
  var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>\#n"#.utf8)
  bytes.append(contentsOf: style.rootTag.utf8)
  TBXNode.header(title: title, style: style).styled(style).append(to: &bytes, depth: 1)
  bytes.append(contentsOf: "\n  <text>\n    <body>".utf8)
  for concept in concepts {
    bytes.append(contentsOf: "\n      ".utf8)
    writer.node(of: concept).styled(style).append(to: &bytes, depth: 3)
  }
  bytes.append(contentsOf: "\n    </body>\n  </text>\n</\(style == .v2 ? "martif" : "tbx")>\n".utf8)
  return GlossaryOutput(bytes: bytes, omissions: writer.omissions)
}

extension TBXStyle {
  fileprivate var rootTag: String {
    let namespace = #"xmlns="urn:iso:std:iso:30042:ed-2""#
    return switch self {
    case .dca: #"<tbx type="TBX-Basic" style="dca" xml:lang="en" \#(namespace)>\#n  "#
    case .dct:
      #"<tbx type="TBX-Basic" style="dct" xml:lang="en" \#(namespace)"#
        + #" xmlns:min="http://www.tbxinfo.net/ns/min""#
        + #" xmlns:basic="http://www.tbxinfo.net/ns/basic">"# + "\n  "
    case .v2: #"<martif type="TBX" xml:lang="en">"# + "\n  "
    }
  }
}

/// Turns concepts into elements.
private struct TBXEntryWriter {
  private let style: TBXStyle
  private var basic: TBXBasic
  private var usedIdentifiers: Set<String>

  init(style: TBXStyle, _ concepts: [ConceptEntry]) {
    self.style = style
    let entries = Set(concepts.map(\.identifier.xmlNameEncoded))
    let terms = concepts.flatMap(\.languages).flatMap(\.terms).compactMap(\.identifier)
    usedIdentifiers = entries
    basic = TBXBasic(
      isDCT: style == .dct,
      identifiers: entries.union(terms.map(\.xmlNameEncoded))
    )
  }

  var omissions: [Message: Int] { basic.omissions }

  mutating func node(of concept: ConceptEntry) -> TBXNode {
    var list = TBXItemList(concept.otherData)
    list.add("descrip", "subjectField", concept.domain)
    list.add("descrip", "definition", concept.definition)
    list.add("admin", "customerSubset", concept.customer)
    list.add("note", nil, concept.note)
    if concept.isDoNotTranslate { list.add(.doNotTranslate) }
    list.add("origination", concept.created)
    list.add("modification", concept.modified)
    var entry = TBXNode("conceptEntry", children: items(list, at: .concept))
    entry.attributes = [.init(name: "id", value: concept.identifier.xmlNameEncoded)]
    for section in concept.languages { entry.content.append(.node(node(of: section))) }
    return entry
  }

  private mutating func node(of section: LanguageSection) -> TBXNode {
    var list = TBXItemList(section.otherData)
    list.add("descrip", "definition", section.definition)
    let terms = section.terms.map { node(of: $0) }
    var element = TBXNode("langSec", children: items(list, at: .language) + terms)
    element.attributes = [.init(name: "xml:lang", value: section.language.description)]
    return element
  }

  private mutating func node(of term: Term) -> TBXNode {
    let (otherData, hasStatus) = consistent(term)
    var list = TBXItemList(otherData)
    if !hasStatus { list.add("termNote", "administrativeStatus", term.status.tbx) }
    list.add("termNote", "partOfSpeech", term.partOfSpeech?.rawValue)
    list.add("termNote", "grammaticalGender", term.gender?.rawValue)
    list.add("termNote", "termType", term.type?.rawValue)
    list.add("admin", "source", term.source)
    list.add("descrip", "context", term.context)
    list.add("note", nil, term.usageNote)
    if !term.forms.isEmpty {
      list.add(.forms, term.forms.map(\.cellEscaped).joined(separator: " | "))
    }
    if term.status == .forbidden { list.add(.forbidden) }
    for (mark, option) in TBXMark.matching where term.matching.contains(option) { list.add(mark) }
    let all = items(list, at: .term)
    let notes = all.filter { $0.name.hasPrefix("termNote") }
    let others = all.filter { !$0.name.hasPrefix("termNote") }
    var element = TBXNode("termSec", children: [TBXNode("term", text: term.text)] + notes + others)
    guard let identifier = term.identifier?.xmlNameEncoded else { return element }
    if usedIdentifiers.insert(identifier).inserted {
      element.attributes = [.init(name: "id", value: identifier)]
    } else {
      basic.omit(Message("omitted.repeatedIdentifiers"))
    }
    return element
  }

  /// Returns what else a file said of a term, without statuses that say something else than the term's,
  /// and whether a status that is not known is among it, in the place of the term's own.
  private mutating func consistent(_ term: Term) -> (rest: [String], hasStatus: Bool) {
    let notes = TBXStatusNote.notes(in: term.otherData)
    guard !notes.isEmpty else { return (term.otherData, false) }
    var rest = term.otherData
    var hasStatus = false
    for note in notes.reversed() {
      let isUnknown = note.status == nil && term.status == .admitted && style == .v2
      if note.isAdministrative ? isUnknown && !hasStatus : isUnknown || note.status == term.status {
        hasStatus = hasStatus || note.isAdministrative
      } else {
        rest.remove(at: note.position)
        basic.omit(Message("omitted.status", ["status": .quotation(note.value)]))
      }
    }
    return (rest, hasStatus)
  }

  private mutating func items(_ list: TBXItemList, at level: TBXBasic.Level) -> [TBXNode] {
    guard style != .v2 else { return list.items }
    return list.items.compactMap { basic.admitted($0, at: level) }
  }
}

/// The elements of one level: values with names, each with what else is said of it, and the rest.
private struct TBXItemList {
  private var named: [TBXNode] = []
  private var rest: [TBXNode]

  init(_ otherData: [String]) { rest = otherData.compactMap { tbxNode($0) } }

  var items: [TBXNode] { named + rest }

  mutating func add(_ name: String, _ category: String?, _ value: String?) {
    guard let value else { return }
    let node = TBXNode(name, category, text: value)
    let key = node.key
    if let index = rest.firstIndex(where: { $0.isResidue && $0.key == key }) {
      named.append(rest.remove(at: index).completed(with: node))
    } else {
      named.append(node)
    }
  }

  mutating func add(_ mark: TBXMark, _ text: String? = nil) {
    let text = text.map { mark.rawValue + " " + $0 } ?? mark.rawValue
    named.append(TBXNode("note", text: text))
  }

  mutating func add(_ kind: String, _ transaction: Transaction?) {
    guard let transaction else { return }
    if let index = rest.firstIndex(where: { $0.isTransactionResidue(kind) }) {
      named.append(rest.remove(at: index).withTransaction(transaction))
    } else {
      named.append(.transaction(kind, transaction))
    }
  }
}

extension TBXNode {
  fileprivate static func header(title: String, style: TBXStyle) -> TBXNode {
    let source = TBXNode("sourceDesc", children: [TBXNode("p", text: "Written by dragoman.")])
    let titles = TBXNode("titleStmt", children: [TBXNode("title", text: title)])
    var header = TBXNode("tbxHeader", children: [TBXNode("fileDesc", children: [titles, source])])
    if style == .v2 {
      let schema = TBXNode("p", "XCSURI", text: "TBXXCSV02.xcs")
      header.content.append(.node(TBXNode("encodingDesc", children: [schema])))
    }
    return header
  }

  /// The element in the words of a style.
  fileprivate func styled(_ style: TBXStyle) -> TBXNode {
    var node = self
    node.content = content.map { part in
      if case .node(let child) = part { .node(child.styled(style)) } else { part }
    }
    switch style {
    case .dca: break
    case .dct:
      if let category {
        node.name = "\(TBXModule(category).rawValue):\(category)"
        node.category = nil
      }
    case .v2: node.name = oldNames[name] ?? name
    }
    return node
  }
}

private let oldNames = [
  "tbxHeader": "martifHeader", "conceptEntry": "termEntry", "langSec": "langSet",
  "termSec": "tig",
]
