import Model
import XMLStreams

/// Makes units out of the events of a TMX file.
///
/// Reference: TMX 1.4b, OSCAR recommendation of 2005-04-26.
struct TMXBuilder: XMLEventHandler {
  private enum State {
    case outside
    case root
    case header
    case body
    case unit
    case variant
    case segment
    /// Inside an element that is kept as it is; `depth` counts its open elements.
    case kept
    /// Inside an element that means nothing here.
    case skipped
    case done
  }

  /// A unit that is well-formed XML but cannot be taken.
  struct Fault {
    /// The unit's number, counted from 0 since the builder began.
    let index: Int
    let reason: Message
  }

  var header = TMXHeader()
  var batch = UnitBatch()
  /// How many units have ended, whether taken or not.
  private(set) var completedCount = 0
  /// Whether the body has begun.
  private(set) var hasBody = false
  /// The units that cannot be taken.
  var faults: [Fault] = []
  /// How many units were mended while they were built.
  private(set) var mendedCount = 0
  /// How many units have a language that was matched by fallback.
  private(set) var fallbackCount = 0
  /// The namespaces that the root declares, as they stand in its tag.
  private(set) var rootDeclarations: [UInt8] = []

  private var state = State.outside
  private var outerState = State.outside
  private var depth = 0
  private var languages = LanguageTable()
  private var unit = UnitParts()
  private var variant = VariantParts()
  private var kept = FragmentWriter()
  private var attributeText = FragmentWriter()
  private var segment = SegmentParts()
  /// The value so far of a property that says where the unit comes from, inside of it.
  private var originProperty: String?

  /// Whether the root element has ended.
  var isDone: Bool { state == .done }
  /// The languages of the file so far.
  var languageTags: [LanguageTag] { languages.usedTags }
  /// The languages that were matched by fallback so far.
  var languageFallbacks: [LanguageFallback] { languages.fallbacks }

  mutating func startElement(_ tag: XMLStartTag) throws {
    switch state {
    case .outside: try startRoot(tag)
    case .root: startTopLevel(tag)
    case .header: try keep(tag)
    case .unit: if tag.name.isTMX("tuv") { startVariant(tag) } else { try keep(tag) }
    case .body: if tag.name.isTMX("tu") { startUnit(tag) } else { skip() }
    case .variant: if tag.name.isTMX("seg") { startSegment(tag) } else { try keep(tag) }
    case .segment:
      try refuseUnit(tag)
      segment.start(tag, text: &batch.bytes)
    case .kept:
      try refuseUnit(tag)
      kept.start(tag)
      depth += 1
    case .skipped: depth += 1
    case .done: break
    }
  }

  mutating func endElement(_ name: XMLName) throws {
    switch state {
    case .outside, .done: break
    case .root: state = .done
    case .header, .body: state = .root
    case .unit: endUnit()
    case .variant: endVariant()
    case .segment: if segment.end(name) { endSegment() }
    case .kept: endKept(name)
    case .skipped:
      depth -= 1
      if depth == 0 { state = outerState }
    }
  }

  mutating func characters(_ text: XMLBytes) throws {
    switch state {
    case .segment: segment.characters(text, text: &batch.bytes)
    case .kept:
      kept.text(text.bytes)
      originProperty?.append(text.string)
    // Text beside the elements of a unit means nothing in TMX, and has no place to be kept.
    case .unit where !text.isWhiteSpace: unit.isMended = true
    case .variant where !text.isWhiteSpace: unit.isMended = true
    default: break
    }
  }

  mutating func processingInstruction(target: XMLBytes, content: XMLBytes) throws {
    switch state {
    case .segment: segment.instruction(target, content, text: &batch.bytes)
    case .kept: kept.instruction(target, content)
    case .unit: unit.annotations.instruction(target, content)
    case .variant: variant.annotations.instruction(target, content)
    default: break
    }
  }

  /// Leaves out the unit that is being built, and goes on inside the body.
  mutating func abandonUnit() {
    dropUnit()
    state = .body
  }

  /// How far the builder has come, to go back to.
  struct Mark {
    fileprivate let completedCount: Int
    fileprivate let mendedCount: Int
    fileprivate let fallbackCount: Int
    fileprivate let unitCount: Int
    fileprivate let variantCount: Int
    fileprivate let byteCount: Int
    fileprivate let faultCount: Int
  }

