import Files
import HTTPTypes
import Hummingbird
import JSON
import Model
import Wording
import Workbench

/// The protocol of t5memory, the memory server of translate5.
///
/// References: translate5's classes `T5Memory\Api\Request` and `Response`; t5memory's `OtmMemoryServiceWorker`.
/// A memory is one of ours under its name; a unit is named by its identifier, so that names stay what they are,
/// whatever is written. Where all is well there is no `ErrorMsg`: clients take any for an error.
struct T5MemoryController: DeskRoutes {
  var desk: Desk
  let jobs = T5MemoryJobs()

  private var units: T5MemoryUnits { T5MemoryUnits(desk: desk) }

  init(desk: Desk) { self.desk = desk }

  /// Under this name clients make a memory to find out whether the server is there.
  private static let pingName = "ping_tm"

  func addRoutes(to router: Router<DeskContext>) {
    for service in ["t5memory_service", "t5memory/_service"] {
      router.get("\(service)/resources") { _, _ in Response.json(resources) }
      router.get("\(service)/savetms") { _, _ in Response.json(["msg": "saved"]) }
    }
    let group = router.group("t5memory")
    group.get { request, context in try await answer { try await serving(context).list() } }
    group.post { request, context in try await answer { try await serving(context).create(request) }
    }
    let reading: [(String, @Sendable (Self, Request, String) async throws -> Response)] = [
      ("status", { try await $0.status($1, $2) }), ("flush", { try await $0.flush($1, $2) }),
      ("reorganize", { try await $0.reorganize($1, $2) }),
      ("download.tmx", { try await $0.download($1, $2) }),
      ("download.tm", { try await $0.downloadWhole($1, $2) }),
    ]
    for (path, run) in reading {
      group.get(":memory/\(path)") { request, context in
        try await answer { try await run(serving(context), request, memory(of: context)) }
      }
    }
    let asking: [(String, @Sendable (Self, Request, String) async throws -> Response)] = [
      ("fuzzysearch", { try await $0.units.fuzzySearch($1, $2) }),
      ("search", { try await $0.units.search($1, $2) }),
      ("concordancesearch", { try await $0.units.concordanceSearch($1, $2) }),
      ("getentry", { try await $0.units.entry($1, $2) }),
      ("entry", { try await $0.units.store($1, $2) }),
      ("entrydelete", { try await $0.units.removeEntry($1, $2) }),
      ("importtmx", { try await $0.importTMX($1, $2) }), ("clone", { try await $0.clone($1, $2) }),
      ("flush", { try await $0.flush($1, $2) }),
      ("reorganize", { try await $0.reorganize($1, $2) }),
    ]
    for (path, run) in asking {
      group.post(":memory/\(path)") { request, context in
        try await answer { try await run(serving(context), request, memory(of: context)) }
      }
    }
    group.delete(":memory") { request, context in
      try await answer { try await serving(context).remove(memory(of: context)) }
    }
  }

  /// The name in the address, which PHP writes as a form does: with a plus for a space.
  private func memory(of context: DeskContext) throws -> String {
    let name = try percentDecoded(context.parameters.require("memory").utf8, isForm: true)
    guard !name.isEmpty, name.utf8.count <= 255 else {
      throw Problem.bad(Message("request.noName"))
    }
    return name
  }

  // MARK: The server

  private var resources: JSONValue {
    // Clients ask for a version of t5memory's; this one has what ours has.
    ["Version": "0.7.0", "name": "dragoman", "Build version": .string(desk.configuration.version)]
  }

  private func list() async throws -> Response {
    let memories = try await desk.run(ListMemories.self, ()).memories
    let names = memories.map { JSONValue.object([JSONValue.Member("name", .string($0.name))]) }
    return .json(["Open": .array(names), "Available on disk": .array([])])
  }

  // MARK: Memories

  private func create(_ request: Request) async throws -> Response {
    guard request.hasMultipartForm else {
      let object = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
      return try await create(object, nil)
    }
    let form = try await request.readSentForm(
      upTo: 64 << 10,
      fileUpTo: desk.configuration.maximumFileByteCount
    )
    return try await create(try Self.object(in: form), form.upload)
  }

