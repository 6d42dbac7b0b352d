import Files
import Hummingbird
import JSON
import Model
import Workbench

/// The protocol of tmserver and amaGama, for the tools that speak it: Virtaal, Weblate, Okapi.
///
/// References: the Translate Toolkit's `tmserver`; amaGama's `amagama/views/api.py`.
struct TMServerController: DeskRoutes {
  var desk: Desk

  /// The memory that takes what the tools store.
  static let memory = "tmserver"

  func addRoutes(to router: Router<DeskContext>) {
    let group = router.group("tmserver")
    group.get("languages") { try await serving($1).languages($0, $1) }
    group.get(":source/:target/unit") { try await serving($1).lookUp($0, $1) }
    group.get(":source/:target/unit/**") { try await serving($1).lookUp($0, $1) }
    group.put(":source/:target/unit/**") { try await serving($1).storeUnit($0, $1) }
    group.post(":source/:target/unit/**") { try await serving($1).storeUnit($0, $1) }
    group.post(":source/:target/store/:store") { try await serving($1).storeUnits($0, $1) }
    group.put(":source/:target/store/:store") { try await serving($1).storeFile($0, $1) }
  }

  @Sendable private func languages(_ request: Request, _: DeskContext) async throws -> Response {
    let memories = try await desk.run(ListMemories.self, ()).memories
    return try answer(AmaGamaAnswer.languages(memories), to: request)
  }

  @Sendable private func lookUp(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let (source, target) = try languages(of: context)
    let query = try unit(in: request) ?? fields["source"] ?? ""
    guard !query.isEmpty else { return try answer(.array([]), to: request) }
    guard query.utf8.count <= maximumQueryByteCount else {
      throw Problem(
        .contentTooLarge,
        Message("request.unitTooLong", ["limit": .number(maximumQueryByteCount)])
      )
    }
    // What is no number in their range counts as not given, as in amaGama.
    let similarity = fields["min_similarity"].flatMap(Int.init) ?? 70
    let count = fields["max_candidates"].flatMap(Int.init) ?? 5
    let found = try await desk.read { work in
      var match = Match.Request([query])
      (match.source, match.target) = (source, target)
      // Lower scores would compare the text with every unit; amaGama itself stops at 70.
      match.matching.threshold = MatchScore(percent: min(100, max(50, similarity)))
      match.matching.limit = min(30, max(1, count))
      return try work.run(Match.self, match)
    }
    return try answer(AmaGamaAnswer.matches(found.reports[0]), to: request)
  }

  @Sendable private func storeUnit(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let sent = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    guard let source = try sent["source"].optional?.string() ?? unit(in: request) else {
      throw Problem.missing("source")
    }
    _ = try await store([(source, try sent["target"].string())], of: "tmserver", context)
    return try answer("", to: request)
  }

  @Sendable private func storeUnits(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let name = try context.name("store")
    let units = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let pairs = try units.elements().map { unit in
      (source: try unit["source"].string(), target: try unit["target"].string())
    }
    let counts = try await store(pairs, of: name, context)
    let count = counts.added + counts.updated + counts.unchanged
    return .text("added \(count) units from \(name)", type: "text/plain; charset=utf-8")
  }

  @Sendable private func storeFile(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let name = try context.name("store")
    let upload = try await Upload(
      request.saveBody(upTo: desk.configuration.maximumFileByteCount),
      name: name
    )
    let counts = try await desk.importMemory(upload, named: Self.memory, FormFields([])).counts
    let count = counts.added + counts.updated + counts.unchanged
    return .text("added \(count) units from \(name)", type: "text/plain; charset=utf-8")
  }

  private func store(
    _ pairs: [(source: String, target: String)],
    of origin: String,
    _ context: DeskContext
  ) async throws -> ImportCounts {
    let (source, target) = try languages(of: context)
    let addition = AddPairs.Request(
      pairs,
      to: Self.memory,
      LanguagePair(from: source, to: target),
      origin: origin
    )
    return try await desk.run(AddPairs.self, addition).counts
  }

  private func languages(
    of context: DeskContext
  ) throws -> (source: LanguageTag, target: LanguageTag) {
    guard let source = LanguageTag(try context.name("source")),
      let target = LanguageTag(try context.name("target")), source != target
    else { throw Problem(.notFound, Message("request.noTranslations")) }
    return (source, target)
  }

  /// Returns the unit's text in the address, in which a slash may stand as it is.
  private func unit(in request: Request) throws -> String? {
    let path = Array(request.uri.path.utf8)
    let mark = Array("/unit/".utf8)
    guard
      let start = path.indices.first(where: { path[$0...].starts(with: mark) }),
      start + mark.count < path.count
    else { return nil }
    return try percentDecoded(path[(start + mark.count)...], isForm: false)
  }

  /// Returns JSON, or a call of the function that the client names.
  private func answer(_ json: JSONValue, to request: Request) throws -> Response {
    let fields = try FormFields(queryOf: request)
    guard let callback = fields["jsoncallback"] ?? fields["callback"] else { return .json(json) }
    let isName = callback.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isName else { throw Problem.bad(Message("request.noCallback")) }
    return .text("\(callback)(\(json.text));", type: "text/javascript; charset=utf-8")
  }
}
