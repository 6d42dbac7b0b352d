import JSON
import Model

/// Holds arguments to the schema that clients are told, as far as schemas of tools go.
///
/// Reference: JSON Schema 2020-12: `type`, `properties`, `required`, `additionalProperties`, `items`, `enum`,
/// `minimum`, `maximum`, `minLength`, `maxLength`, `minItems`, `maxItems`.
struct SchemaCheck {
  private let schema: JSONField

  /// Takes a schema; it is one of the program's own.
  init(_ schema: JSONField) { self.schema = schema }

  /// Fails where a value is not as the schema says.
  ///
  /// - Throws: `SchemaError`.
  func check(_ value: JSONField) throws {
    let name = value.path
    switch (schema["type"].value, value.value) {
    case (.string("object"), .object(let members)): try check(members, of: value)
    case (.string("array"), .array(let elements)):
      try check(elements.count, "Items", SchemaError.Reason.noCount, name)
      for element in try value.elements() { try SchemaCheck(schema["items"]).check(element) }
    case (.string("string"), .string(let text)):
      try check(text.unicodeScalars.count, "Length", SchemaError.Reason.noLength, name)
      if let known = schema["enum"].optional, try !known.strings().contains(text) {
        throw SchemaError(.noChoice(try known.strings()), name)
      }
    case (.string("integer"), .int(let number)):
      guard number >= (try schema["minimum"].optional?.int() ?? .min),
        number <= (try schema["maximum"].optional?.int() ?? .max)
      else { throw SchemaError(.noNumber(try range("imum")), name) }
    case (.string("boolean"), .bool): break
    case (.string(let expected), _): throw SchemaError(.noKind(expected), name)
    default: break
    }
  }

  private func check(_ members: [JSONValue.Member], of value: JSONField) throws {
    let properties = schema["properties"]
    let known = try properties.optional?.members().map(\.name) ?? []
    for member in members {
      guard known.contains(member.name) else {
        guard schema["additionalProperties"].value == .bool(false) else { continue }
        throw SchemaError(.unknown(known), member.name)
      }
      // A model that has nothing to say often says `null`.
      let field = value[member.name]
      guard !field.isNull else { continue }
      try SchemaCheck(properties[member.name]).check(field)
    }
    for name in try schema["required"].optional?.strings() ?? [] where value[name].isNull {
      throw SchemaError(.missing, name)
    }
  }

  private func check(
    _ count: Int,
    _ suffix: String,
    _ reason: (ClosedRange<Int>) -> SchemaError.Reason,
    _ name: String
  ) throws {
    let range = try range(suffix)
    guard range.contains(count) else { throw SchemaError(reason(range), name) }
  }

  private func range(_ suffix: String) throws -> ClosedRange<Int> {
    let least = try schema["min" + suffix].optional?.int() ?? 0
    return least...max(least, try schema["max" + suffix].optional?.int() ?? .max)
  }
}

/// An argument that is not as the tool wants it.
struct SchemaError: Error {
  enum Reason {
    case missing
    case unknown([String])
    case noKind(String)
    case noChoice([String])
    case noNumber(ClosedRange<Int>)
    case noLength(ClosedRange<Int>)
    case noCount(ClosedRange<Int>)
  }

  let reason: Reason
  let name: String

  init(_ reason: Reason, _ name: String) {
    self.reason = reason
    self.name = name
  }

  var message: Message {
    func bounded(_ code: String, _ range: ClosedRange<Int>) -> Message {
      Message(
        code,
        [
          "name": .text(name), "least": .number(range.lowerBound),
          "most": .number(range.upperBound),
        ]
      )
    }
    return switch reason {
    case .missing: Message("mcp.missingArgument", ["name": .text(name)])
    case .unknown(let known):
      Message("mcp.unknownArgument", ["name": .quotation(name), "known": .list(known)])
    case .noKind(let kind): Message("mcp.wrongKind", ["name": .text(name), "kind": .text(kind)])
    case .noChoice(let known):
      Message("request.noChoice", ["name": .text(name), "known": .list(known)])
    case .noNumber(let range): bounded("request.noNumber", range)
    case .noLength(let range): bounded("mcp.wrongLength", range)
    case .noCount(let range): bounded("mcp.wrongCount", range)
    }
  }
}
