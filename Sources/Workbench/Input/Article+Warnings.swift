package import Documents
import Model

extension Article {
  /// A line for each rule of its format that the document breaks, though it was read, as a compiler would
  /// write it; and one where the text came damaged out of a PDF.
  ///
  /// - Parameter name: The name of the file.
  /// - Returns: The lines, in the order of the document.
  package func warningLines(_ name: String) -> [String] {
    var extracted = ExtractedText()
    extracted.add(text)
    return (origin?.warnings ?? []).map { "\(name):\($0.line): warning: \($0.reason)" }
      + (extracted.warning.map { ["\(name): warning: \($0)"] } ?? [])
  }
}

extension ExtractedText {
  /// What is to be said of a damaged text; `nil` where it is none.
  var warning: String? {
    guard isDamaged, let first else { return nil }
    let kind =
      shapeCount >= 4
      ? "shapes of letters"
      : swappedCount > 0 ? "lam and alef swapped" : "letters from left to right"
    return "the text came damaged out of a PDF (\(kind): \(first)); such words are not found"
  }
}
