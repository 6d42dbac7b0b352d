import Linguistics
import Model

/// Scores records of a part against a segment: first by the words they share, then by distance.
struct RecordVerifier {
  private var forms: [Int32] = []
  private var stems: [Int32] = []
  private var weights: [Int32] = []
  private var marks: [Int32] = []
  private var marked: [Int] = []
  private var row: [Int32] = []
  private var previous: [Int32] = []
  /// What a form of the part costs in the place of a word of the query with the same stem.
  private var known: [UInt64: Int32] = [:]

  /// Prepares to score records against a query.
  mutating func begin(_ query: PartQuery, _ part: IndexPartReader) throws {
    for stem in marked { marks[stem] = 0 }
    marked.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    let stemCount = part.place(.formStarts).count / 4
    if marks.count < stemCount { marks = [Int32](repeating: 0, count: stemCount) }
    for token in query.tokens where token.stem >= 0 && token.isWord {
      marks[Int(token.stem)] += 1
      marked.append(Int(token.stem))
    }
  }

  /// Returns the distance of a record from the query, or `nil` if the score is below a threshold.
  ///
  /// - Complexity: O(m + n) for records that share too few words, else O(n × width) where the width
  ///   is that of the band in which the distance can stay below its limit, which is bounded
  ///   (`ScoringCosts.maximumDistance`)
  mutating func distance(
    _ record: Int,
    _ segment: PreparedSegment,
    _ query: PartQuery,
    threshold: Int,
    in part: IndexPartReader,
    _ pace: inout Interruption.Pace
  ) throws -> (distance: Int, weight: Int)? {
    let start = Int(try part.number(.recordStarts, record, as: UInt32.self))
    let end = Int(try part.number(.recordStarts, record + 1, as: UInt32.self))
    guard start < end else { throw IndexPartReader.Fault.damaged }
    let bytes = try part.bytes(.records, start..<end)
    let formStems = query.formStems
    var offset = 0
    let wordCount = readVariableLength(bytes, &offset)
    forms.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    var shared = 0
    while offset < end - start {
      let form = readVariableLength(bytes, &offset)
      guard form < formStems.count else { throw IndexPartReader.Fault.damaged }
      let stem = Int(formStems[form])
      forms.append(Int32(form))
      stems.append(Int32(stem))
      if marks[stem] > 0 {
        marks[stem] -= 1
        shared += 1
      }
    }
    // What was taken from the marks is put back before the next record.
    for stem in marked { marks[stem] = 0 }
    for stem in marked { marks[stem] += 1 }
    let punctuationCount = forms.count - wordCount
    let candidateWeight =
      wordCount * ScoringCosts.word + punctuationCount * ScoringCosts.punctuation
    let weight = max(segment.weight, candidateWeight)
    let limit = ScoringCosts.limit(threshold: threshold, weight: weight)
    let missing = max(segment.wordCount, wordCount) - shared
    guard missing * ScoringCosts.word <= limit, abs(segment.weight - candidateWeight) <= limit
    else { return nil }
    try pace.check(1 + forms.count)
    let distance = try distance(segment, query, limit: Int32(limit), part, &pace)
    return distance.map { (Int($0), weight) }
  }

  /// How many cells of a table are worked out at once; larger ones are tried with a narrow band first.
  private static let smallTableSize = 1 << 16
  /// The first limit that is tried for large tables: eight words.
  private static let firstLimit = Int32(8 * ScoringCosts.word)

  /// Returns the distance within a limit, or `nil`.
  ///
  /// Long segments that differ in little are told with a narrow band, which makes the time grow with their
  /// length and with what differs. Reference: E. Ukkonen, as in `fillRow`.
  private mutating func distance(
    _ segment: PreparedSegment,
    _ query: PartQuery,
    limit: Int32,
    _ part: IndexPartReader,
    _ pace: inout Interruption.Pace
  ) throws -> Int32? {
    var tried = limit
    if query.tokens.count * forms.count > Self.smallTableSize {
      tried = min(limit, Self.firstLimit)
    }
    while true {
      let distance = try boundedDistance(segment, query, limit: tried, part, &pace)
      if distance != nil || tried == limit { return distance }
      tried = min(limit, 4 * tried)
    }
  }

