import Archives
import Model

extension AnnotatedDocument {
  /// The document as a Word file: the article with its formatting, terms shaded, and comments that
  /// give the equivalents at the first mention of each concept, and the best match of each segment.
  ///
  /// Reference: ECMA-376-1, WordprocessingML, transitional.
  ///
  /// - Throws: `InterruptionError`; `ArchiveError`, when there is no memory for the archive.
  /// - Complexity: O(length of the document)
  func docx(_ interruption: Interruption = .never) throws -> [UInt8] {
    var body = DOCXBody(self)
    let document = try body.write(interruption)
    return try ZipWriter.archive([
      ("[Content_Types].xml", PackageResources.docx_content_types_xml),
      ("_rels/.rels", PackageResources.docx_package_rels_xml),
      ("word/document.xml", document),
      ("word/_rels/document.xml.rels", body.relationships()),
      ("word/styles.xml", PackageResources.docx_styles_xml),
      ("word/comments.xml", body.comments.xml()),
      ("word/numbering.xml", body.numbering()),
    ])
  }
}
