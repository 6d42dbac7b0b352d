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

  private func show(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    var history = History.Request()
    history.limit = Self.pageSize
    try fields.read(History.self, into: &history)
    let changes = try await desk.run(History.self, history).changes
    var values: [String: Any] = [
      "glossary": history.glossary ?? "", "concept": history.concept ?? "",
      "since": history.since ?? "", "hasChanges": !changes.isEmpty,
      "changes": changes.map { recorded -> [String: Any] in
        [
          "number": recorded.number, "date": reader.date(recorded.change.date),
          "title": recorded.title(in: reader.wording),
          "differences": recorded.differences, "hasDifferences": !recorded.differences.isEmpty,
          "canUndo": recorded.change.subject.canBeUndone,
        ]
      },
    ]
    values["notice"] = Notice(fields, reader).values
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
    let undone = try await desk.run(UndoChange.self, number)
    let back = localAddress(form["back"]) ?? "/history"
    let mark = back.contains("?") ? "&" : "?"
    return .redirect(
      to: "\(back)\(mark)undone=\(number)&removedCount=\(undone.removedCount)"
        + "&restoredCount=\(undone.restoredCount)"
    )
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
