/// Finds terms that stand in brackets after their equivalent in the other script: منظومة ثاد (THAAD).
struct BracketFinder {
  /// Two terms, by their words in one text.
  struct Found: Equatable {
    let outer: Range<Int>
    let inner: Range<Int>
  }

  let reader: PhraseReader

  /// Returns what the words of a text have in brackets.
  ///
  /// - Complexity: O(words)
  func pairs(in words: [ReadWord]) -> [Found] {
    var found: [Found] = []
    var index = 1
    while index < words.count {
      defer { index += 1 }
      guard words[index].followsOpening, !words[index].isNumber, !words[index - 1].isNumber else {
        continue
      }
      let isArabic = isArabicText(words[index].written)
      guard isArabicText(words[index - 1].written) != isArabic else { continue }
      var end = index + 1
      while end < words.count, !words[end].followsClosing, !words[end].followsOpening { end += 1 }
      let inner = index..<end
      guard isTerm(words[inner], isArabic), words[inner].dropFirst().allSatisfy(\.followsDirectly),
        let outer = outer(before: index, words, inner.count)
      else { continue }
      found.append(Found(outer: outer, inner: inner))
      index = end - 1
    }
    return found
  }

  private func isTerm(_ inner: ArraySlice<ReadWord>, _ isArabic: Bool) -> Bool {
    guard let first = inner.first, inner.count <= maximumLength,
      inner.allSatisfy({ $0.isNumber || isArabicText($0.written) == isArabic })
    else { return false }
    guard isArabic else { return first.isCapitalized || first.isAcronym || first.role == .content }
    // A remark begins with a particle or a verb, a term does not.
    return first.role == .content && !first.hasConjunction && !first.hasPreposition
  }

  /// The term before a bracket: the longest phrase that ends there and fits what is in it.
  private func outer(before end: Int, _ words: [ReadWord], _ count: Int) -> Range<Int>? {
    let isArabic = isArabicText(words[end - 1].written)
    let start = max(0, end - maximumLength)
    let near = Array(words[start..<end])
    var phrases = reader.phrases(in: near, isArabic: isArabic)
      .filter { $0.words.upperBound == near.count }
      .map { $0.words.lowerBound + start..<end }
    if isArabic == false, words[end - 1].isCapitalized {
      // Of names the words in lower case are no part: deploy Joint Force.
      phrases.removeAll { !words[$0.lowerBound].isCapitalized }
    }
    let fitting = phrases.filter { $0.count <= max(count + 2, 4) }
    return (fitting.isEmpty ? phrases : fitting).max { $0.count < $1.count }
  }
}

private let maximumLength = 8
