import Linguistics
import Model

/// Web addresses, e-mail addresses, handles and names of files that a translation changed or lost.
struct AddressCheck: SegmentCheck {
  let rules: [Rule] = [.addressChanged]

  func findings(in segment: SegmentView) -> [Found] {
    guard let (source, target) = segment.translation else { return [] }
    let wanted = addresses(of: source)
    guard !wanted.isEmpty else { return [] }
    let there = addresses(of: target)
    let known = Set(there.map { key($0, of: target) })
    let missing = wanted.filter { !known.contains(key($0, of: source)) }
    guard !missing.isEmpty else { return [] }
    let expected = Set(wanted.map { key($0, of: source) })
    var others = there.filter { !expected.contains(key($0, of: target)) }.makeIterator()
    return missing.map { range in
      let text = source.text(range)
      let place = others.next()
      return Found(
        rule: .addressChanged,
        source: range,
        target: place,
        message: Message("finding.addressChanged", ["text": .quotation(text)]),
        suggestions: place == nil ? [] : [text]
      )
    }
  }

  private func addresses(of side: SideText) -> [Range<Int>] {
    let known = side.values.filter { $0.kind == .url || $0.kind == .email }.map(\.range)
    let more = FileNames.ranges(side.words, side.scalars) + handles(of: side)
    // What begins within another one is a part of it.
    var end = 0
    return (known + more).sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
      .filter { range in
        guard range.lowerBound >= end else { return false }
        end = range.upperBound
        return true
      }
  }

  /// Names after an @ that begin a word.
  private func handles(of side: SideText) -> [Range<Int>] {
    side.words.filter { word in
      let start = word.range.lowerBound
      return word.kind == .word && side[start - 1] == 0x40
        && !Scalars.isLatinLetter(side[start - 2])
        && !Scalars.isDigit(side[start - 2])
    }.map { $0.range.lowerBound - 1..<$0.range.upperBound }
  }

  /// What an address is told apart by: parts that name a language can differ, since pages have a
  /// version for each.
  private func key(_ range: Range<Int>, of side: SideText) -> String {
    var text = side.text(range).lowercased()
    if let scheme = text.firstRange(of: "://") { text = String(text[scheme.upperBound...]) }
    while let last = text.last, "./,;:!?".contains(last) { text.removeLast() }
    let parts = text.split { $0 == "/" }
    return parts.enumerated().compactMap { index, part -> String? in
      if index == 0 {
        let labels = part.split(separator: ".")
        return labels.filter { !Self.languages.contains(String($0)) && $0 != "www" }
          .joined(separator: ".")
      }
      let tag = part.prefix { $0 != "-" && $0 != "_" }
      return Self.languages.contains(String(tag)) && part.count <= 5 ? nil : String(part)
    }.joined(separator: "/")
  }

  private static let languages: Set<String> = ["ar", "en", "fr", "es", "ara", "eng"]
}
