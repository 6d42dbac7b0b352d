import Hummingbird
import Model
import Wording
import Workbench

/// Memories: search, import with its report, undo, export.
struct MemoriesPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  /// How many units a page shows.
  private static let hitCount = 50

  func addRoutes(to router: Router<DeskContext>) {
    router.get("memories") { request, context in try await serving(context).show(request) }
    router.post("memories/import") { request, context in
      try await serving(context).importFile(request)
    }
    router.post("memories/undo") { request, context in try await serving(context).undo(request) }
  }

  private func show(
    _ request: Request,
    change: [String: Any]? = nil,
    report: [String: Any]? = nil
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let words = renderer.messages[Interface(of: request)]
    let (memories, imports) = try await desk.read { library in
      (try library.run(ListMemories.self, ()), try library.run(ListImports.self, ()))
    }
    var values: [String: Any] = [
      "query": fields["q"] ?? "",
      "policies": ConflictPolicy.allCases.map {
        ["value": $0.rawValue, "label": words["policy.\($0.rawValue)"] ?? $0.rawValue]
      },
      "memories": memories.memories.map(Self.values), "hasMemories": !memories.memories.isEmpty,
      "imports": imports.imports.map(Self.values), "hasImports": !imports.imports.isEmpty,
    ]
    values["change"] = change
    values["importReport"] = report
    if fields["q"] != nil { values.merge(try await concordance(fields)) { $1 } }
    return renderer.page("memories", title: "memories", values, to: request)
  }

  private static func values(of memory: MemoryRecord) -> [String: Any] {
    [
      "name": memory.name, "units": memory.unitCount,
      "languages": memory.languages.map { "\($0.language) \($0.variantCount)" }
        .joined(separator: ", "),
      "export": "/api/v1/memories/\(percentEncoded(memory.name))/export",
    ]
  }

  private static func values(of record: ImportRecord) -> [String: Any] {
    [
      "number": record.identifier, "date": dayAndMinute(record.date), "memory": record.memory,
      "file": record.file.split(separator: "/").last.map(String.init) ?? record.file,
      "added": record.counts.added,
      "rejected": record.outcome.rejectedCount,
    ]
  }

  private func concordance(_ fields: FormFields) async throws -> [String: Any] {
    var concordance = Concordance.Request(try fields.query())
    concordance.limit = Self.hitCount
    try fields.read(Concordance.self, into: &concordance)
    let found = try await desk.run(Concordance.self, concordance)
    let languages = concordance.languages
    let hits = found.hits.map { hit -> [String: Any] in
      [
        "source": marked(hit.source, hit.ranges), "target": hit.target ?? "",
        "memory": hit.memory, "sourceLanguage": languages.source.description,
        "targetLanguage": languages.target.description,
        "sourceDirection": direction(languages.source),
        "targetDirection": direction(languages.target),
      ]
    }
    return ["hasSearched": true, "hits": hits, "isTruncated": found.isTruncated]
  }

  private func importFile(_ request: Request) async throws -> Response {
    let limit = desk.configuration.maximumFileByteCount
    let (fields, upload) = try await request.readImport(upTo: limit)
    let report = try await desk.importMemory(upload, named: fields["name"], fields)
    let interface = Interface(of: request)
    let words = renderer.messages[interface]
    let counts = [
      ("read", report.readCount), ("added", report.counts.added),
      ("updated", report.counts.updated), ("unchanged", report.counts.unchanged),
      ("duplicate", report.counts.duplicate),
      ("untranslated", report.untranslatedCount), ("drafts", report.draftCount),
      ("rejected", report.rejectedCount), ("repaired", report.repairedCount),
    ]
    let values = known([
      "heading": words["report"] ?? "", "file": report.file, "isTruncated": report.isTruncated,
      "counts": counts.map { ["label": words[$0.0] ?? "", "count": "\($0.1)"] },
      "languages": report.languages.map(\.description).joined(separator: ", "),
      "hasRejections": !report.rejections.isEmpty, "undo": report.identifier,
      "rejections": report.rejections.prefix(200).map {
        [
          "line": "\($0.line)", "identifier": $0.identifier ?? "",
          "reason": interface.wording.sentence($0.reason),
        ]
      },
    ])
    guard request.hasMultipartForm else {
      return renderer.fragment("import-report", values, to: request)
    }
    return try await show(request, report: values)
  }

  private func undo(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: 4_096)
    guard let number = try Int64(form.required("import")) else {
      throw Problem.bad(Message("request.noImportNumber"))
    }
    let change = try await desk.run(UndoImport.self, number)
    return try await show(
      request,
      change: ["removed": change.removedCount, "restored": change.restoredCount]
    )
  }
}

/// Returns a date as a reader takes it in: the day and the minute, of UTC.
func dayAndMinute(_ date: String) -> String {
  String(date.prefix(16)).replacing("T", with: " ")
}
