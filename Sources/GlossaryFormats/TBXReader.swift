import Model
import XMLStreams

/// Reads a TBX file: ISO 30042 of 2019 in the styles DCA and DCT, and of 2008 (`martif`), in any
/// dialect.
///
/// What the model has a name for goes there; everything else that a file says of a concept, a
/// language or a term is kept in `otherData`. What of a header and of the matter behind the entries
/// has no place is named in `ignored`.
///
/// - Parameter bytes: The file, in any encoding that it declares.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when the file is not well formed or no TBX.
/// - Complexity: O(length of the file)
package func readTBX(_ bytes: [UInt8]) throws(GlossaryFileError) -> GlossaryContent {
  let tree: TBXTree
  do {
    tree = try XMLStreamReader.parse(document: bytes, handler: TBXTree())
  } catch let error as XMLError {
    throw GlossaryFileError(
      line: error.position.line,
      column: error.position.column,
      description: error.message
    )
  } catch {
    throw GlossaryFileError(line: 1, description: "\(error)")
  }
  guard let root = tree.root, root.name == "tbx" || root.name == "martif" else {
    let name = tree.root?.name ?? ""
    throw GlossaryFileError(
      line: tree.root?.line ?? 1,
      description: "the root element is \"\(name)\"; a TBX file has tbx or martif"
    )
  }
  var reader = TBXContentReader()
  for entry in tree.entries { reader.read(entry) }
  if let back = tree.back, !back.children.isEmpty {
    reader.content.ignored.append("matter behind the entries (back)")
  }
  return reader.content
}

/// Turns entries into concepts.
private struct TBXContentReader {
  var content = GlossaryContent()
  private var lines: [String: Int] = [:]

  mutating func read(_ entry: TBXNode) {
    content.readCount += 1
    var reader = TBXEntryReader(entry)
    do throws(RejectedEntry) {
      let concept = try reader.concept()
      if let line = lines[concept.identifier] {
        let reason =
          entry.attribute("id") == nil
          ? "the entry has the terms of the one on line \(line), and no identifier"
          : "the identifier \"\(concept.identifier)\" stands on line \(line) already"
        throw RejectedEntry(line: entry.line, reason: reason)
      }
      lines[concept.identifier] = entry.line
      content.add(concept, line: entry.line)
    } catch {
      content.rejections.append(error)
    }
    content.rejections += reader.rejections
    for name in reader.ignored where !content.ignored.contains(name) {
      content.ignored.append(name)
    }
  }
}

/// Turns one entry into a concept.
private struct TBXEntryReader {
  /// Terms and languages of the entry that could not be taken.
  private(set) var rejections: [RejectedEntry] = []
  /// What was left out.
  private(set) var ignored: [String] = []
  private let entry: TBXNode

  init(_ entry: TBXNode) { self.entry = entry }

  /// Returns the concept.
  ///
  /// - Throws: `RejectedEntry`, when it has no term.
  mutating func concept() throws(RejectedEntry) -> ConceptEntry {
    var concept = ConceptEntry(identifier: entry.attribute("id")?.xmlNameDecoded ?? "")
    reportLosses(in: entry)
    let facts = TBXFacts(entry.children.filter { $0.name != "langSec" }, keys: conceptKeys)
    concept.domain = facts.values["descrip=subjectfield"]
    concept.definition = facts.values["descrip=definition"]
    concept.customer = facts.values["admin=customersubset"]
    concept.note = facts.values["note"]
    concept.isDoNotTranslate = facts.values[TBXMark.doNotTranslate.key] != nil
    concept.created = facts.transactions["origination"]
    concept.modified = facts.transactions["modification"]
    concept.otherData = facts.rest
    for section in entry.children where section.name == "langSec" { read(section, into: &concept) }
    guard !concept.languages.isEmpty else {
      let reason = rejections.last.map { ": \($0.reason)" } ?? ""
      rejections.removeAll()
      throw RejectedEntry(line: entry.line, reason: "the entry has no term\(reason)")
    }
    if concept.identifier.isEmpty { concept.identifier = concept.identifierFromTerms }
    return concept
  }

  private mutating func read(_ node: TBXNode, into concept: inout ConceptEntry) {
    let name = node.attribute("xml:lang") ?? ""
    guard let language = LanguageTag(name) else {
      let reason = name.isEmpty ? "a language without a name" : "\"\(name)\" is no language tag"
      rejections.append(RejectedEntry(line: node.line, reason: reason))
      return
    }
    let facts = TBXFacts(node.children.filter { $0.name != "termSec" }, keys: languageKeys)
    var terms: [Term] = []
    for item in node.children where item.name == "termSec" {
      let isFirst = terms.isEmpty && !concept.languages.contains { $0.language == language }
      if let term = term(item, isFirst: isFirst) { terms.append(term) }
    }
    guard !terms.isEmpty else { return }
    let index = concept.section(language)
    concept.languages[index].terms += terms
    if concept.languages[index].definition == nil {
      concept.languages[index].definition = facts.values["descrip=definition"]
    }
    concept.languages[index].otherData += facts.rest
  }

