import Hummingbird
import JSON
import Model
import Workbench

/// Units by t5memory's protocol: looked up, searched, stored, taken out.
struct T5MemoryUnits {
  let desk: Desk

  /// The most matches of a segment.
  private static let matchLimit = 20

  /// Returns what is known of a memory.
  ///
  /// - Throws: `T5MemoryError`, when there is none.
  func record(of name: String) async throws -> MemoryRecord {
    let memories = try await desk.run(ListMemories.self, ()).memories
    guard let memory = memories.first(where: { $0.name == name }) else {
      throw T5MemoryError(404, code: 48, "TM not found: \(name)", status: "not found")
    }
    return memory
  }

  func fuzzySearch(_ request: Request, _ name: String) async throws -> Response {
    let object = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let query = T5MemoryQuery(
      parts: try object["source"].segment(),
      document: try object["documentName"].optional?.string() ?? "",
      context: try object["context"].optional?.string() ?? ""
    )
    let languages = try LanguagePair(
      from: object["sourceLang"].language(),
      to: object["targetLang"].language()
    )
    let text = query.text
    guard !text.allSatisfy(\.isWhitespace) else { return Self.proposals([]) }
    let matches = try await desk.read(text.utf8.count) { work in
      var match = Match.Request([text])
      (match.source, match.target) = (languages.source, languages.target)
      match.memories = [name]
      match.matching.threshold = MatchScore(percent: 50)
      match.matching.limit = Self.matchLimit
      let found = try work.run(Match.self, match).reports[0].matches
      let units = try work.run(GetUnits.self, (found.map(\.unit), name))
      let byIdentifier = Dictionary(units.map { ($0.identifier, $0) }) { first, _ in first }
      return found.compactMap { match in
        byIdentifier[match.unit]
          .flatMap { T5MemoryUnit($0, from: languages.source, to: languages.target) }
          .map { T5MemoryMatch(unit: $0, match: match, query: query) }
      }
    }
    return Self.proposals(matches.sorted { $0.rate > $1.rate })
  }

  private static func proposals(_ matches: [T5MemoryMatch]) -> Response {
    .json([
      "ReturnValue": .int(0), "NumOfFoundProposals": .int(matches.count),
      "results": .array(matches.map(\.json)),
    ])
  }

  func search(_ request: Request, _ name: String) async throws -> Response {
    let object = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    var search = try T5MemorySearch(object).request(in: name)
    let isCount = object["onlyCountSegments"].optional?.isOn ?? false
    search.limit = isCount ? nil : try object["numResults"].limit()
    search.first = try object["searchPosition"].optional?.unitOfKey() ?? 0
    return try await results(of: search)
  }

  func concordanceSearch(_ request: Request, _ name: String) async throws -> Response {
    let object = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    var search = SearchUnits.Request(in: name)
    let text = CodedText(try object["searchString"].segment()).plainText
    let pattern = SearchUnits.Pattern(text, .contains)
    if try object["searchType"].optional?.string().lowercased() == "target" {
      search.targetText = pattern
    } else {
      search.sourceText = pattern
    }
    search.limit = try object["numResults"].limit()
    search.first = try object["searchPosition"].optional?.unitOfKey() ?? 0
    return try await results(of: search)
  }

  private func results(of search: SearchUnits.Request) async throws -> Response {
    let found = try await desk.export { try $0.run(SearchUnits.self, search) }
    guard search.limit != nil else { return .json(["NumOfFoundSegments": .int(found.count)]) }
    let units = found.units.compactMap {
      T5MemoryUnit($0, from: search.source, to: search.target)?.json()
    }
    return .json([
      "NewSearchPosition": .optional(found.next.map(T5MemoryUnit.key)),
      "NumOfFoundSegments": .int(found.count), "results": .array(units),
    ])
  }

  func entry(_ request: Request, _ name: String) async throws -> Response {
    let object = try await request.readJSON(upTo: 64 << 10)
    let unit = try await unit(object["recordKey"].number(), in: name)
    return .json(unit.json())
  }

  private func unit(_ identifier: Int64, in name: String) async throws -> T5MemoryUnit {
    let found = try await desk.read { try $0.run(GetUnits.self, ([identifier], name)) }
    guard let unit = found.first.flatMap({ T5MemoryUnit($0) }) else {
      throw T5MemoryError(404, code: 49, "SEGMENT_NOT_FOUND")
    }
    return unit
  }

  func store(_ request: Request, _ name: String) async throws -> Response {
    _ = try await record(of: name)
    let object = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let entry = try T5MemoryEntry(object)
    let keepsOthers =
      object["saveDifferentTargetsForSameSource"].optional?.isOn ?? false
    let identifier = try await desk.write { work in
      var store = StoreUnit.Request(entry.unit, in: name, origin: entry.document)
      store.replacesOthers = !keepsOthers
      return try work.run(StoreUnit.self, store)
    }
    return .json(try await unit(identifier, in: name).json())
  }

  func removeEntry(_ request: Request, _ name: String) async throws -> Response {
    let object = try await request.readJSON(upTo: 64 << 10)
    let identifier = try object["recordKey"].number()
    let known = try await unit(identifier, in: name)
    guard try object["segmentId"].optional?.number() ?? identifier == identifier else {
      throw T5MemoryError(400, code: 0, "SEGMENT_ID_IS_NOT_EQUAL", results: [known.json()])
    }
    guard try await desk.write({ try $0.run(RemoveUnit.self, (identifier, name)) }) != nil else {
      throw T5MemoryError(404, code: 49, "SEGMENT_NOT_FOUND")
    }
    return .json(["fileFlushed": .int(1), "results": .array([known.json()])])
  }
}
