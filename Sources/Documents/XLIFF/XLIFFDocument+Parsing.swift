package import Model
import XMLStreams

extension XLIFFDocument {
  /// Reads a document.
  ///
  /// What XML forbids is repaired where what was meant is certain; see `repairedLines`.
  ///
  /// - Parameters:
  ///   - bytes: The document, in any encoding that it declares.
  ///   - interruption: What may end the reading.
  /// - Throws: `XMLError`, when it is not well formed; `ArticleError`, when it is no XLIFF;
  ///   `InterruptionError`.
  /// - Complexity: O(`bytes.count`) time and memory
  package init(parsing bytes: [UInt8], interruption: Interruption = .never) throws {
    guard !bytes.isEmpty else { throw ArticleError(.empty) }
    let (handler, lines) = try XMLStreamReader.parseRepairing(document: bytes) {
      XLIFFHandler(interruption: interruption)
    }
    self = handler.document
    repairedLines = lines
    if units.isEmpty { throw ArticleError(.noUnit) }
  }
}