  private func create(_ object: JSONField, _ upload: Upload?) async throws -> Response {
    let name = try object["name"].string()
    let isPing = name == Self.pingName
    let source = try object["sourceLang"].language()
    guard !isPing, try await desk.write({ try $0.run(CreateMemory.self, (name, source)) }) else {
      throw T5MemoryError(
        500,
        code: 7034,
        "ERROR_MEM_NAME_EXISTS:: TM with this name already exists: \(name)"
      )
    }
    if let upload { try begin(upload, into: name, replaces: false) }
    return .json(["name": .string(name)])
  }

  /// The object that stands beside the file of a form.
  private static func object(in form: SentForm) throws -> JSONField {
    JSONField(try JSONReader.read(Array((form.fields["json_data"] ?? "{}").utf8)))
  }

  private func status(_: Request, _ name: String) async throws -> Response {
    let memory = try await units.record(of: name)
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: JSONValue) { members.append(JSONValue.Member(name, value)) }
    let state = jobs.state(of: name)
    // Only of a memory that is "open" clients believe that an import is done.
    add("status", state == nil ? "available" : "open")
    switch state {
    case nil: break
    case .running:
      add("tmxImportStatus", "import")
      add("importTime", "not finished")
    case .done(let imported, let rejected, let seconds):
      add("tmxImportStatus", "available")
      add("importTime", .string("\(seconds) sec"))
      add("segmentsImported", .int(imported))
      add("invalidSegments", .int(rejected))
    case .failed(let reason):
      add("tmxImportStatus", "failed")
      add("importErrorMsg", .string(reason))
    }
    add("reorganizeStatus", "available")
    add("segmentIndex", .int(memory.unitCount))
    return .json(.object(members))
  }

  private func flush(_: Request, _ name: String) async throws -> Response {
    _ = try await units.record(of: name)
    return .json(["msg": .string("\(name) is flushed")])
  }

  /// There is nothing to do: an index is whole after each write, and takes itself together.
  private func reorganize(_: Request, _ name: String) async throws -> Response {
    _ = try await units.record(of: name)
    return .json(["msg": .string("\(name) is reorganized")])
  }

  private func remove(_ name: String) async throws -> Response {
    do {
      _ = try await desk.run(RemoveMemory.self, name)
    } catch let error as any Explained where error.kind == .missing {
      throw T5MemoryError(500, code: 48, "\(name) was not found(error 48)")
    }
    jobs.forget(name)
    return .json(["msg": .string("\(name) was deleted")])
  }

  private func clone(_ request: Request, _ name: String) async throws -> Response {
    let object = try await request.readJSON(upTo: 64 << 10)
    let copy = try object["newName"].string()
    let memories = try await desk.run(ListMemories.self, ()).memories
    guard !memories.contains(where: { $0.name == copy }) else {
      throw T5MemoryError(500, code: 7034, "TM with this name already exists: \(copy)")
    }
    let source =
      LanguageTag(try await units.record(of: name).languages.first?.language ?? "") ?? .english
    let file = try await desk.export { work -> TemporaryFile? in
      let file = try TemporaryFile()
      let output = OutputFile(file)
      var export = ExportMemory.Request(to: output)
      export.memories = [name]
      let count = try work.run(ExportMemory.self, export).unitCount
      try output.finish()
      return count > 0 ? file : nil
    }
    try await desk.write(isJob: true) { work in
      guard let file else {
        _ = try work.run(CreateMemory.self, (copy, source))
        return
      }
      var copying = ImportMemory.Request(InputFile(name: "\(name).tmx", temporary: file))
      copying.options.memory = copy
      _ = try work.run(ImportMemory.self, copying)
    }
    return .json(["msg": .string("\(name) was cloned successfully to \(copy)")])
  }

  // MARK: Files

  private func importTMX(_ request: Request, _ name: String) async throws -> Response {
    _ = try await units.record(of: name)
    let form = try await request.readSentForm(
      upTo: 64 << 10,
      fileUpTo: desk.configuration.maximumFileByteCount
    )
    guard let upload = form.upload else { throw Problem.bad(Message("form.noFile")) }
    let object = try Self.object(in: form)
    let keepsOthers = object["saveDifferentTargetsForSameSource"].optional?.isOn ?? true
    try begin(upload, into: name, replaces: !keepsOthers)
    return .json(["msg": .string("\(name): the import has begun")], status: .ok)
  }

  /// Imports a file while the client asks for the state.
  ///
  /// - Throws: `T5MemoryError`, when there is one under way; the client then tries again.
  private func begin(_ upload: Upload, into name: String, replaces: Bool) throws {
    guard jobs.begin(name) else { throw T5MemoryError.isLocked }
    Task { [jobs, desk] in
      let start = ContinuousClock.now
      do {
        let report = try await desk.write(isJob: true) { work in
          var request = ImportMemory.Request(upload.input)
          request.options.memory = name
          request.options.onConflict = replaces ? .replace : .both
          return try work.run(ImportMemory.self, request)
        }
        jobs.end(
          name,
          .done(
            imported: report.readCount - report.rejectedCount,
            rejected: report.rejectedCount,
            seconds: Int((ContinuousClock.now - start) / .seconds(1))
          )
        )
      } catch {
        jobs.end(name, .failed(Wording.english.sentence(Problem(error).message)))
      }
    }
  }

  /// The whole memory, or a piece of it with the key of the next unit in the header `NextInternalKey`.
  private func download(_ request: Request, _ name: String) async throws -> Response {
    let body = try await request.body.collect(upTo: 64 << 10)
    let object = JSONField(
      body.readableBytes == 0 ? .null : try JSONReader.read(Array(body.readableBytesView))
    )
    guard !object.isNull, let limit = try object["limit"].optional?.int() else {
      return try await downloadWhole(request, name)
    }
    var search = SearchUnits.Request(in: name)
    search.limit = min(max(1, limit), 100_000)
    search.first = try object["startFromInternalKey"].optional?.unitOfKey() ?? 0
    let version = desk.configuration.version
    let (bytes, next) = try await desk.export { [search] work in
      let found = try work.run(SearchUnits.self, search)
      return (try found.units.tmx(version: version, properties: Self.names), found.next)
    }
    var response = Response.bytes(bytes, type: "application/xml")
    if let field = HTTPField.Name("NextInternalKey") {
      response.headers[field] = next.map(T5MemoryUnit.key) ?? "0:0"
    }
    return response
  }

  private static func names(_ stored: StoredUnit) -> [Property] {
    [
      Property(type: T5MemoryUnit.PropertyType.segment, value: "\(stored.identifier)"),
      Property(type: T5MemoryUnit.PropertyType.key, value: T5MemoryUnit.key(stored.identifier)),
    ]
  }

  private func downloadWhole(_ request: Request, _ name: String) async throws -> Response {
    let file = try await desk.export { work in
      try ExportedFile { output in
        var export = ExportMemory.Request(to: output)
        export.memories = [name]
        _ = try work.run(ExportMemory.self, export)
      }
    }
    let isTMX = request.uri.path.hasSuffix("tmx")
    return Response(
      status: .ok,
      headers: [.contentType: isTMX ? "application/xml" : "application/octet-stream"],
      body: file.body(desk)
    )
  }

  // MARK: Errors

  private func answer(_ body: () async throws -> Response) async throws -> Response {
    do {
      return try await body()
    } catch let error as T5MemoryError {
      return error.response
    } catch is WorkerPool.Busy {
      return T5MemoryError.isLocked.response
    } catch {
      let problem = Problem(error)
      // The middleware logs what is the server's fault; a client that shows nothing is refused before.
      guard problem.status.code < 500 else { throw error }
      return T5MemoryError(
        problem.status.code,
        code: 0,
        Wording.english.sentence(problem.message)
      ).response
    }
  }
}
