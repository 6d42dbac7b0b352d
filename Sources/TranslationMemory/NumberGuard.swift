import Linguistics
public import Model

/// Puts a number that changed into a translation, where grammar leaves the words around it as they are.
///
/// After a number an Arabic noun takes the form that the number's class asks for
/// (`NumberAgreement`). So a number may take another's place only within a class, unless no noun
/// depends on it: in dates, times, years, percentages, and after words such as المادة
/// (`NumberContext`).
public enum NumberGuard {
  /// Returns the translation of a match with its numbers replaced, or why that is not done.
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
    // Other marks and spellings leave the translation as it is.
    guard differences.contains(where: { $0.kind == .number }),
      differences.allSatisfy({ [.number, .punctuation, .spelling].contains($0.kind) })
    else { return nil }
    let context = NumberContext(query)
    let translation = NumberContext(match.target)
    var changes: [(place: Range<Int>, text: String)] = []
    for difference in differences where difference.kind == .number {
      let old = folded(match.source, difference.sourceRange)
      let new = folded(query, difference.queryRange)
      let isFree = context.isFree(at: difference.queryRange, old: old, new: new)
      if !isFree, let reason = refusal(old: old, new: new) { return .refused(reason) }
      let places = translation.numbers(equalTo: old)
      guard let place = places.first, places.count == 1 else {
        let reason = places.isEmpty ? "does not have \(old) in digits" : "has \(old) more than once"
        return .refused("the translation \(reason)")
      }
      if let reason = translation.refusal(at: place, new: new) { return .refused(reason) }
      let written = digits(
        of: new,
        as: slice(match.target, place),
        written: slice(query, difference.queryRange)
      )
      changes.append((place, written))
    }
    changes.sort { $0.place.lowerBound < $1.place.lowerBound }
    return .replaced(replacing(changes, in: match.target))
  }

  private static func refusal(old: String, new: String) -> String? {
    if old.contains("."), new.contains(".") { return nil }
    guard let oldNumber = Int(old), let newNumber = Int(new) else {
      return "\(Int(old) == nil ? old : new) is no whole number"
    }
    let classes = (NumberAgreement(oldNumber), NumberAgreement(newNumber))
    guard classes.0 != classes.1 else { return nil }
    return "Arabic nouns have another form after \(new) (\(classes.1.rawValue)) than after \(old) "
      + "(\(classes.0.rawValue))"
  }

  /// Writes a number in the digits that another one is written in, with the separators that either has.
  private static func digits(
    of number: String,
    as other: String,
    written: String
  ) -> String {
    let scalars = other.unicodeScalars
    let separators: Set<Unicode.Scalar> = [",", "\u{66C}"]
    let hasSeparators =
      scalars.contains(where: separators.contains)
      || written.unicodeScalars.contains(where: separators.contains)
    let isArabic = scalars.contains { (0x660...0x669).contains($0.value) }
    var written = ""
    let whole = number.prefix { $0 != "." }.count
    for (index, scalar) in number.unicodeScalars.enumerated() {
      if hasSeparators, index > 0, index < whole, (whole - index) % 3 == 0 {
        written.unicodeScalars.append(isArabic ? "\u{66C}" : ",")
      }
      let digit = isArabic ? Unicode.Scalar(scalar.value + 0x630) : scalar
      written.unicodeScalars.append(scalar == "." ? (isArabic ? "٫" : ".") : digit ?? scalar)
    }
    return written
  }

  private static func folded(_ text: String, _ range: Range<Int>) -> String {
    FoldedWord(slice(text, range)).text
  }

  private static func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  /// Replaces ranges, which must be in order.
  private static func replacing(
    _ changes: [(place: Range<Int>, text: String)],
    in text: String
  ) -> String {
    let bytes = Array(text.utf8)
    var changed: [UInt8] = []
    var end = 0
    for change in changes {
      changed += bytes[end..<change.place.lowerBound] + change.text.utf8
      end = change.place.upperBound
    }
    return String(decoding: changed + bytes[end...], as: UTF8.self)
  }
}

/// The classes of whole numbers after which Arabic nouns have different forms.
///
/// 1 and 2 stand in the noun itself, 3–10 take the plural, 11–99 the singular in the accusative, 100
/// and its multiples the singular in the genitive; what is above 100 goes by its last two digits.
enum NumberAgreement: String {
  case none = "0"
  case one = "1"
  case two = "2"
  case few = "3–10"
  case many = "11–99"
  case hundreds = "100, 200 …"
  case hundredsAndOne = "101, 201 …"
  case hundredsAndTwo = "102, 202 …"

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
      case 1: self = .hundredsAndOne
      case 2: self = .hundredsAndTwo
      default: self = .hundreds
      }
    }
  }
}
