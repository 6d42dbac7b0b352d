import Files
import Hummingbird
import JSON
import Model
import Workbench

/// Terms that are found in texts: candidates of an article, equivalents from units and bilingual files.
struct TermController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.post("extract") { try await serving($1).extract($0, $1) }
    group.post("harvest") { try await serving($1).harvest($0, $1) }
  }

  @Sendable private func extract(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let file = try await request.article(fields, desk)
    var extraction = ExtractTerms.Request([file])
    try fields.read(ExtractTerms.self, into: &extraction)
    let answer = try await run(ExtractTerms.self, extraction, extraction.glossary, file.weight)
    return .json(answer.json)
  }

  /// Searches the file in the body, or the memories where there is none; `term` can be given again.
  @Sendable private func harvest(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let file = try await request.article(fields, desk)
    var harvest = HarvestTerms.Request()
    if file.content?.isEmpty == false { harvest.files = [file] }
    harvest.terms = fields.all("term")
    try fields.read(HarvestTerms.self, into: &harvest)
    // A memory may be of any size.
    let answer = try await run(HarvestTerms.self, harvest, harvest.glossary, .max)
    return .json(answer.json)
  }

  /// Runs an operation where others write, if it proposes something.
  private func run<Chosen: Operation>(
    _ operation: Chosen.Type,
    _ request: Chosen.Request,
    _ glossary: String?,
    _ byteCount: Int
  ) async throws -> Chosen.Answer where Chosen.Request: Sendable, Chosen.Answer: Sendable {
    guard glossary != nil else {
      return try await desk.run(operation, request, byteCount: byteCount)
    }
    return try await desk.write { try $0.run(operation, request) }
  }
}
