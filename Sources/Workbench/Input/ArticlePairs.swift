import Documents
package import Files
import Model

/// An article's file and its translation's.
package struct ArticlePair: Hashable, Sendable {
  /// The article.
  package let source: InputFile
  /// The translation.
  package let target: InputFile

  /// Creates a pair.
  package init(source: InputFile, target: InputFile) {
    self.source = source
    self.target = target
  }

  /// Returns the pairs that two paths name: two files, or the files of the same name in two folders.
  ///
  /// - Returns: The pairs by name, and the names of files that have no partner.
  /// - Throws: `Failure`, when one path is a folder and the other is not, when a folder cannot be
  ///   read, or when the folders have no name in common.
  package static func pairs(
    _ source: String,
    _ target: String
  ) throws -> (pairs: [ArticlePair], unpaired: [String]) {
    switch (Folder.isThere(source), Folder.isThere(target)) {
    case (false, false):
      return ([ArticlePair(source: InputFile(source), target: InputFile(target))], [])
    case (true, true):
      let (first, second) = (try names(in: source), try names(in: target))
      let common = first.filter(Set(second).contains)
      guard !common.isEmpty else {
        throw Failure(
          Message("file.noCommonName", ["folder": .text(target)]),
          file: source
        )
      }
      let unpaired =
        first.filter { !second.contains($0) }.map { "\(source)/\($0)" }
        + second.filter { !first.contains($0) }.map { "\(target)/\($0)" }
      let pairs = common.map {
        ArticlePair(source: InputFile("\(source)/\($0)"), target: InputFile("\(target)/\($0)"))
      }
      return (pairs, unpaired)
    case (true, false): throw Failure(Message("file.isNoFolder"), file: target)
    case (false, true): throw Failure(Message("file.isNoFolder"), file: source)
    }
  }

  private static func names(in folder: String) throws(Failure) -> [String] {
    do { return try Folder.names(in: folder) } catch { throw Failure(error) }
  }
}

/// A pair of articles that has been read.
package struct ReadArticlePair: Sendable {
  let source: Article
  let target: Article
  let files: ArticlePair

  /// Reads a pair.
  ///
  /// - Throws: `Failure`, when one of the files cannot be read.
  package init(_ files: ArticlePair, reader: ArticleReader) throws {
    source = try reader.read(files.source)
    target = try reader.read(files.target)
    self.files = files
  }
}
