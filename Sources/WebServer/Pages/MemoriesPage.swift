import Hummingbird
import Model
import Wording
import Workbench

/// Memories: what there is, import, and undo.
struct MemoriesPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer
  let jobs: Jobs

  /// How many units an import has at least that is not taken back without a question.
  private static let questionCount = 1_000

  func addRoutes(to router: Router<DeskContext>) {
    router.get("memories") { try await serving($1).show($0, $1) }
    router.post("memories/import") { try await serving($1).importFile($0, $1) }
    router.post("memories/undo") { try await serving($1).undo($0) }
    router.post("memories/remove") { try await serving($1).remove($0) }
  }

  private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    // Where words were looked for before that had a page of its own.
    if fields["q"] != nil {
      return .redirect(to: "/concordance?\(request.uri.query ?? "")", type: .permanent)
    }
    let reader = renderer.reader(of: request)
    let (memories, imports) = try await desk.read { library in
      (try library.run(ListMemories.self, ()), try library.run(ListImports.self, ()))
    }
    let open = jobs.open(of: context.principal.name)
    var values: [String: Any] = [
      "memories": memories.memories.map { Self.values(of: $0, reader) },
      "hasMemories": !memories.memories.isEmpty,
      "imports": imports.imports.map { Self.values(of: $0, reader) },
      "hasImports": !imports.imports.isEmpty,
      "jobs": open.map {
        ["file": $0.file, "href": "/jobs/\($0.identifier)"]
      },
      "hasJobs": !open.isEmpty,
    ]
    values["message"] = Self.message(fields, reader)
    return renderer.page("memories", title: "memoriesTitle", values, to: request)
  }

  /// What was just done, as the address that one was led to has it.
  private static func message(_ fields: FormFields, _ reader: Reader) -> String? {
    guard let file = fields["undone"] else { return nil }
    let removed = fields["removedCount"].flatMap { Int($0) } ?? 0
    let restored = fields["restoredCount"].flatMap { Int($0) } ?? 0
    return reader["undoneImport"].replacing("#1", with: "\u{2068}\(file)\u{2069}")
      .replacing("#2", with: "\u{2068}\(fields["memory"] ?? "")\u{2069}")
      .replacing("#3", with: reader.counted("units", removed))
      .replacing("#4", with: reader.number(restored))
  }

  private static func values(of memory: MemoryRecord, _ reader: Reader) -> [String: Any] {
    [
      "name": memory.name, "units": reader.number(memory.unitCount),
      "languages": reader.languages(of: memory),
      "href": "/memories/\(percentEncoded(memory.name))",
      "export": "/api/v1/memories/\(percentEncoded(memory.name))/export",
    ]
  }

  private static func values(of record: ImportRecord, _ reader: Reader) -> [String: Any] {
    [
      "number": record.identifier, "date": reader.date(record.date), "memory": record.memory,
      "memoryHref": "/memories/\(percentEncoded(record.memory))", "file": record.shortFile,
      "added": reader.number(record.counts.added),
      "rejected": reader.number(record.outcome.rejectedCount),
    ]
  }

  /// Takes a file, and leads to the page on which its import goes on.
  private func importFile(_ request: Request, _ context: DeskContext) async throws -> Response {
    let limit = desk.configuration.maximumFileByteCount
    let (fields, upload) = try await request.readImport(upTo: limit)
    let owner = context.principal.name
    let job = jobs.begin(upload, named: fields["name"], desk, owner: owner)
    return .redirect(to: "/jobs/\(job)")
  }

  /// Takes an import back; a large one after a question.
  private func undo(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: 4_096)
    guard let number = try Int64(form.required("import")) else {
      throw Problem.bad(Message("request.noImportNumber"))
    }
    let reader = renderer.reader(of: request)
    let record = try await desk.run(ListImports.self, ()).imports
      .first { $0.identifier == number }
    if let record, record.unitCount > Self.questionCount, try !form.flag("sure") {
      let values: [String: Any] = [
        "number": number, "file": record.shortFile, "memory": record.memory,
        "units": reader.counted("units", record.unitCount),
      ]
      return renderer.page("undo-import", title: "undo", values, to: request)
    }
    let change = try await desk.run(UndoImport.self, number)
    return .redirect(
      to: "/memories?undone=\(percentEncoded(record?.shortFile ?? ""))"
        + "&memory=\(percentEncoded(record?.memory ?? ""))&removedCount=\(change.removedCount)"
        + "&restoredCount=\(change.restoredCount)"
    )
  }

  /// Removes a memory whose name was typed again.
  private func remove(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: 4_096)
    let name = try form.required("memory")
    guard form["again"] == name else {
      return .redirect(to: "/memories/\(percentEncoded(name))?again")
    }
    _ = try await desk.run(RemoveMemory.self, name)
    return .redirect(to: "/memories")
  }
}

extension ImportRecord {
  /// The file's name without its folders.
  var shortFile: String { file.split(separator: "/").last.map(String.init) ?? file }
}

extension Reader {
  /// The languages of a memory, each with the number of its texts.
  func languages(of memory: MemoryRecord) -> String {
    memory.languages.map { language in
      let name = LanguageTag(language.language).map(name(of:)) ?? language.language
      return "\(name) \(number(language.variantCount))"
    }.joined(separator: " · ")
  }
}
