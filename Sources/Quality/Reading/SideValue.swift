import Linguistics
import Model

/// A value of one side: a number, a date, an amount, an address.
///
/// This is the one place where checks meet the reader of `Linguistics`.
struct SideValue: Hashable, Sendable {
  let kind: Placeable.Kind
  /// The normal form, which is the same in both languages.
  let value: String
  /// Where it stands, in scalars.
  let range: Range<Int>

  /// Returns the values of a text, in order.
  ///
  /// - Complexity: O(length of the text)
  static func values(
    of text: String,
    language: LanguageTag,
    _ range: (Range<Int>) -> Range<Int>
  ) -> [SideValue] {
    let scanner = PlaceableScanner(
      isArabic: language.isArabic,
      readsMonthFirst: language.description.lowercased() == "en-us"
    )
    return scanner.placeables(in: text).map {
      SideValue(kind: $0.kind, value: $0.value, range: range($0.range))
    }
  }
}
