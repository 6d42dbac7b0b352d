import Hummingbird
import JSON
import Model
import Workbench

/// Glossaries: listed, browsed, edited concept by concept, imported and exported.
struct GlossaryController {
  let desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("glossaries") { _, _ in
      Response.json(try await desk.read { try GlossaryList(of: $0.library).json })
    }
    group.get("glossaries/:name/concepts", use: concepts)
    group.post("glossaries/:name/concepts", use: add)
    group.get("glossaries/:name/concepts/:concept", use: concept)
    group.put("glossaries/:name/concepts/:concept", use: change)
    group.delete("glossaries/:name/concepts/:concept", use: remove)
    group.post("glossaries/:name/import", use: importFile)
    group.get("glossaries/:name/export", use: export)
    group.delete("glossaries/:name", use: removeAll)
  }

  @Sendable private func concepts(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let name = try context.name()
    let fields = try FormFields(queryOf: request)
    let limit = try fields.number("limit", in: 1...10_000) ?? 1_000
    let start = try fields.number("start", in: 0...10_000_000) ?? 0
    let filter = try ConceptFilter(fields)
    return .json(
      try await desk.read { library in
        let found = try library.concepts(of: name).filter { filter.admits($0.concept) }
        return ConceptList(Array(found.dropFirst(start).prefix(limit))).json
      }
    )
  }

  @Sendable private func concept(_: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.name()
    let identifier = try context.name("concept")
    return response(
      try await desk.read { try ConceptEditor($0.library).concept(identifier, in: name) }
    )
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
    let stored = try await desk.write { try ConceptEditor($0.library).add(concept, to: name) }
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
    let stored = try await desk.read { try ConceptEditor($0.library).concept(identifier, in: name) }
    let concept = try ConceptEntry(body, replacing: stored.concept)
    guard
      let revision = try revision(in: request)
        ?? body["revision"].optional.map({ Int64(try $0.int()) })
    else {
      throw Problem(
        .preconditionRequired,
        "a change names the revision that it was made from, in If-Match"
      )
    }
    return response(
      try await desk.write {
        try ConceptEditor($0.library).change(concept, in: name, revision: revision)
      }
    )
  }

  @Sendable private func remove(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let name = try context.name()
    let identifier = try context.name("concept")
    let revision = try revision(in: request)
    try await desk.write {
      try ConceptEditor($0.library).remove(identifier, from: name, revision: revision)
    }
    return Response(status: .noContent)
  }

  /// The revision in `If-Match`, or `nil` if any will do or the header is not there.
  private func revision(in request: Request) throws -> Int64? {
    guard let header = request.headers[.ifMatch], header != "*" else { return nil }
    guard let revision = Int64(header.filter { $0 != "\"" }) else {
      throw Problem(.conflict, "If-Match is none of the concept's revisions")
    }
    return revision
  }

  @Sendable private func importFile(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var options = try fields.glossaryImportOptions()
    options.glossary = try context.name()
    let upload = try await Upload(
      request.saveBody(upTo: desk.configuration.maximumFileByteCount),
      name: fields["file"] ?? "glossary"
    )
    return .json(
      try await desk.write { [options] library in
        try GlossaryImport(into: library.library, options: options).run(upload.input).json
      }
    )
  }

  @Sendable private func export(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var options = GlossaryExport.Options()
    options.glossary = try context.name()
    options.format = try fields.choice("format") ?? .tbx
    options.source = try fields.language("from")
    options.target = try fields.language("to")
    options.isPlain = try fields.flag("plain")
    let report = try await desk.read { [options] library in
      try GlossaryExport.run(options, from: library.library)
    }
    return Response.bytes(report.bytes, type: options.format.mediaType).attached(
      as: "\(options.glossary ?? "glossary").\(options.format.fileExtension)"
    )
  }

  @Sendable private func removeAll(_: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.name()
    _ = try await desk.write { library in
      try GlossaryList.remove(name, concept: nil, from: library.library)
    }
    return Response(status: .noContent)
  }
}

extension FormFields {
  /// How a glossary is imported now.
  func glossaryImportOptions() throws -> GlossaryImport.Options {
    var options = GlossaryImport.Options()
    if let policy = try choice("onConflict", GlossaryImport.ConflictPolicy.self) {
      options.onConflict = policy
    }
    options.isDryRun = try flag("dryRun")
    options.allowsOneLanguage = try flag("oneLanguage")
    if let columns = self["columns"], !columns.isEmpty {
      do throws(GlossaryColumnsError) {
        try options.setColumns(columns)
      } catch {
        throw Problem(.badRequest, "columns: \(error.description)")
      }
    }
    options.source = try language("from")
    options.target = try language("to")
    return options
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
