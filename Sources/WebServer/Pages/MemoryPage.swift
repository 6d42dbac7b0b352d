import Hummingbird
import Model
import Workbench

/// One memory: its units in pages, its imports, export and removal.
struct MemoryPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("memories/:name") { try await serving($1).show($0, $1) }
  }

  private func show(_ request: Request, _ context: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    let name = try context.name()
    var list = ListMemoryUnits.Request(of: name)
    try fields.read(ListMemoryUnits.self, into: &list)
    let (units, memory, imports) = try await desk.read { [list] work in
      (
        try work.run(ListMemoryUnits.self, list),
        try work.run(ListMemories.self, ()).memories.first { $0.name == name },
        try work.run(ListImports.self, ()).imports.filter { $0.memory == name }
      )
    }
    let encoded = percentEncoded(name)
    var values: [String: Any] = [
      "name": name, "languages": memory.map(reader.languages(of:)) ?? "",
      "units": units.map { unit -> [String: Any] in
        [
          "number": unit.identifier,
          "texts": unit.texts.sorted { rank($0.language) < rank($1.language) }.map { text in
            [
              "text": text.text, "lang": text.language.description,
              "dir": direction(text.language),
            ]
          },
        ]
      },
      "hasUnits": !units.isEmpty, "export": "/api/v1/memories/\(encoded)/export",
      "mustRepeat": fields.has("again"),
      "imports": imports.map { record -> [String: Any] in
        [
          "number": record.identifier, "date": reader.date(record.date),
          "file": record.shortFile, "added": reader.number(record.counts.added),
        ]
      },
      "hasImports": !imports.isEmpty,
    ]
    let links = PageLinks(page: list.page, total: memory?.unitCount ?? 0, reader: reader)
    values.merge(links.values(for: request, of: "units")) { $1 }
    return renderer.page("memory", title: "memory", name: name, values, to: request)
  }

  /// Arabic comes first, then English.
  private func rank(_ language: LanguageTag) -> Int {
    language.isArabic ? 0 : language.language == .english ? 1 : 2
  }
}
