package import Files
package import Model

/// Puts together what a translator or a language model needs for a text: its terms and what to use for them, names in
/// the house's spelling, numbers with their values, the nearest earlier translations.
package enum Brief: ParameterizedOperation {
  /// A text, and how much may be said of it.
  package struct Request: Sendable {
    /// The text's file.
    package var file: InputFile
    /// How its terms and matches are found.
    package var options = Annotate.Options()
    /// The most tokens of the brief as text; a token is four bytes of UTF-8.
    package var budget = 2_000

    /// Creates a request with the usual values.
    package init(_ file: InputFile) {
      self.file = file
      options.limit = 1
    }
  }

  package static let name = OperationName.brief
  package static var defaults: Request { Request(InputFile(name: "article", content: [])) }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.options.source),
    .language("to", option: "to", \.options.target),
    .number("budget", in: 1...100_000, option: "budget", \.budget),
    .percent("threshold", option: "threshold", \.options.threshold),
    .names("glossary", option: "glossary", \.options.glossaries),
    .names("memory", option: "memory", \.options.memories),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    try Annotate.places(of: Annotate.Request(request.file, options: request.options), in: context)
  }

  /// - Throws: as `Annotate`.
  /// - Complexity: O(length of the text), matches aside
  package static func run(_ request: Request, in context: Context) throws -> TextBrief {
    let document = try Annotate.run(
      Annotate.Request(request.file, options: request.options),
      in: context
    )
    var contents = BriefContents(document)
    try contents.read(context.interruption)
    return TextBrief(contents, budget: request.budget)
  }
}
