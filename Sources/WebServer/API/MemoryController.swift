import Files
import Hummingbird
import Model
import Workbench

/// Memories: listed, imported, exported, taken back.
struct MemoryController {
  let desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("memories", use: list)
    group.get("imports", use: imports)
    group.delete("imports/:import", use: undo)
    group.post("imports/:import/undo", use: undo)
    group.post("memories/:name/import", use: importFile)
    group.get("memories/:name/export", use: export)
    group.delete("memories/:name", use: remove)
  }

  @Sendable private func list(_: Request, _: DeskContext) async throws -> Response {
    .json(try await desk.read { try MemoryList($0.library).json })
  }

  @Sendable private func imports(_: Request, _: DeskContext) async throws -> Response {
    .json(try await desk.read { try MemoryImportList($0.library).json })
  }

  @Sendable private func undo(_: Request, _ context: DeskContext) async throws -> Response {
    guard let number = context.parameters.get("import", as: Int64.self) else {
      throw Problem(.badRequest, "an import has a whole number")
    }
    return .json(
      try await desk.write { try MemoryChange.undo(import: number, in: $0.library).json }
    )
  }

  @Sendable private func remove(_: Request, _ context: DeskContext) async throws -> Response {
    let name = try context.name()
    return .json(
      try await desk.write { try MemoryChange.remove(memory: name, from: $0.library).json }
    )
  }

  @Sendable private func importFile(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var options = try fields.memoryImportOptions()
    options.memory = try context.name()
    let upload = try await Upload(
      request.saveBody(upTo: desk.configuration.maximumFileByteCount),
      name: fields["file"] ?? "upload.tmx"
    )
    return .json(
      try await desk.write { [options] library in
        try MemoryImport(into: library.library, options: options).run(
          upload.input,
          consumer: options.isDryRun ? nil : MatchIndexBuilder()
        ).json
      }
    )
  }

  /// The formats of an export.
  private enum Format: String, CaseIterable {
    case tmx
    case tsv
  }

  @Sendable private func export(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let name = try context.name()
    let languages = try [fields.language("from"), fields.language("to")].compactMap(\.self)
    let format = try fields.choice("format", Format.self) ?? .tmx
    guard languages.count != 1, format == .tmx || languages.count == 2 else {
      throw Problem(.badRequest, "from and to go together, and TSV needs them")
    }
    let version = desk.configuration.version
    let file = try await desk.export { library in
      try MemoryList.requireMemory(name, in: library.library)
      let export = MemoryExport(
        from: library.library,
        UnitSelection(memories: [name], languages: languages),
        version: version
      )
      return try ExportedFile { output in
        _ =
          format == .tsv
          ? try export.writeTSV(from: languages[0], to: languages[1], output: output)
          : try export.writeTMX(to: output)
      }
    }
    let type = format == .tsv ? "text/tab-separated-values; charset=utf-8" : "application/xml"
    return Response(status: .ok, headers: [.contentType: type], body: file.body(desk))
      .attached(as: "\(name).\(format.rawValue)")
  }
}

extension FormFields {
  /// How a memory is imported now.
  func memoryImportOptions() throws -> MemoryImport.Options {
    var options = MemoryImport.Options()
    if let policy = try choice("onConflict", ConflictPolicy.self) { options.onConflict = policy }
    options.isStrict = try flag("strict")
    options.isDryRun = try flag("dryRun")
    options.includesDrafts = try flag("includeDrafts")
    options.source = try language("from")
    options.target = try language("to")
    options.date = currentDate()
    return options
  }
}

extension DeskContext {
  /// The name in the address, decoded.
  func name(_ parameter: String = "name") throws -> String {
    let name = try percentDecoded(parameters.require(parameter).utf8, isForm: false)
    guard !name.isEmpty, name.utf8.count <= 255 else {
      throw Problem(.badRequest, "a name has from 1 to 255 bytes")
    }
    return name
  }
}
