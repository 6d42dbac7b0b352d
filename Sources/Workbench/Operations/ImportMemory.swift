package import Files
package import Model
package import TMXFormat

/// Imports a TMX file, or the translated segments of another one, into a memory.
package enum ImportMemory: ParameterizedOperation {
  /// The file, and how it is imported.
  package struct Request {
    /// The file, or standard input.
    package var file: InputFile
    /// How it is imported; the context says when.
    package var options = MemoryImport.Options()
    /// Takes each unit that cannot be taken, for instance to write it to a file.
    package var onRejection: (TMXRejection) throws -> Void = { _ in }

    /// Creates a request with the usual values.
    package init(_ file: InputFile) { self.file = file }
  }

  package static let name = OperationName.memoryImport
  package static var defaults: Request { Request(InputFile(name: "memory", content: [])) }
  package static let parameters: [Parameter<Request>] = [
    .choice("onConflict", option: "on-conflict", \.options.onConflict),
    .flag("strict", option: "strict", \.options.isStrict),
    .flag("dryRun", option: "dry-run", \.options.isDryRun),
    .flag("includeDrafts", option: "include-drafts", \.options.includesDrafts),
    .language("from", option: "from", \.options.source),
    .language("to", option: "to", \.options.target),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.options.memory ?? request.file.memoryName)]
  }

  /// Imports the file in one transaction; progress counts bytes.
  ///
  /// - Throws: `Failure`, when the file cannot be read or nothing can be taken from it; `LibraryError`;
  ///   what `onRejection` throws; `InterruptionError`. Then the library is as it was.
  package static func run(_ request: Request, in context: Context) throws -> MemoryImportReport {
    var options = request.options
    options.author = context.authorship
    return try MemoryImport(into: context.library, options: options).run(
      request.file,
      interruption: context.interruption,
      onRejection: request.onRejection,
      onProgress: context.progress
    )
  }
}
