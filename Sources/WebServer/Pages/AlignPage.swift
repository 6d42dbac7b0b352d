import Files
import Hummingbird
import Model
import Workbench

/// Two texts side by side, whose rows can be mended before they go to a memory.
struct AlignPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("align") { request, _ in
      renderer.page("align", title: "align", ["hasBeads": false], to: request)
    }
    router.post("align") { request, context in try await serving(context).align(request) }
    router.post("align/save") { request, context in try await serving(context).save(request) }
  }

  private func align(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let source = try form.required("source")
    let target = try form.required("target")
    let article = try await desk.run(
      Align.self,
      Align.Request(source: source, target: target),
      byteCount: source.utf8.count + target.utf8.count
    )[0].get()
    let languages = article.languages
    var values: [String: Any] = [
      "source": source, "target": target, "hasBeads": true,
      "isDoubtful": !article.isTranslation, "from": languages.source.description,
      "to": languages.target.description, "fromDirection": direction(languages.source),
      "toDirection": direction(languages.target), "memory": "",
    ]
    values["beads"] = article.rows.map { row -> [String: Any] in
      [
        "source": row.source, "target": row.target,
        "joinedSource": row.source.joined(separator: "\u{1E}"),
        "joinedTarget": row.target.joined(separator: "\u{1E}"),
        "confidence": "\(Int(row.confidence * 100)) %",
        "isDoubtful": row.confidence < AlignedArticle.doubtfulConfidence,
      ]
    }
    return renderer.page("align", title: "align", values, to: request)
  }

  private func save(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let memory = try form.required("memory")
    let rows = zip(form.column("s"), form.column("t"))
    let pairs = rows.map { source, target in
      (source: joined(source), target: joined(target))
    }.filter { !$0.source.isEmpty && !$0.target.isEmpty }
    guard !pairs.isEmpty, let from = try form.language("from"), let to = try form.language("to")
    else { throw Problem.bad(Message("form.noRow")) }
    let languages = LanguagePair(from: from, to: to)
    _ = try await desk.run(
      AddPairs.self,
      AddPairs.Request(pairs, to: memory, languages, origin: "align")
    )
    return renderer.page(
      "align",
      title: "align",
      ["hasBeads": false, "saved": "\(pairs.count)", "memory": memory],
      to: request
    )
  }

  /// The segments of a cell as one text.
  private func joined(_ cell: String) -> String {
    cell.split(separator: "\u{1E}").joined(separator: " ")
  }
}
