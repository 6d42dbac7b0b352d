import Model

/// Finds what the columns of a sheet hold, and where its terms begin.
///
/// The header is the first row, or one of the next after title rows, that names two languages; it may
/// have a second row below it. Without one, the letters of the first columns tell the languages, or the
/// user. A row that names one language of two is an error, never a glossary of that language.
struct TablePlan {
  private let book: TableBook
  private let sheet: TableBook.Sheet
  private let index: Int
  private let options: GlossaryReadingOptions
  private let fields: [[String]]

  init(_ book: TableBook, sheet index: Int, options: GlossaryReadingOptions) {
    self.book = book
    self.index = index
    self.options = options
    sheet = book.sheets[index]
    fields = (0..<min(sheet.rows.count, TableLimits.titleRowCount + 2)).map {
      book.fields(of: $0, in: index, upTo: TableLimits.headingCount)
    }
  }

  /// Returns what the columns hold.
  ///
  /// - Throws: `GlossaryFileError`, when it is not sure.
  func columns() throws(GlossaryFileError) -> GlossaryColumns {
    guard !sheet.rows.isEmpty else { throw GlossaryFileError(.empty, line: 1) }
    if let choice = options.columns { return try chosenColumns(choice) }
    guard !book.isOmegaT else {
      return try HeadlessTable(book, sheet: index, options: options).columns()
    }
    var fault: GlossaryFileError?
    for row in fields.indices.prefix(TableLimits.titleRowCount) where mayFollowTitles(row) {
      let (found, length) = header(at: row)
      switch found {
      case .complete(let columns): return withTitle(columns, row: row, length: length)
      case .oneLanguage(let language, let columns):
        if options.allowsOneLanguage { return withTitle(columns, row: row, length: length) }
        fault = fault ?? error(.oneLanguage(header: fields[row], language: "\(language)"), row)
      case .half(let understood, let unclear):
        fault =
          fault
          ?? error(
            .halfUnderstood(header: fields[row], understood: understood, unclear: unclear),
            row
          )
      case .contradiction(let heading, let column):
        fault = fault ?? error(.contradiction(heading: heading, column: column), row)
      case .none: break
      }
    }
    if let fault, options.source == nil || options.target == nil { throw fault }
    return try HeadlessTable(book, sheet: index, options: options).columns()
  }

  private func error(_ reason: GlossaryFileError.Reason, _ row: Int) -> GlossaryFileError {
    GlossaryFileError(reason, line: Int(sheet.rows[row].line))
  }

  /// Whether the rows before one can be a title: they have fewer cells, or the row is a header that
  /// cannot be anything else.
  private func mayFollowTitles(_ row: Int) -> Bool {
    let count = filledCount(row)
    if count >= 1, (0..<row).allSatisfy({ filledCount($0) < count }) { return true }
    guard row <= 3, count >= 2 else { return false }
    let headings = fields[row].filter { !$0.isEmpty }.map { HeadingReader.heading($0) }
    let named = headings.filter { $0.namesTerms && $0.isSureLanguage && $0.name.utf8.count > 3 }
    return headings.allSatisfy(\.isKnown)
      && Set(named.compactMap { $0.language?.language }).count >= 2
  }

  private func filledCount(_ row: Int) -> Int { fields[row].count { !$0.isEmpty } }

  private func withTitle(_ columns: GlossaryColumns, row: Int, length: Int) -> GlossaryColumns {
    var columns = columns
    columns.firstRow = row + length
    if row > 0 { columns.warnings.insert(.titleRows(row), at: 0) }
    return columns
  }
}

// MARK: Headers

extension TablePlan {
  /// Returns what a row is, and how many rows the header has.
  private func header(at row: Int) -> (HeaderResolution.Outcome, length: Int) {
    if let names = namesOfTwoRows(row) {
      let outcome = outcome(of: names, from: row + 2)
      if case .complete = outcome { return (outcome, 2) }
    }
    let outcome = outcome(of: fields[row], from: row + 1)
    if case .complete(let columns) = outcome, repeatsHeader(row + 1, columns) {
      return (outcome, 2)
    }
    return (outcome, 1)
  }

  private func outcome(of names: [String], from row: Int) -> HeaderResolution.Outcome {
    let end = min(sheet.rows.count, row + TableLimits.sampleRowCount)
    let samples = ColumnSample.columns(of: sheet, in: book, rows: min(row, end)..<end)
    var resolution = HeaderResolution(
      names.map { HeadingReader.heading($0) },
      samples: samples,
      options: options
    )
    return resolution.outcome()
  }

