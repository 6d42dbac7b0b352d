import Documents
import JSON
package import Model
import TMXFormat
import XMLStreams

/// Why no pair can be read from a file.
package struct BilingualError: Error, Hashable, Sendable, CustomStringConvertible {
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
    /// The text is not what its format says; the words are the parser's.
    case malformed(String)
    /// A line or field is longer than any real one.
    case tooLong
  }

  /// What is wrong.
  package let reason: Reason
  /// The line, counted from 1, where it is known.
  package let line: Int?
  /// The column, counted from 1, where it is known.
  package let column: Int?

  /// Creates an error.
  package init(_ reason: Reason, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  package var description: String {
    switch reason {
    case .empty: "the file is empty"
    case .unknownFormat: "this is no bilingual file of a known format"
    case .unknownLanguages(let source?, nil):
      "two languages are needed: the source is \(source), and nothing says what the target is"
    case .unknownLanguages(nil, let target?):
      "two languages are needed: the target is \(target), and nothing says what the source is"
    case .unknownLanguages: "two languages are needed, and nothing says which the file has"
    case .oneLanguage(let language, false):
      "two languages are needed: source and target are both \(language)"
    case .oneLanguage(let language, true):
      "two languages are needed: both sides have the letters of \(language), and nothing says which "
        + "the other language is"
    case .notText: "not UTF-8 text"
    case .malformed(let words): words
    case .tooLong: "a line is longer than \(LineSplitter.longestLine >> 20) MB"
    }
  }

  /// Runs a reader, and says what is wrong in the words of this target.
  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as XMLError {
      throw BilingualError(
        .malformed(error.message),
        line: error.position.line,
        column: error.position.column
      )
    } catch let error as ArticleError {
      throw BilingualError(.malformed(error.description), line: error.line, column: error.column)
    } catch let error as TMXError {
      throw BilingualError(.malformed(error.description), line: error.line)
    } catch let error as JSONError {
      throw BilingualError(.malformed(String(describing: error)))
    }
  }
}
