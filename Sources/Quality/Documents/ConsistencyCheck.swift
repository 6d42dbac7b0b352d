import Linguistics
import Model

/// One source with two translations, and one translation of two sources, within a document.
///
/// Texts that differ in letter case, marks, spaces and vowel signs alone are the same. Short ones are passed
/// over: "Open" is a verb here and an adjective there.
struct ConsistencyCheck: Sendable {
  private struct Known {
    let key: UInt64
    let text: String
  }

  private var targets: [UInt64: Known] = [:]
  private var sources: [UInt64: Known] = [:]

  /// From how many words on a text should always be translated in one way.
  private static let leastWords = 4

  mutating func findings(in segment: ReadSegment) -> [Found] {
    guard let (source, target) = segment.view.translation, source.words.count >= Self.leastWords
    else { return [] }
    let (first, second) = (Self.key(source), Self.key(target))
    var found: [Found] = []
    if let known = targets[first] {
      if known.key != second {
        found.append(
          Found(
            rule: .consistencyTarget,
            source: source.all,
            target: target.all,
            message: Message("finding.consistencyTarget", ["text": .quotation(known.text)]),
            suggestions: [known.text]
          )
        )
      }
    } else {
      targets[first] = Known(key: second, text: target.text)
    }
    if let known = sources[second] {
      if known.key != first {
        found.append(
          Found(
            rule: .consistencySource,
            source: source.all,
            target: target.all,
            message: Message("finding.consistencySource", ["text": .quotation(known.text)])
          )
        )
      }
    } else {
      sources[second] = Known(key: first, text: source.text)
    }
    return found
  }

  private static func key(_ side: SideText) -> UInt64 {
    var hash = XXHash64()
    for word in side.words { word.letters.units.withUnsafeBytes { hash.update($0) } }
    return hash.value
  }
}
