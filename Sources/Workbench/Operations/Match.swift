package import Model

/// Finds the closest earlier translations of the segments of a text.
package enum Match: ParameterizedOperation {
  /// What is looked up, and how.
  package struct Request {
    /// Returns the next segment of the text, or `nil` at the end; the segments before and after one
    /// are its context.
    package var next: () throws -> String?
    /// Takes the matches of each segment, in the order of the text; where there is none, the answer
    /// keeps them.
    package var onMatches: ((MatchReport) throws -> Void)?
    /// The language of the segments; `nil` means that the letters of the first hundred tell.
    package var source: LanguageTag?
    /// The language of the translations; `nil` is the other one.
    package var target: LanguageTag?
    /// The memories to use; `nil` is all.
    package var memories: [String]?
    /// Which matches are wanted.
    package var matching = MemoryMatcher.Options()

    /// Creates a request for a text of any length.
    package init(next: @escaping () throws -> String?) { self.next = next }

    /// Creates a request for some segments.
    package init(_ segments: [String] = []) {
      var rest = segments[...]
      next = { rest.popFirst() }
    }
  }

  /// What was found.
  package struct Answer: Sendable {
    /// The matches of each segment, in order, unless the request takes them as they come.
    package fileprivate(set) var reports: [MatchReport] = []
    /// Whether any segment has a match.
    package fileprivate(set) var hasFound = false
  }

  package static let name = OperationName.match
  package static var defaults: Request { Request() }
  package static let parameters: [Parameter<Request>] = [
    .language("from", option: "from", \.source),
    .language("to", option: "to", \.target),
    .percent("threshold", option: "threshold", \.matching.threshold),
    .number("limit", in: 1...100, option: "limit", \.matching.limit),
    .names("memory", option: "memory", \.memories),
  ]

  /// By how many segments the language of a text is recognised.
  private static let recognizedCount = 100

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    (request.memories ?? []).map(Place.memory)
  }

  /// Looks the segments up on all cores.
  ///
  /// - Throws: `LibraryError`, when there is no memory of a name; what the closures of the request throw;
  ///   `InterruptionError`.
  package static func run(_ request: Request, in context: Context) throws -> Answer {
    var first: [String] = []
    while first.count < recognizedCount, let segment = try request.next() { first.append(segment) }
    let pair = LanguagePair(
      of: first.joined(separator: "\n"),
      from: request.source,
      to: request.target
    )
    let matcher = try context.prepared.matcher(
      MemoryMatcher.Scope(pair, memories: context.readableMemories(request.memories))
    )
    var rest = first[...]
    let next = { try rest.popFirst() ?? request.next() }
    var answer = Answer()
    try matcher.forEachMatch(
      of: next,
      options: request.matching,
      interruption: context.interruption
    ) { segment, matches in
      let report = MatchReport(query: segment, matches: matches)
      answer.hasFound = answer.hasFound || !matches.isEmpty
      if let take = request.onMatches { try take(report) } else { answer.reports.append(report) }
    }
    return answer
  }
}
