extension FileAccessError: CustomStringConvertible {
  package var description: String { "\(path): error: \(sentence)" }

  /// What went wrong: lower case, without a full stop.
  package var sentence: String {
    switch purpose {
    case .reading: cause
    case .writing: "cannot write: \(cause)"
    case .temporaryStorage: "no room for temporary files: \(cause)"
    }
  }

  private var cause: String {
    switch reason {
    case .isFolder: "this is a directory, not a file"
    case .isNoFolder: "this is a file, not a folder"
    case .isReadOnly: "the file is read-only"
    case .isLibrary: "this is the library, or a file that belongs to it"
    case .isInput: "this is also an input"
    case .isOtherOutput: "two outputs would be this one file"
    case .noMatch: "no file has a name like this"
    case .endsEarly: "the file is shorter than it was"
    case .system(let error): error.description
    }
  }
}
