import LibraryAccess
import Linguistics
package import Model
import TMXFormat

/// Reads the units of a memory in the order of their identifiers, those that are asked for.
///
/// A page begins after the last unit of the one before. Identifiers only grow and are never given again, so that
/// pages neither repeat nor miss a unit that is there all the while, whatever is written meanwhile.
package enum SearchUnits: Operation {
  /// How a text is like what is looked for.
  package enum Mode: String, CaseIterable, Sendable {
    /// It is the same.
    case exact
    /// It has it in it.
    case contains
    /// It has all its words, in any order.
    case concordance
  }

  /// What is looked for in a text.
  package struct Pattern: Hashable, Sendable {
    /// The text.
    package var text: String
    /// How.
    package var mode: Mode
    /// Whether letter case matters.
    package var isCaseSensitive: Bool

    /// Creates a pattern.
    package init(_ text: String, _ mode: Mode, isCaseSensitive: Bool = false) {
      self.text = text
      self.mode = mode
      self.isCaseSensitive = isCaseSensitive
    }
  }

  /// Where the units are, and which are wanted.
  package struct Request: Hashable, Sendable {
    /// The memory.
    package var memory: String
    /// The language of the source; `nil` takes the first variant.
    package var source: LanguageTag?
    /// The language of the translation; `nil` takes the second variant.
    package var target: LanguageTag?
    /// What the source has; `nil` is anything.
    package var sourceText: Pattern?
    /// What the translation has.
    package var targetText: Pattern?
    /// What the author has: of the unit, or of a variant.
    package var author: Pattern?
    /// What properties have, by their type.
    package var properties: [String: Pattern] = [:]
    /// When the unit was last changed, as the digits YYYYMMDDhhmmss of UTC; `nil` is any time.
    package var dates: ClosedRange<Int64>?
    /// The first identifier that counts.
    package var first: Int64 = 0
    /// The most units; `nil` counts them without reading more of them.
    package var limit: Int?

    /// Creates a request for all units of a memory.
    package init(in memory: String) { self.memory = memory }
  }

  /// What was found.
  package struct Answer: Sendable {
    /// The units.
    package fileprivate(set) var units: [StoredUnit] = []
    /// How many there are; where there is a limit, of those that were looked at.
    package fileprivate(set) var count = 0
    /// Where the next page begins; `nil` at the end.
    package fileprivate(set) var next: Int64?
  }

  package static let name = OperationName.memoryUnits

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// The page is full.
  private struct IsFull: Error {}

  /// - Throws: `LibraryError`, when there is no such memory; `InterruptionError`.
  /// - Complexity: O(length of the units from the first one to the last that is returned)
  package static func run(_ request: Request, in context: Context) throws -> Answer {
    var answer = Answer()
    let filter = UnitFilter(request)
    var selection = UnitSelection(memories: [request.memory])
    selection.first = request.first
    var pace = context.interruption.pace(every: 256)
    do {
      try context.library.forEachBatch(selection) { batch, identifiers in
        for (unit, identifier) in zip(batch.units, identifiers) {
          try pace.check()
          guard filter.mayAdmit(unit, of: batch) else { continue }
          let found = StoredUnit(
            identifier: identifier,
            memory: request.memory,
            unit: try TranslationUnit(unit, of: batch)
          )
          guard filter.admits(found, date: unit.date) else { continue }
          if let limit = request.limit, answer.units.count >= limit {
            answer.next = identifier
            throw IsFull()
          }
          answer.count += 1
          if request.limit != nil { answer.units.append(found) }
        }
      }
    } catch is IsFull {
      // The rest is for the next page.
    }
    return answer
  }
}

/// Tells the units that a search asks for.
private struct UnitFilter {
  private let request: SearchUnits.Request
  private let source: TextTest?
  private let target: TextTest?
  private let author: TextTest?
  private let properties: [(type: String, test: TextTest)]

