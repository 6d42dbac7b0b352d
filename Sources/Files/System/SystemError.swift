/// What the operating system answered instead of doing what it was asked.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's number for it (`errno`).
  package let code: Int32

  /// Creates an error from a number.
  package init(code: Int32) { self.code = code }

  /// The system's own words, in lower case: `no such file or directory`.
  package var description: String { System.words(for: code) }
}
