import Linguistics
import TestSupport
import Testing

/// A text and its placeables, each as `kind value «text»`.
struct PlaceableCase: CustomTestStringConvertible, Sendable {
  let text: String
  let expected: [String]

  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected
  }

  var testDescription: String { text }
}

@Suite("Placeables")
struct PlaceableTests {
  private func found(in text: String, isArabic: Bool, readsMonthFirst: Bool = false) -> [String] {
    let scanner = PlaceableScanner(isArabic: isArabic, readsMonthFirst: readsMonthFirst)
    let bytes = Array(text.utf8)
    return scanner.placeables(in: text).map { placeable in
      let cut = String(decoding: bytes[placeable.range], as: UTF8.self)
      return "\(placeable.kind) \(placeable.value) «\(cut)»"
    }
  }

  @Test("Arabic", arguments: PlaceableTable.arabic + PlaceableTable.arabicNames)
  func findsInArabic(_ row: PlaceableCase) {
    #expect(found(in: row.text, isArabic: true) == row.expected)
  }

  @Test("English", arguments: PlaceableTable.english)
  func findsInEnglish(_ row: PlaceableCase) {
    #expect(found(in: row.text, isArabic: false) == row.expected)
  }

  @Test("the order of day and month is the reader's, where both can be")
  func readsMonthFirst() {
    let text = "On 7/8/2015 and 21/8/2015"
    #expect(
      found(in: text, isArabic: false, readsMonthFirst: true)
        == ["date 2015-07-08 «7/8/2015»", "date 2015-08-21 «21/8/2015»"]
    )
  }

  @Test("an Arabic and an English sentence of one meaning have the same values")
  func valuesAgree() {
    let arabic = PlaceableScanner(isArabic: true).placeables(
      in: "خصصت قطر ٢٫٥ مليار دولار، أي ١٢٪، في ٢١ تموز/يوليو ٢٠١٥ الساعة ٠٩:٣٠"
    )
    let english = PlaceableScanner(isArabic: false).placeables(
      in: "Qatar set aside $2.5bn, or 12 per cent, on July 21, 2015 at 9:30"
    )
    #expect(arabic.map(\.value) == english.map(\.value))
    #expect(arabic.map(\.kind) == [.amount, .percentage, .date, .time])
  }

  @Test("placeables are in order, within the text, and do not overlap; hostile text is no danger")
  func rangesHold() {
    let pieces = [
      "5", "٣", "،", "\u{A0}", "-", "/", "$", "%", "٪", "مليون", "دولار", "يوليو", "May", "م", "ه",
      ":", ".", "@", "www.", "a.com", "http://", " ", "و", "(", "1436", "999999999999999999", "من",
      "عام", "شهر", "\u{64B}", "ـ", "US", "é",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      var end = 0
      for placeable in PlaceableScanner(isArabic: true).placeables(in: text) {
        #expect(placeable.range.lowerBound >= end && !placeable.range.isEmpty, "\(text)")
        end = placeable.range.upperBound
      }
      #expect(end <= text.utf8.count)
    }
  }
}
