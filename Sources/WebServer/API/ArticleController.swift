import Files
import Hummingbird
import JSON
import Model
import Workbench

/// Articles: segmented, annotated, aligned.
struct ArticleController {
  let desk: Desk

  func addRoutes(to group: RouterGroup<DeskContext>) {
    group.post("segment", use: segment)
    group.post("annotate", use: annotate)
    group.post("align", use: align)
    group.post("align/store", use: storePairs)
  }

  @Sendable private func segment(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let language = try fields.language("language") ?? fields.language("from")
    let file = try await request.article(fields, desk)
    return .text(
      try await desk.read(file.weight) { _ in
        try TextSegmentation(language: language).segment(file, as: .json)
      },
      type: "application/json"
    )
  }

  @Sendable private func annotate(_ request: Request, _: DeskContext) async throws -> Response {
    let fields = try FormFields(queryOf: request)
    let options = try fields.annotationOptions()
    let format = try fields.choice("format", AnnotationFile.self) ?? .json
    let article = try await request.article(fields, desk)
    return try await format.response(to: article, options, desk, Interface(of: request))
  }

  /// Two texts that translate each other.
  @Sendable private func align(_ request: Request, _: DeskContext) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let source = InputFile(name: "source", content: Array(try body["source"].string().utf8))
    let target = InputFile(name: "target", content: Array(try body["target"].string().utf8))
    var options = ArticleAlignment.Options()
    options.source = try body["from"].optional?.language()
    options.target = try body["to"].optional?.language()
    options.isSegmented = try body["segmented"].optional?.bool() ?? false
    return .bytes(
      try await desk.read(.max) { [options] library in
        let article = try library.align(source, target, options)
        return AlignmentFormat.json.write([article], minimumConfidence: 0)
      },
      type: "application/json"
    )
  }

  /// Aligned segments that are to be kept.
  @Sendable private func storePairs(_ request: Request, _: DeskContext) async throws -> Response {
    let body = try await request.readJSON(upTo: desk.configuration.maximumTextByteCount)
    let memory = try body["memory"].string()
    guard !memory.isEmpty, memory.utf8.count <= 255 else {
      throw Problem(.badRequest, "a memory's name has from 1 to 255 bytes")
    }
    let addition = PairImport(
      memory: memory,
      source: try body["from"].language(),
      target: try body["to"].language(),
      origin: "align"
    )
    let pairs = try body["segments"].elements().map { row in
      (
        source: try row["source"].strings().joined(separator: " "),
        target: try row["target"].strings().joined(separator: " ")
      )
    }
    let version = desk.configuration.version
    let counts = try await desk.write { library in
      try addition.run(pairs, into: library.library, date: currentDate(), version: version)
    }
    return .json(addition.json(counts))
  }
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
    to file: InputFile,
    _ options: Annotation.Options,
    _ desk: Desk,
    _ interface: Interface
  ) async throws -> Response {
    let format = format(interface)
    let article = try await desk.read(file.weight) {
      try $0.annotate(file, options, as: format)
    }
    return .bytes(article.content, type: mediaType)
  }
}

extension Request {
  /// The article in the body, under the name that the client gives it.
  func article(_ fields: FormFields, _ desk: Desk) async throws -> InputFile {
    let buffer = try await body.collect(upTo: desk.configuration.maximumTextByteCount)
    return InputFile(name: fields["name"] ?? "article", content: Array(buffer.readableBytesView))
  }
}

extension FormFields {
  /// How an article is annotated.
  func annotationOptions() throws -> Annotation.Options {
    var options = Annotation.Options()
    options.source = try language("from")
    options.target = try language("to")
    options.glossaries = all("glossary")
    options.memories = all("memory")
    options.matching = try matchOptions()
    return options
  }
}
