/// Translation units in the form in which millions of them are read, stored and written.
///
/// All text stands in one buffer, and units and variants are ranges of it, so that a unit costs no
/// allocation. What a file says of a unit beside its segments is kept as the XML that says it:
/// attributes as they stand in a start tag, each with a space before it, and children as elements.
/// `TranslationUnit` is the same in a form that is easy to work with.
public struct UnitBatch: Sendable {
  /// A range of `bytes`.
  public struct Slice: Hashable, Sendable {
    /// Where the slice begins.
    public var start: Int32
    /// Its length in bytes.
    public var count: Int32

    /// Creates a slice.
    public init(start: Int, end: Int) {
      self.start = Int32(start)
      self.count = Int32(end - start)
    }

    /// The range of `bytes`.
    public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    /// Whether there is nothing in the slice.
    public var isEmpty: Bool { count == 0 }
  }

  /// One unit.
  public struct Unit: Sendable {
    /// The unit's attributes, without those that a variant has.
    public var attributes: Slice
    /// The unit's properties, notes and other children, as XML.
    public var annotations: Slice
    /// The unit's variants, as a range of `variants`.
    public var variants: Range<Int>
    /// The place of the source among the unit's variants; of stored units it is not known, and 0.
    public var sourceVariant: Int
    /// Whether the unit says that a machine translated it.
    public var isMachineTranslated: Bool
    /// When the unit was last changed, as the digits YYYYMMDDhhmmss of UTC; 0 if it is not known.
    public var date: Int64

    /// Creates a unit.
    public init(
      attributes: Slice,
      annotations: Slice,
      variants: Range<Int>,
      sourceVariant: Int = 0,
      isMachineTranslated: Bool = false,
      date: Int64
    ) {
      self.attributes = attributes
      self.annotations = annotations
      self.variants = variants
      self.sourceVariant = sourceVariant
      self.isMachineTranslated = isMachineTranslated
      self.date = date
    }
  }

  /// One variant.
  public struct Variant: Sendable {
    /// The language, as an index of `languages`.
    public var language: Int
    /// The segment's text without codes, as plain text.
    public var text: Slice
    /// The segment with its codes, as XML; empty if the text says it all.
    public var content: Slice
    /// The variant's attributes; `xml:lang` only where it is not written in canonical form.
    public var attributes: Slice
    /// The variant's properties, notes and other children, as XML.
    public var annotations: Slice

    /// Creates a variant.
    public init(
      language: Int,
      text: Slice,
      content: Slice,
      attributes: Slice,
      annotations: Slice
    ) {
      self.language = language
      self.text = text
      self.content = content
      self.attributes = attributes
      self.annotations = annotations
    }
  }

  /// The text of everything, in UTF-8.
  public var bytes: [UInt8] = []
  /// The units, in the order of the file.
  public var units: [Unit] = []
  /// The variants of all units.
  public var variants: [Variant] = []
  /// The languages of the file so far.
  public var languages: [LanguageTag] = []

  /// Creates a batch without units.
  public init() {}

  /// The text of a slice.
  ///
  /// - Complexity: O(length)
  public func string(_ slice: Slice) -> String {
    String(decoding: bytes[slice.range], as: UTF8.self)
  }

  /// Adds the units of another batch with the same languages.
  ///
  /// - Complexity: O(length of `other`)
  public mutating func append(_ other: UnitBatch) {
    let byteOffset = Int32(bytes.count)
    let variantOffset = variants.count
    func moved(_ slice: Slice) -> Slice {
      var slice = slice
      slice.start += byteOffset
      return slice
    }
    bytes += other.bytes
    for var variant in other.variants {
      variant.text = moved(variant.text)
      variant.content = moved(variant.content)
      variant.attributes = moved(variant.attributes)
      variant.annotations = moved(variant.annotations)
      variants.append(variant)
    }
    for var unit in other.units {
      unit.attributes = moved(unit.attributes)
      unit.annotations = moved(unit.annotations)
      let range = unit.variants
      unit.variants = range.lowerBound + variantOffset..<range.upperBound + variantOffset
      units.append(unit)
    }
  }

  /// Takes the units out, and keeps the memory for the next ones.
  public mutating func removeUnits() {
    bytes.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    variants.removeAll(keepingCapacity: true)
  }
}
