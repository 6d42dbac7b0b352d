import XMLStreams

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
