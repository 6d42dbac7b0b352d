import LibraryAccess
package import Model

/// Lists the units of a memory, in the order in which they came.
package enum ListMemoryUnits: ParameterizedOperation {
  /// Which units are wanted.
  package struct Request: Hashable, Sendable {
    /// The memory.
    package var memory: String
    /// Which part of its units.
    package var page = Page(limit: 50)

    /// Creates a request for the first units of a memory.
    package init(of memory: String) { self.memory = memory }
  }

  /// A unit with the texts of its languages.
  package struct Unit: Hashable, Sendable {
    /// The unit's identifier in the library.
    package let identifier: Int64
    /// The texts, in the order in which the unit has them.
    package let texts: [Text]
  }

  /// A text in a language.
  package struct Text: Hashable, Sendable {
    package let language: LanguageTag
    package let text: String
  }

  package static let name = OperationName.memoryUnits
  package static let defaults = Request(of: "")
  package static let parameters: [Parameter<Request>] = [
    .number("start", in: 0...100_000_000, option: nil, \.page.start),
    .number("limit", in: 1...500, option: nil, \.page.limit),
  ]

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// - Throws: `LibraryError`, when there is no memory of the name; `InterruptionError`.
  /// - Complexity: O(number of units up to the end of the part)
  package static func run(_ request: Request, in context: Context) throws -> [Unit] {
    let page = request.page
    var position = 0
    var units: [Unit] = []
    do {
      let selection = UnitSelection(memories: [request.memory])
      try context.library.forEachBatch(selection) { batch, identifiers in
        try context.check()
        for index in batch.units.indices {
          defer { position += 1 }
          guard position >= page.start else { continue }
          guard units.count < page.limit else { throw IsComplete() }
          units.append(unit(batch, index, identifiers[index]))
        }
      }
    } catch is IsComplete {
      // There is more, which nobody asked for.
    }
    return units
  }

  private struct IsComplete: Error {}

  private static func unit(_ batch: UnitBatch, _ index: Int, _ identifier: Int64) -> Unit {
    Unit(
      identifier: identifier,
      texts: batch.variants[batch.units[index].variants].map { variant in
        Text(language: batch.languages[variant.language], text: batch.string(variant.text))
      }
    )
  }
}
