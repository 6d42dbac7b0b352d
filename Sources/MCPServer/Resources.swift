import JSON
import Model
import Workbench

extension MCPCall {
  /// The glossaries that the person may read.
  func listResources() throws -> JSONValue {
    let glossaries = try protocolError { try runner.run(ListGlossaries.self, ()).records }
    return [
      "resources": .array(
        glossaries.map { glossary in
          [
            "uri": .string(ResourceAddress.glossary(glossary.name).text),
            "name": .string(glossary.name), "mimeType": .string(Self.mediaType),
          ]
        }
      )
    ]
  }

  /// Reads a glossary or a concept.
  func readResource() throws -> JSONValue {
    let uri = try parameter("uri")
    guard let address = ResourceAddress(uri) else { throw RPCError.noResource(uri, version) }
    let value: JSONValue
    do {
      value = try content(of: address)
    } catch let error as any Explained where [.missing, .forbidden].contains(error.kind) {
      throw RPCError.noResource(uri, version)
    } catch {
      throw RPCError.internalFault
    }
    return [
      "contents": [
        ["uri": .string(uri), "mimeType": .string(Self.mediaType), "text": .string(value.text)]
      ]
    ]
  }

  private static let mediaType = "application/json"

  private func content(of address: ResourceAddress) throws -> JSONValue {
    switch address {
    case .glossary(let name):
      let list = try runner.run(ListConcepts.self, ListConcepts.Request(of: name))
      return [
        "glossary": .string(name), "total": .int(list.total),
        "concepts": .array(list.concepts.map { $0.concept.summary }),
      ]
    case .concept(let identifier, let glossary):
      return try runner.run(GetConcept.self, (identifier, glossary)).json.compact(without: [])
    }
  }

  /// Runs an operation that no model can mend.
  private func protocolError<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw RPCError.internalFault }
  }
}

/// The address of a resource.
enum ResourceAddress: Hashable {
  case glossary(String)
  case concept(String, glossary: String)

  /// Reads an address; `nil` where it is none of these.
  init?(_ text: String) {
    let scheme = "dragoman://"
    guard text.hasPrefix(scheme) else { return nil }
    let parts = text.dropFirst(scheme.count).split(separator: "/", omittingEmptySubsequences: false)
      .map(Self.decoded)
    switch (parts.first, parts.count) {
    case ("glossary", 2):
      guard let name = parts[1], !name.isEmpty else { return nil }
      self = .glossary(name)
    case ("concept", 3):
      guard let glossary = parts[1], let identifier = parts[2], !identifier.isEmpty else {
        return nil
      }
      self = .concept(identifier, glossary: glossary)
    default: return nil
    }
  }

  /// The address, with every byte encoded that is not unreserved in RFC 3986.
  var text: String {
    switch self {
    case .glossary(let name): "dragoman://glossary/\(Self.encoded(name))"
    case .concept(let identifier, let glossary):
      "dragoman://concept/\(Self.encoded(glossary))/\(Self.encoded(identifier))"
    }
  }

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.append(byte)
      default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      guard digits.count == 2 else { return nil }
      bytes.append(UInt8(digits[0] << 4 | digits[1]))
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension ConceptEntry {
  /// The terms of the concept, as a list of many concepts shows them.
  fileprivate var summary: JSONValue {
    [
      "concept": .string(identifier),
      "terms": .object(
        languages.map { section in
          .init(
            section.language.description,
            .array(
              section.terms.map {
                ["text": .string($0.text), "status": .string($0.status.rawValue)]
              }
            )
          )
        }
      ),
    ]
  }
}
