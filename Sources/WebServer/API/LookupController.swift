import Hummingbird
import JSON
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

  /// Segments of one text, in order, and how they are matched.
  private struct Batch {
    let segments: [String]
    let scope: MemoryMatcher.Scope
    var options = MemoryMatcher.Options()

    init(_ body: JSONField) throws {
      segments = try body["segments"].strings()
      let source =
        try body["from"].optional?.language()
        ?? recognizedLanguage(of: segments.joined(separator: "\n"))
      scope = MemoryMatcher.Scope(
        source: source,
        target: try body["to"].optional?.language() ?? (source.isArabic ? .english : .arabic),
        memories: try body["memories"].optional?.strings()
      )
      let threshold = try body["threshold"].optional?.int()
      let limit = try body["limit"].optional?.int()
      guard (0...100).contains(threshold ?? 0), (1...100).contains(limit ?? 1) else {
        throw Problem(.badRequest, "threshold is from 0 to 100, limit from 1 to 100")
      }
      if let threshold { options.threshold = MatchScore(percent: threshold) }
      if let limit { options.limit = limit }
    }
  }

  @Sendable private func matchAll(_ request: Request, _: DeskContext) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let batch = try Batch(body)
    guard batch.segments.count <= Self.maximumBatchCount else {
      throw Problem(.contentTooLarge, "a batch has at most \(Self.maximumBatchCount) segments")
    }
    let byteCount = batch.segments.reduce(0) { $0 + $1.utf8.count }
    let reports = try await desk.read(byteCount) { library in
      let matches = try library.matcher(batch.scope)
        .matches(forText: batch.segments, options: batch.options)
      return zip(batch.segments, matches).map { MatchReport(query: $0, matches: $1).json }
    }
    return .json(["results": .array(reports)])
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
