import Linguistics
public import Model

/// Finds terms in texts, one text after the other.
///
/// A scanner remembers the words it has met, so that it is quicker the longer it is used. It shares
/// the recogniser, which never changes, with all other scanners and needs no lock; threads must not
/// share a scanner.
public struct TermScanner: Sendable {
  private let recognizer: TermRecognizer
  private var table: SurfaceTable
  private var tokens: [Token] = []
  /// For each token its spelling, in `table.surfaces`.
  private var surfaces: [UInt32] = []
  private var joined: [UInt8] = []
  private var longForms = LongForms()
  /// The readings on the way from the root, in `table.matches`.
  private var path: [UInt32] = []
  private var steps: [UInt32] = []
  private var hits: [TermHit] = []
  /// Whether some hit of several words gives way to another one of the same words.
  private var hasGivenWay = false
  /// For each token of the text the hit of several words that covers it, or -1.
  private var owners: [Int32] = []

  init(_ recognizer: TermRecognizer) {
    self.recognizer = recognizer
    table = SurfaceTable(recognizer)
  }

  /// Returns the terms that occur in a text, and the form of each.
  ///
  /// - Returns: Every occurrence in the order of the starts, longer ones first; those that a longer
  ///   one covers are marked as nested.
  /// - Complexity: O(`text.utf8.count`), expected, and the number of occurrences.
  public mutating func occurrences(in text: String) -> [TermOccurrence] {
    var text = text
    return text.withUTF8 { occurrences(in: $0) }
  }

  /// Returns the terms that occur in valid UTF-8, and the form of each.
  ///
  /// - Parameters:
  ///   - bytes: The text, of less than 4 GB.
  ///   - interruption: Asked while the text is read.
  /// - Returns: The same as `occurrences(in:)`.
  /// - Throws: `InterruptionError`.
  /// - Complexity: as for `occurrences(in:)`.
  public mutating func occurrences(
    in bytes: UnsafeBufferPointer<UInt8>,
    interruption: Interruption
  ) throws(InterruptionError) -> [TermOccurrence] {
    var pace = interruption.pace(every: 256)
    var occurrences: [TermOccurrence] = []
    for hit in try hits(in: bytes, interruption: interruption) {
      try pace.check()
      occurrences.append(
        TermOccurrence(
          range: hit.range,
          term: hit.term,
          isNested: hit.isNested,
          form: form(of: hit, in: bytes)
        )
      )
    }
    return occurrences
  }

  /// Returns the terms that occur in valid UTF-8, and the form of each, however long it takes.
  public mutating func occurrences(in bytes: UnsafeBufferPointer<UInt8>) -> [TermOccurrence] {
    do {
      return try occurrences(in: bytes, interruption: .never)
    } catch {
      preconditionFailure("work that nothing limits was interrupted: \(error)")
    }
  }

  /// Returns the terms that occur in valid UTF-8.
  ///
  /// - Parameter bytes: The text, of less than 4 GB.
  /// - Returns: The same as `occurrences(in:)`, without the forms, which cost more than the search.
  /// - Complexity: O(`bytes.count`), expected, and the number of hits.
  public mutating func hits(in bytes: UnsafeBufferPointer<UInt8>) -> [TermHit] {
    do {
      return try hits(in: bytes, interruption: .never)
    } catch {
      preconditionFailure("work that nothing limits was interrupted: \(error)")
    }
  }

  private mutating func hits(
    in bytes: UnsafeBufferPointer<UInt8>,
    interruption: Interruption
  ) throws(InterruptionError) -> [TermHit] {
    var pace = interruption.pace(every: 256)
    try read(bytes, &pace)
    hits.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    var hasSeveralWords = false
    for start in 0..<tokens.count {
      try pace.check()
      let surface = table.surfaces[Int(surfaces[start])]
      let first = hits.count
      hasGivenWay = false
      if surface.nextSigns != 0 { addLongHits(from: start, surface, width: 1, bytes) }
      if tokens[start].kind == .word { addJoinedHits(from: start, bytes) }
      if hits.count > first {
        hasSeveralWords = true
        keepClosest(from: first)
      }
      if !surface.terms.isEmpty { addWholeTerms(of: surface, at: start, width: 1, bytes) }
    }
    if hasSeveralWords { markNested() }
    return hits
  }

