import Hummingbird
import JSON
import Model
import Workbench

/// Terms, matches and concordance: what reads the library for one text.
struct LookupController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.get("lookup") { try await serving($1).lookUp($0, $1) }
    group.get("match") { try await serving($1).match($0, $1) }
    group.post("match") { try await serving($1).matchAll($0, $1) }
    group.get("concordance") { try await serving($1).concordance($0, $1) }
  }

  @Sendable private func lookUp(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var lookup = Lookup.Request(try fields.query())
    try fields.read(Lookup.self, into: &lookup)
    return .json(try await desk.run(Lookup.self, lookup).json)
  }

  @Sendable private func match(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let query = try fields.query()
    let answer = try await desk.read { work in
      var match = Match.Request([query])
      try fields.read(Match.self, into: &match)
      return try work.run(Match.self, match)
    }
    return .json(answer.reports[0].json)
  }

  @Sendable private func matchAll(_ request: Request, _: DeskContext) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let segments = try body["segments"].strings()
    guard segments.count <= Self.maximumBatchCount else {
      throw Problem(
        .contentTooLarge,
        Message("request.batchTooLarge", ["limit": .number(Self.maximumBatchCount)])
      )
    }
    let byteCount = segments.reduce(0) { $0 + $1.utf8.count }
    let answer = try await desk.read(byteCount) { work in
      var match = Match.Request(segments)
      try Match.read(ObjectParameters(object: body), into: &match)
      return try work.run(Match.self, match)
    }
    return .json(["results": .array(answer.reports.map(\.json))])
  }

  @Sendable private func concordance(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    var concordance = Concordance.Request(try fields.query())
    try fields.read(Concordance.self, into: &concordance)
    return .json(try await desk.run(Concordance.self, concordance).json)
  }

  private static let maximumBatchCount = 10_000
}
