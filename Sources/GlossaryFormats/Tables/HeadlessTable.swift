import Model

/// Tells the columns of a table without a header: source term, target term and a comment, as OmegaT
/// and Google have it, or the two terms and their languages, as DeepL has it.
struct HeadlessTable {
  private let sheet: TableBook.Sheet
  private let options: GlossaryReadingOptions
  private let isOmegaT: Bool
  private let samples: [ColumnSample]
  private let firstFields: [String]

  init(_ book: TableBook, sheet index: Int, options: GlossaryReadingOptions) {
    sheet = book.sheets[index]
    self.options = options
    isOmegaT = book.isOmegaT
    let end = min(sheet.rows.count, 10 * TableLimits.sampleRowCount)
    samples = ColumnSample.columns(of: sheet, in: book, rows: 0..<end)
    firstFields = book.fields(of: 0, in: index, upTo: TableLimits.headingCount)
  }

  /// Returns what the columns hold.
  ///
  /// - Throws: `GlossaryFileError`, when nothing tells the languages.
  func columns() throws(GlossaryFileError) -> GlossaryColumns {
    let filled = samples.indices.filter { samples[$0].cellCount > 0 }
    let texts = isOmegaT ? [0, 1] : filled.filter { !samples[$0].isNumbers }
    guard texts.count >= 2 else { throw unknown }
    var columns = GlossaryColumns()
    columns.groupsBySource = true
    columns.splitsCells = !isOmegaT
    columns.columns = samples.indices.map { _ in .none }
    while columns.columns.count < 2 { columns.columns.append(.none) }
    columns.isLenient = columns.columns.map { _ in true }
    columns.names = columns.columns.indices.map { "\($0 + 1)" }
    var rest = Array(texts.dropFirst(2))
    if rest.count >= 2, rest[0] == texts[1] + 1, rest[1] == rest[0] + 1,
      samples[rest[0]].isCodes, samples[rest[1]].isCodes
    {
      columns.columns[texts[0]] = .sourceTerms(options.source)
      columns.columns[texts[1]] = .targetTerms(options.target)
      columns.columns[rest[0]] = .sourceLanguage
      columns.columns[rest[1]] = .targetLanguage
      rest.removeFirst(2)
    } else {
      let (source, target) = try languages(texts[0], texts[1])
      columns.columns[texts[0]] = .terms(source, .terms(nil))
      columns.columns[texts[1]] = .terms(target, .terms(nil))
      for (column, language) in [(texts[0], source), (texts[1], target)]
      where samples[safe: column]?.contradicts(language) == true {
        columns.warnings.append(.otherLetters(column: column + 1, language: "\(language)"))
      }
      if isOmegaT { rest = filled.filter { $0 > 1 } }
      if let comment = rest.first {
        columns.columns[comment] = .terms(target, .term(.usageNote))
        rest.removeFirst()
      }
    }
    columns.warnings += rest.map { .column("\($0 + 1)") }
    return columns
  }

  private var unknown: GlossaryFileError {
    GlossaryFileError(.noLanguages(firstFields), line: sheet.rows.first.map { Int($0.line) } ?? 1)
  }

  private func languages(
    _ first: Int,
    _ second: Int
  ) throws(GlossaryFileError) -> (LanguageTag, LanguageTag) {
    let other: (LanguageTag) -> LanguageTag = { $0.isArabic ? .english : .arabic }
    switch (options.source, options.target) {
    case (let source?, let target?): return (source, target)
    case (let source?, nil): return (source, other(source))
    case (nil, let target?): return (other(target), target)
    case (nil, nil): break
    }
    guard let one = samples[safe: first]?.letters, let two = samples[safe: second]?.letters,
      one != two
    else { throw unknown }
    // A first row in other letters than its columns is a header that nobody understands.
    if !isOmegaT, sheet.rows.count > 2, let name = firstFields[safe: first],
      let translation = firstFields[safe: second], !name.isEmpty, !translation.isEmpty,
      Array(name.utf8)[...].hasArabicLetter == Array(translation.utf8)[...].hasArabicLetter
    {
      throw unknown
    }
    return one == .arabic ? (.arabic, .english) : (.english, .arabic)
  }
}
