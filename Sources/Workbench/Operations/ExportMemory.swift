package import Files
package import Model

/// Writes memories as a file.
package enum ExportMemory: ParameterizedOperation {
  /// The formats.
  package enum Format: String, CaseIterable, Sendable {
    case tmx
    /// A line for each pair of variants: source, tab, target.
    case tsv
  }

  /// Which units are written, and where.
  package struct Request {
    /// Takes the file; the caller finishes it.
    package var output: OutputFile?
    /// The names of the memories; `nil` is all.
    package var memories: [String]?
    /// The first language; with `target` only units are written that have both.
    package var source: LanguageTag?
    /// The second language.
    package var target: LanguageTag?
    /// How they are written.
    package var format = Format.tmx

    /// Creates a request for all units.
    package init(to output: OutputFile? = nil) { self.output = output }

    /// Whether the languages are those that the format needs: none, or both; both for TSV.
    package var hasValidLanguages: Bool {
      (source == nil) == (target == nil) && (format == .tmx || source != nil)
    }
  }

  package static let name = OperationName.memoryExport
  package static var defaults: Request { Request() }
  package static let parameters: [Parameter<Request>] = [
    .choice("format", option: "format", \.format),
    .language("from", option: "from", \.source),
    .language("to", option: "to", \.target),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.memories ?? []).map(Place.memory)
  }

  /// Writes the units in the order in which they came into the library; progress counts them.
  ///
  /// - Precondition: The request has an output and valid languages.
  /// - Throws: `LibraryError`, when there is no such memory; `Failure`, when the output cannot be
  ///   written; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> MemoryExport.Report {
    guard let output = request.output else { preconditionFailure("an export goes somewhere") }
    let languages = [request.source, request.target].compactMap(\.self)
    let export = MemoryExport(
      from: context.library,
      UnitSelection(
        memories: try context.readableMemories(request.memories),
        languages: languages
      ),
      version: context.version
    )
    // Each batch of units is told, so that this is where the work can end.
    let onProgress: (Int) throws -> Void = { count in
      try context.check()
      context.progress(count)
    }
    guard request.format == .tsv, let source = request.source, let target = request.target else {
      return try export.writeTMX(to: output, onProgress: onProgress)
    }
    return try export.writeTSV(from: source, to: target, output: output, onProgress: onProgress)
  }
}
