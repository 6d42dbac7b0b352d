import Documents
import Model
import TMXFormat

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
    var writer = TMXWriter()
    writer.begin(tmxHeader(of: documents, version: version))
    for document in documents {
      writer.write(document.units(minimumConfidence: minimumConfidence))
    }
    writer.end()
    return writer.takeBytes()
  }

  /// The header of a file with the units of documents.
  static func tmxHeader(of documents: [AlignedDocument], version: String) -> TMXHeader {
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
    return header
  }

  /// The pairs with text on both sides as units.
  ///
  /// - Parameters:
  ///   - minimumConfidence: Pairs below are left out.
  ///   - attributes: The attributes of each unit.
  /// - Returns: The units, in the order of the source.
  func units(minimumConfidence: Double, attributes: [Attribute] = []) -> UnitBatch {
    var batch = UnitBatch()
    batch.languages = [sourceLanguage, targetLanguage]
    for bead in beads where bead.isUnit && bead.confidence >= minimumConfidence {
      var properties = [
        Property(type: "x-confidence", value: "\(bead.writtenConfidence)"),
        Property(type: "x-source-file", value: sourceFile),
        Property(type: "x-target-file", value: targetFile),
      ]
      if let paragraph = bead.sourceParagraph {
        properties.append(Property(type: "x-source-paragraph", value: "\(paragraph)"))
      }
      if let paragraph = bead.targetParagraph {
        properties.append(Property(type: "x-target-paragraph", value: "\(paragraph)"))
      }
      batch.append(
        [
          (sourceLanguage, bead.source.joined(separator: " ")),
          (targetLanguage, bead.target.joined(separator: " ")),
        ],
        properties: properties,
        attributes: attributes
      )
    }
    return batch
  }
}
