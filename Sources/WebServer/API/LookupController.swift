import Hummingbird
import Model
import Workbench

/// Terms, matches and concordance: what reads the library for one text.
struct LookupController {
  let desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("lookup", use: lookUp)
    group.get("match", use: match)
    group.post("match", use: matchAll)
    group.get("concordance", use: concordance)
  }

  @Sendable private func lookUp(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let query = try fields.query()
    var options = TermLookup.Options()
    if let limit = try fields.number("limit", in: 1...100) { options.limit = limit }
    if let limit = try fields.number("examples", in: 0...100) { options.exampleLimit = limit }
    options.language = try fields.language("from")
    options.glossaries = fields.all("glossary")
    return .json(try await desk.read { [options] in try $0.lookUp(query, options: options).json })
  }

  @Sendable private func match(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let query = try fields.query()
    let scope = try fields.scope(for: query)
    let options = try fields.matchOptions()
    return .json(
      try await desk.read { library in
        let matches = try library.matcher(scope).matches(forText: [query], options: options)
        return MatchReport(query: query, matches: matches[0]).json
      }
    )
  }

  /// Segments of one text, in order.
  private struct Batch: Decodable {
    let segments: [String]
    let from: String?
    let to: String?
    let threshold: Int?
    let limit: Int?
    let memories: [String]?
  }

  @Sendable private func matchAll(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let batch = try await request.decode(as: Batch.self, context: context)
    guard batch.segments.count <= Self.maximumBatchCount else {
      throw Problem(.contentTooLarge, "a batch has at most \(Self.maximumBatchCount) segments")
    }
    let source =
      try batch.from.map { try languageTag($0, "from") }
      ?? recognizedLanguage(of: batch.segments.joined(separator: "\n"))
    let target = try batch.to.map { try languageTag($0, "to") }
    let scope = MemoryMatcher.Scope(
      source: source,
      target: target ?? (source.isArabic ? .english : .arabic),
      memories: batch.memories
    )
    var options = MemoryMatcher.Options()
    guard (0...100).contains(batch.threshold ?? 0), (1...100).contains(batch.limit ?? 1) else {
      throw Problem(.badRequest, "threshold is from 0 to 100, limit from 1 to 100")
    }
    if let threshold = batch.threshold { options.threshold = MatchScore(percent: threshold) }
    if let limit = batch.limit { options.limit = limit }
    let byteCount = batch.segments.reduce(0) { $0 + $1.utf8.count }
    let reports = try await desk.read(byteCount) { [options] library in
      let matches = try library.matcher(scope).matches(forText: batch.segments, options: options)
      return zip(batch.segments, matches).map { MatchReport(query: $0, matches: $1).json }
    }
    return .json("{\"results\":[\(reports.joined(separator: ","))]}")
  }

  @Sendable private func concordance(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let query = try fields.query()
    let scope = try fields.scope(for: query)
    let limit = try fields.number("limit", in: 1...500) ?? 20
    return .json(
      try await desk.read {
        try $0.concordance(query, scope, limit: limit).json
      }
    )
  }

  private static let maximumBatchCount = 10_000
}
