import Model
import XMLStreams

extension TMXHandler {
  /// Parses one unit by itself; returns why that failed, or `nil`.
  ///
  /// After a failure the builder is as it was before.
  func parseAlone(_ unit: UnsafeBufferPointer<UInt8>, line: Int) -> Message? {
    let mark = builder.mark
    let count = builder.completedCount
    builder.restart()
    let parser = XMLStreamReader(handler: self, firstLine: line)
    var message: Message?
    do {
      try wrapper.withUnsafeBufferPointer { try parser.parseUTF8($0) }
      try parser.parseUTF8(unit)
      if builder.completedCount != count + 1 { message = UnitFault.incomplete.message }
    } catch let error as XMLError {
      let isElsewhere = error.position.line != line
      message = Message(error.coded).at(line: isElsewhere ? error.position.line : nil)
    } catch {
      message = UnitFault.incomplete.message
    }
    if message != nil { builder.rewind(to: mark) }
    return message
  }

  /// Makes a parser for what follows on a line, inside the body.
  func makeParser(line: Int) throws -> XMLStreamReader<TMXHandler> {
    builder.restart()
    let parser = XMLStreamReader(handler: self, firstLine: line)
    try wrapper.withUnsafeBufferPointer { try parser.parseUTF8($0) }
    return parser
  }

  /// The start of a file whose next thing is a unit.
  private var wrapper: [UInt8] {
    Array("<tmx version=\"1.4\"".utf8) + builder.rootDeclarations + Array("><body>".utf8)
  }
}
