import LibraryAccess
import Model

/// Which memory a unit is in, as the imports say.
///
/// The units of an import never change their memory, and their numbers are never given again: what is known
/// stays true, and is read again only for a unit that is not among it.
struct UnitHomes: Sendable {
  /// The units of one import.
  struct Home: Sendable {
    let units: Range<Int64>
    let memory: Int64
    let name: String
  }

  /// In ascending order.
  private(set) var homes: [Home] = []
  /// The version of memories of which they were read.
  private(set) var version: Int64 = -1

  /// Reads the homes.
  ///
  /// - Complexity: O(number of imports)
  init(_ connection: Connection) throws {
    let rows = try connection.query(
      """
      SELECT first_unit, end_unit, memory, name, (SELECT memories FROM dragoman.library)
      FROM dragoman.import JOIN dragoman.memory ON memory.id = memory
      WHERE first_unit < end_unit ORDER BY first_unit
      """
    )
    homes = (0..<rows.count).map { row in
      Home(
        units: rows.int(row, 0)..<rows.int(row, 1),
        memory: rows.int(row, 2),
        name: rows.text(row, 3)
      )
    }
    if rows.count > 0 { version = rows.int(0, 4) }
  }

  /// Knows nothing yet.
  init() {}

  /// Returns the homes of the units of a selection, as far as their memories and identifiers tell.
  func homes(of selection: UnitSelection) -> [Home] {
    homes.compactMap { home in
      guard selection.memories?.contains(home.name) != false else { return nil }
      let units = home.units.clamped(to: selection.first..<Int64.max)
      return units.isEmpty ? nil : Home(units: units, memory: home.memory, name: home.name)
    }
  }

  /// The home of a unit, if it is known.
  ///
  /// - Complexity: O(log number of imports)
  subscript(unit: Int64) -> Home? {
    var low = 0
    var high = homes.count
    while low < high {
      let middle = (low + high) / 2
      if homes[middle].units.upperBound <= unit { low = middle + 1 } else { high = middle }
    }
    return low < homes.count && homes[low].units.contains(unit) ? homes[low] : nil
  }
}
