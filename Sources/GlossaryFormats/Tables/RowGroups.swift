import Model

/// Which rows of a sheet are one concept: those with one identifier, or with the same first terms and
/// domain.
struct RowGroups {
  /// The next row of the same concept, 0 where there is none.
  private var following: [UInt32]
  /// Whether an earlier row is of the same concept.
  private var isLater: [Bool]

  /// Finds the groups.
  ///
  /// - Complexity: O(cells)
  init(_ reader: inout RowReader, _ interruption: Interruption) throws {
    let count = reader.sheet.rows.count
    following = Array(repeating: 0, count: count)
    isLater = Array(repeating: false, count: count)
    var last: [UInt64: UInt32] = [:]
    var pace = interruption.pace(every: 1_024)
    var probe = reader
    for row in reader.columns.firstRow..<max(count, reader.columns.firstRow) {
      try pace.check()
      guard let key = probe.key(of: row) else { continue }
      if let before = last.updateValue(UInt32(row), forKey: key) {
        following[Int(before)] = UInt32(row)
        isLater[row] = true
      }
    }
  }

  func isFirst(_ row: Int) -> Bool { !isLater[row] }
  func next(_ row: Int) -> Int? { following[row] == 0 ? nil : Int(following[row]) }
}

extension RowReader {
  /// Returns a number that the rows of a concept share, or `nil` for a row without terms.
  ///
  /// It is the hash that names a concept without an identifier; plain cells are hashed as they are,
  /// without making the concept.
  mutating func key(of row: Int) -> UInt64? {
    let cells = sheet.cells(of: row)
    var hash = IdentifierHash()
    if let column = columns.columns.firstIndex(of: .identifier),
      let cell = cells.first(where: { $0.column == column })
    {
      hash.add(text(cell))
      return hash.value
    }
    var domain: ArraySlice<UInt8> = []
    var seen: [LanguageTag] = []
    for cell in cells {
      guard let column = columns.columns[safe: Int(cell.column)] else { break }
      let text = text(cell)
      switch column {
      case .domain: domain = text
      case .terms(let language, .terms), .terms(let language, .acronyms):
        if seen.contains(language) || (columns.groupsBySource && !seen.isEmpty) { continue }
        guard let plain = CellTerms.plain(text, splits: columns.splitsCells) else {
          return slowKey(row)
        }
        seen.append(language)
        hash.add(language.description, plain)
      case .sourceTerms, .targetTerms, .byLetters(.terms), .byLetters(.acronyms):
        return slowKey(row)
      default: break
      }
    }
    guard !seen.isEmpty else { return nil }
    hash.add(domain)
    return hash.value
  }

  private mutating func slowKey(_ row: Int) -> UInt64? {
    do throws(RejectedEntry) {
      let concept = try self.concept(row)
      return IdentifierHash(columns.groupsBySource ? concept.sourceOnly : concept).value
    } catch {
      // The row is rejected when its turn comes.
      return nil
    }
  }
}

extension CellTerms {
  /// The cell itself, if it is one term and needs no reading.
  static func plain(_ cell: ArraySlice<UInt8>, splits: Bool) -> ArraySlice<UInt8>? {
    !splits || !cell.contains { isSign($0) } ? cell : nil
  }
}
