import Hummingbird
import Model
import Workbench

/// What was changed, with a button that takes a change back.
struct HistoryPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  private static let pageSize = 100

  func addRoutes(to router: Router<DeskContext>) {
    router.get("history") { try await serving($1).show($0) }
    router.post("history/undo") { try await serving($1).undo($0) }
  }

  private func show(_ request: Request, undone: ChangeUndone? = nil) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let interface = Interface(of: request)
    var history = History.Request()
    history.limit = Self.pageSize
    try fields.read(History.self, into: &history)
    let changes = try await desk.run(History.self, history).changes
    var values: [String: Any] = [
      "glossary": history.glossary ?? "", "concept": history.concept ?? "",
      "since": history.since ?? "", "hasChanges": !changes.isEmpty,
      "changes": changes.map { recorded -> [String: Any] in
        [
          "number": recorded.number, "date": dayAndMinute(recorded.change.date),
          "title": recorded.title(in: interface.wording),
          "differences": recorded.differences, "canUndo": recorded.change.subject.canBeUndone,
        ]
      },
    ]
    values["message"] = undone?.text(in: interface.wording)
    if changes.count == history.limit, let last = changes.last {
      let filter = ["glossary", "concept", "since"].compactMap { name in
        fields[name].map { "&\(name)=\(percentEncoded($0))" }
      }
      values["more"] = "/history?before=\(last.number)\(filter.joined())"
    }
    return renderer.page("history", title: "history", values, to: request)
  }

  private func undo(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: 4_096)
    guard let number = try Int64(form.required("change")) else { throw HistoryError.noNumber }
    return try await show(request, undone: try await desk.run(UndoChange.self, number))
  }
}

extension Change.Subject {
  /// Whether the page offers to take such a change back.
  fileprivate var canBeUndone: Bool {
    switch self {
    case .concept, .import, .unit, .undo, .setting: true
    case .person, .purge: false
    }
  }
}
