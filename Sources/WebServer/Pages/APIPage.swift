import Hummingbird

/// The description of the API, for programs and for people.
struct APIPage {
  let desk: Desk
  let renderer: PageRenderer

  /// What the page shows of the description.
  private struct Description: Decodable {
    struct Operation: Decodable {
      let summary: String
      let parameters: [Parameter]?
    }

    struct Parameter: Decodable {
      let name: String
      let place: String
      let description: String
      let required: Bool?

      enum CodingKeys: String, CodingKey {
        case name, description, required
        case place = "in"
      }
    }

    let paths: [String: [String: Operation]]
  }

  func addRoutes(to router: Router<DeskContext>) {
    router.get("api/v1/openapi.json") { _, _ in Response.json(text) }
    router.get("api") { request, context in try await show(request, context) }
  }

  private var text: String {
    String(decoding: PackageResources.openapi_json, as: UTF8.self)
      .split(separator: "\"VERSION\"", maxSplits: 1)
      .joined(separator: "\"\(desk.configuration.version)\"")
  }

  private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
    var described = request
    described.body = RequestBody(buffer: ByteBuffer(string: text))
    let description = try await described.decode(as: Description.self, context: context)
    let interface = Interface(of: request)
    func said(_ sentence: String) -> String {
      Phrasebook.shared.sentence(sentence, in: interface)
    }
    let operations = description.paths.sorted { $0.key < $1.key }.flatMap { path, operations in
      operations.sorted { $0.key < $1.key }.map { method, operation -> [String: Any] in
        let parameters = operation.parameters ?? []
        return [
          "method": method.uppercased(), "path": "/api/v1" + path,
          "summary": said(operation.summary),
          "hasParameters": !parameters.isEmpty,
          "parameters": parameters.map {
            [
              "name": $0.name, "place": $0.place, "description": said($0.description),
              "isRequired": $0.required ?? false,
            ] as [String: Any]
          },
        ]
      }
    }
    return renderer.page("api", title: "api", ["operations": operations], to: request)
  }
}
