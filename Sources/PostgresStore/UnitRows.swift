import LibraryAccess
import Model

/// The columns of a unit that are read, in their order, and what is made of them.
struct UnitRows {
  /// The columns, to be selected.
  static let columns = """
    slice, id, date, is_machine_translated, attributes, annotations, languages, texts, contents, \
    variant_attributes, variant_annotations, import, content_hash, source_hash
    """

  private enum Column: Int {
    case slice, id, date, isMachineTranslated, attributes, annotations
    case languages, texts, contents, variantAttributes, variantAnnotations
    case `import`, contentHash, sourceHash
  }

  private let rows: Rows

  init(_ rows: Rows) { self.rows = rows }

  var count: Int { rows.count }

  func identifier(_ row: Int) -> Int64 { int(row, .id) }
  func date(_ row: Int) -> Int64 { int(row, .date) }
  func contentHash(_ row: Int) -> UInt64 { UInt64(bitPattern: int(row, .contentHash)) }
  func sourceHash(_ row: Int) -> UInt64 { UInt64(bitPattern: int(row, .sourceHash)) }

  /// Where a unit stands; the import that replaced it is in a column after the others.
  func place(_ row: Int, isReplaced: Bool) -> UnitPlace {
    UnitPlace(
      unit: identifier(row),
      importIdentifier: int(row, .import),
      identity: UnitIdentity(content: contentHash(row), source: sourceHash(row)),
      replacedBy: isReplaced ? rows.int(row, Column.sourceHash.rawValue + 1) : nil
    )
  }

  /// The numbers of the languages of a unit's variants.
  func languages(_ row: Int) -> [Int64] { elements(row, .languages).map(signedNumber) }

  /// Adds a unit to a batch.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - batch: The batch, whose languages are those of the table.
  ///   - table: The library's languages.
  ///   - required: The base languages that the unit must have, of which alone variants are added.
  /// - Returns: Whether the unit has them; if not, nothing is added.
  func append(
    _ row: Int,
    to batch: inout UnitBatch,
    _ table: LanguageTable,
    required: [LanguageTag]
  ) -> Bool {
    let numbers = languages(row)
    let places = numbers.map { table[$0] }
    if !required.isEmpty {
      let bases = places.compactMap { $0.map { table.tags[$0].language } }
      guard required.allSatisfy(bases.contains) else { return false }
    }
    let firstVariant = batch.variants.count
    let attributes = append(bytes(row, .attributes), to: &batch)
    let annotations = append(bytes(row, .annotations), to: &batch)
    let columns = [Column.texts, .contents, .variantAttributes, .variantAnnotations].map {
      elements(row, $0)
    }
    for (index, place) in places.enumerated() {
      guard let place, index < columns[0].count else { continue }
      guard required.isEmpty || required.contains(table.tags[place].language) else { continue }
      let slices = columns.map { column in
        append(index < column.count ? column[index] : emptyBytes, to: &batch)
      }
      batch.variants.append(
        UnitBatch.Variant(
          language: place,
          text: slices[0],
          content: slices[1],
          attributes: slices[2],
          annotations: slices[3]
        )
      )
    }
    batch.units.append(
      UnitBatch.Unit(
        attributes: attributes,
        annotations: annotations,
        variants: firstVariant..<batch.variants.count,
        isMachineTranslated: rows.bool(row, Column.isMachineTranslated.rawValue),
        date: date(row)
      )
    )
    return true
  }

  /// How alike a unit is to one that is being imported.
  func likeness(_ row: Int, to incoming: IncomingUnit) -> UnitLikeness {
    var comparison = UnitComparison(incoming)
    let columns = [Column.texts, .contents, .variantAttributes, .variantAnnotations].map {
      elements(row, $0)
    }
    for (index, language) in languages(row).enumerated() {
      let values = columns.map { text(index < $0.count ? $0[index] : emptyBytes) }
      comparison.compare(
        UnitComparison.StoredVariant(
          language: language,
          text: values[0],
          content: values[1],
          attributes: values[2],
          annotations: values[3]
        )
      )
    }
    return comparison.likeness(
      attributes: text(bytes(row, .attributes)),
      annotations: text(bytes(row, .annotations))
    )
  }

  private func int(_ row: Int, _ column: Column) -> Int64 { rows.int(row, column.rawValue) }

  private func bytes(_ row: Int, _ column: Column) -> UnsafeRawBufferPointer {
    rows.bytes(row, column.rawValue)
  }

  private func elements(_ row: Int, _ column: Column) -> [UnsafeRawBufferPointer] {
    var found: [UnsafeRawBufferPointer] = []
    forEachElement(of: bytes(row, column)) { found.append($0) }
    return found
  }

  private func append(
    _ bytes: UnsafeRawBufferPointer,
    to batch: inout UnitBatch
  ) -> UnitBatch.Slice {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: bytes)
    return UnitBatch.Slice(start: start, end: batch.bytes.count)
  }

  private func text(_ bytes: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8> {
    bytes.assumingMemoryBound(to: UInt8.self)
  }
}

private var emptyBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