  /// Returns the form of a hit of the text that was scanned last.
  ///
  /// - Complexity: O(length of the hit); for a known spelling one look-up.
  private mutating func form(of hit: TermHit, in bytes: UnsafeBufferPointer<UInt8>) -> TermForm {
    let first = Int(hit.firstStep)
    if hit.tokenCount == 1 {
      if let known = table.forms[first] { return known }
      let form = describe(hit, [table.terms[first].match], in: bytes)
      table.forms[first] = form
      return form
    }
    let matches = steps[first..<first + Int(hit.stepCount)]
    guard let position = longForms.position(of: hit, tokens, surfaces) else {
      return describe(hit, matches, in: bytes)
    }
    if position == longForms.forms.count {
      longForms.forms.append(describe(hit, matches, in: bytes))
    }
    return longForms.forms[position]
  }

  @inline(never)
  private func describe(
    _ hit: TermHit,
    _ matches: some Sequence<UInt32>,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> TermForm {
    FormDescription(recognizer, tokens: tokens, bytes: bytes)
      .form(of: hit, matches.map { table.matches[Int($0)] })
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ pace: inout Interruption.Pace
  ) throws(InterruptionError) {
    tokens.removeAll(keepingCapacity: true)
    surfaces.removeAll(keepingCapacity: true)
    if table.isFull || longForms.isFull {
      table = SurfaceTable(recognizer)
      longForms = LongForms()
    }
    var scanner = TokenScanner(bytes)
    while let token = scanner.next() {
      try pace.check()
      let position = position(of: token, bytes)
      if table.surfaces[Int(position)].hasParts {
        for part in TermText.parts(of: token, in: bytes) {
          tokens.append(part)
          surfaces.append(self.position(of: part, bytes))
        }
      } else {
        tokens.append(token)
        surfaces.append(position)
      }
    }
  }

  @inline(__always)
  private mutating func position(of token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    table.position(of: UnsafeBufferPointer(rebasing: bytes[token.range]), kind: token.kind)
  }

  /// Adds the terms that a spelling is alone.
  private mutating func addWholeTerms(
    of surface: SurfaceTable.Surface,
    at start: Int,
    width: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let startOffset = UInt32(tokens[start].start)
    let endOffset = UInt32(TermText.end(of: tokens[start + width - 1], in: bytes))
    let before = width == 1 ? context(before: start) : []
    let mayExclude = !before.isEmpty && surface.context.isRestricted(by: before)
    let earlier = before.contains(.clause) ? context(before: start - 1) : []
    for position in Int(surface.terms.lowerBound)..<Int(surface.terms.upperBound) {
      let whole = table.terms[position]
      if mayExclude, isExcluded(whole, surface.context, before, earlier) { continue }
      var step = UInt32(truncatingIfNeeded: position)
      if width > 1 {
        if whole.givesWay { hasGivenWay = true }
        step = UInt32(steps.count)
        steps.append(whole.match)
      }
      hits.append(
        TermHit(
          start: startOffset,
          end: endOffset,
          termPosition: whole.term,
          firstToken: UInt32(truncatingIfNeeded: start),
          tokenCount: UInt32(truncatingIfNeeded: width),
          firstStep: step,
          stepCount: 1,
          cost: whole.cost,
          isForm: whole.isForm,
          givesWay: whole.givesWay
        )
      )
    }
  }

  /// What the word before a token is, if only a space is between the two.
  @inline(__always)
  private func context(before start: Int) -> WordContext {
    guard start > 0, tokens[start].gap == .space else { return [] }
    return table.surfaces[Int(surfaces[start - 1])].context
  }

  /// Whether a word is no form of a term, but a verb or an adjective, beside the words before it.
  private func isExcluded(
    _ whole: SurfaceTable.WholeTerm,
    _ context: WordContext,
    _ before: WordContext,
    _ earlier: WordContext
  ) -> Bool {
    recognizer.terms[Int(whole.term)].mayBeExcluded
      && context.excludes(table.matches[Int(whole.match)], after: before, earlier)
  }

  /// Adds the terms of several words that a spelling begins.
  private mutating func addLongHits(
    from start: Int,
    _ surface: SurfaceTable.Surface,
    width: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let next = start + width
    guard next < tokens.count else { return }
    let signs = table.surfaces[Int(surfaces[next])].signs
    guard surface.nextSigns & signs != 0 else { return }
    for position in Int(surface.beginnings.lowerBound)..<Int(surface.beginnings.upperBound) {
      let beginning = table.beginnings[position]
      guard beginning.signs & signs != 0 else { continue }
      path.append(beginning.match)
      extend(from: start, node: beginning.node, signs: beginning.signs, by: next, bytes)
      path.removeLast()
    }
  }

  /// Adds the terms that two words joined by a hyphen are, or begin, when taken as one word.
  private mutating func addJoinedHits(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard start + 1 < tokens.count, tokens[start + 1].kind == .word,
      tokens[start + 1].gap == .dash
    else { return }
    joined.removeAll(keepingCapacity: true)
    joined.append(contentsOf: bytes[tokens[start].range])
    joined.append(contentsOf: bytes[tokens[start + 1].range])
    let word = joined
    let position = word.withUnsafeBufferPointer { table.position(of: $0, kind: .word) }
    let surface = table.surfaces[Int(position)]
    if surface.nextSigns != 0 { addLongHits(from: start, surface, width: 2, bytes) }
    addWholeTerms(of: surface, at: start, width: 2, bytes)
  }

  /// Goes on from a node by every reading of the token at a position, and notes what ends there.
  private mutating func extend(
    from start: Int,
    node: UInt32,
    signs: WordSigns,
    by position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let surface = table.surfaces[Int(surfaces[position])]
    var common = signs & surface.signs
    while common != 0 {
      let sign = common & ~(common &- 1)
      common ^= sign
      for index in table.readings(of: surface, with: sign) {
        let match = table.matches[index]
        guard match.canFollow(table.matches[Int(path[path.count - 1])]),
          let edge = recognizer.trie.edge(from: node, by: match.word),
          allowedGap(before: position, bytes).union(edge.gap).isSuperset(of: tokens[position].gap)
        else { continue }
        path.append(UInt32(truncatingIfNeeded: index))
        follow(edge, match, from: start, at: position, bytes)
        path.removeLast()
      }
    }
  }

  /// Notes what ends with the reading of a token, and goes on to the next one.
  private mutating func follow(
    _ edge: TermTrie.Edge,
    _ match: WordMatch,
    from start: Int,
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    if let terminal = edge.terminal, !match.traits.contains(.construct) {
      note(terminal, from: start, to: position, bytes)
    }
    let next = position + 1
    if edge.signs != 0, next < tokens.count {
      extend(from: start, node: edge.node, signs: edge.signs, by: next, bytes)
    }
  }

  /// What may always stand before the token at a position, within a term.
  ///
  /// A stop may stand beside a number, and, without a space, after the name of a letter: آر.بي.جي.
  private func allowedGap(before position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Gap {
    let always: Gap = [.space, .newline, .dash, .quote, .bracket]
    let (before, token) = (tokens[position - 1], tokens[position])
    let hasNumber = before.kind == .number || token.kind == .number
    let isLetter =
      token.gap == .fullStop
      && LetterNames.shared.hasLetter(spelled: UnsafeBufferPointer(rebasing: bytes[before.range]))
    return hasNumber || isLetter ? always.union(.fullStop) : always
  }

  private mutating func note(
    _ first: TermTrie.Terminal,
    from start: Int,
    to last: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let cost = path.reduce(0) { $0 + table.matches[Int($1)].cost }
    let givesWay = path.contains { table.matches[Int($0)].traits.contains(.givesWay) }
    if givesWay { hasGivenWay = true }
    let firstStep = steps.count
    steps += path
    var terminal: TermTrie.Terminal? = first
    while let ending = terminal {
      hits.append(
        TermHit(
          start: UInt32(tokens[start].start),
          end: UInt32(TermText.end(of: tokens[last], in: bytes)),
          termPosition: ending.term,
          firstToken: UInt32(start),
          tokenCount: UInt32(last - start + 1),
          firstStep: UInt32(firstStep),
          stepCount: UInt32(path.count),
          cost: cost + (ending.isForm ? TermHit.formCost : 0),
          isForm: ending.isForm,
          givesWay: givesWay
        )
      )
      terminal = recognizer.trie.terminal(after: ending)
    }
  }

  /// Sorts the hits of several words of one start and keeps the closest reading of each term.
  private mutating func keepClosest(from first: Int) {
    guard hits.count - first > 1 else { return }
    hits[first...].sort { $0.precedes($1) }
    var kept = first
    for position in first + 1..<hits.count {
      if hits[position].termPosition == hits[kept].termPosition,
        hits[position].tokenCount == hits[kept].tokenCount
      {
        continue
      }
      kept += 1
      hits[kept] = hits[position]
    }
    hits.removeLast(hits.count - kept - 1)
    if hasGivenWay { dropWhatGivesWay(from: first) }
  }

  /// Drops of the hits of one start those that give way to another one of the same words.
  private mutating func dropWhatGivesWay(from first: Int) {
    let here = Array(hits[first...])
    hits.removeSubrange(first...)
    hits += here.filter { hit in
      !hit.givesWay
        || !here.contains {
          !$0.givesWay && $0.tokenCount == hit.tokenCount && $0.cost <= hit.cost
        }
    }
  }

  /// Marks what a longer hit covers: the longest win, the first of equal length.
  ///
  /// Two hits that share a token are both of several words, or one covers the other; so only hits of
  /// several words compete, and one of a single word is nested where one of them has won.
  private mutating func markNested() {
    owners.removeAll(keepingCapacity: true)
    owners.append(contentsOf: repeatElement(-1, count: tokens.count))
    var long: [Int] = []
    for index in 0..<hits.count where hits[index].tokenCount > 1 { long.append(index) }
    long.sort { (hits[$1].range.count, $0) < (hits[$0].range.count, $1) }
    for index in long {
      let hit = hits[index]
      let covered = Int(hit.firstToken)..<Int(hit.firstToken + hit.tokenCount)
      let isFree = covered.allSatisfy { token in
        owners[token] < 0 || hits[Int(owners[token])].range == hit.range
      }
      if isFree {
        for token in covered { owners[token] = Int32(index) }
      } else {
        hits[index].isNested = true
      }
    }
    for index in 0..<hits.count where hits[index].tokenCount == 1 {
      if owners[Int(hits[index].firstToken)] >= 0 { hits[index].isNested = true }
    }
  }
}

/// The forms of terms of several words, described once for each spelling.
private struct LongForms: Sendable {
  var forms: [TermForm] = []
  private var keys = KeyTable()
  private var key: [UInt32] = []

  /// Whether there are so many that memory must be freed.
  var isFull: Bool { forms.count > 1 << 18 }

  /// Returns the position in `forms` of the form of a hit, which is their count where it is new;
  /// `nil` where more than single spaces is between the words, which can be spelled in many ways.
  ///
  /// - Complexity: O(tokens of the hit), expected
  mutating func position(of hit: TermHit, _ tokens: [Token], _ surfaces: [UInt32]) -> Int? {
    key.removeAll(keepingCapacity: true)
    key.append(hit.termPosition)
    let first = Int(hit.firstToken)
    key.append(surfaces[first])
    for token in first + 1..<first + Int(hit.tokenCount) {
      guard tokens[token].gap == .space, tokens[token].start == tokens[token - 1].end + 1 else {
        return nil
      }
      key.append(surfaces[token])
    }
    return key.withUnsafeBytes { keys.insert($0) }
  }
}

extension TermRecognizer {
  /// Makes a scanner, which remembers the words it has met; use one per thread for many texts.
  public func makeScanner() -> TermScanner { TermScanner(self) }
}
