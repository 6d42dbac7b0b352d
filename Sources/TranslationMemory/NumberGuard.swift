import Linguistics
public import Model

/// Puts a number that changed into a translation, where Arabic grammar leaves the noun as it is.
///
/// After a number an Arabic noun takes the form that the number's class asks for: 1 and 2 stand in
/// the noun itself, 3–10 take the plural, 11–99 the singular in the accusative, 100 and its
/// multiples the singular in the genitive; what is above 100 goes by its last two digits. So a
/// number may take another's place only within a class.
public enum NumberGuard {
  /// The classes of whole numbers after which Arabic nouns have different forms.
  enum Agreement: String {
    case none = "0"
    case one = "1"
    case two = "2"
    case few = "3–10"
    case many = "11–99"
    case hundreds = "100, 200 …"

    /// Returns the class of a number in digits.
    init(_ number: Int) {
      switch number {
      case 0: self = .none
      case 1: self = .one
      case 2: self = .two
      default:
        switch number % 100 {
        case 3...10: self = .few
        case 11...99: self = .many
        case 1: self = .one
        case 2: self = .two
        default: self = .hundreds
        }
      }
    }
  }

  /// Returns the translation of a match with its number replaced, or why that is not done.
  ///
  /// - Parameters:
  ///   - match: A match with its differences.
  ///   - query: The segment that was looked up.
  ///   - target: The language of the translation.
  /// - Returns: `nil` unless numbers are all that differs.
  public static func replacement(
    for match: SegmentMatch,
    query: String,
    target: LanguageTag
  ) -> NumberReplacement? {
    let differences = match.differences
    guard !differences.isEmpty, differences.allSatisfy({ $0.kind == .number }) else { return nil }
    var text = match.target
    for difference in differences {
      let old = folded(match.source, difference.sourceRange)
      let new = slice(query, difference.queryRange)
      if let reason = refusal(old: old, new: FoldedWord(new).text) { return .refused(reason) }
      let places = text.tokens.filter { $0.kind == .number && folded(text, $0.range) == old }
      guard places.count == 1, let place = places.first else {
        return .refused(
          places.isEmpty
            ? "the translation does not have \(old) in digits"
            : "the translation has \(old) more than once"
        )
      }
      let written = digits(of: FoldedWord(new).text, as: slice(text, place.range))
      text = replacing(place.range, in: text, by: written)
    }
    return .replaced(text)
  }

  private static func refusal(old: String, new: String) -> String? {
    guard let old = Int(old), let new = Int(new) else {
      return old == new ? nil : "\(old) or \(new) is no whole number"
    }
    let classes = (Agreement(old), Agreement(new))
    guard classes.0 != classes.1 else { return nil }
    return "Arabic nouns have another form after \(new) (\(classes.1.rawValue)) than after \(old) "
      + "(\(classes.0.rawValue))"
  }

  /// Writes a number in the digits that another one is written in.
  private static func digits(of number: String, as other: String) -> String {
    guard other.unicodeScalars.contains(where: { (0x660...0x669).contains($0.value) }) else {
      return number
    }
    var written = ""
    for scalar in number.unicodeScalars {
      let digit = Unicode.Scalar(scalar.value + 0x630)
      let isDigit = (0x30...0x39).contains(scalar.value)
      written.unicodeScalars.append(isDigit ? digit ?? scalar : scalar == "." ? "٫" : scalar)
    }
    return written
  }

  private static func folded(_ text: String, _ range: Range<Int>) -> String {
    FoldedWord(slice(text, range)).text
  }

  private static func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  private static func replacing(_ range: Range<Int>, in text: String, by new: String) -> String {
    let bytes = Array(text.utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + new.utf8 + bytes[range.upperBound...],
      as: UTF8.self
    )
  }
}
