import Documents
import Model
import TMXFormat
import XMLStreams

extension AlignedDocument {
  /// Returns documents as one TMX file.
  ///
  /// Each pair with text on both sides is a unit with its confidence, the names of the files and the
  /// numbers of the paragraphs as properties.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - minimumConfidence: Pairs below are left out.
  ///   - version: The program's version, for the header.
  /// - Returns: The file's bytes.
  static func tmx(
    _ documents: [AlignedDocument],
    minimumConfidence: Double,
    version: String
  ) -> [UInt8] {
    var header = TMXHeader.merged([], creationToolVersion: version)
    let sources = Set(documents.map(\.sourceLanguage))
    for index in header.attributes.indices {
      switch header.attributes[index].name {
      case "srclang" where sources.count == 1:
        header.attributes[index].value = sources.first?.description ?? "*all*"
      case "datatype": header.attributes[index].value = "plaintext"
      default: break
      }
    }
    var writer = TMXWriter()
    writer.begin(header)
    for document in documents {
      var batch = UnitBatch()
      batch.languages = [document.sourceLanguage, document.targetLanguage]
      for bead in document.beads where bead.isUnit && bead.confidence >= minimumConfidence {
        batch.append(bead, of: document)
      }
      writer.write(batch)
    }
    writer.end()
    return writer.takeBytes()
  }
}

extension UnitBatch {
  fileprivate mutating func append(_ bead: AlignedDocument.Bead, of document: AlignedDocument) {
    var properties: [(type: String, value: String)] = [
      ("x-confidence", "\(bead.writtenConfidence)"),
      ("x-source-file", document.sourceFile), ("x-target-file", document.targetFile),
    ]
    if let paragraph = bead.sourceParagraph {
      properties.append(("x-source-paragraph", "\(paragraph)"))
    }
    if let paragraph = bead.targetParagraph {
      properties.append(("x-target-paragraph", "\(paragraph)"))
    }
    let start = bytes.count
    for property in properties {
      bytes.append(contentsOf: "<prop type=\"\(property.type)\">".utf8)
      XMLEscaping.append(property.value, as: .content, to: &bytes)
      bytes.append(contentsOf: "</prop>".utf8)
    }
    let annotations = Slice(start: start, end: bytes.count)
    let first = variants.count
    appendVariant(bead.source, language: 0)
    appendVariant(bead.target, language: 1)
    units.append(
      Unit(
        attributes: Slice(start: 0, end: 0),
        annotations: annotations,
        variants: first..<variants.count,
        contentHash: 0,
        sourceHash: 0,
        date: 0
      )
    )
  }

  private mutating func appendVariant(_ segments: [String], language: Int) {
    let start = bytes.count
    bytes.append(contentsOf: segments.joined(separator: " ").utf8)
    let text = Slice(start: start, end: bytes.count)
    let none = Slice(start: 0, end: 0)
    variants.append(
      Variant(language: language, text: text, content: none, attributes: none, annotations: none)
    )
  }
}
