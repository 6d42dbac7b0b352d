import Hummingbird
import JSON

/// The description of the API, for programs and for people.
struct APIPage {
  let desk: Desk
  let renderer: PageRenderer

  /// The Arabic of what the description says, by its English.
  static let arabic: [String: String] = {
    let lines = String(decoding: PackageResources.api_words_tsv, as: UTF8.self)
      .split(separator: "\n").filter { $0.first != "#" }
    let rows = lines.map { $0.split(separator: "\t").map(String.init) }
    return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
  }()

  func addRoutes(to router: Router<DeskContext>) {
    router.get("api/v1/openapi.json") { _, _ in
      Response.text(text, type: "application/json")
    }
    router.get("api") { request, _ in try show(request) }
  }

  private var text: String {
    String(decoding: PackageResources.openapi_json, as: UTF8.self)
      .split(separator: "\"VERSION\"", maxSplits: 1)
      .joined(separator: "\"\(desk.configuration.version)\"")
  }

  private func show(_ request: Request) throws -> Response {
    let description = JSONField(try JSONReader.read(Array(text.utf8)))
    let interface = Interface(of: request)
    let paths = try description["paths"].members().sorted { $0.name < $1.name }
    let operations = try paths.flatMap { path, operations in
      try operations.members().sorted { $0.name < $1.name }.map { method, operation in
        try values(of: operation, method: method, path: path, interface)
      }
    }
    return renderer.page("api", title: "api", ["operations": operations], to: request)
  }

  private func values(
    of operation: JSONField,
    method: String,
    path: String,
    _ interface: Interface
  ) throws -> [String: Any] {
    func said(_ field: JSONField) throws -> String {
      let english = try field.string()
      return interface == .arabic ? Self.arabic[english] ?? english : english
    }
    let parameters = try operation["parameters"].optional?.elements() ?? []
    return [
      "method": method.uppercased(), "path": "/api/v1" + path,
      "summary": try said(operation["summary"]), "hasParameters": !parameters.isEmpty,
      "parameters": try parameters.map { parameter -> [String: Any] in
        [
          "name": try parameter["name"].string(), "place": try parameter["in"].string(),
          "description": try said(parameter["description"]),
          "isRequired": try parameter["required"].optional?.bool() ?? false,
        ]
      },
    ]
  }
}
