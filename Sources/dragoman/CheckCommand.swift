import ArgumentParser
import Files
import Model
import Wording
import Workbench

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks translations, or texts in one language: numbers, terms, names, codes, marks.",
    discussion: """
      Example: dragoman check --source article.en.txt article.ar.txt

      A bilingual file (XLIFF, TMX, PO, TSV, subtitles, aligned JSON) is checked pair by pair, any \
      other one for what can be told of one language; --source aligns two articles first, --memory \
      checks stored units. The exit code is 1 where a finding is as bad as --fail-on.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions
  @OptionGroup var articles: ArticleOptions

  @Argument(
    help: ArgumentHelp("The files, or folders of them; - is standard input.", valueName: "file")
  )
  var files: [String] = []

  @Option(help: ArgumentHelp("The article that the file translates.", valueName: "file"))
  var source: String?

  @Option(
    help: ArgumentHelp("Check the units of this memory; can be given again.", valueName: "name")
  )
  var memory: [String] = []

  @Option(help: ArgumentHelp("Only this glossary; can be given again.", valueName: "name"))
  var glossary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which rules hold: news, software, un, strict, or the path of a profile of your own.",
      valueName: "name"
    )
  )
  var profile = Check.profiles[0]

  @Option(
    help: ArgumentHelp(
      "Give a rule another severity, as number.changed=minor, or off; can be given again.",
      valueName: "rule=severity"
    )
  )
  var rule: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out what an earlier result in JSON or SARIF has already.",
      valueName: "file"
    )
  )
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Say what became of each term of this brief, as `brief --format json` writes it.",
      valueName: "file"
    )
  )
  var brief: String?

  @Option(
    help: ArgumentHelp(
      "Exit with 1 from this severity on: neutral, minor, major, critical.",
      valueName: "severity"
    ),
    transform: { try choice($0) }
  )
  var failOn = Check.defaults.options.failOn

  @Option(help: "text, json, sarif, html or xliff.")
  var format = CheckFormat.text

  func validate() throws {
    if files.isEmpty == memory.isEmpty {
      throw ValidationError("give either files or --memory")
    }
    if source != nil, files.count != 1 {
      throw ValidationError("--source goes with one file, its translation")
    }
    for rule in rule where !rule.contains("=") {
      throw ValidationError(
        "--rule is a rule and its severity, as number.changed=minor (was \(rule))"
      )
    }
  }

  func run() async throws {
    let options = try options()
    let subjects = try subjects()
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    let output = try OutputFile(path: common.output)
    var reports: [CheckReport] = []
    var hasFailed = false
    var isBad = false
    for subject in subjects {
      do {
        let report = try library.run(Check.self, Check.Request(subject, options: options))
        for remark in report.remarks { say(remark, common) }
        // Lines can be written as they come; the other formats are one file.
        if [.text, .json].contains(format) {
          try write([report], to: output)
        } else {
          reports.append(report)
        }
        isBad = isBad || report.fails(on: options.failOn)
      } catch let error as Failure where subjects.count > 1 {
        tell(error)
        hasFailed = true
      }
    }
    if !reports.isEmpty { try write(reports, to: output) }
    try output.finish()
    if hasFailed { throw ExitCode.error }
    if isBad { throw ExitCode.nothingFound }
  }

  private func subjects() throws -> [Check.Subject] {
    guard memory.isEmpty else { return [.memories(memory)] }
    if let source {
      return [.articles(ArticlePair(source: InputFile(source), target: InputFile(files[0])))]
    }
    return try InputFile.files(named: files).files.map { .file($0) }
  }

  private func options() throws -> Check.Options {
    var options = Check.Options()
    options.source = languages.source
    options.target = languages.target
    options.glossaries = glossary.orAll
    try options.chooseProfile(profile)
    options.rules = rule.isEmpty ? nil : rule
    options.failOn = failOn
    if let baseline { options.known = try KnownFindings(reading: InputFile(baseline)).fingerprints }
    if let brief { try options.readBrief(InputFile(brief)) }
    options.reading = articles.reading
    return options
  }

  private func write(_ reports: [CheckReport], to output: OutputFile) throws {
    // What programs read does not change with the user's language.
    let wording = [.json, .sarif].contains(format) ? Wording.english : Words.plain
    try output.write(
      format.bytes(of: reports, in: wording, version: Program.version, marks: common.marks)
    )
  }
}

extension CheckFormat: ExpressibleByArgument {}
