package import Files
package import LibraryAccess

/// An error with a file, or a place in it, that a user can act on.
///
/// The description reads as a compiler's: `article.txt:3: error: …`.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is at fault.
  package enum Kind: Hashable, Sendable {
    /// What the user gave.
    case input
    /// The user named something that is not there.
    case missing
    /// What the user wants was changed by somebody else meanwhile.
    case conflict
    /// There is no room left.
    case full
    /// The library; its words are for whoever keeps it.
    case library
  }

  /// What would help, in the words of whatever front end the user has.
  package enum Advice: Hashable, Sendable {
    /// To name the languages of a table, or what its columns hold.
    case nameColumns
  }

  /// The path as the user gave it, or a name such as `standard input`.
  package let path: String
  /// The line, counted from 1, where the place is known.
  package let line: Int?
  /// The column in the line, counted from 1 in Unicode scalars, where the place is known.
  package let column: Int?
  /// What went wrong: lower case, without a full stop.
  package let reason: String
  /// What is at fault.
  package let kind: Kind
  /// What would help, if anything.
  package let advice: Advice?

  /// Creates an error.
  package init(
    path: String,
    line: Int? = nil,
    column: Int? = nil,
    reason: String,
    kind: Kind = .input,
    advice: Advice? = nil
  ) {
    self.advice = advice
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
    self.kind = kind
  }

  /// Says what is wrong with a library.
  package init(_ error: LibraryError, path: String = "library") {
    let kind: Kind =
      switch error.reason {
      case .noSuchMemory, .noSuchGlossary, .noSuchImport: .missing
      case .diskFull: .full
      default: .library
      }
    self.init(path: path, reason: error.description, kind: kind)
  }

  /// Says what is wrong with a file or folder.
  package init(_ error: FileAccessError) {
    let kind: Kind =
      if error.isFull { .full } else if error.isMissing { .missing } else { .input }
    self.init(path: error.path, reason: error.sentence, kind: kind)
  }

  package var description: String {
    let place = [line, column].compactMap { $0.map(String.init) }
    return ([path] + place).joined(separator: ":") + ": error: " + reason
  }
}

/// Returns a text as an error message quotes it: cut to 60 characters, without line breaks, and
/// isolated where it has right-to-left letters, so that the line around it keeps its order.
package func quoted(_ text: some StringProtocol) -> String {
  var shown = String(text.prefix(60).map { $0.isNewline ? " " : $0 })
  if text.dropFirst(60).isEmpty == false { shown += "…" }
  let isRightToLeft = shown.unicodeScalars.contains {
    (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value)
  }
  return isRightToLeft ? "\"\u{2068}\(shown)\u{2069}\"" : "\"\(shown)\""
}
