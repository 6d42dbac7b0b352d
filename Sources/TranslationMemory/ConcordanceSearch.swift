import Linguistics

/// Finds the segments of an index that have the words and phrases of a query.
///
/// Everything is told by the index: which records have all stems, whether the forms are forms of the
/// words looked for, and whether those of a phrase stand next to each other. So every segment is
/// looked at, and only the texts of the best ones need to be read.
public struct ConcordanceSearch {
  /// A segment that has the words.
  public struct Hit: Hashable, Sendable {
    /// The unit's identifier in the library.
    public let unit: Int64
    /// The place of the segment among the unit's variants.
    public let variant: Int
    let fit: ConcordanceFit
    let wordCount: Int

    fileprivate static func isBetter(_ left: Hit, _ right: Hit) -> Bool {
      if left.fit != right.fit { return left.fit < right.fit }
      return (left.wordCount, left.unit, left.variant)
        < (right.wordCount, right.unit, right.variant)
    }
  }

  /// The best segments: those where all words stand together in the order of the query, then those
  /// with the words as they were given, then the shorter ones.
  public private(set) var hits: [Hit] = []
  /// How many segments have the words, of those that were looked at.
  public private(set) var count = 0
  /// Whether there are segments that may have the words and were not looked at.
  public private(set) var isIncomplete = false

  private let query: ConcordanceQuery
  private let limit: Int
  private var costs = FormCosts()

  /// Searches parts of an index.
  ///
  /// - Parameters:
  ///   - query: The words and phrases.
  ///   - parts: The parts of the index of one language.
  ///   - removedUnits: Units that are in the parts but no longer in the memory.
  ///   - limit: The most segments that are returned; all are counted.
  ///   - recordLimit: The most segments of a part that are looked at, the shorter ones first.
  /// - Throws: What the loader of chunks throws, and `IndexPartReader.Fault`.
  /// - Complexity: O(postings of the stems + words of the segments that have them all)
  public init(
    _ query: ConcordanceQuery,
    in parts: [IndexPartReader],
    removedUnits: Set<Int64>,
    limit: Int,
    recordLimit: Int = .max
  ) throws {
    self.query = query
    self.limit = limit
    for part in parts { try search(part, removedUnits, recordLimit) }
  }

  private mutating func search(
    _ part: IndexPartReader,
    _ removedUnits: Set<Int64>,
    _ recordLimit: Int
  ) throws {
    guard let words = try PartWords(query, part) else { return }
    var forms: [Int] = []
    let records = try words.records(limit: recordLimit)
    guard !records.isEmpty else { return }
    let kinds = try part.numbers(.formKinds, as: UInt8.self)
    isIncomplete = isIncomplete || records.count > recordLimit
    for record in records.prefix(recordLimit) {
      try part.readWords(record, kinds, into: &forms)
      if recordLimit < .max, isSettled(forms.count) {
        isIncomplete = true
        return
      }
      guard let fit = try words.fit(in: forms, &costs) else { continue }
      let unit = part.firstUnit + Int64(try part.number(.units, record, as: UInt32.self))
      guard !removedUnits.contains(unit) else { continue }
      count += 1
      let flags = RecordFlags(rawValue: try part.number(.flags, record, as: UInt16.self))
      insert(
        Hit(unit: unit, variant: flags.variant, fit: fit, wordCount: forms.count)
      )
    }
  }

  /// Whether no segment of so many words, or more, can be better than the worst of the hits.
  private func isSettled(_ wordCount: Int) -> Bool {
    guard hits.count >= limit, let last = hits.last else { return false }
    return last.fit == .perfect && wordCount > last.wordCount
  }

  private mutating func insert(_ hit: Hit) {
    if hits.count >= limit, let last = hits.last, !Hit.isBetter(hit, last) { return }
    var place = hits.count
    while place > 0, Hit.isBetter(hit, hits[place - 1]) { place -= 1 }
    hits.insert(hit, at: place)
    if hits.count > limit { hits.removeLast() }
  }
}

/// How well a segment has the words of a query; less is better.
struct ConcordanceFit: Hashable, Comparable, Sendable {
  /// Whether other words stand between the query's, or these in another order.
  var isScattered: Bool
  /// What the forms of the words cost in the place of those of the query.
  var distance: Int

  /// The words as they were given, together.
  static let perfect = ConcordanceFit(isScattered: false, distance: 0)

  static func < (left: ConcordanceFit, right: ConcordanceFit) -> Bool {
    if left.isScattered != right.isScattered { return right.isScattered }
    return left.distance < right.distance
  }
}

/// The words of a query in the numbers of one part.
private struct PartWords {
  /// A word of the query, with the forms of its stem.
  private struct Word {
    let token: PreparedSegment.Token
    let forms: Range<Int>
  }

  private let query: ConcordanceQuery
  private let part: IndexPartReader
  private var phrases: [[Word]] = []
  /// All words, one after the other.
  private var whole: [Word] = []
  private var lists: [PostingList] = []