  private mutating func term(_ node: TBXNode, isFirst: Bool) -> Term? {
    // In an ntig the term and its notes stand in a group.
    var items = node.children.flatMap { $0.name == "termGrp" ? $0.children : [$0] }
    let first = items.firstIndex { $0.name == "term" }
    let head = first.map { items.remove(at: $0) }
    let text = head?.text.onOneLine ?? ""
    guard !text.isEmpty else {
      rejections.append(RejectedEntry(line: node.line, reason: "the term is empty"))
      return nil
    }
    var keys = termKeys
    if !items.contains(where: { $0.key == "note" }) { keys["termnote=usagenote"] = isText }
    let facts = TBXFacts(items, keys: keys)
    var term = Term(text: text, status: isFirst ? .preferred : .admitted)
    term.identifier = (node.attribute("id") ?? head?.attribute("id"))?.xmlNameDecoded
    if let status = status(facts) { term.status = status }
    term.partOfSpeech = facts.values["termnote=partofspeech"].flatMap { PartOfSpeech(tbx: $0) }
    term.gender = facts.values["termnote=grammaticalgender"].flatMap { GrammaticalGender(tbx: $0) }
    term.type = facts.values["termnote=termtype"].flatMap { TermType(tbx: $0) }
    term.usageNote = facts.values["termnote=usagenote"] ?? facts.values["note"]
    term.source = facts.values["admin=source"]
    term.context = facts.values["descrip=context"]
    term.forms = facts.values[TBXMark.forms.key]?.cellValues ?? []
    for (mark, option) in TBXMark.matching where facts.values[mark.key] != nil {
      term.matching.insert(option)
    }
    term.otherData = facts.rest
    return term
  }

  private func status(_ facts: TBXFacts) -> TermStatus? {
    if facts.values[TBXMark.forbidden.key] != nil { return .forbidden }
    if let value = facts.values["termnote=administrativestatus"] { return TermStatus(tbx: value) }
    // What ISO 30042:2008 has instead; it stays in the rest too.
    return entryStatus(facts.rest)
  }

  private func entryStatus(_ rest: [String]) -> TermStatus? {
    for xml in rest where xml.contains("normativeAuthorization") {
      if let node = tbxNode(xml), node.key == "termnote=normativeauthorization" {
        return TermStatus(tbx: node.value)
      }
    }
    return nil
  }

  /// Notes what of the entry's elements is not kept.
  private mutating func reportLosses(in node: TBXNode) {
    let kept: Set<String> = ["id", "xml:lang"]
    if ["conceptEntry", "langSec", "termSec", "term"].contains(node.name) {
      for attribute in node.attributes where !kept.contains(attribute.name) {
        ignored.append("attribute \(attribute.name) of \(node.name)")
      }
    }
    if node.hasMarkup { ignored.append("markup in the text of \(node.category ?? node.name)") }
    for child in node.children { reportLosses(in: child) }
  }
}

private let conceptKeys: [String: @Sendable (String) -> Bool] = [
  "descrip=subjectfield": isText, "descrip=definition": isText, "admin=customersubset": isText,
  "note": isText, TBXMark.doNotTranslate.key: { $0.isEmpty }, "transac=origination": isText,
  "transac=modification": isText,
]

private let languageKeys: [String: @Sendable (String) -> Bool] = ["descrip=definition": isText]

private let termKeys: [String: @Sendable (String) -> Bool] = [
  "termnote=administrativestatus": { TermStatus(tbx: $0) != nil },
  "termnote=partofspeech": { PartOfSpeech(tbx: $0) != nil },
  "termnote=grammaticalgender": { GrammaticalGender(tbx: $0) != nil },
  "termnote=termtype": { TermType(tbx: $0) != nil },
  "note": isText, "admin=source": isText, "descrip=context": isText,
  TBXMark.forms.key: isText, TBXMark.forbidden.key: isEmpty, TBXMark.caseSensitive.key: isEmpty,
  TBXMark.exactOnly.key: isEmpty, TBXMark.fixedNumber.key: isEmpty,
  TBXMark.articleOnly.key: isEmpty,
]

@Sendable private func isText(_ text: String) -> Bool { !text.isEmpty }
@Sendable private func isEmpty(_ text: String) -> Bool { text.isEmpty }
