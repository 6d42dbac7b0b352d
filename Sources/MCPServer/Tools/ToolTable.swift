import JSON

/// What clients are told of tools, resources and prompts: the one table of them, a file of the program.
///
/// The schemas are also what arguments are held to; a test compares them with the parameters of the operations.
struct ToolTable {
  static let shared = ToolTable()

  private let table: JSONField
  private let byName: [String: JSONField]

  private init() {
    do {
      table = JSONField(try JSONReader.read(PackageResources.tools_json))
      let tools = try table["tools"].elements()
      byName = Dictionary(
        uniqueKeysWithValues: try tools.map { (try $0["name"].string(), JSONField($0.value)) }
      )
    } catch {
      preconditionFailure("the table of tools is not as it should be: \(error)")
    }
  }

  /// What a model is told of all tools.
  var instructions: String { text(table["instructions"]) }

  /// Returns what is said of a tool.
  func definition(of name: String) -> JSONField? { byName[name] }

  /// The tools, with what a version knows of tools.
  func list(_ version: ProtocolVersion) -> JSONValue {
    var unknown: Set<String> = []
    if !version.hasAnnotations { unknown.insert("annotations") }
    return list("tools", "tools", version, unknown)
  }

  /// The kinds of resources.
  func templates(_ version: ProtocolVersion) -> JSONValue {
    list("templates", "resourceTemplates", version)
  }

  /// The prompts.
  func prompts(_ version: ProtocolVersion) -> JSONValue { list("prompts", "prompts", version) }

  /// Returns what is said of a prompt.
  func prompt(_ name: String) -> JSONField? {
    (try? table["prompts"].elements())?.first { $0["name"].value == .string(name) }
  }

  /// Returns the text of a prompt with what varies in it.
  func promptText(_ name: String, _ values: [String: String]) -> String {
    var parts = text(table["texts"][name]).split(separator: "{", omittingEmptySubsequences: false)
    let first = parts.removeFirst()
    // What is filled in is not looked at again: a text may have braces of its own.
    return parts.reduce(into: String(first)) { filled, part in
      let end = part.firstIndex(of: "}") ?? part.startIndex
      filled += values[String(part[..<end])] ?? ""
      filled += part[end...].dropFirst()
    }
  }

  private func list(
    _ key: String,
    _ name: String,
    _ version: ProtocolVersion,
    _ unknown: Set<String> = []
  ) -> JSONValue {
    let unknown = version.hasStructure ? unknown : unknown.union(["title", "outputSchema"])
    let elements = (try? table[key].elements()) ?? []
    let known = elements.map { element -> JSONValue in
      guard case .object(let members) = element.value else { return element.value }
      return .object(members.filter { !unknown.contains($0.name) })
    }
    return .object([.init(name, .array(known))])
  }

  private func text(_ field: JSONField) -> String { (try? field.string()) ?? "" }
}
