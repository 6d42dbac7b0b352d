import Files
import Hummingbird
import Model
import Workbench

/// Memories: listed, imported, exported, taken back.
struct MemoryController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("memories") { try await serving($1).list($0, $1) }
    group.get("imports") { try await serving($1).imports($0, $1) }
    group.delete("imports/:import") { try await serving($1).undo($0, $1) }
    group.post("imports/:import/undo") { try await serving($1).undo($0, $1) }
    group.post("memories/:name/import") { try await serving($1).importFile($0, $1) }
    group.get("memories/:name/export") { try await serving($1).export($0, $1) }
    group.delete("memories/:name") { try await serving($1).remove($0, $1) }
  }

  @Sendable private func list(_: Request, _: DeskContext) async throws -> Response {
    .json(try await desk.run(ListMemories.self, ()).json)
  }

  @Sendable private func imports(_: Request, _: DeskContext) async throws -> Response {
    .json(try await desk.run(ListImports.self, ()).json)
  }

  @Sendable private func undo(_: Request, _ context: DeskContext) async throws -> Response {
    guard let number = context.parameters.get("import", as: Int64.self) else {
      throw Problem.bad(Message("request.noImportNumber"))
    }
    return .json(try await desk.run(UndoImport.self, number).json)
  }

  @Sendable private func remove(_: Request, _ context: DeskContext) async throws -> Response {
    .json(try await desk.run(RemoveMemory.self, try context.name()).json)
  }

  @Sendable private func importFile(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let upload = try await Upload(
      request.saveBody(upTo: desk.configuration.maximumFileByteCount),
      name: fields["file"] ?? "upload.tmx"
    )
    let name = try context.name()
    return .json(try await desk.importMemory(upload, named: name, fields).json)
  }

  @Sendable private func export(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let name = try context.name()
    let (format, file) = try await desk.export { work in
      var export = ExportMemory.defaults
      try fields.read(ExportMemory.self, into: &export)
      guard export.hasValidLanguages else {
        throw Problem.bad(Message("request.languagesTogether"))
      }
      export.memories = [name]
      let file = try ExportedFile { output in
        export.output = output
        _ = try work.run(ExportMemory.self, export)
      }
      return (export.format, file)
    }
    let type = format == .tsv ? "text/tab-separated-values; charset=utf-8" : "application/xml"
    return Response(status: .ok, headers: [.contentType: type], body: file.body(desk))
      .attached(as: "\(name).\(format.rawValue)")
  }
}

extension Desk {
  /// Imports a file that a client sent into a memory; `nil` names it after the file.
  func importMemory(
    _ upload: Upload,
    named name: String?,
    _ fields: FormFields
  ) async throws -> MemoryImportReport {
    try await write { work in
      var request = ImportMemory.Request(upload.input)
      try fields.read(ImportMemory.self, into: &request)
      request.options.memory = name
      return try work.run(ImportMemory.self, request)
    }
  }
}

extension DeskContext {
  /// The name in the address, decoded.
  func name(_ parameter: String = "name") throws -> String {
    let name = try percentDecoded(parameters.require(parameter).utf8, isForm: false)
    guard !name.isEmpty, name.utf8.count <= 255 else {
      throw Problem.bad(Message("request.noName"))
    }
    return name
  }
}
