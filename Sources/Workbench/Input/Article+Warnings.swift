package import Documents
import Model

extension Article {
  /// The rules of its format that the document breaks, though it was read, in the order of the document; and
  /// whether the text came damaged out of a PDF.
  ///
  /// - Parameter name: The name of the file.
  /// - Returns: The remarks.
  package func warnings(of name: String) -> [Remark] {
    var extracted = ExtractedText()
    extracted.add(text)
    let broken = (origin?.warnings ?? []).map {
      Remark(.warning, $0.reason, at: Failure.Place(file: name, line: $0.line))
    }
    let damage = extracted.warning.map { Remark(.warning, $0, at: Failure.Place(file: name)) }
    return broken + (damage.map { [$0] } ?? [])
  }
}

extension ExtractedText {
  /// What is to be said of a damaged text; `nil` where it is none.
  var warning: Message? {
    guard isDamaged, let first else { return nil }
    let text: [String: Message.Argument] = ["first": .text(first)]
    if shapeCount >= 4 { return Message("article.damagedShapes", text) }
    return swappedCount > 0
      ? Message("article.damagedLamAlef", text) : Message("article.damagedOrder", text)
  }
}
