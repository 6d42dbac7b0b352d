import JSON
import Model
import Workbench

/// A unit as t5memory's clients know it.
///
/// What they say of one beside its texts is kept as t5memory writes it into TMX, so that its files and ours say
/// the same.
struct T5MemoryUnit {
  let stored: StoredUnit
  let source: Variant
  let target: Variant

  /// The types of properties.
  enum PropertyType {
    static let document = "tmgr:docname"
    static let context = "tmgr:context"
    static let addition = "tmgr:addInfo"
    static let segment = "tmgr:segId"
    static let key = "t5:InternalKey"
  }

  /// Takes a unit; `nil` if it has no translation.
  init?(_ stored: StoredUnit, from source: LanguageTag? = nil, to target: LanguageTag? = nil) {
    let first = source.flatMap { stored.variant(in: $0) } ?? stored.unit.variants.first
    let second =
      target.flatMap { stored.variant(in: $0) } ?? stored.unit.variants.first { $0 != first }
    guard let first, let second, first != second else { return nil }
    self.stored = stored
    self.source = first
    self.target = second
  }

  var document: String { property(PropertyType.document) }
  var context: String { property(PropertyType.context) }
  var author: String { stored.authors.first ?? "" }

  /// When the unit was last changed, as `20260101T120000Z`.
  var date: String {
    let attributes = target.attributes + stored.unit.attributes
    return
      (attributes.first { $0.name == "changedate" }
      ?? attributes.first { $0.name == "creationdate" })?.value ?? ""
  }

  /// The two numbers by which clients name a unit.
  static func key(_ identifier: Int64) -> String { "\(identifier):1" }

  private var isMachineTranslated: Bool {
    stored.unit.properties.contains { $0.type == "x-origin" && $0.value == "MT" }
  }

  private func property(_ type: String) -> String {
    stored.unit.properties.first { $0.type == type }?.value ?? ""
  }

  /// The unit as an object.
  ///
  /// - Parameter query: The segment that was looked up, whose numbers of codes are given back.
  /// - Returns: The object.
  func json(for query: [SegmentPart] = []) -> JSONValue {
    let tags = T5MemoryTags(source: source.segment, target: target.segment, query: query)
    return [
      "source": .string(tags.source), "target": .string(tags.target),
      "segmentId": .int64(stored.identifier), "customId": "",
      "documentName": .string(document), "sourceLang": .string(source.language.description),
      "targetLang": .string(target.language.description),
      "type": isMachineTranslated ? "MachineTranslation" : "Manual", "author": .string(author),
      "timestamp": .string(date), "markupTable": "OTMXUXLF", "context": .string(context),
      "additionalInfo": .string(property(PropertyType.addition)),
      "internalKey": .string(Self.key(stored.identifier)),
    ]
  }
}

/// A match as t5memory's clients know it.
struct T5MemoryMatch {
  let unit: T5MemoryUnit
  let match: SegmentMatch
  let query: T5MemoryQuery

  /// How close the unit is, in percent: 100 for the same text and codes, 101 in the same document, 102 in the
  /// same document and context.
  ///
  /// Reference: OpenTM2, `EQFNTGET.cpp`.
  var rate: Int {
    let codes = match.penalties.filter { $0 == .inlineCodes }.reduce(0) { $0 + $1.points }
    let text = match.score.percent + codes
    guard hasSameCodes else { return min(text - Penalty.inlineCodes.points, 99) }
    guard text == 100, match.penalties.allSatisfy({ $0 == .inlineCodes }) else {
      return min(text, 99)
    }
    guard !query.document.isEmpty, query.document == unit.document else { return 100 }
    return !query.context.isEmpty && query.context == unit.context ? 102 : 101
  }

  /// Whether the codes are of the same kinds in the same order, and where the texts are equal at the same places.
  private var hasSameCodes: Bool {
    let (own, asked) = (unit.source.segment, query.parts)
    guard T5MemoryTags.haveSameKinds(own, asked) else { return false }
    return match.source != query.text || T5MemoryTags.outline(own) == T5MemoryTags.outline(asked)
  }

  var json: JSONValue {
    let rate = rate
    let type =
      rate == 102 ? "ExactExact" : rate == 101 ? "ExactSameDoc" : rate == 100 ? "Exact" : "Fuzzy"
    return unit.json(for: query.parts).adding(
      JSONValue.Member("matchType", .string(type)),
      JSONValue.Member("matchRate", .int(rate)),
      JSONValue.Member("fuzzyWords", .int(query.wordCount)),
      JSONValue.Member("fuzzyDiffs", .int(match.differences.count))
    )
  }
}

/// A segment that a client looks up.
struct T5MemoryQuery {
  let parts: [SegmentPart]
  let document: String
  let context: String

  /// The text without codes.
  var text: String { CodedText(parts).plainText }
  /// How many words it has.
  var wordCount: Int { text.split(whereSeparator: \.isWhitespace).count }
}
