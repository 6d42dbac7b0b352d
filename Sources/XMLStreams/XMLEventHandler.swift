/// Takes the events of a document in the order in which the parser finds them.
///
/// An error that a method throws ends the parse and comes out of the reader's `parse` unchanged.
/// What is passed is valid only until the method returns.
public protocol XMLEventHandler {
  /// An element begins.
  mutating func startElement(_ tag: XMLStartTag) throws
  /// An element ends; its start tag came before.
  mutating func endElement(_ name: XMLName) throws
  /// Text, with references resolved; one run of text may come in several calls.
  mutating func characters(_ text: XMLBytes) throws
  /// A comment.
  mutating func comment(_ text: XMLBytes) throws
  /// A processing instruction.
  mutating func processingInstruction(target: XMLBytes, content: XMLBytes) throws
}

extension XMLEventHandler {
  public mutating func comment(_ text: XMLBytes) throws {}
  public mutating func processingInstruction(target: XMLBytes, content: XMLBytes) throws {}
}
