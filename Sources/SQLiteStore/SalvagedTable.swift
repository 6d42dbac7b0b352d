import GRDB

/// Copies the rows of one table that can be read.
///
/// Rows are read in the order of their identifiers. Where that fails, the next identifier from which
/// on a row can be read is looked for, in steps that double and then halve again: a page that is
/// damaged costs a few dozen look-ups, and takes with it only its own rows.
struct SalvagedTable {
  let name: String
  let columns: [String]
  /// The identifiers that could not be read, as ranges; the last may have no end.
  private(set) var unreadable: [ClosedRange<Int64>] = []
  private(set) var count = 0

  /// Copies what both databases have of a table with an integer key `id`.
  init(_ name: String, from source: Database, to copy: Database) throws {
    self.name = name
    guard try source.tableExists(name) else {
      columns = []
      unreadable = [Int64.min...Int64.max]
      return
    }
    let wanted = try copy.columns(in: name).map(\.name)
    let known = try source.columns(in: name).map(\.name)
    columns = wanted.filter(known.contains)
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    let insertion = try copy.makeStatement(
      sql: """
        INSERT OR REPLACE INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))
        """
    )
    var next = Int64.min
    while true {
      do {
        try copyRows(from: source, next: &next, insertion)
        return
      } catch let error as DatabaseError where error.isDamage {
        let failed = next
        guard let readable = try nextReadable(after: failed, in: source) else {
          unreadable.append(failed...Int64.max)
          return
        }
        unreadable.append(failed...(readable - 1))
        next = readable
      }
    }
  }

  private mutating func copyRows(
    from source: Database,
    next: inout Int64,
    _ insertion: Statement
  ) throws {
    let rows = try Row.fetchCursor(source, sql: selection, arguments: [next])
    while let row = try rows.next() {
      let identifier: Int64 = row["id"]
      do {
        try insertion.execute(arguments: StatementArguments(Array(row.databaseValues)))
        count += 1
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        // A row that no library can have, since damage turned its values into others.
        unreadable.append(identifier...identifier)
      }
      next = identifier == .max ? .max : identifier + 1
    }
  }

  private var selection: String {
    "SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE id >= ? ORDER BY id"
  }

  /// Returns the first identifier after one, of those tried, from which on a row can be read, or
  /// `nil` if there is none.
  private func nextReadable(after failed: Int64, in source: Database) throws -> Int64? {
    var low = max(failed, 0)
    var step: Int64 = 1
    var found: Int64?
    while found == nil {
      let (start, isTooLarge) = low.addingReportingOverflow(step)
      if isTooLarge { return nil }
      switch try probe(start, in: source) {
      case .row(let identifier): found = identifier
      case .end: return nil
      case .damage:
        low = start
        step = step > Int64.max / 2 ? .max : step * 2
      }
    }
    // Between the last that failed and the one that was found there may be more.
    guard var high = found else { return nil }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if case .row(let identifier) = try probe(middle, in: source), identifier < high {
        high = identifier
      } else {
        low = middle
      }
    }
    return high
  }

  private enum Probe {
    case row(Int64)
    case end
    case damage
  }

  private func probe(_ start: Int64, in source: Database) throws -> Probe {
    do {
      let row = try Row.fetchOne(source, sql: selection + " LIMIT 1", arguments: [start])
      return row.map { .row($0["id"]) } ?? .end
    } catch let error as DatabaseError where error.isDamage {
      return .damage
    }
  }
}

extension DatabaseError {
  /// Whether the file, and not the question, is at fault.
  var isDamage: Bool {
    switch resultCode {
    case .SQLITE_CORRUPT, .SQLITE_IOERR, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_TOOBIG: true
    default: false
    }
  }
}
