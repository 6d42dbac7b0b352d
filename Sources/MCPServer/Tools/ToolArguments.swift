import JSON
import Model
import Workbench

/// The arguments of a tool, which are as its schema wants them.
struct ToolArguments: ParameterSource {
  private let object: JSONField

  init(_ object: JSONField) { self.object = object }

  /// Returns an argument that may be missing.
  func text(_ name: String) throws -> String? { try object[name].optional?.string() }

  /// Returns an argument that must be there.
  func required(_ name: String) throws -> String {
    guard let text = try text(name) else { throw SchemaError(.missing, name) }
    return text
  }

  /// Returns the texts of an argument; none where it is missing.
  func texts(_ name: String) throws -> [String] { try object[name].optional?.strings() ?? [] }

  /// Returns an object, as it was given.
  func object(_ name: String) -> JSONField? { object[name].optional }

  /// Returns a language.
  func language(_ name: String) throws -> LanguageTag? {
    guard let text = try text(name) else { return nil }
    guard let tag = LanguageTag(text) else {
      throw ParameterError(name: name, reason: .noLanguage)
    }
    return tag
  }

  func values(of name: String) throws -> [String]? {
    guard let field = object[name].optional else { return nil }
    switch field.value {
    case .array: return try field.strings()
    case .int(let number): return ["\(number)"]
    case .bool(let isTrue): return ["\(isTrue)"]
    default: return [try field.string()]
    }
  }
}
