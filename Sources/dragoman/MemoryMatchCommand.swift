import ArgumentParser
import Files
import Model
import Wording
import Workbench

struct MemoryMatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Finds the closest earlier translations of a segment, or of each line of a file.",
    discussion: """
      Example: dragoman memory match --threshold 75 "The minister arrived in Cairo."

      The lines of a file are taken for segments of one text, in order; they are each other's
      context. Thresholds below 50 compare every unit, which is slow.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Argument(help: ArgumentHelp("The segment.", valueName: "text"))
  var text: String?

  @Option(
    help: ArgumentHelp("Look up each line of this file; - is standard input.", valueName: "file")
  )
  var input: String?

  @Option(help: ArgumentHelp("The lowest score, in percent.", valueName: "percent"))
  var threshold = Match.defaults.matching.threshold.percent

  @Option(help: ArgumentHelp("The most matches for a segment.", valueName: "count"))
  var limit = Match.defaults.matching.limit

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Flag(help: "Compare every unit, to verify the index.")
  var exhaustive = false

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    if (text == nil) == (input == nil) {
      throw ValidationError("give either a text or --input with a file")
    }
    try validatePercent(threshold)
    if limit < 1 { throw ValidationError("--limit must be 1 or more (is \(limit))") }
  }

  func run() async throws {
    let library = try OpenLibrary(library, .existing, common)
    defer { library.close() }
    let file = InputFile(input ?? "-")
    let reader = try text == nil ? LineReader(file) : nil
    var request = text.map { Match.Request([$0]) } ?? Match.Request { try reader?.next() }
    request.source = languages.source
    request.target = languages.target
    request.memories = memory.orAll
    request.matching.threshold = MatchScore(percent: threshold)
    request.matching.limit = limit
    request.matching.isExhaustive = exhaustive
    let bar = ProgressBar(
      title: "match",
      total: reader == nil ? nil : file.byteCount,
      isQuiet: common.quiet
    )
    let output = try OutputFile(path: common.output)
    var number = 0
    request.onMatches = { report in
      number += 1
      if format == .json {
        try output.write(report.json)
      } else {
        if input != nil { try output.write("\(number): \(report.query)\n") }
        if !report.matches.isEmpty {
          try output.write(report.text(in: Words.plain, marks: common.marks) + "\n")
        }
      }
      bar.update(reader?.byteCount ?? 0)
    }
    let answer = try library.run(Match.self, request, progress: bar)
    try output.finish()
    if !answer.hasFound { throw ExitCode.nothingFound }
  }
}
