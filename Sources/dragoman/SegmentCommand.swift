import ArgumentParser
import Documents
import Model
import Segmentation
import Workbench

/// Splits texts into segments.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Splits texts into segments, one a line.",
    discussion: """
      A blank line ends a paragraph; in a text without blank lines each line is one. Every segment \
      is one line of output: line breaks inside it become spaces.

      Example: dragoman segment --language ar article.txt
      """
  )

  /// What is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: ArgumentHelp("Text files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "The language of the texts (default: recognised).", transform: languageTag)
  var language: LanguageTag?

  @Option(help: ArgumentHelp("Segment by the rules of this SRX file.", valueName: "file.srx"))
  var rules: String?

  @Flag(help: "Show each place where a rule spoke, whether it broke, and the rule.")
  var explain = false

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let document = try rules.map { path in
      try SRXDocument(reading: InputFile(path).readBytes(), path: path)
    }
    let output = try OutputFile(path: common.output)
    for file in files {
      let input = InputFile(file)
      let text = try text(of: input)
      let segmented = try SegmentedText(text, language: language, explains: explain) {
        try segmenter(document, $0, $1)
      }
      switch format {
      case .json: try output.write(json(segmented, of: input).text + "\n")
      case .text where explain: try output.write(explanation(segmented))
      case .text: try write(segmented, to: output)
      }
    }
    try output.finish()
  }

  private func segmenter(
    _ document: SRXDocument?,
    _ language: LanguageTag,
    _ lineBreaks: LineBreaks
  ) throws -> any ExplainingSegmenter {
    guard let document else { return NewsSegmenter(language: language, lineBreaks: lineBreaks) }
    return try SRXSegmenter(document: document, language: language, path: rules ?? "")
  }

  private func text(of input: InputFile) throws -> String {
    let bytes = try input.readBytes()
    do {
      return try decodeText(bytes)
    } catch {
      throw FileError(path: input.name, line: error.line, reason: error.description)
    }
  }

  private func write(_ segmented: SegmentedText, to output: OutputFile) throws {
    for segment in segmented.segments { try output.write(oneLine(segment.text) + "\n") }
  }

  private func json(_ segmented: SegmentedText, of input: InputFile) -> JSON {
    var members: [JSON.Member] = [
      .init("file", .string(input.path)),
      .init("language", .string(segmented.language.description)),
      .init("text", .string(segmented.text)),
      .init("segments", .array(segmented.segments.map(json))),
    ]
    if explain { members.append(.init("decisions", .array(segmented.decisions.map(json)))) }
    return .object(members)
  }

  private func json(_ segment: SegmentedText.Segment) -> JSON {
    .object([
      .init("paragraph", .int(segment.paragraph)),
      .init("start", .int(segment.scalars.lowerBound)),
      .init("end", .int(segment.scalars.upperBound)),
      .init("text", .string(segment.text)),
    ])
  }

  private func json(_ decision: SegmentedText.Decision) -> JSON {
    .object([
      .init("paragraph", .int(decision.paragraph)),
      .init("offset", .int(decision.scalarOffset)),
      .init("break", .bool(decision.isBreak)),
      .init("rule", .string(decision.rule)),
      .init("reason", .string(decision.reason)),
    ])
  }

  /// One line for each decision: break or not, the text around the place, the rule.
  private func explanation(_ segmented: SegmentedText) -> String {
    segmented.decisions.map { decision in
      let mark = decision.isBreak ? "break" : "keep "
      let place = "\u{2068}\(oneLine(decision.before))‖\(oneLine(decision.after))\u{2069}"
      return "\(mark)  \(decision.scalarOffset)\t\(place)\t\(decision.rule): \(decision.reason)\n"
    }.joined()
  }
}

/// Returns a text without line breaks: each run of white space with one in it becomes a space.
private func oneLine(_ text: String) -> String {
  guard text.contains(where: \.isNewline) else { return text }
  return text.split(whereSeparator: \.isNewline)
    .map { line in
      let start = line.drop { $0.isWhitespace }
      return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
    .joined(separator: " ")
}
