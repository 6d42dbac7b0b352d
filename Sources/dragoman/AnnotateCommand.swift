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
  var threshold = Annotate.defaults.options.threshold.percent

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
    if others > 0 { say(Message("annotate.passedOver", ["count": .number(others)]), common) }
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
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    let failures = try annotate(inputs, in: library)
    if failures > 0 {
      if inputs.count > 1 {
        say(
          Message(
            "annotate.failed",
            ["count": .number(failures), "all": .number(inputs.count)]
          ),
          common
        )
      }
      throw ExitCode.error
    }
  }

  private func options() throws -> Annotate.Options {
    var options = Annotate.Options()
    options.source = languages.source
    options.target = languages.target
    options.glossaries = glossary.orAll
    options.domains = domain.orAll
    options.memories = memory.orAll
    if let stopList { options.stopList = try StopList(reading: InputFile(stopList)) }
    options.marksFirstOnly = firstOnly
    options.threshold = MatchScore(percent: threshold)
    options.reading = articles.reading
    return options
  }

  /// Writes all results to the one output, or each into a file of its own; tells of the articles that fail, and
  /// counts them.
  private func annotate(_ inputs: [InputFile], in library: OpenLibrary) throws -> Int {
    let progress = ProgressBar(
      title: "Annotating",
      total: inputs.count,
      isQuiet: common.quiet || inputs.count < 2
    )
    let output = try outputDirectory == nil ? OutputFile(path: common.output) : nil
    var request = AnnotateAll.Request(inputs, options: try options(), format: style) { _, result in
      switch result {
      case .success(let written):
        try output?.write(written.bytes)
        say(written.warnings, common)
      case .failure(let error):
        progress.clear()
        tell(error)
      }
    }
    if let outputDirectory { request.keep = try filesKeeper(of: inputs, in: outputDirectory) }
    let failures = try library.run(AnnotateAll.self, request, progress: progress)
    if inputs.count > failures { try output?.finish() }
    return failures
  }

  /// Returns what writes each result into a file of its own.
  private func filesKeeper(
    of inputs: [InputFile],
    in folder: String
  ) throws -> @Sendable (Int, [UInt8]) throws -> Void {
    try Folder.make(folder)
    let paths = OutputNames.paths(
      for: inputs,
      in: folder,
      extension: format.choice.suffix,
      keeping: ProtectedFiles(library: try library.path)
    )
    return { index, bytes in
      let output = try OutputFile(path: paths[index])
      try output.write(bytes)
      try output.finish()
    }
  }

  private var style: AnnotationFormat {
    AnnotationFormat.named(
      format.choice.name,
      usesColor: common.usesColor && outputDirectory == nil,
      isolates: common.isTerminal && outputDirectory == nil
    ) ?? .json
  }
}
