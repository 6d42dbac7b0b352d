package import Model
import XMLStreams

/// Reads a TBX file: ISO 30042 of 2019 in the styles DCA and DCT, and of 2008 (`martif`), in any
/// dialect.
///
/// What XML forbids is repaired where what was meant is certain, as `XMLRepair` says.
///
/// What the model has a name for goes there; everything else that a file says of a concept, a
/// language or a term is kept in `otherData`. What of a header and of the matter after the entries
/// has no place is named. An entry is handed out as soon as it ends, so that a large file is never in
/// memory as concepts.
package struct TBXFile: Sendable {
  private let bytes: [UInt8]
  private let interruption: Interruption

  /// Creates a reader of a file, in any encoding that it declares.
  package init(_ bytes: [UInt8], interruption: Interruption = .never) {
    self.bytes = bytes
    self.interruption = interruption
  }

  /// Reads the concepts one after the other.
  ///
  /// - Parameter take: Takes a concept and the line on which it begins.
  /// - Returns: What is to be said of the rest.
  /// - Throws: `GlossaryFileError`, when the file is not well formed or no TBX; `InterruptionError`;
  ///   what `take` throws.
  /// - Complexity: O(length of the file)
  package func read(_ take: (ConceptEntry, Int) throws -> Void) throws -> GlossaryRemarks {
    try withoutActuallyEscaping(take) { take in
      let content = TBXContentReader(take)
      do {
        try parse(bytes, content)
      } catch let error as XMLError {
        try parseRepaired(content, after: error)
      }
      return content.finished
    }
  }

  private func parse(_ bytes: [UInt8], _ content: TBXContentReader) throws {
    let reader = XMLStreamReader(
      handler: TBXTree(
        takeRoot: { try content.begin($0) },
        takeEntry: { try content.readOnce($0) }
      )
    )
    let step = 1 << 20
    for start in stride(from: 0, to: bytes.count, by: step) {
      try interruption.check()
      try bytes.withUnsafeBufferPointer {
        try reader.parse(.init(rebasing: $0[start..<min(start + step, bytes.count)]))
      }
    }
    try reader.finish()
    if reader.handler.hasBack { content.ignore(Message("omitted.back")) }
  }

  /// Repairs the file where what was meant is certain, and reads it on from the entry with the fault.
  private func parseRepaired(_ content: TBXContentReader, after error: XMLError) throws {
    let fault = GlossaryFileError(
      .xml(Message(error.coded)),
      line: error.position.line,
      column: error.position.column
    )
    switch error.reason {
    case .notWellFormed, .undefinedEntity: break
    case .limitExceeded, .unknownEncoding, .endsEarly, .outOfMemory, .unclosed: throw fault
    }
    var text: [UInt8] = []
    var decoder = XMLDecoder()
    do {
      try bytes.withUnsafeBufferPointer { try decoder.decode($0) { text += $0 } }
      try decoder.finish { text += $0 }
    } catch is XMLDecoder.UnknownEncoding {
      throw fault
    }
    guard let repaired = text.withUnsafeBufferPointer({ XMLRepair.repair($0) }) else { throw fault }
    content.restart()
    do {
      try parse(repaired.xml.withoutDeclaration, content)
    } catch is XMLError {
      throw fault
    }
    content.noteRepairs(repaired.lines)
  }
}

extension [UInt8] {
  /// XML in UTF-8 with spaces for its declaration, which may name the encoding that it had.
  fileprivate var withoutDeclaration: [UInt8] {
    guard starts(with: "<?xml ".utf8), let end = firstIndex(of: UInt8(ascii: ">")) else {
      return self
    }
    return self[...end].map { $0 == 0x0A ? $0 : 0x20 } + self[(end + 1)...]
  }
}

/// Reads a TBX file at once.
///
/// - Parameter bytes: The file, in any encoding that it declares.
/// - Returns: The concepts, and what could not be taken.
/// - Throws: `GlossaryFileError`, when the file is not well formed or no TBX.
/// - Complexity: O(length of the file)
package func readTBX(_ bytes: [UInt8]) throws -> GlossaryContent {
  try GlossaryContent { try TBXFile(bytes).read($0) }
}

/// Turns entries into concepts.
private final class TBXContentReader {
  private var remarks = GlossaryRemarks()
  private var lines: [String: Int] = [:]
  private var ignored: Set<Message> = []
  private var statuses: [String: Int] = [:]
  private let take: (ConceptEntry, Int) throws -> Void

  /// How many entries have been read, and how many have begun since the file was begun.
  private var entryCount = (read: 0, begun: 0)

  init(_ take: @escaping (ConceptEntry, Int) throws -> Void) { self.take = take }

  /// Begins the same file again, whose entries that have been read will not be read twice.
  func restart() { entryCount.begun = 0 }

  func readOnce(_ entry: TBXNode) throws {
    entryCount.begun += 1
    guard entryCount.begun > entryCount.read else { return }
    entryCount.read += 1
    try read(entry)
  }

