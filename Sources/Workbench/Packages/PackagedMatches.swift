import Documents
import Model
import TMXFormat

/// The matches of some articles as memories, each unit once.
struct PackagedMatches {
  /// A unit, by what tells it from others.
  private struct Key: Hashable {
    let source: String
    let target: String
    let memory: Int
  }

  /// The units whose text is a segment's; one to a text, the best, unless its place calls for another.
  private(set) var exact = UnitBatch()
  /// The similar units, by the points that a tool takes off.
  private(set) var fuzzy: [Int: UnitBatch] = [:]
  private var chosen: [String: String] = [:]
  private var known: Set<Key> = []

  /// Adds the matches of an article, which has a path among the sources of the package.
  ///
  /// - Complexity: O(matches)
  mutating func add(_ document: AnnotatedDocument, named name: String) {
    let languages = (document.sourceLanguage, document.targetLanguage)
    let texts = document.segmentTexts
    for (index, segment) in document.segments.enumerated() {
      let text = texts[index]
      if let best = segment.matches.first, best.score.percent == 100 {
        let target = chosen[text] ?? best.target
        if chosen.updateValue(target, forKey: text) == nil {
          exact.append(best, text, languages)
        } else if target != best.target {
          let place = [
            Property(type: "file", value: name),
            Property(type: "prev", value: index > 0 ? texts[index - 1] : ""),
            Property(type: "next", value: index + 1 < texts.count ? texts[index + 1] : ""),
          ]
          exact.append(best, text, languages, place)
        }
      }
      for match in segment.matches where match.score.percent < 100 { add(match, languages) }
    }
  }

  private mutating func add(_ match: SegmentMatch, _ languages: (LanguageTag, LanguageTag)) {
    // What differs in the texts, a tool sees itself.
    let points = match.penalties.contains(.machineTranslated) ? Penalty.machineTranslated.points : 0
    let key = Key(source: match.source, target: match.target, memory: points)
    guard known.insert(key).inserted else { return }
    fuzzy[points, default: UnitBatch()].append(match, match.source, languages)
  }
}

extension UnitBatch {
  fileprivate mutating func append(
    _ match: SegmentMatch,
    _ source: String,
    _ languages: (LanguageTag, LanguageTag),
    _ place: [Property] = []
  ) {
    append(
      [(languages.0, source), (languages.1, match.target)],
      properties: place + [Property(type: "x-memory", value: match.memory)]
    )
  }

  /// The units as a file.
  func tmx(from source: LanguageTag, version: String) -> [UInt8] {
    var header = TMXHeader.merged([], creationToolVersion: version)
    header.setAttribute("srclang", source.description)
    header.setAttribute("datatype", "plaintext")
    var writer = TMXWriter()
    writer.begin(header)
    writer.write(self)
    writer.end()
    return writer.takeBytes()
  }
}

extension AnnotatedDocument {
  /// The text of each segment.
  ///
  /// - Complexity: O(length of the article)
  var segmentTexts: [String] {
    var text = text
    return text.withUTF8 { bytes in
      segments.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }
  }
}
