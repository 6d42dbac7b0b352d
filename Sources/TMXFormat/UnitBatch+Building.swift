package import Model
import XMLStreams

// Batches are made by the reader of TMX, which works on the bytes of a file, and here, of values: for
// units that come another way. Both give the same bytes for the same unit, so that a unit is known
// again whichever way it came.
extension UnitBatch {
  /// Adds a unit.
  ///
  /// Characters that XML has no way to write become U+FFFD, as they would in a file.
  ///
  /// - Throws: `TMXError`, when the unit has no variant or too many, or a name in it is no name.
  /// - Complexity: O(length of the unit)
  package mutating func append(_ unit: TranslationUnit) throws {
    let count = unit.variants.count
    guard count > 0 else { throw TMXError(.faultyUnit(UnitFault.noVariant.message), line: 1) }
    guard count <= maximumVariantCount else {
      throw TMXError(
        .faultyUnit(UnitFault.tooManyVariants(count, limit: maximumVariantCount).message),
        line: 1
      )
    }
    for name in unit.xmlNames where !isName(name) {
      throw TMXError(.faultyUnit(UnitFault.noName(name).message), line: 1)
    }
    appendValid(unit)
  }

  /// Adds a unit of plain texts.
  ///
  /// - Parameters:
  ///   - texts: The texts, the source first; at least one.
  ///   - properties: What is said of the unit.
  ///   - attributes: The unit's attributes, such as when it was made.
  /// - Complexity: O(length of the unit)
  package mutating func append(
    _ texts: [(language: LanguageTag, text: String)],
    properties: [Property] = [],
    attributes: [Attribute] = []
  ) {
    precondition(!texts.isEmpty, "a unit has a text")
    appendValid(
      TranslationUnit(
        attributes: attributes,
        properties: properties,
        variants: texts.map { Model.Variant(language: $0.language, text: $0.text) }
      )
    )
  }

  private mutating func appendValid(_ unit: TranslationUnit) {
    let attributes = appendSlice(xmlAttributes(unit.attributes))
    let first = variants.count
    for variant in unit.variants { append(variant) }
    let annotations = appendSlice(xmlAnnotations(unit.properties, unit.notes))
    units.append(
      Unit(
        attributes: attributes,
        annotations: annotations,
        variants: first..<variants.count,
        sourceVariant: unit.sourcePlace,
        isMachineTranslated: unit.isMachineTranslated,
        date: unit.date
      )
    )
  }

  private mutating func append(_ variant: Model.Variant) {
    var content: [UInt8] = []
    if variant.segment.contains(where: \.isCode) {
      for part in variant.segment { appendXML(of: part, to: &content) }
      // An element inside that is called like a segment must not be taken for the segment itself.
      if content.starts(with: "<seg".utf8) {
        content = Array("<seg>".utf8) + content + Array("</seg>".utf8)
      }
    }
    variants.append(
      Variant(
        language: index(of: variant.language),
        text: appendSlice(writable(variant.plainText).utf8),
        content: appendSlice(content),
        attributes: appendSlice(xmlAttributes(variant.attributes)),
        annotations: appendSlice(xmlAnnotations(variant.properties, variant.notes))
      )
    )
  }

  private mutating func appendSlice(_ text: some Collection<UInt8>) -> Slice {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return Slice(start: start, end: bytes.count)
  }

  private mutating func index(of language: LanguageTag) -> Int {
    if let index = languages.firstIndex(of: language) { return index }
    languages.append(language)
    return languages.count - 1
  }
}

extension TranslationUnit {
  /// The place of the variant that is the source: the one nearest to the unit's source language.
  fileprivate var sourcePlace: Int {
    let written = attributes.first { $0.name == "srclang" }?.value ?? ""
    guard let wanted = LanguageTag(written) else { return 0 }
    let distances = variants.map { variant in
      if variant.language == wanted { return 0 }
      guard variant.language.language == wanted.language else { return Int.max }
      return variant.language == wanted.language ? 1 : 2
    }
    guard let least = distances.min(), least < .max else { return 0 }
    return distances.firstIndex(of: least) ?? 0
  }

  fileprivate var isMachineTranslated: Bool {
    attributes.contains {
      ($0.name == "creationid" || $0.name == "changeid") && isMachine($0.value)
    }
      || properties.contains { isOriginType($0.type) && isMachine($0.value) }
  }

  fileprivate var date: Int64 {
    (attributes + variants.flatMap(\.attributes))
      .filter { $0.name == "changedate" || $0.name == "creationdate" }
      .map { parseDate($0.value.utf8.map { $0 }) }.max() ?? 0
  }

  /// The names of attributes and elements in the unit.
  fileprivate var xmlNames: [String] {
    attributes.map(\.name)
      + variants.flatMap { $0.attributes.map(\.name) + $0.segment.flatMap(\.xmlNames) }
  }
}

extension SegmentPart {
  fileprivate var isCode: Bool { if case .code = self { true } else { false } }

  fileprivate var xmlNames: [String] {
    guard case .code(let code) = self else { return [] }
    return [code.name] + code.attributes.map(\.name) + code.content.flatMap(\.xmlNames)
  }
}

/// Whether a text can name an element or attribute; of prefixes only `xml:` is declared everywhere.
private func isName(_ text: String) -> Bool {
  let name = text.hasPrefix("xml:") ? text.dropFirst(4) : text[...]
  guard let first = name.unicodeScalars.first else { return false }
  guard first.properties.isAlphabetic || first == "_" else { return false }
  return name.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil
      || "_-.".unicodeScalars.contains($0)
  }
}

/// Returns a text with U+FFFD for what XML has no way to write.
private func writable(_ text: String) -> String {
  var escaped: [UInt8] = []
  guard XMLEscaping.append(text, as: .content, to: &escaped) > 0 else { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let isForbidden =
      scalar.value < 0x20
      ? ![0x09, 0x0A, 0x0D].contains(scalar.value)
      : scalar.value == 0xFFFE || scalar.value == 0xFFFF
    scalars.append(isForbidden ? "\u{FFFD}" : scalar)
  }
  return String(scalars)
}