  func noteRepairs(_ lines: [Int]) {
    guard let first = lines.first else { return }
    remarks.warnings.append(.repaired(lineCount: lines.count, first: first))
  }

  /// What is to be said of the file beside its concepts.
  var finished: GlossaryRemarks {
    var remarks = remarks
    for (name, count) in statuses.sorted(by: { $0.key < $1.key }) {
      remarks.warnings.append(.status(name, count: count))
    }
    return remarks
  }

  func begin(_ root: TBXNode) throws {
    guard root.name == "tbx" || root.name == "martif" else {
      throw GlossaryFileError(.rootElement(root.name), line: root.line)
    }
  }

  /// Notes what is left out, each once; a stranger may make up names without end.
  func ignore(_ name: Message) {
    guard ignored.count < 200, ignored.insert(name).inserted else { return }
    remarks.warnings.append(.data(name))
  }

  private func read(_ entry: TBXNode) throws {
    var reader = TBXEntryReader(entry)
    do throws(RejectedEntry) {
      let concept = try reader.concept()
      if let line = lines[concept.identifier] {
        throw RejectedEntry(
          line: entry.line,
          entry.attribute("id") == nil
            ? .sameTerms(line: line) : .sameIdentifier(concept.identifier, line: line)
        )
      }
      lines[concept.identifier] = entry.line
      remarks.conceptCount += 1
      try handOut(concept, entry.line)
    } catch {
      remarks.rejections.append(error)
    }
    if let failure {
      self.failure = nil
      throw failure
    }
    for part in reader.rejections { remarks.warnings.append(.part(part)) }
    for name in reader.ignored { ignore(name) }
    for name in reader.statuses where statuses.count < 200 || statuses[name] != nil {
      statuses[name, default: 0] += 1
    }
  }

  /// What the taker of a concept threw, which is no fault of the entry.
  private var failure: (any Error)?

  private func handOut(_ concept: ConceptEntry, _ line: Int) throws(RejectedEntry) {
    do {
      try take(concept, line)
    } catch {
      failure = error
    }
  }
}

/// Turns one entry into a concept.
private struct TBXEntryReader {
  /// Terms and languages of the entry that could not be taken.
  private(set) var rejections: [RejectedEntry] = []
  /// What was left out.
  private(set) var ignored: [Message] = []
  /// Statuses that are not known, once for each term.
  private(set) var statuses: [String] = []
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
      let reason = rejections.last?.cause
      rejections.removeAll()
      throw RejectedEntry(line: entry.line, .noTermBecause(reason))
    }
    if concept.identifier.isEmpty { concept.identifier = concept.identifierFromTerms }
    return concept
  }

  private mutating func read(_ node: TBXNode, into concept: inout ConceptEntry) {
    let name = node.attribute("xml:lang") ?? ""
    guard let language = LanguageTag(name) else {
      rejections.append(
        RejectedEntry(line: node.line, name.isEmpty ? .unnamedLanguage : .noLanguageTag(name))
      )
      return
    }
    guard concept.languages.count < TermLimits.languageCount else {
      rejections.append(RejectedEntry(line: node.line, .tooManyLanguages(TermLimits.languageCount)))
      return
    }
    let isNew = !concept.languages.contains { $0.language == language }
    let facts = TBXFacts(node.children.filter { $0.name != "termSec" }, keys: languageKeys)
    var terms: [Term] = []
    for item in node.children where item.name == "termSec" {
      if let term = term(item, isFirst: terms.isEmpty && isNew) { terms.append(term) }
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
      rejections.append(RejectedEntry(line: node.line, .emptyTerm))
      return nil
    }
    guard text.utf8.count <= TermLimits.byteCount else {
      rejections.append(RejectedEntry(line: node.line, .longTerm(TermLimits.byteCount)))
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

  /// Returns the status that the facts state; one that is not known is admitted, never preferred.
  private mutating func status(_ facts: TBXFacts) -> TermStatus? {
    if facts.values[TBXMark.forbidden.key] != nil { return .forbidden }
    if let value = facts.values["termnote=administrativestatus"] { return TermStatus(word: value) }
    // What ISO 30042:2008 has instead stays in the rest too, and so does what is not known.
    let stated = TBXStatusNote.notes(in: facts.rest)
    guard let first = stated.first(where: { !$0.value.isEmpty }) else { return nil }
    if let known = stated.lazy.compactMap(\.status).first { return known }
    statuses.append(first.value)
    return .admitted
  }

  /// Notes what of the entry's elements is not kept.
  private mutating func reportLosses(in node: TBXNode) {
    let kept: Set<String> = ["id", "xml:lang"]
    if ["conceptEntry", "langSec", "termSec", "term"].contains(node.name) {
      for attribute in node.attributes where !kept.contains(attribute.name) {
        ignored.append(.attribute(attribute.name, of: node.name))
      }
    }
    if node.hasMarkup {
      let name = node.category ?? node.name
      ignored.append(Message("omitted.markup", ["name": .text(name)]))
    }
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
  "termnote=administrativestatus": { TermStatus(word: $0) != nil },
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
