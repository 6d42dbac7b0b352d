import Files
import Hummingbird
import Model
import Workbench

/// Two texts side by side, whose rows can be mended before they go to a memory.
struct AlignPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("align") { try await serving($1).show($0) }
    router.post("align") { request, context in try await serving(context).align(request) }
    router.post("align/save") { request, context in try await serving(context).save(request) }
  }

  private func show(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    var values: [String: Any] = ["hasBeads": false]
    if let count = fields["saved"].flatMap({ Int($0) }), let memory = fields["memory"] {
      values["saved"] = [
        "text": reader["pairsSaved"].replacing("#1", with: "\u{2068}\(memory)\u{2069}")
          .replacing("#2", with: reader.counted("pairs", count)),
        "href": "/memories/\(percentEncoded(memory))",
      ]
    }
    return renderer.page("align", title: "alignTitle", values, to: request)
  }

  private func align(_ request: Request) async throws -> Response {
    let limit = desk.configuration.maximumTextByteCount
    let form = try await request.readSentForm(upTo: limit, fileUpTo: limit)
    let (source, target) = try (file("source", in: form), file("target", in: form))
    let reader = renderer.reader(of: request)
    let article = try await desk.run(
      Align.self,
      Align.Request([ArticlePair(source: source, target: target)]),
      byteCount: source.weight + target.weight
    )[0].get()
    guard !article.isOneLanguage else { throw Problem.bad(Message("form.oneLanguage")) }
    let languages = article.languages
    let memories = try await desk.run(ListMemories.self, ()).memories
    var values: [String: Any] = [
      "source": form.fields["source"] ?? "", "target": form.fields["target"] ?? "",
      "hasBeads": true, "memories": memories.map(\.name),
      "isDoubtful": !article.isTranslation, "from": languages.source.description,
      "to": languages.target.description, "fromDirection": direction(languages.source),
      "toDirection": direction(languages.target), "memory": "",
      "count": reader.counted("pairs", article.rows.count),
    ]
    values["beads"] = article.rows.enumerated().map { index, row -> [String: Any] in
      let isDoubtful = row.confidence < AlignedArticle.doubtfulConfidence
      return [
        "source": row.source, "target": row.target, "index": index,
        "number": reader.number(index + 1),
        "joinedSource": row.source.joined(separator: "\u{1E}"),
        "joinedTarget": row.target.joined(separator: "\u{1E}"),
        "confidence": reader.percent(Int(row.confidence * 100)), "isDoubtful": isDoubtful,
        "isKept": !isDoubtful && !row.source.isEmpty && !row.target.isEmpty,
      ]
    }
    return withExtendedLifetime(form) {
      renderer.page("align", title: "alignTitle", values, to: request)
    }
  }

  /// A side of a form: the file, where one was chosen, or the text.
  private func file(_ side: String, in form: SentForm) throws -> InputFile {
    if let upload = form.uploads["\(side)File"] { return upload.input }
    return InputFile(name: "\(side).txt", content: Array(try form.fields.required(side).utf8))
  }

  private func save(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let memory = try form.required("memory")
    let kept = form.has("marksKept") ? Set(form.all("keep") ?? []) : nil
    let rows = zip(form.column("s"), form.column("t")).enumerated()
    let pairs = rows.filter { kept?.contains("\($0.offset)") ?? true }.map { row in
      (source: joined(row.element.0), target: joined(row.element.1))
    }.filter { !$0.source.isEmpty && !$0.target.isEmpty }
    guard !pairs.isEmpty, let from = try form.language("from"), let to = try form.language("to")
    else { throw Problem.bad(Message("form.noRow")) }
    let languages = LanguagePair(from: from, to: to)
    _ = try await desk.run(
      AddPairs.self,
      AddPairs.Request(pairs, to: memory, languages, origin: "align")
    )
    return .redirect(to: "/align?saved=\(pairs.count)&memory=\(percentEncoded(memory))")
  }

  /// The segments of a cell as one text.
  private func joined(_ cell: String) -> String {
    cell.split(separator: "\u{1E}").joined(separator: " ")
  }
}
