import CLibXML2

/// A push parser: bytes go in piece by piece, events come out at the handler.
///
/// The reader is libxml2's SAX2 parser, held to `XMLLimits`. Its memory does not grow with the
/// document. Input is in any encoding that the document declares; see `XMLDecoder`.
///
/// - Complexity: O(bytes)
public final class XMLStreamReader<Handler: XMLEventHandler> {
  private let parser: XMLParserHandle
  private let events: XMLEvents<Handler>
  private var decoder: XMLDecoder

  /// Creates a reader for one document.
  ///
  /// - Parameters:
  ///   - handler: Takes the events; read it back from `handler`.
  ///   - limits: What the document may cost.
  ///   - firstLine: The line number of the first line of input.
  public init(handler: Handler, limits: XMLLimits = XMLLimits(), firstLine: Int = 1) {
    events = XMLEvents(handler: handler, limits: limits, lineOffset: firstLine - 1)
    parser = XMLParserHandle(events: events)
    decoder = XMLDecoder()
  }

  /// The handler, with whatever it has gathered.
  ///
  /// Not to be touched by the handler itself while it handles an event.
  public var handler: Handler {
    get { events.handler }
    set { events.handler = newValue }
  }

  /// Parses the next piece of the document.
  ///
  /// - Throws: `XMLError`, or what the handler threw. After an error the reader is of no more use.
  public func parse(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBufferPointer { try parse($0) }
  }

  /// Parses the next piece of the document.
  ///
  /// - Throws: `XMLError`, or what the handler threw. After an error the reader is of no more use.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    do {
      try decoder.decode(bytes) { try parser.push($0) }
    } catch let error as XMLDecoder.UnknownEncoding {
      throw XMLError(.unknownEncoding(error.name), at: XMLPosition(line: 1, column: 1))
    }
  }

  /// Parses the next piece of a document that is known to be UTF-8, whatever it declares.
  ///
  /// - Throws: `XMLError`, or what the handler threw. After an error the reader is of no more use.
  public func parseUTF8(_ bytes: UnsafeBufferPointer<UInt8>) throws { try parser.push(bytes) }

  /// Ends the document.
  ///
  /// - Throws: `XMLError` if the document is not complete, or what the handler threw.
  public func finish() throws {
    do {
      try decoder.finish { try parser.push($0) }
    } catch let error as XMLDecoder.UnknownEncoding {
      throw XMLError(.unknownEncoding(error.name), at: XMLPosition(line: 1, column: 1))
    }
    try parser.finish()
  }

  /// Parses a whole document.
  ///
  /// - Throws: `XMLError`, or what the handler threw.
  public static func parse(
    document bytes: [UInt8],
    handler: Handler,
    limits: XMLLimits = XMLLimits()
  ) throws -> Handler {
    let reader = XMLStreamReader(handler: handler, limits: limits)
    try reader.parse(bytes)
    try reader.finish()
    return reader.handler
  }

  /// Parses a whole document; one that is not well formed is repaired where what was meant is
  /// certain, as `XMLRepair` says, and parsed again.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - limits: What the document may cost.
  ///   - makeHandler: Makes a handler for each time that the document is parsed.
  /// - Returns: The handler of the last time, and the lines that were repaired, counted from 1.
  /// - Throws: `XMLError` as it was without the repair, or what the handler threw.
  /// - Complexity: O(`bytes.count`) time and memory
  public static func parseRepairing(
    document bytes: [UInt8],
    limits: XMLLimits = XMLLimits(),
    makeHandler: () -> Handler
  ) throws -> (handler: Handler, repairedLines: [Int]) {
    do {
      return (try parse(document: bytes, handler: makeHandler(), limits: limits), [])
    } catch let error as XMLError {
      switch error.reason {
      case .notWellFormed, .undefinedEntity: break
      case .limitExceeded, .unknownEncoding, .endsEarly, .outOfMemory, .unclosed: throw error
      }
      var text: [UInt8] = []
      var decoder = XMLDecoder()
      try bytes.withUnsafeBufferPointer { try decoder.decode($0) { text += $0 } }
      try decoder.finish { text += $0 }
      guard let repaired = text.withUnsafeBufferPointer({ XMLRepair.repair($0) }) else {
        throw error
      }
      let reader = XMLStreamReader(handler: makeHandler(), limits: limits)
      do {
        try repaired.xml.withUnsafeBufferPointer { try reader.parseUTF8($0) }
        try reader.finish()
      } catch is XMLError {
        throw error
      }
      return (reader.handler, repaired.lines)
    }
  }
}

/// Owns libxml2's parser context.
private struct XMLParserHandle: ~Copyable {
  private let context: xmlParserCtxtPtr?
  private let events: XMLEventSink

  init(events: XMLEventSink) {
    initializeLibrary
    var callbacks = saxCallbacks()
    self.events = events
    // The context borrows the sink; the reader that owns both outlives every callback.
    context = xmlCreatePushParserCtxt(
      &callbacks,
      Unmanaged.passUnretained(events).toOpaque(),
      nil,
      0,
      nil
    )
    events.context = context
    // NOENT would expand declared entities if the callbacks kept any; without it libxml2 passes an
    // ampersand in an attribute on as a reference.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    if let context {
      xmlCtxtUseOptions(context, Int32(options))
      // What comes in is UTF-8 already; libxml2 would guess again from the first bytes.
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    }
  }

  deinit {
    guard let context else { return }
    // libxml2 keeps declared entities in a document of its own even without a tree.
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    context.pointee.myDoc = nil
    xmlFreeParserCtxt(context)
  }

  func push(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    // Small steps bound how much is scanned again while a long tag is incomplete, and how many
    // attributes a tag may have before they are counted.
    let step = 16 << 10
    var offset = 0
    while offset < bytes.count {
      let count = min(step, bytes.count - offset)
      let piece = UnsafeBufferPointer(rebasing: bytes[offset..<offset + count])
      try events.willPush(byteCount: count)
      try piece.withMemoryRebound(to: CChar.self) { try parse($0, terminate: false) }
      offset += count
    }
  }

  func finish() throws {
    try parse(UnsafeBufferPointer(start: nil, count: 0), terminate: true)
    guard events.isComplete else { throw XMLError(.endsEarly, at: events.position) }
  }

  private func parse(_ bytes: UnsafeBufferPointer<CChar>, terminate: Bool) throws {
    guard let context else { throw XMLError(.outOfMemory, at: events.position) }
    _ = xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), terminate ? 1 : 0)
    if let failure = events.failure { throw failure }
    guard context.pointee.wellFormed == 0 || context.pointee.disableSAX != 0 else { return }
    if terminate, !events.isComplete, context.pointee.errNo == XML_ERR_DOCUMENT_END.rawValue {
      throw XMLError(.endsEarly, at: events.position)
    }
    throw XMLError(.notWellFormed(lastMessage(context)), at: events.position)
  }

  private func lastMessage(_ context: xmlParserCtxtPtr) -> String {
    guard let error = xmlCtxtGetLastError(context), let text = error.pointee.message else {
      return "the document is not well formed"
    }
    var message = String(cString: text)
    while message.last?.isWhitespace == true { message.removeLast() }
    return message
  }
}

/// Sets libxml2 up, once for the process.
private let initializeLibrary: Void = xmlInitParser()
