import ArgumentParser
import Files
import Model
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
  var threshold = 70

  @Option(help: ArgumentHelp("The most matches for a segment.", valueName: "count"))
  var limit = 5

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
    let session = try LibraryOpener.open(library.path, .existing)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    let file = InputFile(input ?? "-")
    let reader = try text == nil ? LineReader(file) : nil
    var first = try firstSegments(reader)[...]
    let source = languages.source ?? recognizedLanguage(of: first.joined(separator: "\n"))
    let target = languages.target ?? (source.isArabic ? .english : .arabic)
    let matcher = try MemoryMatcher(
      session.library,
      scope: MemoryMatcher.Scope(
        source: source,
        target: target,
        memories: memory.isEmpty ? nil : memory
      )
    )
    var options = MemoryMatcher.Options()
    options.threshold = MatchScore(percent: threshold)
    options.limit = limit
    options.isExhaustive = exhaustive
    let bar = ProgressBar(
      title: "match",
      total: reader == nil ? nil : file.byteCount,
      isQuiet: common.quiet
    )
    let output = try OutputFile(path: common.output)
    var hasFound = false
    var number = 0
    let next = { try first.popFirst() ?? reader?.next() }
    try matcher.forEachMatch(of: next, options: options) { segment, matches in
      hasFound = hasFound || !matches.isEmpty
      number += 1
      let report = MatchReport(query: segment, matches: matches)
      if format == .json {
        try output.write(report.json)
      } else {
        if input != nil { try output.write("\(number): \(segment)\n") }
        if !matches.isEmpty { try output.write(report.text(marks: common.marks) + "\n") }
      }
      bar.update(reader?.byteCount ?? 0)
    }
    bar.clear()
    try output.finish()
    if !hasFound { throw ExitCode.nothingFound }
  }

  /// Returns the text, or the first lines of the file, by which the language is recognised.
  private func firstSegments(_ reader: LineReader?) throws -> [String] {
    guard let reader else { return [text ?? ""] }
    var lines: [String] = []
    while lines.count < 100, let line = try reader.next() { lines.append(line) }
    return lines
  }
}

/// Refuses a threshold that is no percentage.
func validatePercent(_ threshold: Int) throws {
  guard (0...100).contains(threshold) else {
    throw ValidationError("--threshold is a percentage, 0 to 100 (is \(threshold))")
  }
}

struct MemoryConcordanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Finds the units that contain words, in any inflection, on either side.",
    discussion: """
      Example: dragoman memory concordance '"ceasefire agreement" Gaza'

      Words may stand anywhere in a segment; words in quotation marks stand next to each other.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var languages: LanguageOptions

  @Argument(help: ArgumentHelp("The words.", valueName: "text"))
  var text: String

  @Option(help: ArgumentHelp("The most units.", valueName: "count"))
  var limit = 20

  @Option(help: ArgumentHelp("Only this memory; can be given again.", valueName: "name"))
  var memory: [String] = []

  @Option(help: "text or json.")
  var format = ReportFormat.text

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more (is \(limit))") }
  }

  func run() async throws {
    let session = try LibraryOpener.open(library.path, .existing)
    defer { session.close() }
    if let notice = session.notice { common.say(notice) }
    let source = languages.source ?? recognizedLanguage(of: text)
    let found = try MemoryConcordance(
      text,
      in: session.library,
      scope: MemoryMatcher.Scope(
        source: source,
        target: languages.target ?? (source.isArabic ? .english : .arabic),
        memories: memory.isEmpty ? nil : memory
      ),
      limit: limit
    )
    let output = try OutputFile(path: common.output)
    if format == .json {
      try output.write(found.json)
    } else if !found.hits.isEmpty {
      try output.write(found.text(marks: common.marks) + "\n")
      if found.isTruncated {
        common.say("\(found.hits.count) of \(found.total); --limit shows more")
      }
    }
    try output.finish()
    if found.hits.isEmpty { throw ExitCode.nothingFound }
  }
}
