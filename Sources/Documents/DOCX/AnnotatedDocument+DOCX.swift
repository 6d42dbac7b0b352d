import Archives
import Model
import XMLStreams

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

/// The namespaces of WordprocessingML that are used here.
enum WordNamespace {
  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}

/// The comments of a Word file.
struct DOCXComments {
  private var comments: [DocumentComment] = []

  /// Adds a comment; returns its identifier.
  mutating func add(_ comment: DocumentComment) -> String {
    comments.append(comment)
    return "\(comments.count - 1)"
  }

  func xml() -> [UInt8] {
    var writer = XMLStreamWriter(indentation: 0)
    writer.declaration()
    writer.start("w:comments", ["xmlns:w": WordNamespace.main])
    for (number, comment) in comments.enumerated() {
      writer.start("w:comment", ["w:id": "\(number)", "w:author": "Dragoman", "w:initials": "D"])
      for line in comment.lines {
        writer.start("w:p", content: .mixed)
        writer.start("w:pPr")
        writer.empty("w:pStyle", ["w:val": "CommentText"])
        if line.isRightToLeft { writer.empty("w:bidi") }
        writer.end()
        DOCXRun(isBold: line.isBold).write(
          line.text,
          isRightToLeft: line.isRightToLeft,
          to: &writer
        )
        writer.end()
      }
      writer.end()
    }
    writer.end()
    return writer.takeBytes()
  }
}

/// The look of a run of text.
struct DOCXRun {
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var isStruck = false
  var isMonospaced = false
  var isLink = false
  /// `superscript` or `subscript`.
  var verticalAlignment: String?
  /// The colour behind a term.
  var shading: String?

  /// Writes a text; runs of Latin words in right-to-left text get runs of their own, so that their
  /// letters and digits keep their order.
  func write(_ text: String, isRightToLeft: Bool, to writer: inout XMLStreamWriter) {
    guard isRightToLeft else { return writeRun(text, isRightToLeft: false, to: &writer) }
    for run in LatinRun.runs(of: text) {
      writeRun(run.text, isRightToLeft: !run.isLatin, to: &writer)
    }
  }

  private func writeRun(_ text: String, isRightToLeft: Bool, to writer: inout XMLStreamWriter) {
    guard !text.isEmpty else { return }
    writer.start("w:r")
    writeProperties(isRightToLeft: isRightToLeft, to: &writer)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if number > 0 { writer.empty("w:br") }
      for (number, part) in line.split(separator: "\t", omittingEmptySubsequences: false)
        .enumerated()
      {
        if number > 0 { writer.empty("w:tab") }
        if !part.isEmpty { writer.element("w:t", ["xml:space": "preserve"], text: String(part)) }
      }
    }
    writer.end()
  }

  /// Writes the properties in the order that the schema asks for.
  private func writeProperties(isRightToLeft: Bool, to writer: inout XMLStreamWriter) {
    writer.start("w:rPr")
    if isLink { writer.empty("w:rStyle", ["w:val": "Hyperlink"]) }
    if isMonospaced {
      let font = "Courier New"
      writer.empty("w:rFonts", ["w:ascii": font, "w:hAnsi": font, "w:cs": font])
    }
    if isBold {
      writer.empty("w:b")
      writer.empty("w:bCs")
    }
    if isItalic {
      writer.empty("w:i")
      writer.empty("w:iCs")
    }
    if isStruck { writer.empty("w:strike") }
    if isUnderlined { writer.empty("w:u", ["w:val": "single"]) }
    if let shading {
      writer.empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": shading])
    }
    if let verticalAlignment { writer.empty("w:vertAlign", ["w:val": verticalAlignment]) }
    if isRightToLeft { writer.empty("w:rtl") }
    writer.end()
  }
}

extension XMLStreamWriter {
  /// Writes an element without content.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes)
    end()
  }
}
