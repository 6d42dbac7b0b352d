import TestSupport
import Testing

@testable import XMLStreams

/// Writes down every event as a line of text.
struct Recorder: XMLEventHandler {
  var events: [String] = []
  private var text = ""

  private mutating func flush() {
    if !text.isEmpty { events.append("text \(text)") }
    text = ""
  }

  mutating func startElement(_ tag: XMLStartTag) {
    flush()
    var line = "start \(tag.name.string)"
    if !tag.name.namespace.isEmpty { line += " {\(tag.name.namespace.string)}" }
    for (prefix, namespace) in tag.namespaces {
      line += " xmlns:\(prefix.string)=\(namespace.string)"
    }
    for attribute in tag.attributes {
      line += " \(attribute.name.string)=\(attribute.value.string)"
    }
    events.append(line)
  }

  mutating func endElement(_ name: XMLName) {
    flush()
    events.append("end \(name.string)")
  }

  mutating func characters(_ text: XMLBytes) { self.text += text.string }

  mutating func comment(_ text: XMLBytes) {
    flush()
    events.append("comment \(text.string)")
  }

  mutating func processingInstruction(target: XMLBytes, content: XMLBytes) {
    flush()
    events.append("instruction \(target.string) \(content.string)")
  }
}

/// Parses `bytes` in pieces of `pieceSize`.
private func record(
  _ bytes: [UInt8],
  pieceSize: Int = .max,
  limits: XMLLimits = XMLLimits()
) throws -> [String] {
  let reader = XMLStreamReader(handler: Recorder(), limits: limits)
  var rest = bytes[...]
  while !rest.isEmpty {
    let piece = rest.prefix(pieceSize)
    rest = rest.dropFirst(piece.count)
    try reader.parse(Array(piece))
  }
  try reader.finish()
  return reader.handler.events
}

private func failure(_ xml: String, limits: XMLLimits = XMLLimits()) -> XMLError? {
  #expect(throws: XMLError.self) { try record(Array(xml.utf8), limits: limits) }
}

struct EventCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let xml: String
  let events: [String]
}

private let eventCases = [
  EventCase(
    testDescription: "attributes, namespaces, references",
    xml: #"<a xmlns:e="urn:e" e:k="1" xml:lang='ar' t="&lt;&#x628;"><e:b/>س &amp; ص</a>"#,
    events: [
      "start a xmlns:e=urn:e e:k=1 xml:lang=ar t=<ب", "start e:b {urn:e}", "end e:b",
      "text س & ص", "end a",
    ]
  ),
  EventCase(
    testDescription: "CDATA is text",
    xml: "<a><![CDATA[<b>&amp;]]>c</a>",
    events: ["start a", "text <b>&amp;c", "end a"]
  ),
  EventCase(
    testDescription: "white space is kept",
    xml: "<a>\n <b> x </b>\t</a>",
    events: ["start a", "text \n ", "start b", "text  x ", "end b", "text \t", "end a"]
  ),
  EventCase(
    testDescription: "comments and instructions",
    xml: "<?x y z?><a><!-- c --></a>",
    events: ["instruction x y z", "start a", "comment  c ", "end a"]
  ),
  EventCase(
    testDescription: "a prefix that was never declared",
    xml: "<a><t5:n id='1'/></a>",
    events: ["start a", "start t5:n id=1", "end t5:n", "end a"]
  ),
  EventCase(
    testDescription: "a DOCTYPE is read over and never fetched",
    xml: "<!DOCTYPE a SYSTEM \"file:///nonexistent/a.dtd\" [<!ELEMENT a ANY>]><a>x</a>",
    events: ["start a", "text x", "end a"]
  ),
]

struct XMLStreamReaderTests {
  @Test("gives the events of a document, in pieces of any size", arguments: eventCases)
  func givesEvents(eventCase: EventCase) throws {
    let bytes = Array(eventCase.xml.utf8)
    for pieceSize in [1, 2, 3, 7, Int.max] {
      #expect(try record(bytes, pieceSize: pieceSize) == eventCase.events)
    }
  }

  @Test("an error has the line and the parser's words")
  func errorHasPlace() {
    let error = failure("<a>\n<b>\n</a>")
    #expect(error?.position.line == 3)
    #expect(error?.coded.arguments["words"]?.contains("b") == true)
  }

  @Test(
    "a document that is not complete ends early",
    arguments: ["", "  ", "<?xml version='1.0'?>", "<a>", "<a><b/>", "<a>text"]
  )
  func endsEarly(xml: String) {
    #expect(failure(xml) != nil)
  }

