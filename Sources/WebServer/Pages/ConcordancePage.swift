import Hummingbird
import Model
import Workbench

/// How words were translated: pairs side by side, or each occurrence in a line of its own.
struct ConcordancePage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("concordance") { try await serving($1).show($0) }
  }

  private func show(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    let memories = try await desk.run(ListMemories.self, ()).memories
    let chosen = fields["memory"]
    let isKWIC = fields["view"] == "kwic"
    var values: [String: Any] = [
      "query": fields["q"] ?? "", "excluded": fields["without"] ?? "",
      "hasMemories": !memories.isEmpty, "isKWIC": isKWIC,
      "units": reader.counted("units", memories.reduce(0) { $0 + $1.unitCount }),
      "memories": memories.map {
        ["name": $0.name, "isChosen": $0.name == chosen] as [String: Any]
      },
      "pairsHref": request.address(changing: ["view": nil]),
      "kwicHref": request.address(changing: ["view": "kwic"]),
    ]
    if fields["q"] != nil {
      values.merge(try await found(fields, request, reader, isKWIC: isKWIC)) { $1 }
    }
    return renderer.page("concordance", title: "concordanceTitle", values, to: request)
  }

  private func found(
    _ fields: FormFields,
    _ request: Request,
    _ reader: Reader,
    isKWIC: Bool
  ) async throws -> [String: Any] {
    var search = Concordance.Request(try fields.query())
    try fields.read(Concordance.self, into: &search)
    var browse = BrowseConcordance.Request(search)
    browse.excluded = fields["without"]
    browse.page.start = try fields.number("start", in: 0...1_000) ?? 0
    let answer = try await desk.run(BrowseConcordance.self, browse)
    let languages = search.languages
    let links = PageLinks(page: browse.page, total: answer.total, reader: reader)
    var values = links.values(for: request, of: "pairs")
    values["hasSearched"] = true
    values["hasPairs"] = !answer.pairs.isEmpty
    values["isTruncated"] = answer.isTruncated
    values["sourceLanguage"] = languages.source.description
    values["sourceDirection"] = direction(languages.source)
    if isKWIC {
      values["lines"] = answer.pairs.compactMap { pair -> [String: Any]? in
        Self.line(pair.hit.source, pair.hit.ranges)
      }
    } else {
      values["pairs"] = answer.pairs.map { pair -> [String: Any] in
        var shown: [String: Any] = PairValues.values(of: pair, languages)
        if pair.count > 1 { shown["times"] = "×\(reader.number(pair.count))" }
        return shown
      }
    }
    return values
  }

  /// A segment with what it has of the words in the middle.
  private static func line(_ text: String, _ ranges: [Range<Int>]) -> [String: Any]? {
    guard let first = ranges.first, let last = ranges.last else { return nil }
    let bytes = Array(text.utf8)
    let end = max(first.upperBound, last.upperBound)
    guard end <= bytes.count else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    // Words far from each other are no phrase, whose first word stands in the middle then.
    let middle = end - first.lowerBound < 120 ? first.lowerBound..<end : first
    return [
      "before": part(0..<middle.lowerBound), "words": part(middle),
      "after": part(middle.upperBound..<bytes.count),
    ]
  }
}
