import Files
import Hummingbird
import JSON
import Model
import Workbench

/// Articles: segmented, annotated, aligned.
struct ArticleController: DeskRoutes {
  var desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.post("segment") { try await serving($1).segment($0, $1) }
    group.post("annotate") { try await serving($1).annotate($0, $1) }
    group.post("brief") { try await serving($1).brief($0, $1) }
    group.post("align") { try await serving($1).align($0, $1) }
    group.post("align/store") { try await serving($1).storePairs($0, $1) }
  }

  @Sendable private func segment(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let file = try await request.article(fields, desk)
    var segment = Segment.Request(file)
    segment.language = try fields.language("from")
    try fields.read(Segment.self, into: &segment)
    let answer = try await desk.run(Segment.self, segment, byteCount: file.weight)
    return .bytes(answer.json.bytes + [0x0A], type: "application/json")
  }

  @Sendable private func annotate(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let format = try fields.choice("format", AnnotationFile.self) ?? .json
    var annotation = Annotate.Request(try await request.article(fields, desk))
    try fields.read(Annotate.self, into: &annotation)
    return try await format.response(to: annotation, desk, Interface(of: request))
  }

  /// What a translator or a language model needs for an article.
  @Sendable private func brief(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let format = try fields.choice("format", BriefFormat.self) ?? .json
    var brief = Brief.Request(try await request.article(fields, desk))
    try fields.read(Brief.self, into: &brief)
    let answer = try await desk.run(Brief.self, brief, byteCount: brief.file.weight)
    switch format {
    case .json: return .json(answer.json)
    case .text: return .text(answer.text, type: "text/plain; charset=utf-8")
    }
  }

  /// Two texts that translate each other.
  @Sendable private func align(_ request: Request, _: DeskContext) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    var alignment = Align.Request(
      source: try body["source"].string(),
      target: try body["target"].string()
    )
    alignment.source = try body["from"].optional?.language()
    alignment.target = try body["to"].optional?.language()
    if let isSegmented = try body["segmented"].optional?.bool() {
      alignment.isSegmented = isSegmented
    }
    let results = try await desk.run(Align.self, alignment, byteCount: .max)
    return .bytes(
      AlignmentFormat.json.write([try results[0].get()], minimumConfidence: 0),
      type: "application/json"
    )
  }

  /// Aligned segments that are to be kept.
  @Sendable private func storePairs(_ request: Request, _: DeskContext) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let memory = try body["memory"].string()
    let pairs = try body["segments"].elements().map { row in
      (
        source: try row["source"].strings().joined(separator: " "),
        target: try row["target"].strings().joined(separator: " ")
      )
    }
    let languages = LanguagePair(
      from: try body["from"].language(),
      to: try body["to"].language()
    )
    let addition = AddPairs.Request(pairs, to: memory, languages, origin: "align")
    return .json(try await desk.run(AddPairs.self, addition).json)
  }
}

/// The formats in which a brief is sent.
enum BriefFormat: String, CaseIterable {
  case json
  case text
}

/// The formats in which an annotated article is sent: those of the table of formats, JSON first.
struct AnnotationFile: RawRepresentable, CaseIterable, Hashable {
  private let choice: AnnotationFormat.Choice

  init?(rawValue: String) {
    guard let choice = AnnotationFormat.choices.first(where: { $0.name == rawValue }) else {
      return nil
    }
    self.choice = choice
  }

  private init(_ choice: AnnotationFormat.Choice) { self.choice = choice }

  var rawValue: String { choice.name }

  static var allCases: [AnnotationFile] {
    let choices = AnnotationFormat.choices.map { AnnotationFile($0) }
    return choices.filter { $0.rawValue == "json" } + choices.filter { $0.rawValue != "json" }
  }

  static var json: AnnotationFile { allCases[0] }
  static var html: AnnotationFile { allCases.first { $0.rawValue == "html" } ?? json }

  var mediaType: String { choice.mediaType }

  /// How the name of a file of this format ends.
  var fileExtension: String { choice.suffix }

  /// The name on the pages.
  var label: String { rawValue.uppercased() }

  private func format(_ interface: Interface) -> AnnotationFormat {
    AnnotationFormat.named(rawValue, language: interface.pageLanguage) ?? .json
  }

  /// Annotates an article and returns it in this format.
  func response(
    to annotation: Annotate.Request,
    _ desk: Desk,
    _ interface: Interface
  ) async throws -> Response {
    let format = format(interface)
    let content = try await desk.read(annotation.file.weight) {
      try $0.run(Annotate.self, annotation).bytes(as: format)
    }
    return .bytes(content, type: mediaType)
  }
}

extension Request {
  /// The article in the body, under the name that the client gives it.
  func article(_ fields: FormFields, _ desk: Desk) async throws -> InputFile {
    let buffer = try await body.collect(upTo: desk.configuration.maximumTextByteCount)
    return InputFile(name: fields["name"] ?? "article", content: Array(buffer.readableBytesView))
  }
}
