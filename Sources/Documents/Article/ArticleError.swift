/// Why a file is no article that can be read.
package struct ArticleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line of the fault, counted from 1, where it is known.
  package let line: Int?
  /// The column in the line, counted from 1, where it is known.
  package let column: Int?
  /// What went wrong: lower case, without a full stop.
  package let reason: String

  /// Creates an error.
  package init(line: Int? = nil, column: Int? = nil, _ reason: String) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  package var description: String { reason }
}