  /// Prepares for a part; `nil` if the part does not have all words.
  init?(_ query: ConcordanceQuery, _ part: IndexPartReader) throws {
    self.query = query
    self.part = part
    var stems: Set<Int> = []
    for phrase in query.phrases {
      var words: [Word] = []
      for token in phrase {
        guard let stem = try part.stem(token.stemKey),
          let list = try PostingList(part, stem: stem, occurrence: 0)
        else { return nil }
        if stems.insert(stem).inserted { lists.append(list) }
        let first = Int(try part.number(.formStarts, stem, as: UInt32.self))
        let end = Int(try part.number(.formStarts, stem + 1, as: UInt32.self))
        guard first <= end else { throw IndexPartReader.Fault.damaged }
        words.append(Word(token: token, forms: first..<end))
      }
      phrases.append(words)
    }
    whole = phrases.flatMap { $0 }
    lists.sort { $0.count < $1.count }
  }

  /// Returns the records that have all stems, in ascending order; of more than a limit at least one
  /// more, if not all.
  func records(limit: Int) throws -> [Int] {
    var records: [Int] = []
    var window = 0..<(limit == .max ? part.recordCount : min(Self.firstWindow, part.recordCount))
    while !window.isEmpty {
      records += try self.records(in: window)
      if records.count > limit { break }
      let end = min(part.recordCount, window.upperBound + 4 * window.count)
      window = window.upperBound..<end
    }
    return records
  }

  private static let firstWindow = 1 << 12

  private func records(in window: Range<Int>) throws -> [Int] {
    var records: [Int] = []
    for (number, list) in lists.enumerated() {
      var common: [Int] = []
      if number == 0 {
        try list.forEachRecord(part, in: window) { common.append($0) }
      } else {
        // Where few are left, looking at them costs less than reading the list.
        let share = max(1, list.count * window.count / part.recordCount)
        guard share < 100 * records.count else { break }
        var next = records.startIndex
        try list.forEachRecord(part, in: window) { record in
          while next < records.endIndex, records[next] < record { next += 1 }
          if next < records.endIndex, records[next] == record { common.append(record) }
        }
      }
      records = common
    }
    return records
  }

  /// Returns how well a segment has the words of the query, or `nil` if not all of them are there.
  func fit(in forms: [Int], _ costs: inout FormCosts) throws -> ConcordanceFit? {
    if let distance = try leastCost(whole, forms, &costs) {
      return ConcordanceFit(isScattered: false, distance: distance)
    }
    guard phrases.count > 1 else { return nil }
    var total = 0
    for phrase in phrases {
      guard let cost = try leastCost(phrase, forms, &costs) else { return nil }
      total += cost
    }
    return ConcordanceFit(isScattered: true, distance: total)
  }

  private func leastCost(
    _ phrase: [Word],
    _ forms: [Int],
    _ costs: inout FormCosts
  ) throws -> Int? {
    var least: Int?
    for start in forms.indices where start + phrase.count <= forms.count {
      guard phrase.indices.allSatisfy({ phrase[$0].forms.contains(forms[start + $0]) }),
        let cost = try cost(phrase, at: start, forms, &costs)
      else { continue }
      least = min(least ?? cost, cost)
    }
    return least
  }

  private func cost(
    _ phrase: [Word],
    at start: Int,
    _ forms: [Int],
    _ costs: inout FormCosts
  ) throws -> Int? {
    var total = 0
    for (offset, word) in phrase.enumerated() {
      let cost = try costs.cost(of: forms[start + offset], for: word.token, query.segment, part)
      guard cost >= 0 else { return nil }
      total += Int(cost)
    }
    return total
  }
}

extension IndexPartReader {
  /// Reads the forms of a record's words, without punctuation.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - kinds: The part's kinds of forms.
  ///   - forms: Becomes the forms.
  /// - Throws: `Fault.damaged`, and what the loader of chunks throws.
  fileprivate func readWords(
    _ record: Int,
    _ kinds: UnsafeBufferPointer<UInt8>,
    into forms: inout [Int]
  ) throws {
    let start = Int(try number(.recordStarts, record, as: UInt32.self))
    let end = Int(try number(.recordStarts, record + 1, as: UInt32.self))
    guard start < end else { throw Fault.damaged }
    let bytes = try bytes(.records, start..<end)
    var offset = 0
    _ = readVariableLength(bytes, &offset)
    forms.removeAll(keepingCapacity: true)
    while offset < end - start {
      let form = readVariableLength(bytes, &offset)
      guard form < kinds.count else { throw Fault.damaged }
      if kinds[form] != IndexFormat.punctuationKind { forms.append(form) }
    }
  }

  /// Calls a closure with the letters and marks of a word's form.
  func withView<Result>(ofForm form: Int, _ body: (WordView) throws -> Result) throws -> Result {
    let start = Int(try number(.letterStarts, form, as: UInt32.self))
    let end = Int(try number(.letterStarts, form + 1, as: UInt32.self))
    guard start <= end else { throw Fault.damaged }
    let letters = UnsafeRawPointer(try bytes(.letters, start * 2..<end * 2))
    let seats = try number(.formSeats, form, as: UInt32.self)
    let kind = Linguistics.Token.Kind(rawValue: try number(.formKinds, form, as: UInt8.self))
    return try body(
      WordView(
        letters: UnsafeBufferPointer(
          start: letters.assumingMemoryBound(to: UInt16.self),
          count: end - start
        ),
        kind: kind ?? .word,
        hamzaAbove: UInt16(truncatingIfNeeded: seats >> 16),
        hamzaBelow: UInt16(truncatingIfNeeded: seats)
      )
    )
  }
}
