import ArgumentParser
import Model
import Workbench

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Marks the known terms and the earlier translations of articles.",
    discussion: """
      Example: dragoman annotate --format html --output article.html article.txt

      Several files give one result each, in their order; JSON is then one object a line.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case html
  }

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(help: ArgumentHelp("The articles; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Only this glossary; can be given again.", valueName: "name"))
  var glossary: [String] = []

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: ArgumentHelp("The lowest score of a match, in percent.", valueName: "percent"))
  var threshold = 70

  @Option(help: "text, json or html.")
  var format = Format.text

  func validate() throws {
    try validatePercent(threshold)
    if format == .html, files.count > 1 {
      throw ValidationError("an HTML page holds one article; \(files.count) files were given")
    }
  }

  func run() async throws {
    let session = try LibrarySession(path: library.path, access: .existing)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    var options = Annotation.Options()
    options.source = languages.source
    options.target = languages.target
    options.glossaries = glossary.isEmpty ? nil : glossary
    options.memories = memory.isEmpty ? nil : memory
    options.matching.threshold = MatchScore(percent: threshold)
    options.matching.limit = 3
    var annotation = try Annotation(with: session.library, options: options)
    let output = try OutputFile(path: common.output)
    let style: AnnotationFormat =
      switch format {
      case .text: .text(usesColor: common.usesColor, isolates: common.isTerminal)
      case .json: .json
      case .html: .html
      }
    let reader = articles.reader
    var hasFailed = false
    for path in files {
      let file = InputFile(path)
      do {
        try output.write(try annotation.annotate(reader.read(file), file: file.path, as: style))
      } catch let error as FileError {
        // One bad file does not keep the others from being annotated.
        guard files.count > 1 else { throw error }
        writeToStandardError(error.description)
        hasFailed = true
      }
    }
    try output.finish()
    if hasFailed { throw ExitCode.error }
  }
}
