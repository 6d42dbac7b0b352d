import HTTPTypes
import JSON
import Workbench

extension FormFields: ParameterSource {
  func values(of name: String) -> [String]? { all(name) }
}

extension FormFields {
  /// Sets what the fields say of an operation's request.
  ///
  /// - Throws: `ParameterError`, when a value is none that the operation takes.
  func read<Chosen: ParameterizedOperation>(
    _ operation: Chosen.Type,
    into request: inout Chosen.Request
  ) throws {
    try operation.read(self, into: &request)
  }
}

/// The members of a JSON object as parameters; a list stands under the plural of its name.
struct ObjectParameters: ParameterSource {
  let object: JSONField

  func values(of name: String) throws -> [String]? {
    let plural = name.hasSuffix("y") ? name.dropLast() + "ies" : name + "s"
    if let list = object[String(plural)].optional { return try list.strings() }
    guard let field = object[name].optional else { return nil }
    switch field.value {
    case .int, .double: return ["\(try field.int())"]
    case .bool(let isTrue): return ["\(isTrue)"]
    default: return [try field.string()]
    }
  }
}
