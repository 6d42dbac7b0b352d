/// Reads regular expressions in the syntax of ICU, as far as segmentation rules use it.
///
/// What is not supported, because no matcher in linear time has it, is an error: references back to a
/// group, atomic groups and possessive repetition. Reference: ICU, Regular Expressions.
package struct RegexParser {
  /// Flags that are set inside an expression: `(?i)` and the like.
  struct Flags {
    var ignoresCase = false
    var dotMatchesLineBreaks = false
    var anchorsMatchLines = false
    var allowsComments = false
  }

  let scalars: [Unicode.Scalar]
  var offset = 0
  var depth = 0
  var flags = Flags()
  /// The nesting beyond which an expression is refused.
  static let maximumDepth = 100
  /// How many signs of repetition may follow one another.
  static let maximumRepetitionDepth = 4
  /// How many scalars an expression may have; the longest that is known has some 8,000.
  package static let maximumLength = 100_000
  /// How many conditions on the text beside a place an expression may have, and how deep they nest;
  /// each is asked at every place of a text.
  static let maximumLookaroundCount = 64
  static let maximumLookaroundDepth = 2
  var lookaroundCount = 0
  var lookaroundDepth = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  // The reading head, shared with the parts that read sets and escapes.

  var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  func peek(_ distance: Int) -> Unicode.Scalar? {
    offset + distance < scalars.count ? scalars[offset + distance] : nil
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    offset += 1
    return scalar
  }

  mutating func skip(_ text: String) -> Bool {
    let expected = Array(text.unicodeScalars)
    guard offset + expected.count <= scalars.count,
      scalars[offset..<offset + expected.count].elementsEqual(expected)
    else { return false }
    offset += expected.count
    return true
  }

  func error(_ reason: RegexError.Reason) -> RegexError {
    RegexError(reason: reason, offset: offset)
  }

  mutating func text(upTo end: Unicode.Scalar) -> String? {
    guard let stop = scalars[offset...].firstIndex(of: end) else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[offset..<stop])
    offset = stop + 1
    return String(text)
  }

  /// Goes a level deeper into groups or sets.
  mutating func descend() throws(RegexError) {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw error(.groupsTooDeep(limit: Self.maximumDepth))
    }
  }

  mutating func ascend() { depth -= 1 }

  func literal(_ scalar: Unicode.Scalar) -> RegexNode {
    .set(folded(ScalarSet(scalars: [scalar.value])))
  }

  func folded(_ set: ScalarSet) -> ScalarSet { flags.ignoresCase ? set.foldingCase : set }
}
