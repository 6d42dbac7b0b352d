import Files
import Hummingbird
import Model
import Wording
import Workbench

/// An article, pasted or dropped, with its terms and earlier translations.
struct AnnotatePage: DeskRoutes {
  var desk: Desk
  let renderer: PageRenderer

  func addRoutes(to router: Router<DeskContext>) {
    router.get("annotate") { request, _ in
      let fields = try FormFields(queryOf: request)
      let text = fields["text"] ?? ""
      return renderer.page("annotate", title: "annotateTitle", values(text: text), to: request)
    }
    router.post("annotate") { request, context in try await serving(context).show(request) }
    router.post("annotate/file") { request, context in try await serving(context).download(request)
    }
    router.post("annotate/fragment") { request, context in
      try await serving(context).fragment(request)
    }
  }

  private func values(text: String, threshold: String? = nil) -> [String: Any] {
    [
      "text": text, "threshold": threshold ?? "\(Annotate.defaults.options.threshold.percent)",
    ]
  }

  private func show(_ request: Request) async throws -> Response {
    let form = try await sentForm(request)
    let (text, threshold) = (form.fields["text"] ?? "", form.fields["threshold"])
    var values = values(text: text, threshold: threshold)
    values.merge(try await annotated(article(in: form), form.fields, request)) { $1 }
    // The chosen file is there until the page has been made.
    return withExtendedLifetime(form) {
      renderer.page("annotate", title: "annotateTitle", values, to: request)
    }
  }

  private func sentForm(_ request: Request) async throws -> SentForm {
    let limit = desk.configuration.maximumTextByteCount
    return try await request.readSentForm(upTo: limit, fileUpTo: limit)
  }

  /// The article of a form: the file, where one was chosen, or the text.
  private func article(in form: SentForm) -> InputFile {
    let text = form.fields["text"] ?? ""
    return form.upload?.input ?? InputFile(name: "article.txt", content: Array(text.utf8))
  }

  /// The article of a script: the body is the file, whatever its format.
  private func fragment(_ request: Request) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let file = try await request.article(fields, desk)
    do {
      let values = try await annotated(file, fields, request)
      return renderer.fragment("annotated", values, to: request)
    } catch let error as any Explained where error.message.code == "text.perhapsWindows1256" {
      // What is wrong can be mended by a button.
      let detail = renderer.reader(of: request).wording.sentence(error.message)
      return renderer.fragment("annotated", ["encodingFault": detail], to: request)
    }
  }

  private func annotated(
    _ file: InputFile,
    _ fields: FormFields,
    _ request: Request
  ) async throws -> [String: Any] {
    var annotation = Annotate.Request(file)
    try fields.read(Annotate.self, into: &annotation)
    annotation.options.reading.encoding = fields["encoding"]
    let reader = renderer.reader(of: request)
    let language = reader.interface.pageLanguage
    let article = try await desk.read(file.weight) { [annotation] work in
      let format = AnnotationFormat.htmlBody(language) { conceptAddress($1, in: $0) }
      return try AnnotatedFile(work.run(Annotate.self, annotation), as: format)
    }
    guard !article.isEmpty else { return ["isEmpty": true] }
    let isNamed = !["article", "article.txt"].contains(file.path.textPath)
    return known([
      "body": String(decoding: article.content, as: UTF8.self),
      "articleLanguage": article.language.description,
      "articleDirection": direction(article.language),
      "file": isNamed ? file.path.textPath : nil,
      "sentences": reader.counted("sentences", article.segmentCount),
      "terms": reader.counted("terms", article.termCount),
      "warned": article.discouragedCount == 0
        ? nil : reader.counted("forbidden", article.discouragedCount),
      "matched": article.matchedCount == 0
        ? nil : reader.counted("matchedSentences", article.matchedCount),
      "forbiddenWord": reader.status(.forbidden),
      "glossaries": article.glossaries.map { ["name": $0, "label": reader.name(of: $0)] },
      "hasGlossaries": article.glossaries.count > 1,
      "formats": AnnotationFile.allCases.map { ["value": $0.rawValue, "label": $0.label] },
    ])
  }

  private func download(_ request: Request) async throws -> Response {
    let form = try await sentForm(request)
    let format = try form.fields.choice("format", AnnotationFile.self) ?? .html
    let file = article(in: form)
    var annotation = Annotate.Request(file)
    try form.fields.read(Annotate.self, into: &annotation)
    annotation.options.reading.encoding = form.fields["encoding"]
    let response = try await format.response(to: annotation, desk, Interface(of: request))
    return withExtendedLifetime(form) {
      response.attached(as: "\(file.baseName).\(format.fileExtension)")
    }
  }
}
