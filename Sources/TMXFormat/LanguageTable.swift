import Model
import XMLStreams

/// The languages of a file: how each is written, and which tag it is.
struct LanguageTable {
  /// The tags, in the order in which they were met.
  private(set) var tags: [LanguageTag] = []
  private var bases: [LanguageTag] = []
  private var isUsed: [Bool] = []
  /// How languages are written, by the hash of that.
  private var written: [UInt64: Written] = [:]
  /// The languages that were taken for others, in the order in which they were met.
  private(set) var fallbacks: [LanguageFallback] = []
  /// The index of the header's source language, if it is one.
  private(set) var defaultSourceIndex: Int?

  /// A language as a file writes it.
  struct Written {
    let bytes: [UInt8]
    let index: Int
    /// Whether it is written in the canonical form of the tag.
    let isCanonical: Bool
    /// Whether it differs from that in more than case, which means nothing in a tag.
    let isFallback: Bool
  }

  /// Creates a table that has some languages already.
  init(_ tags: [LanguageTag] = []) {
    for tag in tags { _ = index(of: tag) }
  }

  /// The header's source language.
  var defaultSource = "" {
    didSet {
      defaultSourceIndex = LanguageTag(defaultSource).map { index(of: $0) }
    }
  }

  /// Returns the language that a file writes in some way, or `nil` if it is none.
  mutating func language(_ text: XMLBytes) -> Written? {
    let hash = XXHash64.hash(UnsafeRawBufferPointer(text.bytes))
    if let known = written[hash], known.bytes.elementsEqual(text.bytes) { return known }
    let string = text.string
    guard let tag = LanguageTag(string), tags.count < maximumLanguageCount,
      written.count < 4 * maximumLanguageCount
    else { return nil }
    let entry = Written(
      bytes: Array(text.bytes),
      index: index(of: tag),
      isCanonical: tag.description == trimmed(string),
      isFallback: tag.description.lowercased() != trimmed(string).lowercased()
    )
    written[hash] = entry
    return entry
  }

  /// The languages that variants have, in the order in which they were met.
  var usedTags: [LanguageTag] { tags.indices.filter { isUsed[$0] }.map { tags[$0] } }

  /// Notes that a variant has a language.
  mutating func noteUse(of index: Int) { isUsed[index] = true }

  /// Returns the index of a source language, or `nil` if it is none, such as `*all*`.
  mutating func index(ofSource text: XMLBytes) -> Int? { language(text)?.index }

  /// Says why a language was not taken.
  func complaint(about text: XMLBytes) -> Message {
    LanguageTag(text.string) == nil
      ? UnitFault.noLanguageTag(text.string).message
      : UnitFault.tooManyLanguages(limit: maximumLanguageCount).message
  }

  /// How far a language is from one that is asked for, or `nil` if it does not serve for it.
  ///
  /// - Returns: 0 for the language itself, 1 for the same without a region or script, 2 for the same
  ///   in another region.
  func distance(_ index: Int, from wanted: Int) -> Int? {
    if index == wanted { return 0 }
    guard bases[index] == bases[wanted] else { return nil }
    return tags[index] == bases[index] ? 1 : 2
  }

  /// Notes a language that served for another.
  mutating func note(_ fallback: LanguageFallback) {
    if fallbacks.count < maximumLanguageCount, !fallbacks.contains(fallback) {
      fallbacks.append(fallback)
    }
  }

  private mutating func index(of tag: LanguageTag) -> Int {
    if let index = tags.firstIndex(of: tag) { return index }
    tags.append(tag)
    bases.append(tag.language)
    isUsed.append(false)
    return tags.count - 1
  }
}

/// How many languages a file may have.
private let maximumLanguageCount = 1_000

/// Returns a tag without white space around it, which means nothing.
private func trimmed(_ tag: String) -> Substring {
  var tag = tag.drop(while: \.isWhitespace)
  while tag.last?.isWhitespace == true { tag.removeLast() }
  return tag
}
