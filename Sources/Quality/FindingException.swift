/// What a profile passes over: findings of some rules with a text before, in or after them.
struct FindingException: Hashable, Sendable {
  enum Place: String, Hashable, Sendable {
    case before
    case `in`
    case after
  }

  /// A rule, or the beginning of the names of some.
  private let name: String
  private let isPrefix: Bool
  private let place: Place
  private let text: [UInt32]

  /// Reads `RULE before|in|after TEXT`; quotation marks around the text keep spaces at its ends.
  init(reading line: Substring) throws(ProfileError) {
    let words = line.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    guard words.count == 3, let place = Place(rawValue: String(words[1])) else {
      throw ProfileError(reason: .noException(String(line)))
    }
    let isPrefix = words[0].last == "*"
    let name = String(isPrefix ? words[0].dropLast() : words[0])
    guard Rule.allCases.contains(where: { $0.rawValue.hasPrefix(name) }) else {
      throw ProfileError(reason: .noRule(name))
    }
    (self.name, self.isPrefix) = (name, isPrefix)
    self.place = place
    var text = words[2].drop(while: \.isWhitespace)
    if text.count > 1, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
    self.text = text.unicodeScalars.map(\.value)
  }

  /// Whether a finding is passed over; what stands in the target counts, or else in the source.
  func covers(_ found: Found, in segment: SegmentView) -> Bool {
    let rule = found.rule.rawValue
    guard isPrefix ? rule.hasPrefix(name) : rule == name else { return false }
    if let range = found.target { return covers(range, in: segment.target) }
    guard let range = found.source, let source = segment.source else { return false }
    return covers(range, in: source)
  }

  private func covers(_ range: Range<Int>, in side: SideText) -> Bool {
    switch place {
    case .before: return side.scalars[..<range.lowerBound].suffix(text.count).elementsEqual(text)
    case .after: return side.scalars[range.upperBound...].starts(with: text)
    case .in:
      let part = Array(side.scalars[range])
      guard part.count >= text.count else { return false }
      return (0...part.count - text.count).contains {
        part[$0..<$0 + text.count].elementsEqual(text)
      }
    }
  }
}
