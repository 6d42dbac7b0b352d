/// The sentences of what is wrong with a glossary file, all in one place.
enum GlossaryWording {
  static func sentence(_ reason: GlossaryFileError.Reason) -> String {
    switch reason {
    case .empty: "the file is empty"
    case .openQuotationMark: "a quotation mark opens a field and none closes it"
    case .textAfterQuotationMark: "text behind the closing quotation mark of a field"
    case .noLanguages(let fields):
      "the first row names no language, and the letters do not tell which column is in which; "
        + "a header such as ar,en,domain,status is needed (there is: \(list(fields)))"
    case .halfUnderstood(let header, let understood, let unclear):
      "the header is \(list(header)); understood: \(understood.joined(separator: ", ")); not clear: "
        + "\(list(unclear)); headings that would be: Arabic, English, ar, en, Term [ar], "
        + "المصطلح العربي"
    case .oneLanguage(let header, let language):
      "all terms are in one language (\(language)): the header is \(list(header)); a second language "
        + "is needed, unless one alone is asked for"
    case .contradiction(let heading, let column):
      "column \(column) is headed \"\(heading)\", and holds other letters"
    case .noSuchColumn(let column): "there is no column \(column) with text"
    case .noSheet:
      "no sheet has a first row that names a language; such as ar, en, domain is needed"
    case .noWorkbook: "the archive has no workbook (xl/workbook.xml)"
    case .tooManyRows(let limit):
      "the table has more than \(limit) rows, or as many cells as none has"
    case .tooManyColumns(let limit): "the row has more than \(limit) columns"
    case .tooManySheets(let limit): "the workbook has more than \(limit) sheets"
    case .tooLarge: "the file holds more text than any glossary"
    case .xml(let message): message
    case .rootElement(let name): "the root element is \"\(name)\"; a TBX file has tbx or martif"
    }
  }

  static func sentence(_ reason: RejectedEntry.Reason) -> String {
    switch reason {
    case .oneLanguage: "the row has terms in one language only"
    case .noTerm: "the row has no term"
    case .oneField: "the line has one field; source and target are needed"
    case .emptyTerm: "a term is empty"
    case .longTerm(let limit): "a term is longer than \(limit) bytes"
    case .tooManyLanguages(let limit): "the entry has more than \(limit) languages"
    case .tooManyFields(let count, let header): "\(count) fields, but the header has \(header)"
    case .notOneOf(let field, let value, let choices):
      "\(field) \"\(value)\" is none of \(choices.joined(separator: ", "))"
    case .noLanguageTag(let name): "\"\(name)\" is no language tag"
    case .unnamedLanguage: "a language without a name"
    case .nothingToDescribe(let language):
      "a column describes the terms of \(language), but stands before them or alone"
    case .noTermBecause(let reason):
      reason.map { "the entry has no term: \(sentence($0))" } ?? "the entry has no term"
    case .sameIdentifier(let identifier, let line):
      "the identifier \"\(identifier)\" stands on line \(line) already"
    case .sameTerms(let line):
      "the entry has the terms of the one on line \(line), and no identifier"
    }
  }

  static func sentence(_ warning: GlossaryWarning) -> String {
    switch warning {
    case .column(let name): "column \"\(name)\" has no place in a glossary and is left out"
    case .sheet(let name, let count):
      "sheet \"\(name)\" has no header with two languages and is left out (\(counted(count, "row")))"
    case .titleRows(let count): "\(counted(count, "row")) before the header left out, as a title"
    case .severalTerms(let count, let line):
      "\(counted(count, "cell")) may hold several terms and stayed as they are, the first on line "
        + "\(line); a bar separates terms"
    case .values(let column, let count, let first):
      "\(counted(count, "value")) of column \"\(column)\" mean nothing here and are left out, the "
        + "first \"\(first)\""
    case .status(let name, let count):
      "status \"\(name)\" is not known; \(counted(count, "term")) counted as admitted"
    case .guessedLanguage(let heading, let language):
      "column \"\(heading)\" is taken for \(language), as its letters are"
    case .otherLetters(let column, let language):
      "column \(column) is said to be \(language), and its letters are others"
    case .part(let part): "line \(part.line): left out: \(part.reason)"
    case .data(let what): "\(what) has no place in a glossary and is left out"
    case .encoding(let name): "the file is not UTF-8 and was read as \(name)"
    case .damagedText(let first):
      "Arabic terms came damaged out of a PDF, such as \(first), and will not be found"
    case .repaired(let count, let first):
      "\(counted(count, "line")) with what XML forbids, such as control characters, repaired, the first "
        + "line \(first)"
    }
  }

  private static func list(_ fields: [String]) -> String {
    let shown = fields.prefix(12).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
    return fields.count > 12 ? shown + ", …" : shown
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension GlossaryWarning {
  /// The warning in words.
  package var text: String { GlossaryWording.sentence(self) }
}

extension GlossaryFileError: CustomStringConvertible {
  package var description: String {
    (sheet.map { "sheet \"\($0)\": " } ?? "") + GlossaryWording.sentence(reason)
  }
}

extension RejectedEntry {
  /// Why the entry is none, in words.
  package var reason: String {
    (sheet.map { "sheet \"\($0)\": " } ?? "") + GlossaryWording.sentence(cause)
  }
}
