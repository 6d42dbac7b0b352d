import LibraryAccess
import Model

/// Writes the files of a package.
protocol PackageWriter {
  typealias Write = (_ name: String, _ bytes: [UInt8]) throws -> Void

  /// Takes an article.
  mutating func add(_ article: PackagedArticle, named name: String, _ write: Write) throws
  /// Writes what belongs to all articles.
  ///
  /// - Returns: How many terms there are: forms or concepts, as the format has them.
  func finish(_ languages: LanguagePair, _ library: any Library, _ write: Write) throws -> Int
}
