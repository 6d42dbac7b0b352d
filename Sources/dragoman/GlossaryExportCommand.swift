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
      what a spreadsheet takes for a formula, which an import takes away again. stardict is a \
      dictionary of both directions, with the forms of each term: its files go into a folder or get the \
      name of --output, or all into one ZIP archive where that ends in .zip or is standard output. What a format cannot hold is named on standard error.
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
  var format = ExportGlossary.defaults.format

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
    let library = try OpenLibrary(library, .required, common)
    defer { library.close() }
    var request = GlossaryExport.Options()
    request.glossary = name
    request.format = format
    request.source = source
    request.target = target
    request.isPlain = plain
    let report = try library.run(ExportGlossary.self, request)
    if let path = common.output, !report.parts.isEmpty, DictionaryFiles.areWanted(at: path) {
      try DictionaryFiles(report.parts.map(\.name), at: path).write(report.parts.map(\.content))
    } else {
      let output = try OutputFile(path: common.output)
      try output.write(report.bytes)
      try output.finish()
    }
    for omission in report.omissions {
      say(
        Message(
          "export.omission",
          [
            "format": .text(format.rawValue), "what": .message(omission.what),
            "count": .number(omission.count),
          ]
        ),
        common
      )
    }
    if let path = common.output {
      say(
        Message(
          "report.conceptsWritten",
          ["file": .text(path), "count": .number(report.conceptCount)]
        ),
        common
      )
    }
  }
}
