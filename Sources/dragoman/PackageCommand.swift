import ArgumentParser
import Files
import Model
import Workbench

struct PackageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract:
      "Packs articles for OmegaT or another translation tool, and collects what was translated.",
    discussion: """
      Example: dragoman package article.txt --output project
               dragoman package --collect project --memory desk

      The package is a new folder: a project of OmegaT with the articles, the matches of their \
      segments and a glossary of the forms that stand in them; or XLIFF 2.1 with TMX and TBX. \
      --collect stores the translations of one with the articles that they stand in, leaves drafts \
      out, and tells on standard error what the command check finds in them.
      """
  )

  /// The forms of packages, and of what is told of them.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case omegat
    case xliff
    case text
    case json
  }

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(
    help: ArgumentHelp("The articles, or folders of them; - is standard input.", valueName: "file")
  )
  var files: [String] = []

  @Option(help: ArgumentHelp("Collect the translations of this package.", valueName: "folder"))
  var collect: String?

  @Option(help: ArgumentHelp("Only this glossary; can be given again.", valueName: "name"))
  var glossary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only this memory; can be given again. With --collect: where the translations go.",
      valueName: "name"
    )
  )
  var memory: [String] = []

  @Option(help: ArgumentHelp("The lowest score of a match, in percent.", valueName: "percent"))
  var threshold = PackageArticles.defaults.options.threshold.percent

  @Option(help: "omegat or xliff; with --collect: text or json.")
  var format: Format?

  func validate() throws {
    try validatePercent(threshold)
    if let collect {
      if !files.isEmpty { throw ValidationError("--collect takes a package and no articles") }
      if collect.isEmpty { throw ValidationError("--collect needs the folder of a package") }
      if memory.count != 1 { throw ValidationError("--collect goes with --memory, once") }
      if format == .omegat || format == .xliff {
        throw ValidationError("with --collect, --format is text or json")
      }
    } else {
      if files.isEmpty { throw ValidationError("give articles, or --collect with a package") }
      if (common.output ?? "-") == "-" {
        throw ValidationError("a package is a new folder, which --output names")
      }
      if format == .text || format == .json {
        throw ValidationError("a package is for omegat or xliff")
      }
    }
  }

  func run() async throws {
    if let collect {
      try collectTranslations(of: collect)
    } else {
      try pack(into: common.output ?? "")
    }
  }

  private func pack(into path: String) throws {
    let (inputs, others) = try InputFile.files(named: files)
    if others > 0 { say(Message("annotate.passedOver", ["count": .number(others)]), common) }
    let folder = try OutputFolder(path: path)
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    var request = PackageArticles.Request(inputs) { name, bytes in
      if name.hasSuffix("/") {
        try folder.makeFolder(named: name)
      } else {
        try folder.write(bytes, to: name)
      }
    }
    request.options.source = languages.source
    request.options.target = languages.target
    request.options.glossaries = glossary.orAll
    request.options.memories = memory.orAll
    request.options.threshold = MatchScore(percent: threshold)
    request.options.reading = articles.reading
    request.format = format == .xliff ? .xliff : .omegat
    let bar = ProgressBar(
      title: "Packaging",
      total: inputs.count,
      isQuiet: common.quiet || inputs.count < 2
    )
    let package = try library.run(PackageArticles.self, request, progress: bar)
    try folder.finish()
    say(package.remarks, common)
    if !common.quiet { writeToStandardError(package.text(in: Words.plain)) }
  }

  private func collectTranslations(of folder: String) throws {
    let library = try OpenLibrary(library, .create, common)
    defer { library.close() }
    var request = CollectPackage.Request(folder, to: memory[0])
    request.check.glossaries = glossary.orAll
    let answer = try library.run(CollectPackage.self, request)
    let output = try OutputFile(path: common.output)
    try output.write(answer, as: format == .json ? .json : .text)
    try output.finish()
    guard answer.report != nil else { throw ExitCode.nothingFound }
    if let findings = answer.findings, !common.quiet {
      writeToStandardError(findings.text(in: Words.plain, marks: ("[", "]")))
    }
  }
}
