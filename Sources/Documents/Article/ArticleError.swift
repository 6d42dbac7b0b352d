/// Why a file is no article that can be read.
public struct ArticleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line of the fault, counted from 1, where it is known.
  public let line: Int?
  /// The column in the line, counted from 1, where it is known.
  public let column: Int?
  /// What went wrong: lower case, without a full stop.
  public let reason: String

  /// Creates an error.
  public init(line: Int? = nil, column: Int? = nil, _ reason: String) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String { reason }
}
