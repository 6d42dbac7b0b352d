/// A command of a client: its words, without their quotation marks.
///
/// Reference: RFC 2229, 2.2.
struct DICTCommand: Hashable {
  /// The words.
  private(set) var words: [String] = []

  /// Takes a line apart; `nil` where a quotation has no end.
  ///
  /// - Complexity: O(length of the line)
  init?(_ line: String) {
    var word: String?
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        word = (word ?? "") + String(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        word = word ?? ""
      } else if let open = quote {
        if scalar == open { quote = nil } else { word = (word ?? "") + String(scalar) }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
        word = word ?? ""
      } else if scalar == " " || scalar == "\t" {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(scalar)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    if let word { words.append(word) }
  }

  /// The first word in capitals, or nothing.
  var name: String { words.first?.uppercased() ?? "" }
  /// The words after the first.
  var arguments: ArraySlice<String> { words.dropFirst() }
}
