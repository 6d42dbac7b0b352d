package import Documents
import Model

extension Article {
  /// The rules of its format that the document breaks, though it was read, in the order of the document.
  ///
  /// - Parameter name: The name of the file.
  /// - Returns: The remarks.
  package func warnings(of name: String) -> [Remark] {
    (origin?.warnings ?? []).map {
      Remark(.warning, $0.reason, at: Failure.Place(file: name, line: $0.line))
    }
  }
}
