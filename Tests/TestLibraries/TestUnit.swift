package import Model

/// A unit with an English and an Arabic variant.
package struct TestUnit: Sendable {
  package var english: String
  package var arabic: String
  package var date: Int64 = 0
  package var annotations = ""

  /// Creates a unit.
  package init(english: String, arabic: String, date: Int64 = 0, annotations: String = "") {
    self.english = english
    self.arabic = arabic
    self.date = date
    self.annotations = annotations
  }
}

/// Returns a batch with these units.
package func batch(_ units: [TestUnit]) -> UnitBatch {
  var batch = UnitBatch()
  batch.languages = [.english, .arabic]
  func append(_ text: String) -> UnitBatch.Slice {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: text.utf8)
    return UnitBatch.Slice(start: start, end: batch.bytes.count)
  }
  for unit in units {
    let first = batch.variants.count
    for (language, text) in [unit.english, unit.arabic].enumerated() {
      batch.variants.append(
        UnitBatch.Variant(
          language: language,
          text: append(text),
          content: append(""),
          attributes: append(""),
          annotations: append("")
        )
      )
    }
    batch.units.append(
      UnitBatch.Unit(
        attributes: append(""),
        annotations: append(unit.annotations),
        variants: first..<first + 2,
        date: unit.date
      )
    )
  }
  return batch
}
