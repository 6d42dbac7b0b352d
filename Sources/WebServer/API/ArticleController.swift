import Files
import Hummingbird
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
    return .json(
      try await desk.read { _ in
        try TextSegmentation(language: language).segment(file, as: .json)
      }
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
  private struct Pair: Decodable {
    let source: String
    let target: String
    let from: String?
    let to: String?
    let segmented: Bool?
  }

  @Sendable private func align(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let pair = try await request.decode(as: Pair.self, context: context)
    var options = ArticleAlignment.Options()
    options.source = try pair.from.map { try languageTag($0, "from") }
    options.target = try pair.to.map { try languageTag($0, "to") }
    options.isSegmented = pair.segmented ?? false
    return .json(
      try await desk.read { [options] library in
        let source = InputFile(name: "source", content: Array(pair.source.utf8))
        let target = InputFile(name: "target", content: Array(pair.target.utf8))
        let article = try library.align(source, target, options)
        return String(
          decoding: AlignmentFormat.json.write([article], minimumConfidence: 0),
          as: UTF8.self
        )
      }
    )
  }
}

extension ArticleController {
  /// Aligned segments that are to be kept.
  private struct Pairs: Decodable {
    struct Row: Decodable {
      let source: [String]
      let target: [String]
    }

    let memory: String
    let from: String
    let to: String
    let segments: [Row]
  }

  @Sendable private func storePairs(
    _ request: Request,
    _ context: DeskContext
  ) async throws -> Response {
    let sent = try await request.decode(as: Pairs.self, context: context)
    guard !sent.memory.isEmpty, sent.memory.utf8.count <= 255 else {
      throw Problem(.badRequest, "a memory's name has from 1 to 255 bytes")
    }
    let pairs = sent.segments.map {
      (source: $0.source.joined(separator: " "), target: $0.target.joined(separator: " "))
    }
    let addition = PairImport(
      memory: sent.memory,
      source: try languageTag(sent.from, "from"),
      target: try languageTag(sent.to, "to"),
      origin: "align"
    )
    let version = desk.configuration.version
    let counts = try await desk.write { library in
      try addition.run(pairs, into: library.library, date: currentDate(), version: version)
    }
    return .json(addition.json(counts))
  }
}

/// The formats in which an annotated article is sent.
enum AnnotationFile: String, CaseIterable {
  case json
  case html
  case text
  case xliff
  case docx

  func format(_ interface: Interface) -> AnnotationFormat {
    switch self {
    case .json: .json
    case .html: .html(interface.pageLanguage)
    case .text: .text(usesColor: false, isolates: false)
    case .xliff: .xliff
    case .docx: .docx
    }
  }

  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .html: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    case .xliff: "application/xliff+xml"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    }
  }

  /// How the name of a file of this format ends.
  var fileExtension: String { self == .text ? "txt" : rawValue }

  /// The name on the pages.
  var label: String { rawValue.uppercased() }

  /// Annotates an article and returns it in this format.
  func response(
    to file: InputFile,
    _ options: Annotation.Options,
    _ desk: Desk,
    _ interface: Interface
  ) async throws -> Response {
    let format = format(interface)
    let article = try await desk.read { try $0.annotate(file, options, as: format) }
    return Response(
      status: .ok,
      headers: [.contentType: mediaType],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: article.content))
    )
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
