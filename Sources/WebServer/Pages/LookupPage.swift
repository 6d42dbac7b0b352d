import Hummingbird
import Model
import Workbench

/// The first page: one box, both directions.
struct LookupPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  /// How many concepts a page shows at first, and after each wish for more.
  private static let pageSize = 10

  func addRoutes(to router: Router<DeskContext>) {
    router.get("/") { request, context in try await serving(context).show(request) }
    router.get("opensearch.xml") { request, _ in openSearch(request) }
  }

  private func show(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    var values: [String: Any] = ["query": fields["q"] ?? ""]
    if let text = fields["q"] {
      values.merge(try await found(text, fields, request, reader)) { $1 }
    } else {
      values.merge(try await library(reader)) { $1 }
    }
    guard try fields.flag("fragment") else {
      return renderer.page("lookup", title: "lookUp", name: fields["q"], values, to: request)
    }
    return renderer.fragment("lookup-results", values, to: request)
  }

  /// What there is to look up.
  private func library(_ reader: Reader) async throws -> [String: Any] {
    let (glossaries, memories) = try await desk.read { work in
      (try work.run(ListGlossaries.self, ()), try work.run(ListMemories.self, ()))
    }
    let concepts = glossaries.records.reduce(0) { $0 + $1.conceptCount }
    let units = memories.memories.reduce(0) { $0 + $1.unitCount }
    return [
      "isStart": true, "hasLibrary": concepts + units > 0,
      "concepts": reader.counted("concepts", concepts), "units": reader.counted("units", units),
    ]
  }

  private func found(
    _ text: String,
    _ fields: FormFields,
    _ request: Request,
    _ reader: Reader
  ) async throws -> [String: Any] {
    var lookup = Lookup.Request(try fields.query())
    try fields.read(Lookup.self, into: &lookup)
    let shown = max(Self.pageSize, lookup.limit)
    // What is not shown is counted.
    lookup.limit = Self.maximumCount
    let result = try await desk.run(Lookup.self, lookup)
    var values = LookupValues(result, reader).values(upTo: shown)
    let encoded = percentEncoded(text)
    values["encoded"] = encoded
    if result.entries.count > shown {
      let next = min(shown + 2 * Self.pageSize, Self.maximumCount)
      let glossary = fields["glossary"].map { "&glossary=\(percentEncoded($0))" } ?? ""
      values["more"] = "/?q=\(encoded)\(glossary)&limit=\(next)#results"
    }
    values["count"] = Self.count(shown, result, reader)
    if text.count > 200 { values["isArticle"] = true }
    values["glossaries"] = Self.glossaries(of: result, chosen: fields["glossary"], encoded, reader)
    return values
  }

  /// Links that keep the concepts of one glossary only, where there are several; the chosen one brings all back.
  private static func glossaries(
    of result: LookupResult,
    chosen: String?,
    _ encoded: String,
    _ reader: Reader
  ) -> [[String: Any]] {
    let names = chosen.map { [$0] } ?? Set(result.entries.map(\.glossary)).sorted()
    guard names.count > 1 || chosen != nil else { return [] }
    return names.map { name in
      [
        "label": reader.name(of: name), "isChosen": name == chosen,
        "href": name == chosen
          ? "/?q=\(encoded)" : "/?q=\(encoded)&glossary=\(percentEncoded(name))",
      ]
    }
  }

  /// The most entries of a look-up.
  private static let maximumCount = 100

  /// How many entries there are, and how many are shown.
  private static func count(_ shown: Int, _ result: LookupResult, _ reader: Reader) -> String {
    let total = result.entries.count
    let all = reader.counted("entries", total)
    guard total > shown else { return total == 0 ? "" : all }
    return reader["shownOf"].replacing("#1", with: reader.number(shown))
      .replacing("#2", with: total == maximumCount ? "\(reader.number(total))+" : all)
  }

  /// How a browser's own box asks this page.
  ///
  /// Reference: OpenSearch 1.1, draft 6.
  private func openSearch(_ request: Request) -> Response {
    let reader = renderer.reader(of: request)
    let scheme = request.head.scheme ?? "http"
    let base = "\(scheme)://\(escaped(request.head.authority ?? "localhost"))"
    return .text(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(escaped(reader["product"]))</ShortName>
      <Description>\(escaped(reader["lookUpTitle"]))</Description>
      <InputEncoding>UTF-8</InputEncoding>
      <Image type="image/svg+xml">\(base)/assets/icon.svg</Image>
      <Url type="text/html" template="\(base)/?q={searchTerms}"/>
      </OpenSearchDescription>

      """,
      type: "application/opensearchdescription+xml"
    )
  }
}
