import Hummingbird
import Model
import Wording
import Workbench

/// Glossaries: what there is, their concepts filtered, and import with a preview.
struct GlossariesPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  private static let pageSize = 100

  func addRoutes(to router: Router<DeskContext>) {
    router.get("glossaries") { request, context in try await serving(context).list(request) }
    router.post("glossaries/import") { request, context in
      try await serving(context).importFile(request)
    }
    router.get("glossaries/:name") { request, context in
      try await serving(context).browse(request, context.name())
    }
  }

  private func list(
    _ request: Request,
    report: [String: Any]? = nil
  ) async throws -> Response {
    let words = renderer.messages[Interface(of: request)]
    let records = try await desk.run(ListGlossaries.self, ()).records
    var values: [String: Any] = [
      "glossaries": records.map { record -> [String: Any] in
        let address = "glossaries/\(percentEncoded(record.name))"
        return [
          "name": record.name, "concepts": record.conceptCount, "terms": record.termCount,
          "href": "/\(address)",
          "exports": GlossaryExport.Format.allCases.map { format in
            ["label": format.label, "href": "/api/v1/\(address)/export?format=\(format.rawValue)"]
          },
        ]
      },
      "hasGlossaries": !records.isEmpty,
      "policies": [GlossaryImport.ConflictPolicy.replace, .keep, .merge].map {
        ["value": $0.rawValue, "label": words["policy.\($0.rawValue)"] ?? $0.rawValue]
      },
    ]
    values["importReport"] = report
    return renderer.page("glossaries", title: "glossaries", values, to: request)
  }

  private func browse(_ request: Request, _ name: String) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let words = renderer.messages[Interface(of: request)]
    var list = ListConcepts.Request(of: name)
    list.page.limit = Self.pageSize
    try fields.read(ListConcepts.self, into: &list)
    let found = try await desk.run(ListConcepts.self, list)
    let page = list.page
    let address = "/glossaries/\(percentEncoded(name))"
    func link(_ start: Int) -> String { "\(address)?start=\(start)\(list.query)" }
    var values: [String: Any] = [
      "name": name, "encodedName": percentEncoded(name), "address": address,
      "query": list.text ?? "", "count": found.total,
      "domains": found.domains.map {
        ["value": $0, "isChosen": $0 == list.domain] as [String: Any]
      },
      "statuses": ConceptForm.options(
        TermStatus.allCases,
        chosen: list.status,
        words: words,
        prefix: "status"
      ),
      "concepts": found.concepts.map { Self.values(of: $0.concept, in: name) },
    ]
    if fields.has("removed") { values["message"] = words["conceptRemoved"] }
    if page.start > 0 { values["previous"] = link(max(0, page.start - page.limit)) }
    if page.start + page.limit < found.total { values["next"] = link(page.start + page.limit) }
    return renderer.page("glossary", title: name, values, to: request)
  }

  private static func values(of concept: ConceptEntry, in glossary: String) -> [String: Any] {
    func terms(_ language: LanguageTag) -> [[String: Any]] {
      concept.terms(in: language).map {
        ["text": $0.text, "isDiscouraged": $0.status.isDiscouraged]
      }
    }
    return [
      "arabic": terms(.arabic), "english": terms(.english), "domain": concept.domain ?? "",
      "href": conceptAddress(concept.identifier, in: glossary), "label": concept.identifier,
    ]
  }

  private func importFile(_ request: Request) async throws -> Response {
    let limit = desk.configuration.maximumFileByteCount
    let (fields, upload) = try await request.readImport(upTo: limit)
    var glossary = ImportGlossary.Request(upload.input)
    try fields.read(ImportGlossary.self, into: &glossary)
    glossary.options.glossary = fields["name"]
    let report = try await desk.run(ImportGlossary.self, glossary)
    let interface = Interface(of: request)
    let words = renderer.messages[interface]
    let counts = [
      ("read", report.readCount), ("added", report.added), ("updated", report.updated),
      ("unchanged", report.unchanged), ("duplicate", report.duplicateCount),
      ("conflicting", report.conflictingCount), ("rejected", report.rejectedCount),
    ]
    let wording = interface.wording
    let ignored = report.ignored.map(wording.sentence).joined(separator: wording.comma)
    let values: [String: Any] = [
      "heading": words[glossary.options.isDryRun ? "previewReport" : "report"] ?? "",
      "file": report.file,
      "counts": counts.map { ["label": words[$0.0] ?? "", "count": "\($0.1)"] },
      "hasIgnored": !report.ignored.isEmpty, "ignored": ignored,
      "hasWarnings": !report.warnings.isEmpty,
      "warnings": report.warnings.prefix(50).map {
        ["text": wording.sentence($0)]
      },
      "hasSample": !report.sample.isEmpty,
      "sample": report.sample.map { Self.values(of: $0, words) },
      "hasRejections": report.rejectedCount > 0,
      "rejections": report.rejected.prefix(200).map {
        [
          "line": "\($0.line)", "identifier": "",
          "reason": interface.wording.sentence($0.reason),
        ]
      },
    ]
    guard request.hasMultipartForm else {
      return renderer.fragment("import-report", values, to: request)
    }
    return try await list(request, report: values)
  }
}

extension GlossariesPage {
  /// A concept as it will be stored.
  private static func values(
    of sample: GlossaryImportReport.Sample,
    _ words: [String: String]
  ) -> [String: Any] {
    let sections = sample.concept.languages.map { section -> [String: Any] in
      [
        "language": section.language.description,
        "terms": section.terms.map { term -> [String: Any] in
          let status = term.status == .preferred ? nil : words["status.\(term.status.rawValue)"]
          return known(["text": term.text, "status": status])
        },
      ]
    }
    return [
      "line": "\(sample.line)", "sections": sections, "domain": sample.concept.domain ?? "",
      "note": sample.concept.definition ?? sample.concept.note ?? "",
    ]
  }
}

extension ListConcepts.Request {
  /// The filter as a part of an address.
  fileprivate var query: String {
    [("q", text), ("domain", domain), ("status", status?.rawValue)]
      .compactMap { name, value in value.map { "&\(name)=\(percentEncoded($0))" } }.joined()
  }
}
