import Model
import XMLStreams

/// Looks whether a job keeps the constraints of XLIFF 2, while it is read.
///
/// The order and the attributes of elements are compared with `XLIFFGrammar`, what concerns a whole
/// unit with `XLIFFUnitConstraints`. Nothing is refused.
///
/// Reference: OASIS, XLIFF 2.1, `xliff_core_2.1.sch`, whose numbers (F1, K6, …) the comments name.
struct XLIFFConstraintChecker {
  private struct OpenElement {
    let name: String
    /// The part of the namespace that tells a module, `""` for the core, `nil` for others.
    let module: String?
    let grammar: XLIFFGrammar.Element?
    let line: Int
    var children: [String: Int] = [:]
    var hasContent = false
    var hasReference = false
    /// `xml:lang` and `xml:space` as they hold here.
    var language: String?
    var keepsSpace = false
    /// The identifiers that have to be unique in it: of notes, and of elements that are no XLIFF's.
    var names: Set<String> = []
    /// The place among the open elements of the file, group or unit whose extension it is.
    var scope: Int?
    var attributes: [XLIFFAttribute] = []
    /// How far into the order of its children an element of the core is.
    var stage = 0
  }

  private(set) var warnings: [XLIFFWarning] = []
  private var open: [OpenElement] = []
  private var languages: (source: LanguageTag?, target: LanguageTag?)
  private var fileNames: Set<String> = []
  private var groupNames: Set<String> = []
  private var unitNames: Set<String> = []
  private var unit: XLIFFUnitConstraints?
  private var modules = XLIFFModuleConstraints()
  private var hasNoTargetLanguage = false
  private var fileName = ""
  private var version = ""
  /// References to units of the file.
  private var flows: [(unit: String, attribute: String, line: Int)] = []
  /// Whether the source of the segment keeps its white space, once it is known.
  private var sourceKeepsSpace: Bool?

  mutating func start(_ tag: XMLStartTag, isOwn: Bool) {
    let name = tag.name.local.string
    let line = tag.position.line
    let module = isOwn ? "" : Self.module(tag.name.namespace.string)
    let grammar =
      isOwn ? XLIFFGrammar.core[name] : module.flatMap { XLIFFGrammar.modules[$0]?[name] }
    if !open.isEmpty {
      checkPlace(of: isOwn ? name : tag.name.string, isOwn: isOwn, module, line)
      open[open.count - 1].children[name, default: 0] += 1
      open[open.count - 1].hasContent = true
    }
    let attributes = tag.xliffAttributes
    if let grammar {
      check(attributes, of: name, grammar, line)
    } else if let module, XLIFFGrammar.modules[module] != nil {
      warn(.unknownElement(tag.name.string, in: open.last?.name ?? ""), line)
    }
    var element = OpenElement(name: name, module: module, grammar: grammar, line: line)
    element.hasReference = attributes["href"] != nil
    element.language = attributes.value(of: "xml:lang") ?? open.last?.language
    element.keepsSpace =
      attributes.value(of: "xml:space").map { $0 == "preserve" } ?? open.last?.keepsSpace ?? false
    element.scope = scope(of: module, name)
    if name == "pc", isOwn { element.attributes = attributes }
    open.append(element)
    for fault in modules.start(name, module: module, attributes) { warn(fault, line) }
    if module == nil { takeForeignName(attributes, tag.name.string, line) }
    if module == "" { startCore(name, attributes, line) }
    if module == "changetracking" { unit?.changeRecord(name, attributes, line) }
    if module == "matches", name == "match" { unit?.startMatch(attributes, line) }
    if module == "glossary" { unit?.gloss(name, attributes, line) }
  }

  mutating func characters(isBlank: Bool) {
    guard let last = open.indices.last else { return }
    open[last].hasContent = true
    if !isBlank { modules.text() }
    guard !isBlank, let grammar = open[last].grammar, !grammar.hasText else { return }
    warn(.text(in: open[last].name), open[last].line)
  }

