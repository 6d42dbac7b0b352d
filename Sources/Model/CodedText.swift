/// The text of one side of a segment, with its inline codes.
///
/// The codes are those of TMX, into which every bilingual format can be turned: `bpt` and `ept` for
/// the ends of a pair, `it` for one end alone, `ph` for what stands by itself; `x` tells which codes
/// of source and target belong together.
public struct CodedText: Hashable, Sendable {
  /// Text and codes, in order.
  public var parts: [SegmentPart]

  /// Creates a text with codes.
  public init(_ parts: [SegmentPart] = []) { self.parts = parts }

  /// Creates a text without codes.
  public init(text: String) { parts = text.isEmpty ? [] : [.text(text)] }

  /// The text without codes; what native code holds is no text.
  ///
  /// - Complexity: O(length)
  public var plainText: String { Variant(language: .english, segment: parts).plainText }

  /// Whether there is nothing but white space and codes.
  ///
  /// - Complexity: O(length)
  public var isBlank: Bool { plainText.allSatisfy(\.isWhitespace) }

  /// How many codes there are, both ends of a pair counted.
  public var codeCount: Int { parts.count { if case .code = $0 { true } else { false } } }
}
