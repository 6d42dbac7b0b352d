import Hummingbird
import Model
import Wording
import Workbench

/// Glossaries as wholes: what there is, exported, and imported with a preview.
struct GlossariesPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("glossaries") { request, context in try await serving(context).list(request) }
    router.post("glossaries/import") { request, context in
      try await serving(context).importFile(request)
    }
  }

  private func list(
    _ request: Request,
    report: [String: Any]? = nil
  ) async throws -> Response {
    let reader = renderer.reader(of: request)
    let records = try await desk.run(ListGlossaries.self, ()).records
    var values: [String: Any] = [
      "glossaries": records.map { record -> [String: Any] in
        let name = percentEncoded(record.name)
        return [
          "name": reader.name(of: record.name),
          "concepts": reader.number(record.conceptCount),
          "terms": reader.number(record.termCount), "href": "/terms?glossary=\(name)",
          "exports": GlossaryExport.Format.allCases.map { format in
            [
              "label": format.label,
              "href": "/api/v1/glossaries/\(name)/export?format=\(format.rawValue)",
            ]
          },
        ]
      },
      "names": records.map(\.name), "hasGlossaries": !records.isEmpty,
      "policies": [GlossaryImport.ConflictPolicy.replace, .keep, .merge].map {
        ["value": $0.rawValue, "label": reader["entryPolicy.\($0.rawValue)"]]
      },
    ]
    values["importReport"] = report
    return renderer.page("glossaries", title: "glossariesTitle", values, to: request)
  }

  private func importFile(_ request: Request) async throws -> Response {
    let limit = desk.configuration.maximumFileByteCount
    let (fields, upload) = try await request.readImport(upTo: limit)
    var glossary = ImportGlossary.Request(upload.input)
    try fields.read(ImportGlossary.self, into: &glossary)
    glossary.options.glossary = fields["name"]
    let report = try await desk.run(ImportGlossary.self, glossary)
    let reader = renderer.reader(of: request)
    let values = Self.values(of: report, isDryRun: glossary.options.isDryRun, reader)
    guard request.hasMultipartForm else {
      return renderer.fragment("import-report", values, to: request)
    }
    return try await list(request, report: values)
  }

  private static func values(
    of report: GlossaryImportReport,
    isDryRun: Bool,
    _ reader: Reader
  ) -> [String: Any] {
    let counts = [
      ("read", report.readCount), ("added", report.added), ("updated", report.updated),
      ("unchanged", report.unchanged), ("duplicate", report.duplicateCount),
      ("conflicting", report.conflictingCount), ("rejected", report.rejectedCount),
    ]
    let wording = reader.wording
    let ignored = report.ignored.map(wording.sentence).joined(separator: wording.comma)
    return [
      "heading": reader[isDryRun ? "previewReport" : "report"], "file": report.file,
      "counts": counts.map { ["label": reader[$0.0], "count": reader.number($0.1)] },
      "hasIgnored": !report.ignored.isEmpty, "ignored": ignored,
      "hasWarnings": !report.warnings.isEmpty,
      "warnings": report.warnings.prefix(50).map {
        ["text": wording.sentence($0)]
      },
      "hasSample": !report.sample.isEmpty,
      "sample": report.sample.map { values(of: $0, reader) },
      "hasRejections": report.rejectedCount > 0, "rejectionsTitle": reader["rejectedConcepts"],
      "rejections": report.rejected.prefix(200).map {
        [
          "line": reader.number($0.line), "identifier": "", "reason": wording.sentence($0.reason),
        ]
      },
    ]
  }

  /// A concept as it will be stored.
  private static func values(
    of sample: GlossaryImportReport.Sample,
    _ reader: Reader
  ) -> [String: Any] {
    let sections = sample.concept.languages.map { section -> [String: Any] in
      [
        "language": reader.name(of: section.language),
        "terms": section.terms.map { term -> [String: Any] in
          let status = term.status == .preferred ? nil : reader.status(term.status)
          return known(["text": term.text, "status": status])
        },
      ]
    }
    return [
      "line": reader.number(sample.line), "sections": sections,
      "domain": sample.concept.domain.map(reader.name(of:)) ?? "",
      "note": sample.concept.definition ?? sample.concept.note ?? "",
    ]
  }
}
