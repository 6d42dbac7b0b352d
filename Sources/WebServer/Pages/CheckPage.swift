import Files
import Hummingbird
import Model
import Wording
import Workbench

/// A translation, pasted or dropped, with what is wrong in it.
struct CheckPage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("check") { request, _ in
      renderer.page(
        "check",
        title: "checkTitle",
        values(FormFields([]), renderer.reader(of: request)),
        to: request
      )
    }
    router.post("check") { try await serving($1).show($0) }
    router.post("check/file") { try await serving($1).download($0) }
  }

  private func values(_ fields: FormFields, _ reader: Reader) -> [String: Any] {
    let chosen = fields["profile"] ?? Check.profiles[0]
    return [
      "source": fields["source"] ?? "", "target": fields["target"] ?? "",
      "profiles": Check.profiles.map { name -> [String: Any] in
        ["name": name, "label": reader["profile.\(name)"], "isChosen": name == chosen]
      },
      "formats": CheckFormat.allCases.map {
        ["value": $0.rawValue, "label": $0.rawValue.uppercased()]
      },
    ]
  }

  private func show(_ request: Request) async throws -> Response {
    let form = try await sentForm(request)
    let report = try await report(form)
    var values = values(form.fields, renderer.reader(of: request))
    values.merge(shown(report, Interface(of: request))) { $1 }
    return withExtendedLifetime(form) {
      renderer.page("check", title: "checkTitle", values, to: request)
    }
  }

  private func download(_ request: Request) async throws -> Response {
    let form = try await sentForm(request)
    let format = try form.fields.choice("format", CheckFormat.self) ?? .html
    let report = try await report(form)
    let bytes = format.bytes(
      of: [report],
      in: Interface(of: request).wording,
      version: desk.configuration.version
    )
    return withExtendedLifetime(form) {
      Response.bytes(bytes, type: format.mediaType).attached(as: "findings.\(format.suffix)")
    }
  }

  private func sentForm(_ request: Request) async throws -> SentForm {
    let limit = desk.configuration.maximumTextByteCount
    return try await request.readSentForm(upTo: limit, fileUpTo: limit)
  }

  /// Checks the file, where one was chosen; else the text, with its source where there is one.
  private func report(_ form: SentForm) async throws -> CheckReport {
    let fields = form.fields
    let target = file("target.txt", fields["target"])
    var check = Check.Request(.file(form.upload?.input ?? target))
    if form.upload == nil {
      guard fields["target"] != nil else { throw Problem.missing("target") }
      if let source = fields["source"] {
        check.subject = .articles(ArticlePair(source: file("source.txt", source), target: target))
      }
    }
    try fields.read(Check.self, into: &check)
    let byteCount = (fields["source"]?.utf8.count ?? 0) + (form.upload?.input ?? target).weight
    return try await desk.run(Check.self, check, byteCount: byteCount)
  }

  private func file(_ name: String, _ text: String?) -> InputFile {
    InputFile(name: name, content: Array((text ?? "").utf8))
  }

  private func shown(_ report: CheckReport, _ interface: Interface) -> [String: Any] {
    let wording = interface.wording
    let segments = report.segments.map { segment -> [String: Any] in
      let findings = segment.findings.map { finding -> [String: Any] in
        [
          "severity": finding.severity.rawValue,
          "label": wording.sentence(Message("severity.\(finding.severity.rawValue)")),
          "message": wording.sentence(finding.message), "rule": finding.rule,
          "text": finding.target?.text ?? finding.source?.text ?? "",
          "suggestions": finding.suggestions.filter { !$0.isEmpty }.map { ["text": $0] },
        ]
      }
      return [
        "place": segment.place,
        "source": segment.source ?? "", "hasSource": segment.source != nil,
        "target": segment.target, "findings": findings,
      ]
    }
    let counts = Finding.Severity.allCases.reversed().map { severity -> [String: Any] in
      [
        "severity": severity.rawValue, "count": "\(report.count(of: severity))",
        "label": wording.sentence(Message("severity.\(severity.rawValue)")),
      ]
    }
    return [
      "hasReport": true, "isClean": segments.isEmpty, "segments": segments, "counts": counts,
      "remarks": report.remarks.map { wording.sentence($0) },
      "from": report.sourceLanguage?.description ?? "",
      "to": report.targetLanguage?.description ?? "",
      "fromDirection": report.sourceLanguage.map(direction) ?? "auto",
      "toDirection": report.targetLanguage.map(direction) ?? "auto",
    ]
  }
}
