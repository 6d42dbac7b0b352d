package import Model

/// A table whose columns are understood: CSV and its kin, an OmegaT glossary, or a workbook.
///
/// The rows of one concept may stand anywhere: what makes a row's concept is found first, and then the
/// concepts are made one after the other, so that a large table is never in memory as concepts.
package struct GlossaryTable: Sendable {
  private let book: TableBook
  private let parts: [Part]
  private let options: GlossaryReadingOptions
  private var remarks = GlossaryRemarks()

  private struct Part: Sendable {
    let sheet: Int
    let columns: GlossaryColumns
  }

  /// Understands a text.
  ///
  /// - Parameters:
  ///   - bytes: The table in UTF-8.
  ///   - options: What the user says of it.
  /// - Throws: `GlossaryFileError`, when the table is not understood whole; `InterruptionError`.
  /// - Complexity: O(number of bytes)
  package init(text bytes: [UInt8], options: GlossaryReadingOptions) throws {
    try self.init(text: bytes, isOmegaT: false, options: options)
  }

  init(text bytes: [UInt8], isOmegaT: Bool, options: GlossaryReadingOptions) throws {
    let book = try DelimitedReader.read(
      bytes,
      isOmegaT: isOmegaT,
      interruption: options.interruption
    )
    let columns = try TablePlan(book, sheet: 0, options: options).columns()
    self.book = book
    self.options = options
    parts = [Part(sheet: 0, columns: columns)]
    remarks.warnings = columns.warnings
  }

  /// Understands the sheets of a workbook that have terms in two languages; the others are named.
  init(_ book: TableBook, options: GlossaryReadingOptions) throws {
    var parts: [Part] = []
    var others: [(sheet: Int, error: GlossaryFileError)] = []
    for sheet in book.sheets.indices where !book.sheets[sheet].rows.isEmpty {
      try options.interruption.check()
      do throws(GlossaryFileError) {
        parts.append(
          Part(sheet: sheet, columns: try TablePlan(book, sheet: sheet, options: options).columns())
        )
      } catch {
        others.append((sheet, error))
      }
    }
    // Beside a sheet with a header, one without is something else.
    if parts.contains(where: { !$0.columns.groupsBySource }) {
      others += parts.filter(\.columns.groupsBySource).map {
        ($0.sheet, GlossaryFileError(.noSheet, line: 1))
      }
      parts.removeAll(where: \.columns.groupsBySource)
    }
    guard !parts.isEmpty else {
      guard var error = others.first?.error else { throw GlossaryFileError(.noSheet, line: 1) }
      if others.count > 1 { error.sheet = book.sheets[others[0].sheet].name }
      throw error
    }
    self.book = book
    self.parts = parts
    self.options = options
    remarks.warnings = parts.flatMap(\.columns.warnings)
    remarks.warnings += others.sorted { $0.sheet < $1.sheet }.map {
      .sheet(book.sheets[$0.sheet].name, rowCount: book.sheets[$0.sheet].rows.count)
    }
  }

  /// Reads the concepts one after the other.
  ///
  /// - Parameter take: Takes a concept and the line on which it begins.
  /// - Returns: What is to be said of the rest.
  /// - Throws: `InterruptionError`; what `take` throws.
  /// - Complexity: O(cells)
  package func read(_ take: (ConceptEntry, Int) throws -> Void) throws -> GlossaryRemarks {
    var remarks = remarks
    var identifiers: Set<String> = []
    for part in parts {
      var reader = RowReader(book, sheet: book.sheets[part.sheet], columns: part.columns)
      let name = parts.count > 1 ? book.sheets[part.sheet].name : nil
      let groups = try RowGroups(&reader, options.interruption)
      try read(groups, &reader, &remarks, sheet: name) { concept, line in
        guard let name else { return try take(concept, line) }
        // Sheets number their concepts each for itself.
        var concept = concept
        if !identifiers.insert(concept.identifier).inserted {
          concept.identifier = "\(name) \(concept.identifier)"
          identifiers.insert(concept.identifier)
        }
        try take(concept, line)
      }
      remarks.warnings += reader.warnings
    }
    return remarks
  }

  private func read(
    _ groups: RowGroups,
    _ reader: inout RowReader,
    _ remarks: inout GlossaryRemarks,
    sheet: String?,
    _ take: (ConceptEntry, Int) throws -> Void
  ) throws {
    var pace = options.interruption.pace(every: 256)
    for first in reader.columns.firstRow..<max(reader.sheet.rows.count, reader.columns.firstRow) {
      guard groups.isFirst(first) else { continue }
      var builder: ConceptBuilder?
      var row: Int? = first
      while let current = row {
        try pace.check()
        row = groups.next(current)
        do throws(RejectedEntry) {
          let concept = try reader.concept(current)
          let line = Int(reader.sheet.rows[current].line)
          if builder == nil {
            builder = ConceptBuilder(
              concept,
              line: line,
              groupsBySource: reader.columns.groupsBySource
            )
          } else if builder?.add(concept) == false {
            remarks.repeatedCount += 1
          }
        } catch {
          var error = error
          error.sheet = sheet
          remarks.rejections.append(error)
        }
      }
      guard let builder else { continue }
      remarks.conceptCount += 1
      try take(builder.concept, builder.line)
    }
  }
}
