package import Model

// What is said of a glossary file, all in one place: why it is none, why an entry is none, and what else
// there is to know of how it was read.

extension GlossaryFileError: Explained {
  package var message: Message { reason.message.of(sheet: sheet) }
}

extension RejectedEntry {
  /// Why the entry is none.
  package var message: Message { cause.message.of(sheet: sheet) }
}

extension Message {
  fileprivate func of(sheet: String?) -> Message {
    guard let sheet else { return self }
    return Message("glossary.sheet", ["sheet": .quotation(sheet), "what": .message(self)])
  }
}

extension GlossaryFileError.Reason {
  fileprivate var message: Message {
    switch self {
    case .empty: Message("file.empty")
    case .openQuotationMark: Message("table.openQuotationMark")
    case .textAfterQuotationMark: Message("table.textAfterQuotationMark")
    case .noLanguages(let fields): Message("table.noLanguages", ["fields": shown(fields)])
    case .halfUnderstood(let header, let understood, let unclear):
      Message(
        "table.halfUnderstood",
        ["header": shown(header), "understood": .list(understood), "unclear": shown(unclear)]
      )
    case .oneLanguage(let header, let language):
      Message("table.oneLanguage", ["header": shown(header), "language": .text(language)])
    case .contradiction(let heading, let column):
      Message(
        "table.contradiction",
        ["heading": .quotation(heading), "column": .number(column)]
      )
    case .noSuchColumn(let column): Message("table.noSuchColumn", ["column": .number(column)])
    case .noSheet: Message("table.noSheet")
    case .noWorkbook: Message("table.noWorkbook")
    case .tooManyRows(let limit): Message("table.tooManyRows", ["limit": .number(limit)])
    case .tooManyColumns(let limit): Message("table.tooManyColumns", ["limit": .number(limit)])
    case .tooManySheets(let limit): Message("table.tooManySheets", ["limit": .number(limit)])
    case .tooLarge: Message("glossary.tooLarge")
    case .xml(let message): message
    case .rootElement(let name): Message("glossary.rootElement", ["name": .quotation(name)])
    }
  }

  /// Fields as a sentence lists them: the first twelve.
  private func shown(_ fields: [String]) -> Message.Argument {
    .quotations(fields.prefix(12).map { String($0.prefix(40)) } + (fields.count > 12 ? ["…"] : []))
  }
}

extension RejectedEntry.Reason {
  fileprivate var message: Message {
    switch self {
    case .oneLanguage: Message("entry.oneLanguage")
    case .noTerm: Message("entry.noTerm")
    case .oneField: Message("entry.oneField")
    case .emptyTerm: Message("entry.emptyTerm")
    case .longTerm(let limit): Message("entry.longTerm", ["limit": .number(limit)])
    case .tooManyLanguages(let limit):
      Message("entry.tooManyLanguages", ["limit": .number(limit)])
    case .tooManyFields(let count, let header):
      Message("entry.tooManyFields", ["count": .number(count), "header": .number(header)])
    case .notOneOf(let field, let value, let choices):
      Message(
        "entry.notOneOf",
        ["field": .text(field), "value": .quotation(value), "choices": .list(choices)]
      )
    case .noLanguageTag(let name): Message("entry.noLanguageTag", ["name": .quotation(name)])
    case .unnamedLanguage: Message("entry.unnamedLanguage")
    case .nothingToDescribe(let language):
      Message("entry.nothingToDescribe", ["language": .text(language)])
    case .noTermBecause(nil): Message("entry.withoutTerm")
    case .noTermBecause(let reason?):
      Message("entry.withoutTermBecause", ["what": .message(reason.message)])
    case .sameIdentifier(let identifier, let line):
      Message(
        "entry.sameIdentifier",
        ["identifier": .quotation(identifier), "line": .number(line)]
      )
    case .sameTerms(let line): Message("entry.sameTerms", ["line": .number(line)])
    }
  }
}

extension GlossaryWarning {
  /// What the user should know.
  package var message: Message {
    switch self {
    case .column(let name): Message("glossary.column", ["name": .quotation(name)])
    case .sheet(let name, let count):
      Message("glossary.sheetLeftOut", ["name": .quotation(name), "count": .number(count)])
    case .titleRows(let count): Message("glossary.titleRows", ["count": .number(count)])
    case .severalTerms(let count, let line):
      Message("glossary.severalTerms", ["count": .number(count), "line": .number(line)])
    case .values(let column, let count, let first):
      Message(
        "glossary.values",
        ["column": .quotation(column), "count": .number(count), "first": .quotation(first)]
      )
    case .status(let name, let count):
      Message("glossary.status", ["name": .quotation(name), "count": .number(count)])
    case .guessedLanguage(let heading, let language):
      Message(
        "glossary.guessedLanguage",
        ["heading": .quotation(heading), "language": .text(language)]
      )
    case .otherLetters(let column, let language):
      Message(
        "glossary.otherLetters",
        ["column": .number(column), "language": .text(language)]
      )
    case .part(let part):
      Message("glossary.part", ["line": .number(part.line), "what": .message(part.message)])
    case .data(let what): Message("glossary.data", ["what": .message(what)])
    case .encoding(let name): Message("glossary.encoding", ["name": .text(name)])
    case .damagedText(let first): Message("glossary.damagedText", ["first": .text(first)])
    case .repaired(let count, let first):
      Message("glossary.repaired", ["count": .number(count), "first": .number(first)])
    }
  }
}

extension ColumnChoice.Fault: Explained {
  package var message: Message {
    switch self {
    case .notAPair(let part): Message("columns.notAPair", ["part": .quotation(part)])
    case .unknownName(let name): Message("columns.unknownName", ["name": .quotation(name)])
    case .notAColumn(let number): Message("columns.notAColumn", ["number": .quotation(number)])
    case .sameColumn(let number): Message("columns.sameColumn", ["number": .number(number)])
    case .noLanguage: Message("columns.noLanguage")
    }
  }
}

extension Message {
  /// What a format of glossaries cannot hold: concepts that have no term in one of its two languages.
  static let conceptsWithoutPair = Message("omitted.conceptsWithoutPair")

  /// An attribute of an element.
  static func attribute(_ name: String, of element: String) -> Message {
    Message("omitted.attribute", ["name": .text(name), "element": .text(element)])
  }

  /// What a standard calls something.
  static func words(_ words: String) -> Message { Message("words", ["words": .text(words)]) }
}
