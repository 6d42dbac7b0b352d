import Model
import TMXFormat

/// The segments before and after a unit in the text that it comes from, as its properties say.
///
/// Tools write them in several ways: `x-context-pre` and `x-context-post`, of the unit or of the
/// variant, with the text in `<seg>` (memoQ, ModernMT, Lara); `x-previous-source-text` and
/// `x-next-source-text` (XTM); `prev` and `next` (OmegaT); `x-ContextContent`, of which the first
/// part is the segment before (Trados Studio). A property that is repeated names several places.
struct UnitContext {
  /// The segments that stood before the unit.
  private(set) var before: [String] = []
  /// The segments that stood after the unit.
  private(set) var behind: [String] = []

  /// Whether the unit says nothing of its context.
  var isEmpty: Bool { before.isEmpty && behind.isEmpty }

  /// Reads the context of a unit and of one of its variants.
  init(_ unit: UnitBatch.Unit, variant: UnitBatch.Variant, of batch: UnitBatch) {
    for slice in [unit.annotations, variant.annotations] where !slice.isEmpty {
      let xml = batch.string(slice)
      guard Self.names.contains(where: { xml.contains($0) }) else { continue }
      for property in (try? properties(ofAnnotations: xml)) ?? [] { add(property) }
    }
  }

  private static let names = [
    "x-context", "x-previous-source-text", "x-next-source-text", "prev", "next", "x-ContextContent",
  ]

  private mutating func add(_ property: Property) {
    switch property.type {
    case "x-context-pre", "x-previous-source-text", "prev": append(property.value, to: &before)
    case "x-context-post", "x-next-source-text", "next": append(property.value, to: &behind)
    case "x-ContextContent":
      let parts = property.value.split(separator: "|", omittingEmptySubsequences: false)
      append(parts.first.map(String.init) ?? "", to: &before)
    default: break
    }
  }

  private func append(_ value: String, to segments: inout [String]) {
    var text = value
    if let start = text.firstRange(of: "<seg>"), text.hasSuffix("</seg>") {
      text = String(text[start.upperBound...].dropLast("</seg>".count))
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    if !words.isEmpty { segments.append(words.joined(separator: " ")) }
  }
}
