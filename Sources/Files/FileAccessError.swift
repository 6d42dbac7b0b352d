/// Why a file or folder cannot be used.
package struct FileAccessError: Error, Hashable, Sendable {
  /// What was wanted of it.
  package enum Purpose: Hashable, Sendable {
    case reading
    case writing
    /// Room for what a client sends or is sent, or for what is too large for memory.
    case temporaryStorage
  }

  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// A folder is where a file should be.
    case isFolder
    /// A file is where a folder should be.
    case isNoFolder
    /// The file's mode lets nobody write it.
    case isReadOnly
    /// The output is the library, or one of the files that belong to it.
    case isLibrary
    /// The output is also an input.
    case isInput
    /// Two outputs are one file.
    case isOtherOutput
    /// There is something already where a new folder should be.
    case isThere
    /// No file has a name that fits the pattern.
    case noMatch
    /// The file is shorter than it was.
    case endsEarly
    /// The system says why.
    case system(SystemError)
  }

  /// The path as the user gave it, or a name such as `standard input`.
  package let path: String
  /// What was wanted.
  package let purpose: Purpose
  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(path: String, _ purpose: Purpose = .reading, _ reason: Reason) {
    self.path = path
    self.purpose = purpose
    self.reason = reason
  }

  /// What is wrong as the code of a sentence, and what varies in it; `purpose` is not in it.
  package var coded: (code: String, arguments: [String: String]) {
    switch reason {
    case .isFolder: ("file.isFolder", [:])
    case .isNoFolder: ("file.isNoFolder", [:])
    case .isReadOnly: ("file.isReadOnly", [:])
    case .isLibrary: ("file.isLibrary", [:])
    case .isInput: ("file.isInput", [:])
    case .isOtherOutput: ("file.isOtherOutput", [:])
    case .isThere: ("file.isThere", [:])
    case .noMatch: ("file.noMatch", [:])
    case .endsEarly: ("file.endsEarly", [:])
    case .system(let error): error.coded
    }
  }

  /// Whether there is no room left.
  package var isFull: Bool {
    guard case .system(let error) = reason else { return false }
    return error.isFull
  }

  /// Whether there is nothing at the path.
  package var isMissing: Bool {
    guard case .system(let error) = reason else { return false }
    return error.isMissing
  }
}
