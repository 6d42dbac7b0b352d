import Model
import XMLStreams

/// The unit that is being built.
struct UnitParts {
  var firstByte = 0
  var firstVariant = 0
  var attributes = UnitBatch.Slice(start: 0, end: 0)
  var annotations = FragmentWriter()
  var sourceLanguage: Int?
  var fault: Message?
  var isMended = false
  /// The languages of the unit that were matched by fallback.
  var fallbacks: [LanguageFallback] = []
  var isOpen = false
  /// Whether the unit says that a machine translated it; see `noteOrigin`.
  private(set) var isMachineTranslated = false
  private var created: Int64 = 0
  private var changed: Int64 = 0

  mutating func begin(at batch: UnitBatch) {
    firstByte = batch.bytes.count
    firstVariant = batch.variants.count
    annotations.removeAll()
    fault = nil
    isMended = false
    fallbacks.removeAll(keepingCapacity: true)
    isOpen = true
    isMachineTranslated = false
    created = 0
    changed = 0
  }

  mutating func noteDate(_ attribute: XMLAttribute) {
    if attribute.name.local == "changedate" {
      changed = max(changed, parseDate(attribute.value.bytes))
    } else if attribute.name.local == "creationdate" {
      created = max(created, parseDate(attribute.value.bytes))
    }
  }

  /// Notes who made or changed the unit.
  mutating func noteOrigin(_ attribute: XMLAttribute) {
    guard attribute.name.local == "creationid" || attribute.name.local == "changeid" else { return }
    if isMachine(attribute.value.string) { isMachineTranslated = true }
  }

  /// Notes a property that says where the unit comes from.
  mutating func noteOrigin(property: String) {
    if isMachine(property) { isMachineTranslated = true }
  }

  mutating func finish(
    annotations: UnitBatch.Slice,
    in batch: UnitBatch,
    languages: LanguageTable
  ) -> UnitBatch.Unit {
    isOpen = false
    let variants = firstVariant..<batch.variants.count
    var source: (place: Int, language: Int, distance: Int)?
    if let sourceLanguage {
      for (place, index) in variants.enumerated() {
        let language = batch.variants[index].language
        if let distance = languages.distance(language, from: sourceLanguage),
          distance < source?.distance ?? .max
        {
          source = (place, language, distance)
        }
      }
    }
    if let source, source.distance > 0, let sourceLanguage {
      let wanted = languages.tags[sourceLanguage].description
      fallbacks.append(LanguageFallback(wanted, languages.tags[source.language]))
    }
    return UnitBatch.Unit(
      attributes: attributes,
      annotations: annotations,
      variants: variants,
      sourceVariant: source?.place ?? 0,
      isMachineTranslated: isMachineTranslated,
      date: max(created, changed)
    )
  }
}

/// The variant that is being built.
struct VariantParts {
  var language = 0
  var hasSegment = false
  var text = UnitBatch.Slice(start: 0, end: 0)
  var content = UnitBatch.Slice(start: 0, end: 0)
  var attributes = UnitBatch.Slice(start: 0, end: 0)
  var annotations = FragmentWriter()

  mutating func begin() {
    language = 0
    hasSegment = false
    content = UnitBatch.Slice(start: 0, end: 0)
    attributes = UnitBatch.Slice(start: 0, end: 0)
    annotations.removeAll()
  }

  func finish(annotations: UnitBatch.Slice) -> UnitBatch.Variant {
    UnitBatch.Variant(
      language: language,
      text: text,
      content: content,
      attributes: attributes,
      annotations: annotations
    )
  }
}

/// The segment that is being built: its text, and its content once there is a code in it.
struct SegmentParts {
  var textStart = 0
  private var writer = FragmentWriter()
  private var hasContent = false
  private var isWhole = false
  private var depth = 0
  /// How many of the open elements hold native code, which is no text.
  private var nativeDepth = 0

  var undeclaredPrefixCount: Int {
    get { writer.undeclaredPrefixCount }
    set { writer.undeclaredPrefixCount = newValue }
  }

  /// The content as XML, or nothing if the text says it all.
  var content: [UInt8] {
    guard hasContent else { return [] }
    // An element inside that is called like a segment must not be taken for the segment itself.
    guard !isWhole, writer.bytes.starts(with: "<seg".utf8) else { return writer.bytes }
    return Array("<seg>".utf8) + writer.bytes + Array("</seg>".utf8)
  }

  mutating func begin(_ tag: XMLStartTag, textStart: Int) {
    self.textStart = textStart
    writer.removeAll()
    depth = 0
    nativeDepth = 0
    // A segment with attributes, which TMX does not have, is kept with its own tags.
    isWhole = tag.attributes.count > 0
    hasContent = isWhole
    if isWhole { writer.start(tag) }
  }

  mutating func start(_ tag: XMLStartTag, text: inout [UInt8]) {
    beginContent(&text)
    writer.start(tag)
    depth += 1
    if nativeDepth > 0 || isNativeCode(tag.name) { nativeDepth += 1 }
  }

  /// Ends an element; returns whether it was the segment.
  mutating func end(_ name: XMLName) -> Bool {
    if depth == 0 {
      if isWhole { writer.end(name) }
      return true
    }
    writer.end(name)
    depth -= 1
    if nativeDepth > 0 { nativeDepth -= 1 }
    return false
  }

  mutating func characters(_ characters: XMLBytes, text: inout [UInt8]) {
    if nativeDepth == 0 { characters.append(to: &text) }
    if hasContent { writer.text(characters.bytes) }
  }

  mutating func instruction(_ target: XMLBytes, _ content: XMLBytes, text: inout [UInt8]) {
    beginContent(&text)
    writer.instruction(target, content)
  }

  private mutating func beginContent(_ text: inout [UInt8]) {
    guard !hasContent else { return }
    hasContent = true
    let start = textStart
    text.withUnsafeBufferPointer {
      if start < $0.count { writer.text(UnsafeBufferPointer(rebasing: $0[start...])) }
    }
  }
}

/// Whether what the element holds is a document's own code; TMX 1.4b, "Content markup".
private func isNativeCode(_ name: XMLName) -> Bool {
  guard name.prefix.isEmpty || name.namespace == tmxNamespace else { return false }
  return name.local == "bpt" || name.local == "ept" || name.local == "ph" || name.local == "it"
    || name.local == "ut"
}

/// Whether a value names a machine: OmegaT, memoQ, Trados and others write `MT` or `MT!`.
func isMachine(_ value: String) -> Bool { value == "MT" || value == "mt" || value == "MT!" }

/// Whether a property of this type says where a unit comes from: `x-origin`, `x-Origin`.
func isOriginType(_ type: String) -> Bool { type.hasSuffix("rigin") }

/// Reads a date such as `20261123T235959Z` as its digits; 0 if it is none.
func parseDate(_ bytes: some RandomAccessCollection<UInt8>) -> Int64 {
  let bytes = Array(bytes.prefix(15))
  guard bytes.count == 15, bytes[8] == UInt8(ascii: "T") else { return 0 }
  var digits: Int64 = 0
  for index in 0..<15 where index != 8 {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return 0 }
    digits = digits * 10 + Int64(bytes[index] - UInt8(ascii: "0"))
  }
  return digits
}

extension FragmentWriter {
  /// Adds the language of a variant as it is written in the file.
  mutating func language(_ written: XMLBytes) {
    var attribute = Array(" xml:lang=\"".utf8)
    XMLEscaping.append(written.bytes, as: .attribute, to: &attribute)
    appendRaw(attribute + [UInt8(ascii: "\"")])
  }
}
