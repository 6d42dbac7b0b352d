import BilingualFormats
import Files
import Model

extension InputFile {
  /// The bilingual format of a file, which its first bytes and its name tell; `nil` for an article.
  ///
  /// - Throws: `Failure`, when the file cannot be read or is empty.
  func bilingualFormat() throws -> BilingualFormat? {
    struct Enough: Error {}
    var start: [UInt8] = []
    do {
      try forEachUnpackedPiece(
        suffix: ".tmx",
        onPacked: { _ in },
        onUnpacked: { piece in
          start += piece
          if start.count >= enoughToTell { throw Enough() }
        }
      )
    } catch is Enough {}
    if start.isEmpty { throw Failure(Message("file.empty"), file: name) }
    return BilingualFormat.format(of: start, name: path)
  }
}

/// How many bytes of a file tell its format.
private let enoughToTell = 16_384
