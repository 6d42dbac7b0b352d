import XMLStreams

/// The look of a run of text; each look that is used becomes a style.
struct OpenDocumentLook: Hashable {
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var isStruck = false
  var isMonospaced = false
  /// `super` or `sub`.
  var position: String?
  /// The colour behind a term.
  var shading: String?

  var isPlain: Bool { self == OpenDocumentLook() }

  /// Writes the properties of the style.
  func write(to writer: inout XMLStreamWriter) {
    writer.start("style:text-properties")
    if isBold { writeAttributes("font-weight", "bold", to: &writer) }
    if isItalic { writeAttributes("font-style", "italic", to: &writer) }
    if isUnderlined {
      writer.attribute("style:text-underline-style", "solid")
      writer.attribute("style:text-underline-width", "auto")
      writer.attribute("style:text-underline-color", "font-color")
    }
    if isStruck { writer.attribute("style:text-line-through-style", "solid") }
    if isMonospaced {
      writer.attribute("fo:font-family", "'Courier New'")
      writer.attribute("style:font-family-complex", "'Courier New'")
    }
    if let position { writer.attribute("style:text-position", "\(position) 58%") }
    if let shading { writer.attribute("fo:background-color", shading) }
    writer.end()
  }

  /// Latin and Arabic letters have properties of their own.
  private func writeAttributes(
    _ name: String,
    _ value: String,
    to writer: inout XMLStreamWriter
  ) {
    writer.attribute("fo:\(name)", value)
    writer.attribute("style:\(name)-complex", value)
  }
}