  @Test(
    "an error of the handler comes out unchanged, and no event follows it"
  )
  func handlerErrorComesOut() {
    struct Refusal: Error, Equatable { let count: Int }
    struct Refuser: XMLEventHandler {
      var count = 0
      mutating func startElement(_ tag: XMLStartTag) throws {
        count += 1
        if count == 2 { throw Refusal(count: count) }
      }
      mutating func endElement(_ name: XMLName) throws { count += 100 }
      mutating func characters(_ text: XMLBytes) throws {}
    }
    let reader = XMLStreamReader(handler: Refuser())
    #expect(throws: Refusal(count: 2)) { try reader.parse(Array("<a><b/><c/></a>".utf8)) }
    #expect(reader.handler.count == 2)
  }

  @Test("lines are counted from the given first line")
  func firstLineIsGiven() {
    let reader = XMLStreamReader(handler: Recorder(), firstLine: 100)
    let error = #expect(throws: XMLError.self) { try reader.parse(Array("<a>\n</b>".utf8)) }
    #expect(error?.position.line == 101)
  }
}

struct XMLSafetyTests {
  @Test("an external entity is not read")
  func externalEntityIsNotRead() {
    let error = failure("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")
    #expect(error != nil)
  }

  @Test("an external entity behind a parameter entity is not read")
  func parameterEntityIsNotRead() {
    let xml = """
      <!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;
      <!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>
      """
    #expect(failure(xml)?.reason == .undefinedEntity("x"))
  }

  @Test("entities that expand each other are not expanded", arguments: ["content", "attribute"])
  func entitiesAreNotExpanded(place: String) {
    var xml = "<!DOCTYPE a [<!ENTITY e0 \"ha\">"
    for level in 1...30 {
      xml += "<!ENTITY e\(level) \"&e\(level - 1);&e\(level - 1);\">"
    }
    xml += place == "content" ? "]><a>&e30;</a>" : "]><a b=\"&e30;\"/>"
    #expect(failure(xml) != nil)
  }

  @Test("each limit ends the parse")
  func limitsHold() {
    var limits = XMLLimits()
    limits.depth = 10
    limits.attributeByteCount = 100
    limits.attributeCount = 5
    limits.prologueByteCount = 100_000
    limits.markupByteCount = 200_000
    let deep = String(repeating: "<a>", count: 11)
    #expect(failure(deep, limits: limits)?.reason == .limitExceeded(.depth, allowed: 10))
    let long = "<a b=\"" + String(repeating: "x", count: 101) + "\"/>"
    #expect(
      failure(long, limits: limits)?.reason == .limitExceeded(.attributeByteCount, allowed: 100)
    )
    let many = "<a " + (0..<6).map { "k\($0)=''" }.joined(separator: " ") + "/>"
    #expect(failure(many, limits: limits)?.reason == .limitExceeded(.attributeCount, allowed: 5))
    let prologue = "<!--" + String(repeating: "x", count: 200_000) + "--><a/>"
    #expect(
      failure(prologue, limits: limits)?.reason
        == .limitExceeded(.prologueByteCount, allowed: 100_000)
    )
    let tag = "<a><b " + String(repeating: " ", count: 400_000) + "/></a>"
    #expect(
      failure(tag, limits: limits)?.reason == .limitExceeded(.markupByteCount, allowed: 200_000)
    )
  }

  @Test(
    "a tag with very many attributes is refused before the parser compares them",
    .timeLimit(.minutes(20)),
    arguments: ["k%=''", "xmlns:k%='u'"]
  )
  func manyAttributesAreRefused(attribute: String) {
    let tag = (0..<300_000).map { attribute.replacing("%", with: "\($0)") }
    // All comparisons would take minutes.
    #expect(
      failure("<a><b " + tag.joined(separator: " ") + "/></a>")?.reason
        == .limitExceeded(.attributeCount, allowed: 1_000)
    )
  }

  @Test("text may hold as many quotation marks as it likes")
  func quotationMarksAreText() throws {
    let text = String(repeating: "'a' = \"b\" ", count: 20_000)
    #expect(try record(Array("<a><!--\(text)--><b k=\"1\">\(text)</b></a>".utf8)).count == 6)
    #expect(try record(Array("<a><![CDATA[\(text)]]></a>".utf8)).count == 3)
  }

  @Test("no cut or changed byte makes the reader crash or hang", arguments: 0..<20)
  func mutationsAreSurvived(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let original = Array(eventCases.map(\.xml).joined(separator: "\n").utf8)
    for _ in 0..<200 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
      }
      let cut = Int.random(in: 0...bytes.count, using: &generator)
      _ = try? record(Array(bytes[..<cut]), pieceSize: 16)
    }
  }
}