  init(_ request: SearchUnits.Request) {
    self.request = request
    source = request.sourceText.flatMap { TextTest($0) }
    target = request.targetText.flatMap { TextTest($0) }
    author = request.author.flatMap { TextTest($0) }
    properties = request.properties.sorted { $0.key < $1.key }
      .compactMap { type, pattern in TextTest(pattern).map { (type, $0) } }
  }

  /// Whether a unit may be wanted, as far as its texts tell; most are not, and cost no more than this.
  func mayAdmit(_ unit: UnitBatch.Unit, of batch: UnitBatch) -> Bool {
    for test in [source, target] {
      guard let test else { continue }
      let isThere = batch.variants[unit.variants].contains { test.admits(batch.string($0.text)) }
      guard isThere else { return false }
    }
    return true
  }

  func admits(_ stored: StoredUnit, date: Int64) -> Bool {
    let variants = stored.unit.variants
    if let dates = request.dates, !dates.contains(date) { return false }
    let first = request.source.map { stored.variant(in: $0) } ?? variants.first
    let second =
      request.target.map { stored.variant(in: $0) } ?? variants.first { $0 != first }
    guard let first, let second else { return false }
    if let source, !source.admits(first.plainText) { return false }
    if let target, !target.admits(second.plainText) { return false }
    if let author, !stored.authors.contains(where: author.admits) { return false }
    return properties.allSatisfy { type, test in
      let values = stored.unit.properties.filter { $0.type == type }.map(\.value)
      return values.isEmpty ? test.admits("") : values.contains(where: test.admits)
    }
  }
}

/// Tells texts that are like a pattern.
private struct TextTest {
  private let pattern: SearchUnits.Pattern
  private let text: String
  private let search: ByteSearch
  private let words: Set<String>

  /// Creates a test; `nil` where any text will do.
  init?(_ pattern: SearchUnits.Pattern) {
    guard !pattern.text.isEmpty else { return nil }
    self.pattern = pattern
    text = pattern.isCaseSensitive ? pattern.text : pattern.text.lowercased()
    search = ByteSearch(text.utf8)
    words =
      pattern.isCaseSensitive
      ? Set(pattern.text.plainWords) : Set(pattern.text.foldedWords)
  }

  func admits(_ other: String) -> Bool {
    if pattern.mode == .concordance, !words.isEmpty {
      return words.isSubset(of: pattern.isCaseSensitive ? other.plainWords : other.foldedWords)
    }
    let other = pattern.isCaseSensitive ? other : other.lowercased()
    return pattern.mode == .exact ? other == text : search.isFound(in: other.utf8)
  }
}

/// Finds bytes in others, in linear time whatever they are.
///
/// Reference: D. E. Knuth, J. H. Morris, V. R. Pratt, "Fast Pattern Matching in Strings", SIAM Journal on
/// Computing 6(2), 1977.
private struct ByteSearch {
  private let pattern: [UInt8]
  /// For each length of a beginning of the pattern that of the longest shorter one that it ends in.
  private let fallbacks: [Int]

  init(_ bytes: some Sequence<UInt8>) {
    pattern = Array(bytes)
    var fallbacks = [0, 0]
    var length = 0
    for byte in pattern.dropFirst() {
      while length > 0, pattern[length] != byte { length = fallbacks[length] }
      if pattern[length] == byte { length += 1 }
      fallbacks.append(length)
    }
    self.fallbacks = fallbacks
  }

  /// - Complexity: O(length of the bytes)
  func isFound(in bytes: some Sequence<UInt8>) -> Bool {
    guard !pattern.isEmpty else { return true }
    var length = 0
    for byte in bytes {
      while length > 0, pattern[length] != byte { length = fallbacks[length] }
      if pattern[length] == byte { length += 1 }
      if length == pattern.count { return true }
    }
    return false
  }
}

extension String {
  /// The words of the text, as they are.
  fileprivate var plainWords: [String] {
    let bytes = Array(utf8)
    return tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }
}

extension StoredUnit {
  /// Who made the unit, or changed it.
  package var authors: [String] {
    let attributes = unit.attributes + unit.variants.flatMap(\.attributes)
    return attributes.filter { $0.name == "changeid" || $0.name == "creationid" }.map(\.value)
  }
}
