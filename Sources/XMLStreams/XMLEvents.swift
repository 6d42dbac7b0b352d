import CLibXML2

/// The receiving end of libxml2's callbacks, without the handler's type.
///
/// A C callback cannot be generic, so it calls through this class.
class XMLEventSink {
  fileprivate let limits: XMLLimits
  private let lineOffset: Int
  private var depth = 0
  /// How many bytes went in since the parser last had something to say.
  private(set) var bytesSinceEvent = 0
  private var pendingTag = PendingTag()
  private var hasRoot = false
  /// The parser, to ask where it stands and to stop it.
  var context: xmlParserCtxtPtr?
  /// What ended the parse, if it was not the parser itself.
  fileprivate(set) var failure: (any Error)?

  fileprivate init(limits: XMLLimits, lineOffset: Int) {
    self.limits = limits
    self.lineOffset = lineOffset
  }

  fileprivate func handleStart(_ tag: XMLStartTag) throws {}
  fileprivate func handleEnd(_ name: XMLName) throws {}
  fileprivate func handleCharacters(_ text: XMLBytes) throws {}
  fileprivate func handleComment(_ text: XMLBytes) throws {}
  fileprivate func handleInstruction(_ target: XMLBytes, _ content: XMLBytes) throws {}

  var isComplete: Bool { hasRoot && depth == 0 }

  var position: XMLPosition {
    guard let input = context?.pointee.input else { return XMLPosition(line: 1, column: 1) }
    return XMLPosition(line: Int(input.pointee.line) + lineOffset, column: Int(input.pointee.col))
  }

  func willPush(byteCount: Int) throws {
    bytesSinceEvent += byteCount
    if !hasRoot, bytesSinceEvent > limits.prologueByteCount {
      try exceed(.prologueByteCount, limits.prologueByteCount)
    }
    if bytesSinceEvent > limits.markupByteCount {
      try exceed(.markupByteCount, limits.markupByteCount)
    }
    if bytesSinceEvent == byteCount {
      pendingTag = PendingTag()
    } else if let input = context?.pointee.input, let start = input.pointee.cur {
      let markup = UnsafeBufferPointer(start: start, count: max(0, input.pointee.end - start))
      guard pendingTag.attributeCount(in: markup) <= limits.attributeCount else {
        try exceed(.attributeCount, limits.attributeCount)
      }
    }
  }

  fileprivate func startElement(_ tag: XMLStartTag) throws {
    hasRoot = true
    depth += 1
    if depth > limits.depth { try exceed(.depth, limits.depth) }
    if tag.attributes.count + tag.namespaces.count > limits.attributeCount {
      try exceed(.attributeCount, limits.attributeCount)
    }
    for attribute in tag.attributes where attribute.value.count > limits.attributeByteCount {
      try exceed(.attributeByteCount, limits.attributeByteCount)
    }
    try handleStart(tag)
  }

  fileprivate func endElement(_ name: XMLName) throws {
    depth -= 1
    try handleEnd(name)
  }

  private func exceed(_ limit: XMLError.Limit, _ allowed: Int) throws -> Never {
    throw XMLError(.limitExceeded(limit, allowed: allowed), at: position)
  }

  /// Runs what an event asks for, unless the parse has failed; an error stops the parser.
  fileprivate func handle(_ body: () throws -> Void) {
    guard failure == nil else { return }
    if hasRoot { bytesSinceEvent = 0 }
    do {
      try body()
    } catch {
      failure = error
      if let context { xmlStopParser(context) }
    }
  }
}

/// The receiving end with the handler that the events go to.
final class XMLEvents<Handler: XMLEventHandler>: XMLEventSink {
  var handler: Handler

  init(handler: Handler, limits: XMLLimits, lineOffset: Int) {
    self.handler = handler
    super.init(limits: limits, lineOffset: lineOffset)
  }

  override func handleStart(_ tag: XMLStartTag) throws { try handler.startElement(tag) }
  override func handleEnd(_ name: XMLName) throws { try handler.endElement(name) }
  override func handleCharacters(_ text: XMLBytes) throws { try handler.characters(text) }
  override func handleComment(_ text: XMLBytes) throws { try handler.comment(text) }
  override func handleInstruction(_ target: XMLBytes, _ content: XMLBytes) throws {
    try handler.processingInstruction(target: target, content: content)
  }
}

/// Returns the callbacks that pass libxml2's events to the sink in the user data.
///
/// No callback for declarations of entities is set, so that none is ever expanded.
func saxCallbacks() -> xmlSAXHandler {
  var callbacks = xmlSAXHandler()
  callbacks.initialized = UInt32(XML_SAX2_MAGIC)
  callbacks.startElementNs = startElement
  callbacks.endElementNs = endElement
  callbacks.characters = characters
  // The same function for both tells libxml2 not to guess which white space can be ignored.
  callbacks.ignorableWhitespace = characters
  callbacks.cdataBlock = characters
  callbacks.comment = comment
  callbacks.processingInstruction = processingInstruction
  callbacks.reference = reference
  return callbacks
}

private typealias CText = UnsafePointer<UInt8>

private func sink(_ data: UnsafeMutableRawPointer?) -> XMLEventSink? {
  data.map { Unmanaged<XMLEventSink>.fromOpaque($0).takeUnretainedValue() }
}

private func startElement(
  data: UnsafeMutableRawPointer?,
  local: CText?,
  prefix: CText?,
  namespace: CText?,
  namespaceCount: Int32,
  namespaces: UnsafeMutablePointer<CText?>?,
  attributeCount: Int32,
  defaultedCount: Int32,
  attributes: UnsafeMutablePointer<CText?>?
) {
  guard let sink = sink(data) else { return }
  sink.handle {
    let tag = XMLStartTag(
      name: name(local, prefix, namespace),
      attributes: XMLAttributes(attributes, count: Int(attributeCount)),
      namespaces: XMLNamespaceDeclarations(namespaces, count: Int(namespaceCount)),
      position: sink.position
    )
    try sink.startElement(tag)
  }
}

private func endElement(
  data: UnsafeMutableRawPointer?,
  local: CText?,
  prefix: CText?,
  namespace: CText?
) {
  guard let sink = sink(data) else { return }
  sink.handle { try sink.endElement(name(local, prefix, namespace)) }
}

private func name(_ local: CText?, _ prefix: CText?, _ namespace: CText?) -> XMLName {
  XMLName(
    local: XMLBytes(zeroTerminated: local),
    prefix: XMLBytes(zeroTerminated: prefix),
    namespace: XMLBytes(zeroTerminated: namespace)
  )
}

private func characters(data: UnsafeMutableRawPointer?, text: CText?, count: Int32) {
  guard let sink = sink(data) else { return }
  sink.handle { try sink.handleCharacters(XMLBytes(start: text, count: Int(count))) }
}

private func comment(data: UnsafeMutableRawPointer?, text: CText?) {
  guard let sink = sink(data) else { return }
  sink.handle { try sink.handleComment(XMLBytes(zeroTerminated: text)) }
}

private func processingInstruction(
  data: UnsafeMutableRawPointer?,
  target: CText?,
  content: CText?
) {
  guard let sink = sink(data) else { return }
  sink.handle {
    try sink.handleInstruction(
      XMLBytes(zeroTerminated: target),
      XMLBytes(zeroTerminated: content)
    )
  }
}

private func reference(data: UnsafeMutableRawPointer?, name: CText?) {
  guard let sink = sink(data) else { return }
  sink.handle {
    throw XMLError(.undefinedEntity(XMLBytes(zeroTerminated: name).string), at: sink.position)
  }
}
