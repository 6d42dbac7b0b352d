/// An error found while unpacking an archive.
package struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The packed data are damaged, end early, or are packed in an unknown way; the text is the
    /// library's own message, where it has one.
    case damaged(String?)
    /// The file unpacks to more than a file of its size may.
    case tooLarge
    /// The archive holds more files than any real one.
    case tooManyFiles
    /// The archive holds no file of the name, or with the extension, that is wanted.
    case noSuchFile(String)
    /// The archive holds more than one file with the extension that is wanted.
    case severalFiles([String])
    /// The file in the archive is encrypted.
    case encrypted
  }

  /// What is wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  package var description: String {
    switch reason {
    case .damaged(nil): "the archive is damaged or ends early"
    case .damaged(let message?): "the archive is damaged or ends early (\(message))"
    case .tooLarge: "the archive unpacks to more than any real file of its size does"
    case .tooManyFiles: "the archive holds more than \(ArchiveLimits.fileCount) files"
    case .noSuchFile(let name): "there is no \(name) file in the archive"
    case .severalFiles(let names):
      "there are several files in the archive (\(names.prefix(5).joined(separator: ", "))); "
        + "unpack it and name the one to read"
    case .encrypted: "the file is encrypted; save it without a password first"
    }
  }
}

/// What unpacking a stranger's file may cost.
package enum ArchiveLimits {
  /// By how much data may grow when they are unpacked, once they are past `freeByteCount`.
  package static let ratio = 250
  /// How many unpacked bytes are allowed whatever the ratio.
  package static let freeByteCount = 64 << 20
  /// How many files an archive may hold.
  package static let fileCount = 20_000
  /// How many bytes may be unpacked into memory at once.
  package static let memoryByteCount = 512 << 20

  /// Throws if data that were packed in some bytes have grown too much.
  static func check(unpacked: Int, packed: Int) throws {
    if unpacked > freeByteCount, unpacked / ratio > packed { throw ArchiveError(.tooLarge) }
  }
}