  /// Where the builder is, which must be between two units.
  var mark: Mark {
    Mark(
      completedCount: completedCount,
      mendedCount: mendedCount,
      fallbackCount: fallbackCount,
      unitCount: batch.units.count,
      variantCount: batch.variants.count,
      byteCount: batch.bytes.count,
      faultCount: faults.count
    )
  }

  /// Forgets all that came after a mark.
  mutating func rewind(to mark: Mark) {
    abandonUnit()
    completedCount = mark.completedCount
    mendedCount = mark.mendedCount
    fallbackCount = mark.fallbackCount
    batch.units.removeSubrange(mark.unitCount...)
    batch.variants.removeSubrange(mark.variantCount...)
    batch.bytes.removeSubrange(mark.byteCount...)
    faults.removeSubrange(mark.faultCount...)
  }

  /// Counts a unit that could not be built.
  mutating func skipUnit() { completedCount += 1 }

  /// Prepares for a parser that begins again, with the root and the body before the next unit.
  mutating func restart() { state = .outside }

  /// Exchanges the batch for one that was begun elsewhere, or back.
  mutating func exchangeBatch(_ other: inout UnitBatch) {
    batch.languages = languages.tags
    swap(&batch, &other)
    languages = LanguageTable(batch.languages)
  }

  /// Takes the batch, and keeps the languages for the next one.
  mutating func takeBatch() -> UnitBatch {
    var taken = UnitBatch()
    taken.bytes.reserveCapacity(batch.bytes.count + 4_096)
    swap(&taken, &batch)
    taken.languages = languages.tags
    return taken
  }

  // MARK: Root and header

  private mutating func startRoot(_ tag: XMLStartTag) throws {
    guard tag.name.isTMX("tmx") else {
      throw TMXError(.notTMX(tag.name.string), line: tag.position.line)
    }
    let version = tag.attribute("version") ?? ""
    guard version.isEmpty || version.hasPrefix("1.") || version == "1" else {
      throw TMXError(.unsupportedVersion(version), line: tag.position.line)
    }
    state = .root
    guard rootDeclarations.isEmpty, completedCount == 0 else { return }
    header.version = version
    for (prefix, namespace) in tag.namespaces {
      rootDeclarations += Array(prefix.isEmpty ? " xmlns=\"".utf8 : " xmlns:".utf8)
      if !prefix.isEmpty { rootDeclarations += Array(prefix.bytes) + Array("=\"".utf8) }
      XMLEscaping.append(namespace.bytes, as: .attribute, to: &rootDeclarations)
      rootDeclarations.append(UInt8(ascii: "\""))
    }
  }

  private mutating func startTopLevel(_ tag: XMLStartTag) {
    if tag.name.isTMX("body") {
      state = .body
      hasBody = true
    } else if tag.name.isTMX("header") {
      header.attributes = tag.attributes.map { .init($0.name.string, $0.value.string) }
      languages.defaultSource = header.attribute("srclang") ?? ""
      state = .header
    } else {
      skip()
    }
  }

  private mutating func skip() {
    outerState = state
    state = .skipped
    depth = 1
  }

  // MARK: Elements kept as they are

  private mutating func keep(_ tag: XMLStartTag) throws {
    try refuseUnit(tag)
    outerState = state
    if state == .unit, tag.name.isTMX("prop"), let type = tag.attribute("type") {
      originProperty = isOriginType(type) ? "" : nil
    }
    state = .kept
    depth = 1
    kept.removeAll()
    kept.start(tag)
  }

  /// Refuses a unit inside of something, of whatever namespace: units are found by this name alone.
  private func refuseUnit(_ tag: XMLStartTag) throws {
    guard tag.name.local == "tu" else { return }
    throw XMLError(.unclosed("tu"), at: tag.position)
  }

  private mutating func endKept(_ name: XMLName) {
    kept.end(name)
    depth -= 1
    guard depth == 0 else { return }
    state = outerState
    switch state {
    case .header: header.annotations.append(String(decoding: kept.bytes, as: UTF8.self))
    case .unit:
      unit.annotations.appendRaw(kept.bytes)
      if let originProperty { unit.noteOrigin(property: originProperty) }
      originProperty = nil
    default: variant.annotations.appendRaw(kept.bytes)
    }
  }

  // MARK: Units

