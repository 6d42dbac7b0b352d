import Documents
import JSON
package import Model
import TMXFormat
import XMLStreams

/// Why no pair can be read from a file.
package struct BilingualError: Explained, Hashable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// There is nothing in the file.
    case empty
    /// The file is of no bilingual format that is known.
    case unknownFormat
    /// Neither the file, its letters nor the request say both languages; those that are known.
    case unknownLanguages(source: LanguageTag?, target: LanguageTag?)
    /// The two languages are one; whether only the letters say so, which those of many languages do.
    case oneLanguage(LanguageTag, byLetters: Bool)
    /// The file is not text in UTF-8.
    case notText
    /// The text is not what its format says; what the parser found.
    case malformed(Message)
    /// The line of a file of JSON lines is no JSON.
    case noJSON
    /// A quotation mark opens a cell and none closes it.
    case openQuotationMark
    /// A line or field is longer than any real one.
    case tooLong(limit: Int)
  }

  /// What is wrong.
  package let reason: Reason
  package let line: Int?
  package let column: Int?

  /// Creates an error.
  package init(_ reason: Reason, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  package var message: Message {
    switch reason {
    case .empty: Message("file.empty")
    case .unknownFormat: Message("bilingual.unknownFormat")
    case .unknownLanguages(let source?, nil):
      Message("bilingual.unknownTarget", ["source": .text("\(source)")])
    case .unknownLanguages(nil, let target?):
      Message("bilingual.unknownSource", ["target": .text("\(target)")])
    case .unknownLanguages: Message("bilingual.unknownLanguages")
    case .oneLanguage(let language, false):
      Message("bilingual.sameLanguage", ["language": .text("\(language)")])
    case .oneLanguage(let language, true):
      Message("bilingual.sameLetters", ["language": .text("\(language)")])
    case .notText: Message("bilingual.notText")
    case .malformed(let message): message
    case .noJSON: Message("bilingual.noJSON")
    case .openQuotationMark: Message("table.openQuotationMark")
    case .tooLong(let limit):
      Message("bilingual.lineTooLong", ["limit": .number(limit >> 20)])
    }
  }

  /// Runs a reader, and says what is wrong as an error of this target.
  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as XMLError {
      throw BilingualError(
        .malformed(Message(error.coded)),
        line: error.position.line,
        column: error.position.column
      )
    } catch let error as JSONError {
      let what = Message(error.code)
      throw BilingualError(
        .malformed(
          Message("json.malformed", ["offset": .number(error.offset), "what": .message(what)])
        )
      )
    } catch let error as ArticleError {
      throw BilingualError(.malformed(error.message), line: error.line, column: error.column)
    } catch let error as TMXError {
      throw BilingualError(.malformed(error.message), line: error.line)
    }
  }
}