  mutating func end() {
    guard let ended = open.popLast() else { return }
    if let fault = modules.end() { warn(fault, ended.line) }
    for (parent, children) in Self.needed where parent == ended.name && ended.grammar != nil {
      if !children.contains(where: { ended.children[$0] != nil }) {
        warn(.missingElement(children[0], in: parent), ended.line)
      }
    }
    if ended.module == "", ended.name == "skeleton", ended.hasContent == ended.hasReference {
      warn(.skeleton, ended.line)
    }
    guard ended.module == "" else {
      if ended.module == "matches", ended.name == "match" { unit?.endMatch() }
      return
    }
    if ended.name == "pc" { unit?.endCode(ended.attributes) }
    if ended.name == "source" || ended.name == "target" { unit?.endSide() }
    if ended.name == "file" { endFile() }
    if ended.name == "unit", let unit {
      for (constraint, line) in unit.finished { warn(constraint, line) }
      self.unit = nil
    }
  }

  private mutating func endFile() {
    for flow in flows where !unitNames.contains(flow.unit) {
      warn(.unknownReference(flow.unit, of: flow.attribute), flow.line)
    }
    flows = []
  }

  // MARK: Extensions

  /// The place of the file, group or unit to which an element belongs directly, or as a part of an
  /// extension of it.
  private func scope(of module: String?, _ name: String) -> Int? {
    if module == "" {
      return ["file", "group", "unit"].contains(name) ? open.count : nil
    }
    return open.last?.scope
  }

  private mutating func takeForeignName(
    _ attributes: [XLIFFAttribute],
    _ name: String,
    _ line: Int
  ) {
    guard let scope = open.last?.scope,
      let identifier = attributes["id"] ?? attributes.value(of: "xml:id")
    else { return }
    if !open[scope].names.insert(identifier).inserted {
      warn(.duplicateIdentifier(identifier, of: name), line)
    }
  }

  /// The elements of which another one needs at least one.
  private static let needed: [(String, [String])] = [
    ("xliff", ["file"]), ("file", ["unit", "group"]), ("unit", ["segment"]),
    ("segment", ["source"]), ("ignorable", ["source"]), ("notes", ["note"]),
    ("originalData", ["data"]), ("glossary", ["glossEntry"]), ("glossEntry", ["term"]),
    ("glossEntry", ["translation", "definition"]), ("matches", ["match"]), ("match", ["source"]),
    ("match", ["target"]), ("metadata", ["metaGroup"]), ("metaGroup", ["metaGroup", "meta"]),
  ]

  private static func module(_ namespace: String) -> String? {
    guard namespace.hasPrefix("urn:oasis:names:tc:xliff:") else { return nil }
    return namespace.split(separator: ":").dropFirst(5).first.map(String.init)
  }

  // MARK: The grammar

  private mutating func checkPlace(
    of name: String,
    isOwn: Bool,
    _ module: String?,
    _ line: Int
  ) {
    let parent = open[open.count - 1]
    guard let grammar = parent.grammar else { return }
    // Since 2.2 the root may have notes and modules.
    let isRoot = parent.name == "xliff" && version > "2.1"
    let isChild =
      module == parent.module
      && (grammar.children.contains(name.local) || isRoot && name == "notes")
    let isOther = module != parent.module && (grammar.allowsOthers || isRoot)
    let isInMatch =
      parent.module == "matches" && parent.name == "match" && isOwn
      && ["source", "target", "originalData"].contains(name)
    guard isChild || isOther || isInMatch else {
      return warn(.unknownElement(name, in: parent.name), line)
    }
    guard parent.module == "" else { return }
    let stage = Self.stage(of: isOwn ? name : "", in: parent.name)
    if stage < parent.stage { warn(.misplacedElement(name, in: parent.name), line) }
    open[open.count - 1].stage = max(parent.stage, stage)
    if isOwn, Self.single.contains(name), parent.children[name] != nil {
      warn(.repeatedElement(name, in: parent.name), line)
    }
  }

  private static let single: Set = ["skeleton", "notes", "originalData", "source", "target"]

  private static func stage(of child: String, in parent: String) -> Int {
    switch child {
    case "skeleton": 0
    case "" where parent == "skeleton": 0
    case "": 1
    case "notes": 2
    case "originalData": 3
    case "unit", "group", "segment", "ignorable": 4
    case "source": 0
    case "target": 1
    default: 5
    }
  }

