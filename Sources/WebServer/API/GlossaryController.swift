import Hummingbird
import JSON
import Model
import Workbench

/// Glossaries: listed, browsed, edited concept by concept, imported and exported.
struct GlossaryController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("glossaries") { _, context in
      Response.json(try await serving(context).desk.run(ListGlossaries.self, ()).json)
    }
    group.get("glossaries/:name/concepts") { try await serving($1).concepts($0, $1) }
    group.post("glossaries/:name/concepts") { try await serving($1).add($0, $1) }
    group.get("glossaries/:name/concepts/:concept") { try await serving($1).concept($0, $1) }
    group.put("glossaries/:name/concepts/:concept") { try await serving($1).change($0, $1) }
    group.delete("glossaries/:name/concepts/:concept") { try await serving($1).remove($0, $1) }
    group.post("glossaries/:name/import") { try await serving($1).importFile($0, $1) }
    group.get("glossaries/:name/export") { try await serving($1).export($0, $1) }
    group.delete("glossaries/:name") { try await serving($1).removeAll($0, $1) }
  }

  @Sendable private func concepts(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    var list = ListConcepts.Request(of: try context.name())
    try FormFields(queryOf: request).read(ListConcepts.self, into: &list)
    return .json(try await desk.run(ListConcepts.self, list).json)
  }

  @Sendable private func concept(_: Request, _ context: DeskContext) async throws -> Response {
    let name = try (context.name("concept"), context.name())
    return response(try await desk.run(GetConcept.self, name))
  }

  private func response(
    _ stored: StoredConcept,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    var response = Response.json(stored.json, status: status)
    response.headers[.eTag] = "\"\(stored.revision)\""
    return response
  }

  @Sendable private func add(_ request: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.name()
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let concept = try ConceptEntry(body, replacing: nil)
    let stored = try await desk.run(AddConcept.self, (concept, name))
    var response = response(stored, status: .created)
    response.headers[.location] =
      "/api/v1/glossaries/\(percentEncoded(name))/concepts/"
      + percentEncoded(stored.concept.identifier)
    return response
  }

  @Sendable private func change(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let name = try context.name()
    let identifier = try context.name("concept")
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let stored = try await desk.run(GetConcept.self, (identifier, name))
    let concept = try ConceptEntry(body, replacing: stored.concept)
    guard
      let revision = try revision(in: request)
        ?? body["revision"].optional.map({ Int64(try $0.int()) })
    else {
      throw Problem(
        .preconditionRequired,
        Message("request.noRevision")
      )
    }
    return response(try await desk.run(ChangeConcept.self, (concept, name, revision)))
  }

  @Sendable private func remove(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let name = try (context.name("concept"), context.name())
    let revision = try revision(in: request)
    try await desk.run(RemoveConcept.self, (name.0, name.1, revision))
    return Response(status: .noContent)
  }

  /// The revision in `If-Match`, or `nil` if any will do or the header is not there.
  private func revision(in request: Request) throws -> Int64? {
    guard let header = request.headers[.ifMatch], header != "*" else { return nil }
    guard let revision = Int64(header.filter { $0 != "\"" }) else {
      throw Problem(.conflict, Message("request.otherRevision"))
    }
    return revision
  }

  @Sendable private func importFile(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let upload = try await Upload(
      request.saveBody(upTo: desk.configuration.maximumFileByteCount),
      name: fields["file"] ?? "glossary"
    )
    var glossary = ImportGlossary.Request(upload.input)
    try fields.read(ImportGlossary.self, into: &glossary)
    glossary.options.glossary = try context.name()
    let report = try await desk.run(ImportGlossary.self, glossary)
    return withExtendedLifetime(upload) { .json(report.json) }
  }

  @Sendable private func export(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    var options = ExportGlossary.defaults
    try FormFields(queryOf: request).read(ExportGlossary.self, into: &options)
    options.glossary = try context.name()
    let report = try await desk.run(ExportGlossary.self, options)
    return Response.bytes(report.bytes, type: options.format.mediaType).attached(
      as: "\(options.glossary ?? "glossary").\(options.format.fileExtension)"
    )
  }

  @Sendable private func removeAll(_: Request, _ context: DeskContext) async throws -> Response {
    _ = try await desk.run(RemoveGlossary.self, try context.name())
    return Response(status: .noContent)
  }
}

extension GlossaryExport.Format {
  /// The media type of a file.
  var mediaType: String {
    switch self {
    case .tbx, .tbxDCT, .tbxV2: "application/x-tbx+xml"
    case .csv: "text/csv; charset=utf-8"
    case .omegat: "text/tab-separated-values; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .stardict: "application/zip"
    }
  }

  /// The extension of a file's name.
  var fileExtension: String {
    switch self {
    case .tbx, .tbxDCT, .tbxV2: "tbx"
    case .csv: "csv"
    case .omegat: "txt"
    case .xlsx: "xlsx"
    case .stardict: "zip"
    }
  }

  /// The name on the pages.
  var label: String {
    switch self {
    case .tbx: "TBX"
    case .tbxDCT: "TBX DCT"
    case .tbxV2: "TBX v2"
    case .csv: "CSV"
    case .omegat: "OmegaT"
    case .xlsx: "Excel"
    case .stardict: "StarDict"
    }
  }
}