  /// The headings of a row with those of the next one below them, if both together are a header:
  /// a language over several columns, and what each of them holds.
  private func namesOfTwoRows(_ row: Int) -> [String]? {
    guard row + 1 < fields.count else { return nil }
    let (upper, lower) = (fields[row], fields[row + 1])
    let count = max(upper.count, lower.count)
    func name(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    let lowerHeadings = lower.filter { !$0.isEmpty }.map { HeadingReader.heading($0) }
    guard lowerHeadings.count >= 2, lowerHeadings.allSatisfy(\.isKnown) else { return nil }
    let hasGap = (1..<max(count, 1)).contains { column in
      !name(lower, column).isEmpty
        && (name(upper, column).isEmpty || name(upper, column) == name(upper, column - 1))
    }
    guard hasGap, upper.contains(where: { HeadingReader.heading($0).isKnown }) else { return nil }
    var above = ""
    return (0..<count).map { column in
      if !name(upper, column).isEmpty { above = name(upper, column) }
      let below = name(lower, column)
      return below.isEmpty ? name(upper, column) : above.isEmpty ? below : above + " " + below
    }
  }

  /// Whether a row says in other words what the header above it says.
  private func repeatsHeader(_ row: Int, _ columns: GlossaryColumns) -> Bool {
    guard row < fields.count, filledCount(row) >= 2 else { return false }
    for (column, name) in fields[row].enumerated() where !name.isEmpty {
      let heading = HeadingReader.heading(name)
      guard heading.isKnown, column < columns.columns.count else { return false }
      if case .terms(let language, .terms) = columns.columns[column] {
        guard heading.namesTerms, heading.language?.language == language.language else {
          return false
        }
      }
    }
    return true
  }
}

// MARK: Columns that the user names

extension TablePlan {
  private func chosenColumns(_ choice: ColumnChoice) throws(GlossaryFileError) -> GlossaryColumns {
    let count = (choice.headings.keys.max() ?? 0) + 1
    let headings = (0..<count).map { choice.headings[$0] ?? Heading(name: "") }
    let (headerCount, isHeader) = headerRowCount(choice)
    let end = min(sheet.rows.count, headerCount + TableLimits.sampleRowCount)
    let samples = ColumnSample.columns(of: sheet, in: book, rows: min(headerCount, end)..<end)
    for column in choice.headings.keys.sorted() where choice.headings[column]?.hasTerms == true {
      guard column < samples.count, samples[column].cellCount > 0 else {
        throw GlossaryFileError(.noSuchColumn(column + 1), line: 1)
      }
    }
    var asked = options
    asked.allowsOneLanguage = true
    var resolution = HeaderResolution(headings, samples: samples, options: asked)
    var columns: GlossaryColumns
    switch resolution.outcome() {
    case .complete(let found), .oneLanguage(_, let found): columns = found
    case .contradiction(let heading, let column):
      throw error(.contradiction(heading: heading, column: column), 0)
    case .half(let understood, let unclear):
      throw error(
        .halfUnderstood(header: headings.map(\.name), understood: understood, unclear: unclear),
        0
      )
    case .none: throw error(.noLanguages(fields[0]), 0)
    }
    columns.firstRow = headerCount
    columns.headerWidth = nil
    columns.isLenient = columns.columns.map { _ in true }
    columns.warnings.removeAll { if case .column("") = $0 { true } else { false } }
    for column in samples.indices
    where samples[column].cellCount > 0 && choice.headings[column] == nil {
      let name = isHeader && column < fields[0].count ? fields[headerCount - 1][safe: column] : nil
      columns.warnings.append(.column(name ?? "\(column + 1)"))
    }
    return columns
  }

  /// How many rows stand before the first one with terms, and whether the last of them is a header.
  private func headerRowCount(_ choice: ColumnChoice) -> (Int, isHeader: Bool) {
    if let count = choice.headerRowCount { return (count, count > 0 && count <= fields.count) }
    for row in fields.indices.prefix(TableLimits.titleRowCount) where mayFollowTitles(row) {
      let (outcome, length) = header(at: row)
      if case .none = outcome { continue }
      return (row + length, true)
    }
    // A first row whose letters are not those of its columns is a header in another language.
    let end = min(sheet.rows.count, 1 + TableLimits.sampleRowCount)
    let samples = ColumnSample.columns(of: sheet, in: book, rows: min(1, end)..<end)
    let isOther = choice.headings.contains { column, heading in
      guard let language = heading.language, heading.hasTerms, let name = fields[0][safe: column],
        !name.isEmpty, column < samples.count, !samples[column].contradicts(language)
      else { return false }
      var own = ColumnSample()
      own.add(Array(name.utf8)[...])
      return own.contradicts(language)
    }
    return isOther ? (1, true) : (0, false)
  }
}

extension Array {
  /// The element at an index, or `nil` outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
