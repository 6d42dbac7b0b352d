package import Model

/// Writes glossaries to a file.
package enum ExportGlossary: ParameterizedOperation {
  package typealias Request = GlossaryExport.Options

  package static let name = OperationName.glossaryExport
  package static let defaults = GlossaryExport.Options()
  package static let parameters: [Parameter<Request>] = [
    .choice("format", option: "format", \.format),
    .language("from", option: "from", \.source),
    .language("to", option: "to", \.target),
    .flag("plain", option: "plain", \.isPlain),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    request.glossary.map { [.glossary($0)] } ?? []
  }

  /// - Throws: `LibraryError`, when there is no such glossary; `GlossaryExportError`;
  ///   `InterruptionError`, while forms are written out.
  package static func run(_ request: Request, in context: Context) throws -> GlossaryExport.Report {
    try GlossaryExport.run(
      request,
      glossaries: context.readableGlossaries(request.glossary.map { [$0] }),
      from: context.library,
      interruption: context.interruption
    )
  }
}
