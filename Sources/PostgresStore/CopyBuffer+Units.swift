import LibraryAccess
import Model

extension CopyBuffer {
  /// The columns of a unit, in the order in which they are written.
  static let unitColumns = """
    slice, id, import, content_hash, source_hash, date, is_machine_translated, attributes, \
    annotations, languages, texts, contents, variant_attributes, variant_annotations
    """

  /// Appends a unit.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - identity: Its hashes.
  ///   - batch: The batch that has its variants.
  ///   - bytes: The bytes of the batch.
  ///   - languages: The library's number for each language of the batch.
  ///   - place: Its slice, its number, and that of its import.
  ///   - replacedBy: The import that replaced it, in a table of such units.
  mutating func append(
    _ unit: UnitBatch.Unit,
    _ identity: UnitIdentity,
    of batch: UnitBatch,
    bytes: UnsafeRawBufferPointer,
    languages: [Int64],
    at place: (slice: Int64, unit: Int64, importIdentifier: Int64),
    replacedBy: Int64? = nil
  ) {
    func text(_ slice: UnitBatch.Slice) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: bytes[slice.range])
    }
    beginRow(fieldCount: replacedBy == nil ? 14 : 15)
    append(place.slice)
    append(place.unit)
    append(place.importIdentifier)
    append(Int64(bitPattern: identity.content))
    append(Int64(bitPattern: identity.source))
    append(unit.date)
    append(unit.isMachineTranslated)
    for slice in [unit.attributes, unit.annotations] {
      if slice.isEmpty { appendNull() } else { append(text(slice)) }
    }
    let variants = batch.variants[unit.variants]
    appendNumbers(variants.map { Int32(truncatingIfNeeded: languages[$0.language]) })
    appendTexts(variants.map { text($0.text) }, isOptional: false)
    appendTexts(variants.map { text($0.content) }, isOptional: true)
    appendTexts(variants.map { text($0.attributes) }, isOptional: true)
    appendTexts(variants.map { text($0.annotations) }, isOptional: true)
    if let replacedBy { append(replacedBy) }
  }
}
