import ArgumentParser
import Files
import Model
import Workbench

struct GlossaryExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a glossary as TBX, CSV, an Excel workbook, or for OmegaT or StarDict.",
    discussion: """
      Example: dragoman glossary export --name desk --output desk.tbx

      tbx and tbx-dct are TBX-Basic of 2019 in its two styles; tbx-v2 is TBX of 2008 (martif), which \
      most tools read. CSV opens in Excel as it is: with a byte order mark, and an apostrophe before \
      what a spreadsheet takes for a formula, which an import takes away again. stardict is a ZIP archive \
      of the dictionary's files. What a format cannot hold is named on standard error.
      """
  )

  @OptionGroup var library: LibraryOptions
  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("The glossary (default: all).", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp("\(names(GlossaryExport.Format.allCases)).", valueName: "format"),
    transform: { try choice($0) }
  )
  var format = GlossaryExport.Format.tbx

  @Option(
    name: .customLong("from"),
    help: "With --to: only terms of these languages, in this order.",
    transform: languageTag
  )
  var source: LanguageTag?

  @Option(name: .customLong("to"), help: "The other language.", transform: languageTag)
  var target: LanguageTag?

  @Flag(help: "CSV without byte order mark and without apostrophes before formulas.")
  var plain = false

  func validate() throws {
    if (source == nil) != (target == nil) {
      throw ValidationError("--from and --to are given together")
    }
  }

  func run() async throws {
    let session = try LibraryOpener.open(library.path, .required)
    defer { session.close() }
    var options = GlossaryExport.Options()
    options.glossary = name
    options.format = format
    options.source = source
    options.target = target
    options.isPlain = plain
    let report = try GlossaryExport.run(options, from: session.library)
    let output = try OutputFile(path: common.output)
    try output.write(report.bytes)
    try output.finish()
    for omission in report.omissions {
      common.say("left out, for \(format.rawValue) cannot hold it: \(omission)")
    }
    if let path = common.output { common.say("\(path): \(report.conceptCount) concepts written") }
  }
}
