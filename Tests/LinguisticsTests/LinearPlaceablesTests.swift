import Linguistics
import TestSupport
import Testing

@Suite("Placeables of hostile texts")
struct LinearPlaceablesTests {
  @Test(
    "are found in linear time",
    .timeLimit(.minutes(20)),
    arguments: [
      ".", "a.", "a@", "@", "a%a%", "http://a/(", "http://a/)", "www.", "1.", "1/", "1 ", "مليون ",
      "5 ملايين و300 ", "<a>{1}%s", "U.S. Mr. ", "-", "A-1 ",
    ]
  )
  func awkward(piece: String) throws {
    let scanner = PlaceableScanner(isArabic: true)
    func text(_ count: Int) -> String { String(repeating: piece, count: count / piece.utf8.count) }
    let (small, large) = (text(5_000), text(20_000))
    try expectLinear {
      _ = scanner.placeables(in: small)
    } large: {
      _ = scanner.placeables(in: large)
    }
  }

  @Test(
    "are compared in linear time",
    .timeLimit(.minutes(20)),
    arguments: ["one ", "twenty ", "5 ", "half a ", "two to ", "12/", "مئة و", "third ", "March "]
  )
  func compared(piece: String) throws {
    let comparer = ValueComparer(isSourceArabic: false, isTargetArabic: true)
    func text(_ count: Int) -> String { String(repeating: piece, count: count / piece.utf8.count) }
    let (small, large) = (text(5_000), text(20_000))
    try expectLinear {
      _ = comparer.compare(source: small, target: "7 " + small)
    } large: {
      _ = comparer.compare(source: large, target: "7 " + large)
    }
  }

  @Test(
    "addresses end where they did",
    arguments: [
      ("see www.example.org.", "www.example.org"), ("(http://a.b/c(d))", "http://a.b/c(d)"),
      ("http://a.b/c))", "http://a.b/c"), ("x@example.com!", "x@example.com"),
      ("http://a.b/(c", "http://a.b/(c"),
    ]
  )
  func addresses(text: String, value: String) {
    let found = PlaceableScanner(isArabic: true).placeables(in: text)
    #expect(found.map(\.value) == [value])
  }

  @Test("the search ends when it is told to")
  func interruption() {
    struct Stopped: Error {}
    var text = String(repeating: "12 ", count: 10_000)
    #expect(throws: Stopped.self) {
      try text.withUTF8 { bytes in
        _ = try PlaceableScanner(isArabic: false).placeables(in: bytes) { throw Stopped() }
      }
    }
  }
}
