package import Model

/// Looks up how a term is translated: in any form, in either language.
package enum Lookup: ParameterizedOperation {
  package typealias Request = LookupRequest

  package static let name = OperationName.lookup
  package static let defaults = Request("")
  package static let parameters: [Parameter<Request>] = [
    .number("limit", in: 1...100, option: "limit", \.limit),
    .number("examples", in: 0...100, option: nil, \.exampleLimit),
    .language("from", option: "from", \.language),
    .names("glossary", option: "glossary", \.glossaries),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.glossaries ?? []).map(Place.glossary)
  }

  /// Returns the concepts that a query names, the best first.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> LookupResult {
    let prepared = context.prepared
    var request = request
    request.glossaries = try context.readableGlossaries(request.glossaries)
    request.memories = try context.readableMemories(request.memories)
    return try TermLookup(
      request,
      in: prepared.lookupSource(),
      interruption: context.interruption
    ) { try prepared.matcher($0) }
    .result()
  }
}
