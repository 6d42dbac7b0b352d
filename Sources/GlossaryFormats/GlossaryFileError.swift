package import Model

/// Why a file is no glossary.
package struct GlossaryFileError: Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// There is no row and no entry.
    case empty
    /// A quotation mark opens a field and none closes it.
    case openQuotationMark
    /// Text stands after the closing quotation mark of a field.
    case textAfterQuotationMark
    /// No row names a language, and the letters of the columns do not tell them; the first fields.
    case noLanguages([String])
    /// The header names one language of two; what it says, what is understood of it, and the columns
    /// that may be the other language.
    case halfUnderstood(header: [String], understood: [String], unclear: [String])
    /// All terms are in one language.
    case oneLanguage(header: [String], language: String)
    /// A column holds letters that its heading rules out.
    case contradiction(heading: String, column: Int)
    /// A column was named that the table has not.
    case noSuchColumn(Int)
    /// No sheet of a workbook has terms in two languages.
    case noSheet
    /// The archive is no workbook.
    case noWorkbook
    case tooManyRows(Int)
    case tooManyColumns(Int)
    case tooManySheets(Int)
    case tooLarge
    /// The XML is damaged; what the parser says of it.
    case xml(Message)
    /// The root element is that of another format.
    case rootElement(String)
  }

  /// What is wrong.
  package let reason: Reason
  /// The line, counted from 1; in a workbook the row.
  package let line: Int?
  /// The column in the line, counted from 1 in Unicode scalars, where the place is known.
  package let column: Int?
  /// The sheet of a workbook, where there is more than one.
  package var sheet: String?

  init(_ reason: Reason, line: Int, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// Whether naming the languages or the columns would help.
  package var asksForColumns: Bool {
    switch reason {
    case .noLanguages, .halfUnderstood, .oneLanguage, .contradiction, .noSheet: true
    default: false
    }
  }
}

/// An entry of a glossary file that is no concept.
package struct RejectedEntry: Error, Hashable, Sendable {
  /// Why an entry, or a part of one, could not be taken.
  package enum Reason: Hashable, Sendable {
    case oneLanguage
    case noTerm
    case oneField
    case emptyTerm
    /// The term has more bytes than any.
    case longTerm(Int)
    /// The entry has more languages than any.
    case tooManyLanguages(Int)
    case tooManyFields(Int, header: Int)
    /// A value that is not one of a list.
    case notOneOf(field: String, value: String, choices: [String])
    case noLanguageTag(String)
    case unnamedLanguage
    /// A column describes the terms of a language that the row has none in.
    case nothingToDescribe(String)
    /// An entry of TBX without terms, with the reason of the last term that was none.
    indirect case noTermBecause(Reason?)
    case sameIdentifier(String, line: Int)
    case sameTerms(line: Int)
  }

  /// The line in the file, counted from 1; in a workbook the row.
  package let line: Int
  /// Why the entry is none.
  package let cause: Reason
  /// The sheet of a workbook, where several are read.
  package var sheet: String?

  init(line: Int, _ cause: Reason) {
    self.line = line
    self.cause = cause
  }
}

/// Something that the user should know of how a file was read.
package enum GlossaryWarning: Hashable, Sendable {
  /// A column has no place in a glossary.
  case column(String)
  /// A sheet was left out, with how many rows it has.
  case sheet(String, rowCount: Int)
  /// Rows before the header were taken for a title.
  case titleRows(Int)
  /// Cells may hold several terms, and were left as they stand; the line of the first.
  case severalTerms(count: Int, line: Int)
  /// Values of a column mean nothing here and were left out; how many, and the first.
  case values(column: String, count: Int, first: String)
  /// A status of terms that is not known; they count as admitted.
  case status(String, count: Int)
  /// The language of a column follows from its letters alone.
  case guessedLanguage(heading: String, language: String)
  /// The letters of a column are not those of the language that was named for it.
  case otherLetters(column: Int, language: String)
  /// A term or a language of an entry could not be taken; the rest of the entry was.
  case part(RejectedEntry)
  /// Data of a TBX file that have no place, in the standard's words or ours.
  case data(Message)
  /// The file is not UTF-8.
  case encoding(String)
  /// Arabic terms came damaged out of a PDF, such as this one, and will not be found.
  case damagedText(first: String)
  /// Lines have what XML forbids, such as control characters, and were repaired; the first of them.
  case repaired(lineCount: Int, first: Int)
}

/// What a term may be, at most.
enum TermLimits {
  /// How many bytes a term may have; what is longer is a text.
  static let byteCount = 4_096
  /// How many languages an entry may have.
  static let languageCount = 500
}
