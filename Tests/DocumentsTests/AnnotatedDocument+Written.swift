import Model

@testable import Documents

extension AnnotatedDocument {
  /// The document in a format, as text.
  func written(as format: AnnotationFormat) throws -> String {
    String(decoding: try bytes(as: format), as: UTF8.self)
  }

  /// The document in a format.
  func bytes(as format: AnnotationFormat, _ interruption: Interruption = .never) throws -> [UInt8] {
    try DocumentOutput.bytes { try format.write(self, .init(), interruption, &$0) }
  }

  /// The document as a page in English.
  func html() throws -> String { try written(as: .html) }
}
