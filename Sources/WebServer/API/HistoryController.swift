import Hummingbird
import JSON
import Model
import Workbench

/// What was changed: listed, taken back, taken out.
struct HistoryController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("history") { try await serving($1).list($0) }
    group.post("history/:change/undo") { try await serving($1).undo($1) }
    group.post("history/purge") { try await serving($1).purge($0) }
  }

  private func list(_ request: Request) async throws -> Response {
    var history = History.Request()
    try FormFields(queryOf: request).read(History.self, into: &history)
    return .json(try await desk.run(History.self, history).json)
  }

  private func undo(_ context: DeskContext) async throws -> Response {
    guard let number = context.parameters.get("change", as: Int64.self) else {
      throw HistoryError.noNumber
    }
    return .json(try await desk.run(UndoChange.self, number).json)
  }

  private func purge(_ request: Request) async throws -> Response {
    let body = try await request.readJSON(upTo: 4_096)
    switch (body["memory"].optional, body["before"].optional) {
    case (let memory?, nil):
      return .json(try await desk.run(PurgeHistory.self, .memory(memory.string())).json)
    case (nil, let date?):
      return .json(try await desk.run(PurgeHistory.self, .before(date.string())).json)
    default: throw Problem.missing("memory")
    }
  }
}
