import Hummingbird
import Model
import Workbench

/// The concepts of all glossaries, filtered by facets, sorted, and changed many at a time.
struct TermsPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("terms") { try await serving($1).show($0) }
    router.post("terms") { try await serving($1).change($0) }
    // The address that a glossary had before all of them had one page.
    router.get("glossaries/:name") { request, context in
      let glossary = percentEncoded(try context.name())
      let rest = (request.uri.query ?? "").split(separator: "&")
        .filter { ["q", "domain", "status", "start", "lang"].contains($0.prefix { $0 != "=" }) }
      let query = (["glossary=\(glossary)"] + rest.map(String.init)).joined(separator: "&")
      return Response.redirect(to: "/terms?\(query)", type: .permanent)
    }
  }

  private func show(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let reader = renderer.reader(of: request)
    var browse = BrowseConcepts.Request()
    try fields.read(BrowseConcepts.self, into: &browse)
    let (found, glossaries) = try await desk.read { [browse] work in
      (try work.run(BrowseConcepts.self, browse), try work.run(ListGlossaries.self, ()))
    }
    // A glossary that is not there is a mistake, and not one without concepts.
    if let name = browse.glossary, !glossaries.records.contains(where: { $0.name == name }) {
      _ = try await desk.run(ListConcepts.self, ListConcepts.Request(of: name))
    }
    var values: [String: Any] = [
      "query": browse.text ?? "", "facets": facets(browse, found, request, reader),
      "heads": heads(browse, request, reader),
      "concepts": found.concepts.map { Self.values(of: $0, reader) },
      "hasConcepts": !found.concepts.isEmpty, "here": request.address,
      "isFiltered": browse.isFiltered, "hasGlossaries": !glossaries.records.isEmpty,
      "all": "/terms",
      "glossaries": glossaries.records.map {
        ["name": $0.name, "label": reader.name(of: $0.name)]
      },
      "domains": found.counts.domains.keys.sorted().map {
        ["name": $0, "label": reader.name(of: $0)]
      },
    ]
    // What a form of the filter sends again.
    values["kept"] = ["glossary", "domain", "status", "gap", "order"].compactMap { name in
      fields[name].map { ["name": name, "value": $0] }
    }
    if let glossary = browse.glossary {
      values["glossary"] = glossary
      values["encodedGlossary"] = percentEncoded(glossary)
      values["glossaryName"] = reader.name(of: glossary)
      values["exports"] = GlossaryExport.Format.allCases.map { format in
        [
          "label": format.label,
          "href":
            "/api/v1/glossaries/\(percentEncoded(glossary))/export?format=\(format.rawValue)",
        ]
      }
    }
    let links = PageLinks(page: browse.page, total: found.total, reader: reader)
    values.merge(links.values(for: request, of: "concepts")) { $1 }
    values["notice"] = Notice(fields, reader).values
    return renderer.page(
      "terms",
      title: "glossaries",
      name: browse.glossary.map(reader.name(of:)),
      values,
      to: request
    )
  }

  // MARK: Facets

  private func facets(
    _ browse: BrowseConcepts.Request,
    _ found: BrowsedConcepts,
    _ request: Request,
    _ reader: Reader
  ) -> [[String: Any]] {
    let statuses = TermStatus.allCases.map { ($0.rawValue, found.counts.statuses[$0] ?? 0) }
    let gaps = ConceptSelection.Gap.allCases.map { ($0.rawValue, found.counts.gaps[$0] ?? 0) }
    func byCount(_ counts: [String: Int]) -> [(String, Int)] {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
    let facets:
      [(
        name: String, title: String, chosen: String?, values: [(String, Int)],
        label: (String) -> String
      )] = [
        (
          "glossary", "glossary", browse.glossary, byCount(found.counts.glossaries),
          reader.name(of:)
        ),
        ("domain", "domain", browse.domain, byCount(found.counts.domains), reader.name(of:)),
        ("status", "statusLabel", browse.status?.rawValue, statuses, { reader["status.\($0)"] }),
        ("gap", "gap", browse.gap?.rawValue, gaps, { reader["gap.\($0)"] }),
      ]
    return facets.map { facet in
      let values = facet.values.filter { $0.1 > 0 || $0.0 == facet.chosen }
      return [
        "title": reader[facet.title], "hasValues": !values.isEmpty,
        "values": values.map { value, count -> [String: Any] in
          let isChosen = value == facet.chosen
          return [
            "label": facet.label(value), "count": reader.number(count), "isChosen": isChosen,
            "href": request.address(
              changing: [
                facet.name: isChosen ? nil : value, "start": nil, "removed": nil, "done": nil,
              ]
            ),
          ]
        },
      ]
    }
  }

  private func heads(
    _ browse: BrowseConcepts.Request,
    _ request: Request,
    _ reader: Reader
  ) -> [[String: Any]] {
    let heads: [(ConceptSelection.Order, String)] = [
      (.arabic, "arabic"), (.english, "english"), (.domain, "domain"), (.modified, "modified"),
    ]
    return heads.map { order, key in
      [
        "label": reader[key], "isSorted": browse.order == order,
        "direction": order == .modified ? "descending" : "ascending",
        "href": request.address(
          changing: ["order": browse.order == order ? nil : order.rawValue, "start": nil]
        ),
      ]
    }
  }

  private static func values(of found: GlossaryConcept, _ reader: Reader) -> [String: Any] {
    let concept = found.concept
    let first = concept.terms(in: .arabic).first ?? concept.terms(in: .english).first
    return [
      "name": "\(percentEncoded(found.glossary))/\(percentEncoded(concept.identifier))",
      "label": first?.text ?? concept.identifier,
      "arabic": TermValues.list(concept.terms(in: .arabic), .arabic, reader),
      "english": TermValues.list(concept.terms(in: .english), .english, reader),
      "domain": concept.domain.map(reader.name(of:)) ?? "",
      "modified": (concept.modified?.date ?? concept.created?.date).map {
        reader.date(String($0.prefix { $0 != "T" }))
      } ?? "",
      "href": conceptAddress(concept.identifier, in: found.glossary),
      "edit": conceptAddress(concept.identifier, in: found.glossary) + "/edit",
    ]
  }

  // MARK: Many at a time

  private func change(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let back = localAddress(form["back"]) ?? "/terms"
    let names = try (form.all("concept") ?? []).map { text in
      let parts = try text.split(separator: "/").map { part in
        try percentDecoded(part.utf8, isForm: false)
      }
      guard parts.count == 2 else { throw Problem.bad(Message("form.noConcept")) }
      return EditManyConcepts.Name(glossary: parts[0], identifier: parts[1])
    }
    guard !names.isEmpty else { throw Problem.bad(Message("form.noConcept")) }
    let deed: EditManyConcepts.Deed =
      switch try form.required("deed") {
      case "remove": .remove
      case "move": .move(try form.required("glossary"))
      default: .setDomain(form["domain"])
      }
    let answer = try await desk.run(
      EditManyConcepts.self,
      EditManyConcepts.Request(names, deed)
    )
    let mark = back.contains("?") ? "&" : "?"
    return .redirect(
      to: "\(back)\(mark)done=\(answer.changedCount)&kept=\(answer.kept.count)"
    )
  }
}

extension BrowseConcepts.Request {
  /// Whether something is left out.
  fileprivate var isFiltered: Bool {
    text != nil || domain != nil || status != nil || gap != nil || glossary != nil
  }
}
