import Hummingbird
import Model
import Workbench

/// An article, pasted or dropped, with its terms and earlier translations.
struct AnnotatePage {
  let desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("annotate") { request, _ in
      renderer.page("annotate", title: "annotate", values(), to: request)
    }
    router.post("annotate") { request, _ in try await show(request) }
    router.post("annotate/file") { request, _ in try await download(request) }
    router.post("annotate/fragment") { request, _ in try await fragment(request) }
  }

  private func values(text: String = "", threshold: String? = nil) -> [String: Any] {
    [
      "text": text, "threshold": threshold ?? "70",
      "formats": AnnotationFile.allCases.map { ["value": $0.rawValue, "label": $0.label] },
    ]
  }

  private func show(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let text = form["text"] ?? ""
    var values = values(text: text, threshold: form["threshold"])
    let file = InputFile(name: "article.txt", content: Array(text.utf8))
    values.merge(try await annotated(file, form)) { $1 }
    return renderer.page("annotate", title: "annotate", values, to: request)
  }

  /// The article of a script: the body is the file, whatever its format.
  private func fragment(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let file = try await request.article(fields, desk)
    return renderer.fragment("annotated", try await annotated(file, fields), to: request)
  }

  private func annotated(_ file: InputFile, _ fields: FormFields) async throws -> [String: Any] {
    let options = try fields.annotationOptions()
    let article = try await desk.read { library in
      try library.annotate(file, options, as: .htmlBody)
    }
    guard !article.isEmpty else { return ["isEmpty": true] }
    return [
      "body": String(decoding: article.content, as: UTF8.self),
      "articleLanguage": article.language.description,
      "articleDirection": direction(article.language),
    ]
  }

  private func download(_ request: Request) async throws -> Response {
    let form = try await request.readForm(upTo: desk.configuration.maximumTextByteCount)
    let options = try form.annotationOptions()
    let format = try form.choice("format", AnnotationFile.self) ?? .html
    let text = Array((form["text"] ?? "").utf8)
    return try await format.response(
      to: InputFile(name: "article.txt", content: text),
      options,
      desk
    ).attached(as: "article.\(format.rawValue)")
  }
}
