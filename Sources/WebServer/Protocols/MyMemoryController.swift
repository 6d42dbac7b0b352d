import Files
import Hummingbird
import Model
import Wording
import Workbench

/// The protocol of MyMemory, for the tools that speak it: OmegaT, Okapi, Weblate, MateCat.
///
/// Reference: MyMemory's API, `get` and `set`. Errors have the status 200 and a `responseStatus`, which
/// is a number where all is well and a text where it is not.
struct MyMemoryController: DeskRoutes {
  var desk: Desk

  /// The memory that takes what the tools store.
  static let memory = "mymemory"

  /// What the protocol says of a pair that is none, word for word.
  private static let noPair = "INVALID LANGUAGE PAIR SPECIFIED. EXAMPLE: LANGPAIR=EN|AR"
  private static let prefixes = ["", "api/"]
  /// The patterns of all routes.
  static let routes = Set(prefixes.flatMap { ["/\($0)get", "/\($0)set", "/\($0)keygen"] })
  /// The patterns of the routes that store something, also when they are asked by `GET`: that is how the
  /// protocol has it.
  static let writingRoutes = Set(prefixes.map { "/\($0)set" })

  func addRoutes(to router: Router<DeskContext>) {
    for prefix in Self.prefixes {
      router.get("\(prefix)get") { request, context in
        try await answer { try await serving(context).get(FormFields(queryOf: request)) }
      }
      router.get("\(prefix)set") { request, context in
        try await answer { try await serving(context).set(FormFields(queryOf: request)) }
      }
      router.get("\(prefix)keygen") { request, context in
        try await answer { try key(FormFields(queryOf: request)) }
      }
      router.post("\(prefix)set") { request, context in
        try await answer {
          try await serving(context).set(request.readForm(upTo: maximumQueryByteCount * 4))
        }
      }
    }
  }

  private func get(_ fields: FormFields) async throws -> Response {
    let query = try fields.query()
    let pair = try pair(in: fields)
    let takesMachines = fields["mt"] != "0"
    let count = fields["numres"].flatMap(Int.init) ?? 5
    let matches = try await desk.read { work in
      var match = Match.Request([query])
      (match.source, match.target) = (pair.source, pair.target)
      match.matching.threshold = MatchScore(percent: 50)
      match.matching.limit = min(50, max(1, count))
      return try work.run(Match.self, match).reports[0].matches
    }
    let report = MatchReport(
      query: query,
      matches: matches.filter { takesMachines || !$0.penalties.contains(.machineTranslated) }
    )
    if fields["of"] == "tmx" {
      let version = desk.configuration.version
      return .bytes(
        MyMemoryAnswer.tmx(report, source: pair.source, target: pair.target, version: version),
        type: "application/xml"
      )
    }
    return .json(
      MyMemoryAnswer(report: report, source: pair.names[0], target: pair.names[1]).json
    )
  }

  private func set(_ fields: FormFields) async throws -> Response {
    let segment = try fields.required("seg")
    let translation = try fields.required("tra")
    let pair = try pair(in: fields)
    let addition = AddPairs.Request(
      [(segment, translation)],
      to: Self.memory,
      LanguagePair(from: pair.source, to: pair.target),
      origin: "mymemory"
    )
    _ = try await desk.run(AddPairs.self, addition)
    return .json(MyMemoryAnswer.stored(randomIdentifier()))
  }

  /// Any key will do here, unless the server has a token, which is the key then.
  private func key(_ fields: FormFields) throws -> Response {
    _ = try (fields.required("user"), fields.required("pass"))
    guard desk.configuration.token == nil else {
      throw Problem(.forbidden, Message("request.keyIsToken"))
    }
    return .json(MyMemoryAnswer.key(randomIdentifier()))
  }

  /// Returns the languages of `en|ar`, whatever their regions.
  private func pair(
    in fields: FormFields
  ) throws -> (source: LanguageTag, target: LanguageTag, names: [String]) {
    let names = try fields.required("langpair").split(separator: "|").map(String.init)
    guard names.count == 2, let source = LanguageTag(names[0]), let target = LanguageTag(names[1])
    else {
      throw Problem.bad(Message("words", ["words": .text(Self.noPair)]))
    }
    return (source, target, names)
  }

  private func answer(_ body: () async throws -> Response) async throws -> Response {
    do {
      return try await body()
    } catch {
      let problem = Problem(error)
      guard problem.status.code < 500 else { throw error }
      return .json(MyMemoryAnswer.error(Wording.english.sentence(problem.message)))
    }
  }
}

/// Returns a random identifier in the form of a UUID (RFC 9562, version 4).
private func randomIdentifier() -> String {
  var generator = SystemRandomNumberGenerator()
  var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
  bytes[6] = bytes[6] & 0x0F | 0x40
  bytes[8] = bytes[8] & 0x3F | 0x80
  let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
  return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
    .joined(separator: "-")
}
