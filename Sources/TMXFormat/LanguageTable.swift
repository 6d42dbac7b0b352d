import Model
import XMLStreams

/// The languages of a file: how each is written, and which tag it is.
struct LanguageTable {
  /// The tags, in the order in which they were met.
  private(set) var tags: [LanguageTag] = []
  private var bases: [LanguageTag] = []
  private var isUsed: [Bool] = []
  private var seeds: [UInt64] = []
  private var written: [(bytes: [UInt8], index: Int, isCanonical: Bool)] = []
  /// The index of the header's source language, if it is one.
  private(set) var defaultSourceIndex: Int?

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

  /// Returns the index of a language as a file writes it, or `nil` if it is none.
  mutating func index(of text: XMLBytes) -> (index: Int, isCanonical: Bool)? {
    for known in written where known.bytes.count == text.count {
      if known.bytes.elementsEqual(text.bytes) { return (known.index, known.isCanonical) }
    }
    let string = text.string
    guard let tag = LanguageTag(string), tags.count < maximumLanguageCount,
      written.count < 4 * maximumLanguageCount
    else { return nil }
    let entry = (Array(text.bytes), index(of: tag), tag.description == string)
    written.append(entry)
    return (entry.1, entry.2)
  }

  /// The languages that variants have, in the order in which they were met.
  var usedTags: [LanguageTag] { tags.indices.filter { isUsed[$0] }.map { tags[$0] } }

  /// Notes that a variant has a language.
  mutating func noteUse(of index: Int) { isUsed[index] = true }

  /// Returns the index of a source language, or `nil` if it is none, such as `*all*`.
  mutating func index(ofSource text: XMLBytes) -> Int? { index(of: text)?.index }

  /// Says why a language was not taken.
  func complaint(about text: XMLBytes) -> String {
    LanguageTag(text.string) == nil
      ? "\"\(text.string.prefix(60))\" is no language tag"
      : "the file has too many languages (at most \(maximumLanguageCount))"
  }

  /// Whether a language is another one, or the same in another region.
  func isSame(_ index: Int, as other: Int) -> Bool {
    index == other || bases[index] == bases[other]
  }

  /// Returns the hash of a variant's language, text and codes.
  func hash(of variant: UnitBatch.Variant, in batch: UnitBatch) -> UInt64 {
    let slice = variant.content.isEmpty ? variant.text : variant.content
    let seed = seeds[variant.language] &+ (variant.content.isEmpty ? 0 : 1)
    return batch.bytes.withUnsafeBytes {
      XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[slice.range]), seed: seed)
    }
  }

  private mutating func index(of tag: LanguageTag) -> Int {
    if let index = tags.firstIndex(of: tag) { return index }
    tags.append(tag)
    bases.append(tag.language)
    isUsed.append(false)
    seeds.append(Array(tag.description.utf8).withUnsafeBytes { XXHash64.hash($0) })
    return tags.count - 1
  }
}

/// How many languages a file may have.
private let maximumLanguageCount = 1_000
