import XMLStreams

/// Passes the events of one parser after another to one builder.
///
/// The builder is a value, so that an event costs one check for exclusive access, not one for every
/// property that it touches.
final class TMXHandler: XMLEventHandler {
  var builder = TMXBuilder()

  func startElement(_ tag: XMLStartTag) throws { try builder.startElement(tag) }

  func endElement(_ name: XMLName) throws { try builder.endElement(name) }

  func characters(_ text: XMLBytes) throws { try builder.characters(text) }

  func processingInstruction(target: XMLBytes, content: XMLBytes) throws {
    try builder.processingInstruction(target: target, content: content)
  }
}
