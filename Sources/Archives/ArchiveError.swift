/// An error found while unpacking an archive.
package struct ArchiveError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The packed data are damaged, end early, or are packed in an unknown way; the text is the
    /// library's own message, where it has one.
    case damaged(String?)
    /// There is no memory for the archive.
    case outOfMemory
    /// The list of files, which stands at the end, cannot be reached.
    case unreadableEnd
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

  /// What is wrong as the code of a sentence, and what varies in it.
  package var coded: (code: String, arguments: [String: String]) {
    switch reason {
    case .damaged(nil): ("archive.damaged", [:])
    case .damaged(let words?): ("archive.damagedAsTold", ["words": words])
    case .outOfMemory: ("archive.outOfMemory", [:])
    case .unreadableEnd: ("archive.unreadableEnd", [:])
    case .tooLarge: ("archive.tooLarge", [:])
    case .tooManyFiles: ("archive.tooManyFiles", ["limit": "\(ArchiveLimits.fileCount)"])
    case .noSuchFile(let name): ("archive.noSuchFile", ["name": name])
    case .severalFiles(let names):
      ("archive.severalFiles", ["names": names.prefix(5).joined(separator: ", ")])
    case .encrypted: ("archive.encrypted", [:])
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
