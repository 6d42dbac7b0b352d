import Model

/// What the cells of a column are, by the first rows of a table.
struct ColumnSample {
  /// The letters of a column.
  enum Letters {
    case arabic
    case other
  }

  private(set) var cellCount = 0
  private var arabicCount = 0
  private var otherCount = 0
  private var codeCount = 0
  private var nameCount = 0
  private var numberCount = 0

  /// The letters that most cells with letters have, or `nil` where there are none.
  var letters: Letters? {
    guard arabicCount + otherCount > 0 else { return nil }
    return arabicCount >= otherCount ? .arabic : .other
  }

  /// Whether most cells are codes of languages.
  var isCodes: Bool { cellCount > 0 && codeCount * 2 > cellCount }
  /// Whether most cells are codes or names of languages.
  var namesLanguages: Bool { cellCount > 0 && (codeCount + nameCount) * 2 > cellCount }
  /// Whether all cells are numbers.
  var isNumbers: Bool { cellCount > 0 && numberCount == cellCount }

  mutating func add(_ text: ArraySlice<UInt8>) {
    cellCount += 1
    if text.hasArabicLetter {
      arabicCount += 1
    } else if text.hasOtherLetter {
      otherCount += 1
      let name = String(decoding: text.prefix(40), as: UTF8.self)
      if text.count <= 7, HeadingText.code(name) != nil {
        codeCount += 1
      } else if (5...40).contains(text.count), HeadingText.language(named: name) != nil {
        nameCount += 1
      }
    } else {
      numberCount += 1
    }
  }

  /// Whether terms of a language can be in such letters.
  func contradicts(_ language: LanguageTag) -> Bool {
    guard let letters else { return false }
    return letters != Self.letters(of: language)
  }

  /// The letters in which a language is written.
  static func letters(of language: LanguageTag) -> Letters {
    let isArabic = ["ar", "fa", "ur", "ps", "ug", "sd", "ckb", "arz", "apc", "ary", "acm"].contains(
      language.language.description
    )
    return isArabic && !language.description.contains("-Latn") ? .arabic : .other
  }

  /// Looks at the columns of a sheet.
  ///
  /// - Complexity: O(cells of the rows)
  static func columns(
    of sheet: TableBook.Sheet,
    in book: TableBook,
    rows: Range<Int>
  ) -> [ColumnSample] {
    var columns: [ColumnSample] = []
    for row in rows {
      for cell in sheet.cells(of: row) where cell.column < TableLimits.headingCount {
        while columns.count <= cell.column { columns.append(ColumnSample()) }
        columns[Int(cell.column)].add(book.slice(cell).prefix(400))
      }
    }
    return columns
  }
}
