import JSON
import Model

/// The text of a check, and the way back from it to what the client sent.
struct LanguageToolText {
  /// The text that is checked.
  let plain: String
  /// What the client sent, markup and all.
  let sent: String
  /// For each UTF-16 unit of the plain text, and for its end, the unit of what was sent; empty where both are
  /// the same.
  private var places: [Int] = []

  /// Takes `text`, or the annotated `data`.
  ///
  /// - Throws: `Problem`, when there is neither; `JSONError`, `JSONFieldError`.
  init(_ form: LanguageToolForm) throws {
    guard let data = form.fields["data"] else {
      guard form.fields.has("text") else { throw Problem.missing("text") }
      plain = form.fields["text"] ?? ""
      sent = plain
      return
    }
    var plain = ""
    var sent = ""
    var places: [Int] = []
    var count = 0
    let pieces = try JSONField(JSONReader.read(Array(data.utf8)))["annotation"].elements()
    for piece in pieces {
      if let text = try piece["text"].optional?.string() {
        plain += text
        sent += text
        places += (0..<text.utf16.count).map { count + $0 }
        count += text.utf16.count
      } else {
        let markup = try piece["markup"].string()
        let meaning = try piece["interpretAs"].optional?.string() ?? ""
        plain += meaning
        sent += markup
        // What markup stands for begins where the markup does.
        places += meaning.utf16.map { _ in count }
        count += markup.utf16.count
      }
    }
    (self.plain, self.sent) = (plain, sent)
    self.places = places + [count]
  }

  /// Returns a range of UTF-8 offsets of the plain text in UTF-16 units of what was sent.
  func units(_ range: Range<Int>) -> Range<Int> {
    let utf8 = plain.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
    let first = plain.utf16.distance(from: plain.startIndex, to: start)
    let last = plain.utf16.distance(from: plain.startIndex, to: end)
    guard !places.isEmpty else { return first..<last }
    // The end of a range is where its last unit ends, so that no markup after it belongs to it.
    let upper = last > first ? places[last - 1] + 1 : places[first]
    return places[first]..<max(places[first], upper)
  }
}
