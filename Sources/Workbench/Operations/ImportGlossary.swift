package import Files
package import Model

/// Reads a glossary file into a library.
package enum ImportGlossary: ParameterizedOperation {
  /// The file, and how it is read.
  package struct Request: Sendable {
    /// The file.
    package var file: InputFile
    /// How it is read, and what happens to concepts that are there already.
    package var options = GlossaryImport.Options()

    /// Creates a request with the usual values.
    package init(_ file: InputFile) { self.file = file }
  }

  package static let name = OperationName.glossaryImport
  package static var defaults: Request { Request(InputFile(name: "glossary", content: [])) }
  package static let parameters: [Parameter<Request>] = [
    .choice("onConflict", option: "on-conflict", \.options.onConflict),
    .flag("dryRun", option: "dry-run", \.options.isDryRun),
    .language("from", option: "from", \.options.source),
    .language("to", option: "to", \.options.target),
    .text("columns", option: "columns", \.options.columns),
    .flag("oneLanguage", option: "one-language", \.options.allowsOneLanguage),
    .text("encoding", option: "encoding", \.options.encoding),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.glossary(request.options.glossary ?? request.file.baseName)]
  }

  /// Imports all that is good in the file, in one transaction.
  ///
  /// - Throws: `Failure`, when the file is no glossary or has no good entry; `LibraryError`;
  ///   `InterruptionError`. Then the library is as it was.
  package static func run(_ request: Request, in context: Context) throws -> GlossaryImportReport {
    try context.check()
    var options = request.options
    options.author = context.authorship
    options.interruption = context.interruption
    return try GlossaryImport(into: context.library, options: options).run(request.file)
  }
}
