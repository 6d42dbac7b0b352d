import Hummingbird
import JSON
import Model
import Wording
import Workbench

/// The protocol of LanguageTool, for the programs that speak it: LibreOffice, OmegaT, browsers, editors.
///
/// Reference: LanguageTool's HTTP API, version 2. A text is checked as one segment, with `srctext` as its
/// source where a client sends it; offsets are UTF-16 units.
struct LanguageToolController: DeskRoutes {
  var desk: Desk

  func addRoutes(to router: Router<DeskContext>) {
    router.post("v2/check") { try await serving($1).check($0) }
    router.get("v2/check") { try await serving($1).check($0) }
    router.get("v2/languages") { _, _ in Response.json(LanguageToolAnswer.languages) }
    router.get("v2/info") { _, _ in
      Response.json(["software": LanguageToolAnswer.software(version: desk.configuration.version)])
    }
  }

  private func check(_ request: Request) async throws -> Response {
    let form = try await form(request)
    let text = try LanguageToolText(form)
    let language = form.language ?? .init(of: text.plain)
    let wording = Interface(of: request).wording
    var check = Check.Request(.text(text.plain))
    if let source = form.fields["srctext"] {
      check.subject = .segment(source: source, target: text.plain)
      check.options.source = form.fields["motherTongue"].flatMap { LanguageTag($0) }
      if check.options.source?.language == language.tag.language { check.options.source = nil }
    }
    check.options.target = language.tag
    check.options.rules = form.rules
    let report = try await desk.run(Check.self, check, byteCount: text.plain.utf8.count)
    return .json(
      LanguageToolAnswer(
        text: text,
        language: language,
        findings: report.segments.flatMap(\.findings).filter(form.wants),
        wording: wording,
        version: desk.configuration.version
      ).json
    )
  }

  private func form(_ request: Request) async throws -> LanguageToolForm {
    guard request.method == .post else {
      return LanguageToolForm(fields: try FormFields(queryOf: request))
    }
    let body = try await request.body.collect(upTo: desk.configuration.maximumTextByteCount)
    return try LanguageToolForm(body: Array(body.readableBytesView))
  }
}
