import Archives
package import Files
package import Model
import XMLStreams

// Files, archives and XML know no messages: what is wrong with them becomes one here.

extension Failure {
  /// Says what is wrong with a file or folder.
  package init(_ error: FileAccessError) {
    let kind: Kind =
      if error.isFull { .full } else if error.isMissing { .missing } else { .input }
    self.init(error.message, at: Place(file: error.path), kind: kind)
  }

  /// Says what is wrong with a packed file.
  init(_ error: ArchiveError, file: String) {
    self.init(Message(error.coded), at: Place(file: file))
  }

  /// Says what is wrong with a file of XML.
  init(_ error: XMLError, file: String) {
    let place = error.position
    self.init(
      Message(error.coded),
      at: Place(file: file, line: place.line, column: place.column)
    )
  }

  /// Says something of a file as a whole.
  package init(_ message: Message, file: String, kind: Kind = .input) {
    self.init(message, at: Place(file: file), kind: kind)
  }
}

extension FileAccessError {
  /// What is wrong, and what the file was wanted for.
  package var message: Message {
    let cause = Message(coded)
    switch purpose {
    case .reading: return cause
    case .writing: return Message("file.cannotWrite", ["cause": .message(cause)])
    case .temporaryStorage:
      return Message("file.noTemporaryStorage", ["cause": .message(cause)])
    }
  }
}
