import Model
import XMLStreams

/// Reads a job: its units into parts, and all that stands around them into what is written again.
///
/// A job of XLIFF 2 is written again as it stands. A job of XLIFF 1 becomes one of XLIFF 2: its files,
/// groups and units take the elements that XLIFF 2 has for them, and what XLIFF 2 has no element or
/// attribute for is carried in the namespace of XLIFF 1, where extensions of XLIFF 2 may stand.
struct XLIFFHandler: XMLEventHandler {
  /// What the text that is read belongs to.
  private enum Container {
    case source
    case segmentedSource
    case target
  }

  /// An element that is read as it stands, whatever is in it.
  private struct Carried {
    var depth = 1
    /// Whether it is a unit's own note of XLIFF 1, whose text is kept apart.
    var note: XLIFFDocument.UnitNote?
    /// The native code whose text is being read.
    var data: (name: String, text: String)?
    /// Which of the unit's modules it is.
    var isGlossary = false
    var isMatches = false
  }

  private(set) var document = XLIFFDocument()
  private var pace: Interruption.Pace
  private var naming: XLIFFNaming?
  private var frame = XLIFFFrameWriter()
  private var checker = XLIFFConstraintChecker()
  private var languages: (source: LanguageTag?, target: LanguageTag?)
  private var original: String?
  /// Whether what stands in the open files and groups is to be translated.
  private var isTranslatable = [true]
  private var unit: XLIFFDocument.Unit?
  private var segment: XLIFFDocument.Segment?
  private var container: Container?
  private var inline = XLIFFInlineReader()
  private var data: [String: String] = [:]
  private var parts = XLIFFUnitParts()
  private var carried: Carried?
  private var markup: XLIFFMarkup
  /// White space and comments since the last element of the frame.
  private var gap = ""

  init(interruption: Interruption = .never) {
    pace = interruption.pace(every: 4_096)
    markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
  }

  // MARK: Events

  mutating func startElement(_ tag: XMLStartTag) throws {
    try pace.check()
    guard let naming else { return try startRoot(tag) }
    let isOwn = tag.name.namespace.string == naming.own
    let name = tag.name.local.string
    if document.family == .second { checker.start(tag, isOwn: isOwn) }
    if carried != nil { return startCarried(tag, name, isOwn: isOwn) }
    if container != nil {
      if let identifier = tag.attribute("id") { unit?.frame.names.insert(identifier) }
      return inline.start(name, tag, isOwn: isOwn, data: data)
    }
    if isOwn { startFrame(name, tag) } else { carry(tag) }
  }