  private mutating func boundedDistance(
    _ segment: PreparedSegment,
    _ query: PartQuery,
    limit: Int32,
    _ part: IndexPartReader,
    _ pace: inout Interruption.Pace
  ) throws -> Int32? {
    // Equal tokens at both ends cost nothing in one of the cheapest ways, so they can go.
    var first = 0
    var queryEnd = query.tokens.count
    var end = forms.count
    while first < min(queryEnd, end), query.tokens[first].form == forms[first] { first += 1 }
    while queryEnd > first, end > first, query.tokens[queryEnd - 1].form == forms[end - 1] {
      queryEnd -= 1
      end -= 1
    }
    weights.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    previous.append(0)
    for column in first..<end {
      let isWord = query.formKinds[Int(forms[column])] != IndexFormat.punctuationKind
      let weight = Int32(isWord ? ScoringCosts.word : ScoringCosts.punctuation)
      weights.append(weight)
      previous.append(previous[column - first] + weight)
    }
    row = previous
    var band = 0..<((previous.firstIndex { $0 > limit }) ?? previous.count)
    for line in first..<queryEnd {
      try pace.check(1 + band.count)
      band = try fillRow(line, query.tokens[line], from: first, band, limit, segment, part)
      if band.isEmpty { return nil }
      swap(&row, &previous)
    }
    return band.contains(end - first) ? previous[end - first] : nil
  }

  /// Computes a row of distances from the previous one, where they can be within the limit.
  ///
  /// The band is the columns between the first and the last of the previous row that is within the
  /// limit; nothing is known of the others but that they are beyond it. Reference: E. Ukkonen,
  /// "Algorithms for approximate string matching", doi:10.1016/S0019-9958(85)80046-2.
  ///
  /// - Returns: The band of this row; empty if no column is within the limit.
  /// - Throws: What the loader of chunks throws.
  private mutating func fillRow(
    _ line: Int,
    _ token: PartQuery.Token,
    from first: Int,
    _ band: Range<Int>,
    _ limit: Int32,
    _ segment: PreparedSegment,
    _ part: IndexPartReader
  ) throws -> Range<Int> {
    var start = -1
    var end = -1
    var left = Int32.max / 2
    var column = band.lowerBound
    // After the band only the column to the left can lead to one within the limit.
    while column <= band.upperBound || left <= limit, column <= weights.count {
      var cell = Int32.max / 2
      if column < band.upperBound { cell = previous[column] + token.weight }
      if column > band.lowerBound {
        let weight = weights[column - 1]
        cell = min(cell, left + weight)
        if column <= band.upperBound {
          let diagonal = previous[column - 1]
          if diagonal <= limit, diagonal < cell {
            let cost = try cost(line, token, first + column - 1, weight, segment, part)
            cell = min(cell, diagonal + cost)
          }
        }
      }
      row[column] = cell
      left = cell
      if cell <= limit {
        if start < 0 { start = column }
        end = column + 1
      }
      column += 1
    }
    return start < 0 ? 0..<0 : start..<end
  }

  /// What a token of the record costs in the place of a token of the query.
  @inline(__always)
  private mutating func cost(
    _ line: Int,
    _ token: PartQuery.Token,
    _ column: Int,
    _ weight: Int32,
    _ segment: PreparedSegment,
    _ part: IndexPartReader
  ) throws -> Int32 {
    let form = forms[column]
    if token.form == form { return 0 }
    let isWord = weight == Int32(ScoringCosts.word)
    guard token.isWord, isWord else {
      return token.isWord == isWord ? Int32(ScoringCosts.punctuation) : token.weight + weight
    }
    guard token.stem == stems[column] else { return Int32(ScoringCosts.word) }
    if token.isNumber { return Int32(ScoringCosts.cost(of: .number)) }
    let key = UInt64(line) << 32 | UInt64(UInt32(bitPattern: form))
    if let cost = known[key] { return cost }
    let cost = try cost(of: segment.tokens[line], segment, form: Int(form), part)
    known[key] = cost
    return cost
  }

  private func cost(
    of token: PreparedSegment.Token,
    _ segment: PreparedSegment,
    form: Int,
    _ part: IndexPartReader
  ) throws -> Int32 {
    let difference = try part.withView(ofForm: form) { view in
      segment.withView(of: token) { WordView.difference($0, view) }
    }
    return Int32(ScoringCosts.cost(of: difference))
  }
}
