import LibraryAccess
import Model

/// What the library has that may be like the units of a batch.
struct StoredCandidates {
  private let rows: [UnitRows]
  private var byContent: [UInt64: [Place]] = [:]
  private var bySource: [UInt64: [Place]] = [:]

  /// A row of one of the answers.
  struct Place {
    fileprivate let answer: Int
    fileprivate let row: Int
  }

  /// Finds the candidates.
  ///
  /// - Parameters:
  ///   - connection: The connection of the import.
  ///   - identities: Those of the batch.
  ///   - slices: The slices that units of the memory are in.
  ///   - sources: Where sources matter, what finds units by them.
  /// - Throws: `LibraryError`.
  /// - Complexity: O(*n* × *s* log units) for *n* units and *s* slices of a million units.
  init(
    _ connection: Connection,
    identities: [UnitIdentity],
    slices: [Int64],
    sources: SourceKeys?
  ) throws {
    guard !slices.isEmpty else {
      rows = []
      return
    }
    let hashes = Set(identities.map { Int64(bitPattern: $0.content) })
    var answers = [
      UnitRows(
        try connection.query(
          """
          SELECT \(UnitRows.columns) FROM dragoman.unit
          WHERE slice = ANY($1) AND content_hash = ANY($2)
          """,
          [.ints(slices), .ints(hashes)]
        )
      )
    ]
    if let sources {
      let units = try sources.units(with: Set(identities.map(\.source)))
      answers.append(
        UnitRows(
          try connection.query(
            """
            SELECT \(UnitRows.columns) FROM dragoman.unit
            WHERE slice = ANY($1) AND id = ANY($2) AND content_hash <> ALL($3)
            """,
            [.ints(slices), .ints(units), .ints(hashes)]
          )
        )
      )
    }
    rows = answers
    for (answer, rows) in answers.enumerated() {
      for row in 0..<rows.count {
        let place = Place(answer: answer, row: row)
        byContent[rows.contentHash(row), default: []].append(place)
        if sources != nil { bySource[rows.sourceHash(row), default: []].append(place) }
      }
    }
  }

  /// The places of the units that may be like one of an identity, each once.
  func places(for identity: UnitIdentity) -> [Place] {
    let same = byContent[identity.content] ?? []
    guard let others = bySource[identity.source] else { return same }
    return same + others.filter { rows[$0.answer].contentHash($0.row) != identity.content }
  }

  func identifier(_ place: Place) -> Int64 { rows[place.answer].identifier(place.row) }

  /// Compares a unit with one that is being imported.
  func compare(_ place: Place, _ incoming: IncomingUnit, isOfThisImport: Bool) -> FoundUnit {
    FoundUnit(
      identifier: identifier(place),
      likeness: rows[place.answer].likeness(place.row, to: incoming),
      date: rows[place.answer].date(place.row),
      isOfThisImport: isOfThisImport
    )
  }
}