  private mutating func check(
    _ attributes: [XLIFFAttribute],
    of name: String,
    _ grammar: XLIFFGrammar.Element,
    _ line: Int
  ) {
    for attribute in attributes {
      if attribute.name == "xml:lang" {
        if LanguageTag(attribute.value) == nil {
          warn(.invalidValue(attribute.value, of: "xml:lang", element: name), line)
        }
      }
      if attribute.name.hasPrefix("xml:") { continue }
      guard attribute.namespace.isEmpty else {
        if !grammar.allowsOtherAttributes {
          warn(.unknownAttribute(attribute.name, of: name), line)
        }
        continue
      }
      guard let value = grammar.attributes[attribute.name] else {
        warn(.unknownAttribute(attribute.name, of: name), line)
        continue
      }
      if !value.allows(attribute.value) {
        warn(.invalidValue(attribute.value, of: attribute.name, element: name), line)
      }
    }
    for required in grammar.required where attributes[required] == nil {
      warn(.missingAttribute(required, of: name), line)
    }
  }

  // MARK: The rules

  private mutating func startCore(_ name: String, _ attributes: [XLIFFAttribute], _ line: Int) {
    let identifier = attributes["id"]
    switch name {
    case "xliff":
      version = attributes["version"] ?? ""
      languages.source = attributes["srcLang"].flatMap { LanguageTag($0) }
      languages.target = attributes["trgLang"].flatMap { LanguageTag($0) }
      hasNoTargetLanguage = attributes["trgLang"] == nil
      for (word, language) in [("srcLang", languages.source), ("trgLang", languages.target)] {
        if let written = attributes[word], language == nil {
          warn(.invalidValue(written, of: word, element: "xliff"), line)
        }
      }
    case "file":
      if let identifier, !fileNames.insert(identifier).inserted {  // K1
        warn(.duplicateIdentifier(identifier, of: name), line)
      }
      fileName = identifier ?? ""
      groupNames = []
      unitNames = []
    case "group":
      if let identifier, !groupNames.insert(identifier).inserted {  // K2
        warn(.duplicateIdentifier(identifier, of: name), line)
      }
    case "unit":
      if let identifier, !unitNames.insert(identifier).inserted {  // K3
        warn(.duplicateIdentifier(identifier, of: name), line)
      }
      unit = XLIFFUnitConstraints(identifier ?? "", ofFile: fileName)
    case "segment", "ignorable":
      sourceKeepsSpace = nil
      unit?.start(name, attributes, line)
    case "note":
      if let identifier, open.count > 1,
        !open[open.count - 2].names.insert(identifier).inserted
      {  // K4
        warn(.duplicateIdentifier(identifier, of: name), line)
      }
      unit?.start(name, attributes, line)
    case "source", "target": startSide(name, attributes, line)
    case "cp":
      let scalar = attributes["hex"].flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
      if let scalar, scalar.isXML {
        warn(.invalidValue(attributes["hex"] ?? "", of: "hex", element: name), line)
      }
    default:
      for attribute in attributes where attribute.name.hasPrefix("subFlows") {
        for name in attribute.value.split(separator: " ") {
          flows.append((String(name), attribute.name, line))
        }
      }
      unit?.start(name, attributes, line)
    }
  }

  private mutating func startSide(_ name: String, _ attributes: [XLIFFAttribute], _ line: Int) {
    let isInMatch = open.dropLast().last?.module == "matches"
    if name == "target", hasNoTargetLanguage, !isInMatch {  // F1
      warn(.targetWithoutLanguage, line)
      hasNoTargetLanguage = false
    }
    let wanted = name == "source" ? languages.source : languages.target
    if !isInMatch, name == "source" {
      sourceKeepsSpace = open.last?.keepsSpace
    } else if !isInMatch, let keeps = sourceKeepsSpace, keeps != open.last?.keepsSpace {
      warn(.differentSpace, line)
    }
    let own = open.last?.language.flatMap { LanguageTag($0) }
    if !isInMatch, let own, let wanted, own != wanted,
      !own.description.hasPrefix(wanted.description + "-")
    {  // F4
      warn(.otherLanguage(own.description, of: name), line)
    }
    unit?.startSide(isTarget: name == "target", attributes, line)
  }

  private mutating func warn(_ constraint: XLIFFWarning.Constraint, _ line: Int) {
    guard warnings.count < maximumWarningCount else { return }
    let warning = XLIFFWarning(constraint: constraint, line: line)
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}

extension String {
  /// A name without its prefix.
  fileprivate var local: String { split(separator: ":").last.map(String.init) ?? self }
}
