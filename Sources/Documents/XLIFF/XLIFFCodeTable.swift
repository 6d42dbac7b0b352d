/// What is needed to write the codes of a unit: the codes, their identifiers, the text.
struct XLIFFCodeTable {
  /// The article's codes.
  let codes: [Article.Code]
  /// The article's text.
  let text: [UInt8]
  /// The identifiers of codes, by their positions.
  var codeNames: [Int: String] = [:]
  /// The identifiers of native code in `originalData`.
  var dataNames: [String: String] = [:]

  init(codes: [Article.Code], text: [UInt8]) {
    self.codes = codes
    self.text = text
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
