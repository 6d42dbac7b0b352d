import ArgumentParser
import Files
import Model
import Workbench

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Marks the known terms and the earlier translations of articles.",
    discussion: """
      Example: dragoman annotate --format html --output article.html article.txt

      A folder stands for the articles in it. Several articles give one result each, in their
      order: JSON is then one object a line, and --output-directory makes one file of each.
      """
  )

  /// A format of the table of formats.
  struct Format: ExpressibleByArgument {
    let choice: AnnotationFormat.Choice

    init(_ choice: AnnotationFormat.Choice) { self.choice = choice }

    init?(argument: String) {
      guard let choice = AnnotationFormat.choices.first(where: { $0.name == argument }) else {
        return nil
      }
      self.choice = choice
    }

    var defaultValueDescription: String { choice.name }

    static var allValueStrings: [String] { AnnotationFormat.choices.map(\.name) }
  }

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(
    help: ArgumentHelp("The articles, or folders of them; - is standard input.", valueName: "file")
  )
  var files: [String]

  @Option(help: ArgumentHelp("Only this glossary; can be given again.", valueName: "name"))
  var glossary: [String] = []

  @Option(
    help: ArgumentHelp("Only concepts of this domain; can be given again.", valueName: "name")
  )
  var domain: [String] = []

  @Option(help: ArgumentHelp("Leave out the terms in this file, one a line.", valueName: "path"))
  var stopList: String?

  @Flag(help: "Mark only the first mention of each concept.")
  var firstOnly = false

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: ArgumentHelp("The lowest score of a match, in percent.", valueName: "percent"))
  var threshold = 70

  @Option(help: "The form of the result.")
  var format = Format(AnnotationFormat.choices[0])

  @Option(help: ArgumentHelp("Write one file for each article here.", valueName: "path"))
  var outputDirectory: String?

  func validate() throws {
    try validatePercent(threshold)
    if outputDirectory != nil, common.output != nil {
      throw ValidationError("--output and --output-directory exclude each other")
    }
  }

  func run() async throws {
    let (inputs, others) = try InputFile.files(named: files)
    if others > 0 { common.say("passed over \(others) files whose names are no article's") }
    if inputs.count > 1, outputDirectory == nil, !format.choice.isAppendable {
      throw ValidationError(
        "\(format.choice.name) holds one article, and there are \(inputs.count); use --output-directory"
      )
    }
    if format.choice.isBinary, outputDirectory == nil, common.isTerminal {
      throw ValidationError(
        "a \(format.choice.name.uppercased()) file is nothing for a terminal; use --output or --output-directory"
      )
    }
    let session = try LibraryOpener.open(library.path, .existing)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    let annotation = try Annotation(with: session.library, options: options())
    let failures =
      if let outputDirectory {
        try write(inputs, with: annotation, into: outputDirectory)
      } else {
        try write(inputs, with: annotation)
      }
    if failures > 0 {
      if inputs.count > 1 { common.say("\(failures) of \(inputs.count) articles failed") }
      throw ExitCode.error
    }
  }

  private func options() throws -> Annotation.Options {
    var options = Annotation.Options()
    options.source = languages.source
    options.target = languages.target
    options.glossaries = glossary.isEmpty ? nil : glossary
    options.domains = domain.isEmpty ? nil : domain
    options.memories = memory.isEmpty ? nil : memory
    if let stopList { options.stopList = try StopList(reading: InputFile(stopList)) }
    options.marksFirstOnly = firstOnly
    options.matching.threshold = MatchScore(percent: threshold)
    options.matching.limit = 3
    return options
  }

  /// Writes all results to the one output; returns how many articles failed.
  private func write(_ inputs: [InputFile], with annotation: Annotation) throws -> Int {
    let output = try OutputFile(path: common.output)
    let (reader, style) = (articles.reader, style)
    let failures = try forEach(inputs) { input in
      let article = try reader.read(input)
      let result = try annotation.annotate(article, file: input.path).bytes(as: style)
      return (result, article.warningLines(input.name))
    } body: { result, warnings in
      try output.write(result)
      warnings.forEach(common.say)
    }
    if inputs.count > failures { try output.finish() }
    return failures
  }

  /// Writes each result into a file of its own; returns how many articles failed.
  private func write(
    _ inputs: [InputFile],
    with annotation: Annotation,
    into folder: String
  ) throws -> Int {
    try Folder.make(folder)
    let paths = OutputNames.paths(
      for: inputs,
      in: folder,
      extension: format.choice.suffix,
      keeping: ProtectedFiles(library: try library.path)
    )
    let (reader, style) = (articles.reader, style)
    return try forEach(Array(zip(inputs, paths))) { input, path in
      let article = try reader.read(input)
      let document = try annotation.annotate(article, file: input.path)
      let output = try OutputFile(path: path)
      try output.write(try document.bytes(as: style))
      try output.finish()
      return article.warningLines(input.name)
    } body: {
      $0.forEach(common.say)
    }
  }

  /// Does a job for each article, with a progress bar; tells of those that fail, and counts them.
  private func forEach<Item: Sendable, Value: Sendable>(
    _ articles: [Item],
    job: @Sendable (Item) throws -> Value,
    body: (Value) throws -> Void
  ) throws -> Int {
    let progress = ProgressBar(
      title: "Annotating",
      total: articles.count,
      isQuiet: common.quiet || articles.count < 2
    )
    defer { progress.clear() }
    var failures = 0
    var done = 0
    try forEachResult(of: articles, job: job) { _, result in
      done += 1
      switch result {
      case .success(let value): try body(value)
      case .failure(let error as FileError):
        failures += 1
        progress.clear()
        writeToStandardError(error.description)
      case .failure(let error as FileAccessError):
        failures += 1
        progress.clear()
        writeToStandardError(error.description)
      case .failure(let error): throw error
      }
      progress.update(done)
    }
    return failures
  }

  private var style: AnnotationFormat {
    AnnotationFormat.named(
      format.choice.name,
      usesColor: common.usesColor && outputDirectory == nil,
      isolates: common.isTerminal && outputDirectory == nil
    ) ?? .json
  }
}
