/// One segment in two or more languages, with what its file says of it.
///
/// Reference: TMX 1.4b, `<tu>`.
public struct TranslationUnit: Hashable, Sendable {
  /// The attributes of the unit (`tuid`, `creationdate`, …), in the order of the file.
  public var attributes: [Attribute]
  /// The unit's properties.
  public var properties: [Property]
  /// The unit's notes.
  public var notes: [Note]
  /// The unit's text in each language.
  public var variants: [Variant]

  /// Creates a unit.
  public init(
    attributes: [Attribute] = [],
    properties: [Property] = [],
    notes: [Note] = [],
    variants: [Variant]
  ) {
    self.attributes = attributes
    self.properties = properties
    self.notes = notes
    self.variants = variants
  }

  /// The unit's identifier in its file, if it has one.
  public var identifier: String? { attributes.first { $0.name == "tuid" }?.value }
}

/// A unit's text in one language.
///
/// Reference: TMX 1.4b, `<tuv>`.
public struct Variant: Hashable, Sendable {
  /// The language.
  public var language: LanguageTag
  /// The attributes of the variant, without its language.
  public var attributes: [Attribute]
  /// The variant's properties.
  public var properties: [Property]
  /// The variant's notes.
  public var notes: [Note]
  /// The segment, with its codes.
  public var segment: [SegmentPart]

  /// Creates a variant.
  public init(
    language: LanguageTag,
    attributes: [Attribute] = [],
    properties: [Property] = [],
    notes: [Note] = [],
    segment: [SegmentPart]
  ) {
    self.language = language
    self.attributes = attributes
    self.properties = properties
    self.notes = notes
    self.segment = segment
  }

  /// Creates a variant without codes.
  public init(language: LanguageTag, text: String) {
    self.init(language: language, segment: text.isEmpty ? [] : [.text(text)])
  }

  /// The segment's text without codes, as it is compared with other segments.
  ///
  /// What native code holds is no text, also where a subflow stands in it; what `hi` and unknown
  /// elements hold is.
  ///
  /// - Complexity: O(length of the segment)
  public var plainText: String { segment.map(\.plainText).joined() }
}

/// A piece of a segment.
public enum SegmentPart: Hashable, Sendable {
  /// Text to translate.
  case text(String)
  /// Markup.
  indirect case code(InlineCode)

  fileprivate var plainText: String {
    switch self {
    case .text(let text): text
    case .code(let code):
      code.isNative ? "" : code.content.map(\.plainText).joined()
    }
  }
}

/// Markup inside a segment.
///
/// Reference: TMX 1.4b, "Content markup": `<bpt> <ept> <ph> <it> <hi> <sub> <ut>`.
public struct InlineCode: Hashable, Sendable {
  /// The element's name, such as `bpt`.
  public var name: String
  /// The attributes: `i` pairs `bpt` with `ept`, `x` pairs codes of two variants.
  public var attributes: [Attribute]
  /// What the element holds: native code, or text for `hi` and `sub`.
  public var content: [SegmentPart]

  /// Creates a code.
  public init(name: String, attributes: [Attribute] = [], content: [SegmentPart] = []) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  /// Whether what the element holds is a document's own code, not text.
  public var isNative: Bool { ["bpt", "ept", "ph", "it", "ut"].contains(name) }
}

/// A name with its value.
public struct Attribute: Hashable, Sendable {
  /// The name, with its prefix.
  public var name: String
  /// The value.
  public var value: String

  /// Creates an attribute.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What a tool says of a unit or a variant.
///
/// Reference: TMX 1.4b, `<prop>`.
public struct Property: Hashable, Sendable {
  /// What the property is, such as `x-domain`.
  public var type: String
  /// The property's value.
  public var value: String

  /// Creates a property.
  public init(type: String, value: String) {
    self.type = type
    self.value = value
  }
}

/// A remark for those who work with a unit or a variant.
///
/// Reference: TMX 1.4b, `<note>`.
public struct Note: Hashable, Sendable {
  /// The remark.
  public var text: String

  /// Creates a note.
  public init(_ text: String) { self.text = text }
}