  mutating func endElement(_ name: XMLName) throws {
    if document.family == .second { checker.end() }
    if carried != nil { return endCarried(name) }
    if container != nil, inline.depth > 0 || !isContainer(name) { return inline.end(name) }
    switch name.local.string {
    case "file", "group", "bin-unit": endContainerOfUnits(name.local.string)
    case "source", "seg-source", "target": endContainer()
    case "segment", "ignorable":
      let space = takeGap()
      segment?.gaps.atEnd = space
      if let segment { unit?.segments.append(segment) }
      segment = nil
    case "trans-unit", "unit": endUnit()
    case "xliff":
      frame.add(takeGap())
      document.frame = frame.pieces
      document.warnings = checker.warnings
    default: break
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    try pace.check()
    if document.family == .second, naming != nil { checker.characters(isBlank: text.isWhiteSpace) }
    if carried != nil {
      markup.text(text)
      carried?.note?.text += text.string
      carried?.data?.text += text.string
    } else if container != nil {
      inline.characters(text)
    } else if naming != nil {
      gap += XLIFFFrameWriter.escaped(text)
    }
  }

  mutating func comment(_ text: XMLBytes) throws {
    if carried != nil {
      markup.comment(text)
    } else if container == nil, naming != nil {
      gap += "<!--\(text.string)-->"
    }
  }

  mutating func processingInstruction(target: XMLBytes, content: XMLBytes) throws {
    if carried != nil {
      markup.instruction(target, content)
    } else if container == nil, naming != nil {
      gap += "<?\(target.string) \(content.string)?>"
    }
  }

  // MARK: Root, files and groups

  private mutating func startRoot(_ tag: XMLStartTag) throws {
    guard tag.name.local == "xliff" else {
      throw ArticleError(line: tag.position.line, .notXLIFF(root: tag.name.local.string))
    }
    document.version = tag.attribute("version")
    let own = tag.name.namespace.string
    document.family =
      own.contains(":document:2") || tag.attribute("srcLang") != nil
        || document.version?.hasPrefix("2") == true ? .second : .first
    document.rootAttributes = tag.xliffAttributes
    document.rootNamespaces = tag.namespaces.map {
      Attribute($0.prefix.string, $0.namespace.string)
    }
    let naming = XLIFFNaming(own: own, prefix: document.family == .first ? document.carrier : nil)
    self.naming = naming
    markup = XLIFFMarkup(naming: naming)
    frame.naming = naming
    languages.source = tag.attribute("srcLang").flatMap { LanguageTag($0) }
    languages.target = tag.attribute("trgLang").flatMap { LanguageTag($0) }
    if document.family == .second { checker.start(tag, isOwn: true) }
  }

  private mutating func startFrame(_ name: String, _ tag: XMLStartTag) {
    switch name {
    case "file":
      original = tag.attribute("original")
      if let language = tag.attribute("source-language") {
        languages = (LanguageTag(language), nil)
        languages.target = tag.attribute("target-language").flatMap { LanguageTag($0) }
      }
      isTranslatable.append(isOn(tag))
      frame.start(name, tag, gap: takeGap(), family: document.family)
    case "group", "bin-unit":
      isTranslatable.append(isOn(tag))
      frame.start(name, tag, gap: takeGap(), family: document.family)
    case "trans-unit", "unit": beginUnit(name, tag)
    case "segment", "ignorable":
      let space = takeGap()
      segment = XLIFFDocument.Segment()
      segment?.identifier = tag.attribute("id")
      segment?.isIgnorable = name == "ignorable"
      segment?.state = tag.attribute("state")
      segment?.attributes = tag.xliffAttributes
      segment?.gaps.beforeSegment = space
      if let identifier = tag.attribute("id") { unit?.frame.names.insert(identifier) }
    case "source", "seg-source", "target": begin(name, tag)
    // The files' contents of XLIFF 1, which need no element in XLIFF 2.
    case "body" where document.family == .first: _ = takeGap()
    default: carry(tag)
    }
  }

  private mutating func endContainerOfUnits(_ name: String) {
    if isTranslatable.count > 1 { isTranslatable.removeLast() }
    frame.end(name, gap: takeGap(), family: document.family)
  }

  private func isOn(_ tag: XMLStartTag) -> Bool {
    tag.attribute("translate").map { $0 != "no" } ?? isTranslatable[isTranslatable.count - 1]
  }

  // MARK: What is carried as it stands

  private mutating func carry(_ tag: XMLStartTag) {
    var carried = Carried()
    let name = tag.name.local.string
    let isOwn = tag.name.namespace.string == naming?.own
    let space = takeGap()
    if unit != nil {
      carried.isGlossary = name == "glossary" && tag.name.namespace.string.contains(":glossary:2")
      carried.isMatches = name == "matches" && tag.name.namespace.string.contains(":matches:2")
      if document.family == .first, isOwn, name == "note" {
        carried.note = XLIFFDocument.UnitNote(text: "", attributes: tag.xliffAttributes)
      }
    }
    self.carried = carried
    observe(tag, name)
    if document.family == .second { addCarried(Array(space.utf8)) }
    markup.start(tag)
  }

  private mutating func startCarried(_ tag: XMLStartTag, _ name: String, isOwn: Bool) {
    carried?.depth += 1
    observe(tag, name)
    if isOwn, document.family == .second, unit != nil {
      if name == "data" { carried?.data = (tag.attribute("id") ?? "", "") }
      if name == "note" { carried?.note = XLIFFDocument.UnitNote(text: "", attributes: []) }
    }
    markup.start(tag)
  }

  /// Takes what tools say of segments, and which identifiers are taken.
  private mutating func observe(_ tag: XMLStartTag, _ name: String) {
    guard unit != nil else { return }
    if let identifier = tag.attribute("id") { unit?.frame.names.insert(identifier) }
    guard tag.name.namespace.string.contains("SdlXliff") else { return }
    if name == "seg-defs" { unit?.hasSegmentStatus = true }
    if name == "seg", let identifier = tag.attribute("id") {
      unit?.segmentStatus[identifier] = tag.xliffAttributes
    }
  }

  private mutating func endCarried(_ name: XMLName) {
    guard var current = carried else { return }
    current.depth -= 1
    let local = name.local.string
    if let text = current.data, local == "data" {
      data[text.name] = text.text
      current.data = nil
    }
    if document.family == .second, let note = current.note, local == "note" {
      unit?.notes.append(note)
      current.note = nil
    }
    if current.depth == 0, current.isGlossary || current.isMatches {
      markup.closeTag()
      let place = (unit?.frame.head.count ?? 0) + markup.bytes.count
      if current.isGlossary { unit?.frame.glossaryEnd = place }
      if current.isMatches { unit?.frame.matchesEnd = place }
    }
    markup.end(name)
    carried = current.depth == 0 ? nil : current
    guard current.depth == 0 else { return }
    let bytes = markup.takeBytes()
    if document.family == .first, let note = current.note {
      unit?.notes.append(note)
    } else {
      addCarried(bytes)
    }
  }

  private mutating func addCarried(_ bytes: [UInt8]) {
    if unit != nil { unit?.frame.head += bytes } else { frame.carry(bytes, document.family) }
  }

  // MARK: Units

  private mutating func beginUnit(_ name: String, _ tag: XMLStartTag) {
    var unit = XLIFFDocument.Unit()
    unit.identifier = tag.attribute("id") ?? ""
    unit.original = original
    (unit.source, unit.target) = languages
    unit.isTranslatable = isOn(tag)
    unit.isApproved = tag.attribute("approved") == "yes"
    unit.attributes = tag.xliffAttributes
    unit.line = tag.position.line
    unit.frame.startTag = frame.unitTag(tag, family: document.family)
    frame.add(takeGap())
    frame.addUnit(document.units.count)
    self.unit = unit
    parts = XLIFFUnitParts()
    data = [:]
  }

  private mutating func begin(_ name: String, _ tag: XMLStartTag) {
    inline = XLIFFInlineReader()
    let attributes = tag.xliffAttributes
    let space = takeGap()
    switch name {
    case "source":
      container = .source
      segment?.gaps.beforeSource = space
      segment?.sourceAttributes = attributes
      parts.sourceAttributes = attributes
      if unit?.source == nil { unit?.source = attributes.language }
    case "seg-source":
      container = .segmentedSource
      parts.segmentedAttributes = attributes
    default:
      container = .target
      segment?.gaps.beforeTarget = space
      segment?.targetAttributes = attributes
      parts.targetAttributes = attributes
      if unit?.target == nil { unit?.target = attributes.language }
    }
  }

  private func isContainer(_ name: XMLName) -> Bool {
    name.namespace.string == naming?.own
      && (name.local == "source" || name.local == "target" || name.local == "seg-source")
  }

  private mutating func endContainer() {
    let pieces = inline.finish()
    switch container {
    case .source where segment != nil: segment?.source = pieces.parts
    case .target where segment != nil: segment?.target = pieces.parts
    case .source: parts.whole = pieces
    case .segmentedSource: parts.segmented = pieces
    case .target: parts.target = pieces
    case nil: break
    }
    container = nil
  }

  private mutating func endUnit() {
    guard var unit else { return }
    unit.frame.tail = takeGap()
    if document.family == .first { parts.putTogether(&unit, naming: naming) }
    document.units.append(unit)
    self.unit = nil
  }

  private mutating func takeGap() -> String {
    var taken = ""
    swap(&taken, &gap)
    return taken
  }
}