  private mutating func startUnit(_ tag: XMLStartTag) {
    state = .unit
    unit.begin(at: batch)
    unit.sourceLanguage = languages.defaultSourceIndex
    attributeText.removeAll()
    attributeText.attributes(tag.attributes)
    unit.attributes = append(attributeText.bytes)
    for attribute in tag.attributes where attribute.name.prefix.isEmpty {
      unit.noteDate(attribute)
      unit.noteOrigin(attribute)
      if attribute.name.local == "srclang" {
        unit.sourceLanguage = languages.index(ofSource: attribute.value)
      }
    }
  }

  private mutating func endUnit() {
    state = .body
    let count = batch.variants.count - unit.firstVariant
    if count == 0 { unit.fault = unit.fault ?? UnitFault.noVariant.message }
    if count > maximumVariantCount {
      unit.fault =
        unit.fault ?? UnitFault.tooManyVariants(count, limit: maximumVariantCount).message
    }
    if let reason = unit.fault {
      faults.append(Fault(index: completedCount, reason: reason))
      dropUnit()
    } else {
      if unit.isMended || kept.undeclaredPrefixCount + segment.undeclaredPrefixCount > 0 {
        mendedCount += 1
      }
      let annotations = append(unit.annotations.bytes)
      batch.units.append(unit.finish(annotations: annotations, in: batch, languages: languages))
      if !unit.fallbacks.isEmpty { fallbackCount += 1 }
      for fallback in unit.fallbacks { languages.note(fallback) }
    }
    kept.undeclaredPrefixCount = 0
    segment.undeclaredPrefixCount = 0
    completedCount += 1
  }

  private mutating func dropUnit() {
    guard unit.isOpen else { return }
    batch.bytes.removeSubrange(unit.firstByte...)
    batch.variants.removeSubrange(unit.firstVariant...)
    unit.isOpen = false
  }

  private mutating func append(_ bytes: [UInt8]) -> UnitBatch.Slice {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: bytes)
    return UnitBatch.Slice(start: start, end: batch.bytes.count)
  }

  // MARK: Variants

  private mutating func startVariant(_ tag: XMLStartTag) {
    state = .variant
    variant.begin()
    var written: XMLBytes?
    for attribute in tag.attributes {
      if attribute.name.local == "lang", attribute.name.prefix == "xml" {
        written = attribute.value
      } else if attribute.name.local == "lang", attribute.name.prefix.isEmpty, written == nil {
        written = attribute.value
      }
      if attribute.name.prefix.isEmpty { unit.noteDate(attribute) }
    }
    guard let written, !written.isEmpty else {
      unit.fault = unit.fault ?? UnitFault.noLanguage.message
      return
    }
    guard let language = languages.language(written) else {
      unit.fault = unit.fault ?? languages.complaint(about: written)
      return
    }
    variant.language = language.index
    languages.noteUse(of: language.index)
    if language.isFallback {
      unit.fallbacks.append(LanguageFallback(written.string, languages.tags[language.index]))
    }
    attributeText.removeAll()
    // First of all, so that a writer finds it without looking far.
    if !language.isCanonical { attributeText.language(written) }
    let hasTag = tag.attributes.contains { $0.name.local == "lang" && $0.name.prefix == "xml" }
    attributeText.attributes(
      tag.attributes.lazy.filter {
        guard $0.name.local == "lang" else { return true }
        return $0.name.prefix == "xml" ? false : hasTag || !$0.name.prefix.isEmpty
      }
    )
    variant.attributes = append(attributeText.bytes)
  }

  private mutating func endVariant() {
    state = .unit
    if !variant.hasSegment {
      unit.isMended = true
      variant.text = UnitBatch.Slice(start: batch.bytes.count, end: batch.bytes.count)
    }
    let annotations = append(variant.annotations.bytes)
    batch.variants.append(variant.finish(annotations: annotations))
  }

  private mutating func startSegment(_ tag: XMLStartTag) {
    if variant.hasSegment { unit.fault = unit.fault ?? UnitFault.twoSegments.message }
    state = .segment
    segment.begin(tag, textStart: batch.bytes.count)
  }

  private mutating func endSegment() {
    state = .variant
    variant.hasSegment = true
    variant.text = UnitBatch.Slice(start: segment.textStart, end: batch.bytes.count)
    variant.content = append(segment.content)
  }
}

/// How many variants a unit may have.
package let maximumVariantCount = 1_000
