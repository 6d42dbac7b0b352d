import Model
import XMLStreams

extension AnnotatedDocument {
  /// The document as XLIFF 2.1: a unit for each block, with its segments, terms and matches; a
  /// translation job with all that it had.
  ///
  /// Reference: OASIS XLIFF 2.1, with the modules Glossary, Translation Candidates and Metadata.
  package var xliff: [UInt8] {
    if let job = article.origin as? XLIFFJob {
      var writer = XLIFFJobWriter(self, job)
      return writer.write()
    }
    var writer = XMLStreamWriter()
    writer.declaration()
    writer.start(
      "xliff",
      [
        "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
        "xmlns:gls": "urn:oasis:names:tc:xliff:glossary:2.0",
        "xmlns:mtc": "urn:oasis:names:tc:xliff:matches:2.0",
        "xmlns:mda": "urn:oasis:names:tc:xliff:metadata:2.0",
        "version": "2.1", "srcLang": sourceLanguage.description,
        "trgLang": targetLanguage.description,
      ]
    )
    writer.start(
      "file",
      [
        "id": "f1", "original": file,
        "srcDir": sourceLanguage.isRightToLeft ? "rtl" : "ltr",
        "trgDir": targetLanguage.isRightToLeft ? "rtl" : "ltr",
      ]
    )
    let bytes = Array(text.utf8)
    var start = segments.startIndex
    var names: Set<String> = []
    for block in article.blocks.indices {
      let first = start
      while start < segments.endIndex, segments[start].paragraph == block + 1 { start += 1 }
      var unit = XLIFFUnit(
        self,
        bytes: bytes,
        block: block,
        segments: Array(segments[first..<start])
      )
      unit.write(as: unitName(block, &names), to: &writer)
    }
    // A file must have a unit, and a unit a segment.
    if article.blocks.isEmpty { XLIFFUnit.writeEmpty(to: &writer) }
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  /// The identifier of a block's unit: that of the job, or a made one.
  private func unitName(_ block: Int, _ taken: inout Set<String>) -> String {
    if let own = article.blocks[block].identifier, XLIFFUnitNames.isName(own),
      taken.insert(own).inserted
    {
      return own
    }
    var name = "u\(block + 1)"
    while !taken.insert(name).inserted { name += "-" }
    return name
  }
}
