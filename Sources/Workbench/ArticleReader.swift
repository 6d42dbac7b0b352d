public import Documents

/// Reads articles in any of the formats.
///
/// What a file is, its first bytes say; its name counts only where they say nothing.
public struct ArticleReader: Sendable {
  /// How to read.
  public struct Options: Hashable, Sendable {
    /// Creates the default options.
    public init() {}
  }

  private let options: Options

  /// Creates a reader for any number of articles.
  public init(options: Options = Options()) { self.options = options }

  /// Reads an article.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no article of a known format, with the
  ///   line of the fault where there is one.
  /// - Complexity: O(length of the file)
  public func read(_ file: InputFile) throws(FileError) -> Article {
    Article(plainText: try file.readText())
  }
}
