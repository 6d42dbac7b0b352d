package import Model
import TMXFormat

extension [StoredUnit] {
  /// Returns units as one TMX file.
  ///
  /// - Parameters:
  ///   - version: The program's version, for the header.
  ///   - properties: Returns what is said of a unit beside what it says itself; it takes the place of properties
  ///     of the same types.
  /// - Returns: The file.
  /// - Throws: `TMXError`, when a unit cannot be one.
  package func tmx(
    version: String,
    properties: (StoredUnit) -> [Property] = { _ in [] }
  ) throws -> [UInt8] {
    var writer = TMXWriter()
    let source = first?.unit.variants.first?.language ?? .english
    writer.begin(TMXHeader.ofUnits(from: source, version: version))
    var batch = UnitBatch()
    for stored in self {
      var unit = stored.unit
      let extra = properties(stored)
      unit.properties.removeAll { known in extra.contains { $0.type == known.type } }
      unit.properties += extra
      try batch.append(unit)
    }
    writer.write(batch)
    writer.end()
    return writer.takeBytes()
  }
}
