import LibraryAccess
import Model
import Testing

private func identity(_ variants: [(String, String, String)], source: Int = 0) -> UnitIdentity {
  var batch = UnitBatch()
  batch.languages = ["en", "ar", "fr"].compactMap { LanguageTag($0) }
  func slice(_ text: String) -> UnitBatch.Slice {
    let start = batch.bytes.count
    batch.bytes += Array(text.utf8)
    return UnitBatch.Slice(start: start, end: batch.bytes.count)
  }
  for (language, text, content) in variants {
    batch.variants.append(
      UnitBatch.Variant(
        language: batch.languages.firstIndex { $0.description == language } ?? 0,
        text: slice(text),
        content: slice(content),
        attributes: slice(""),
        annotations: slice("")
      )
    )
  }
  let unit = UnitBatch.Unit(
    attributes: slice(" tuid=\"\(variants.count)\""),
    annotations: slice("<note>\(source)</note>"),
    variants: 0..<variants.count,
    sourceVariant: source,
    date: 0
  )
  var identifier = UnitIdentifier()
  identifier.prepare(for: batch)
  return batch.bytes.withUnsafeBytes { identifier.identity(of: unit, in: batch, bytes: $0) }
}

@Suite("Identity of units")
struct UnitIdentityTests {
  private let base = identity([("en", "a", ""), ("ar", "b", "")])

  @Test("the order of variants does not change the content, the source does not either")
  func order() {
    let turned = identity([("ar", "b", ""), ("en", "a", "")], source: 1)
    #expect(turned == base)
    #expect(identity([("en", "a", ""), ("ar", "b", "")], source: 1).content == base.content)
    #expect(identity([("en", "a", ""), ("ar", "b", "")], source: 1).source != base.source)
  }

  @Test("languages, texts, codes and the number of variants change it")
  func changes() {
    for other in [
      identity([("en", "a", ""), ("fr", "b", "")]), identity([("en", "a", ""), ("ar", "c", "")]),
      identity([("en", "a", ""), ("ar", "b", "b<ph/>")]), identity([("en", "a", "")]),
      identity([("en", "b", ""), ("ar", "a", "")]),
    ] { #expect(other.content != base.content) }
  }

  @Test("the hashes are those that libraries have")
  func stable() {
    #expect(base.content == 0x3B3F_9B0E_728A_1136)
    #expect(base.source == 0x2D7C_403F_B624_5703)
  }
}
