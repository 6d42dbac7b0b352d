import Archives
package import Documents
package import Files
import XMLStreams

/// Reads articles in any of the formats.
///
/// What a file is, its first bytes say; its name counts where they could be several things.
package struct ArticleReader: Sendable {
  /// How to read.
  package struct Options: Hashable, Sendable {
    /// Whether what stands around the article of a page (menus, lists of links) is kept too.
    package var keepsEverything = false
    /// The encoding of plain text, Markdown and HTML, where they do not state it themselves and are
    /// not UTF-8, such as `windows-1256`.
    package var encoding: String?

    /// Creates the default options.
    package init() {}
  }

  private let options: Options

  /// Creates a reader for any number of articles.
  package init(options: Options = Options()) { self.options = options }

  /// Reads an article.
  ///
  /// - Throws: `FileError`, when the file cannot be read or is no article of a known format, with the
  ///   line of the fault where there is one.
  /// - Complexity: O(length of the file)
  package func read(_ file: InputFile) throws(FileError) -> Article {
    let bytes = try file.readBytes()
    do {
      return try read(bytes, name: file.path)
    } catch let error as ArticleError {
      throw FileError(
        path: file.name,
        line: error.line,
        column: error.column,
        reason: error.description
      )
    } catch let error as TextEncodingError {
      throw FileError(path: file.name, line: error.line, reason: error.description)
    } catch let error as XMLError {
      throw FileError(
        path: file.name,
        line: error.position.line,
        column: error.position.column,
        reason: error.message
      )
    } catch let error as ArchiveError {
      throw FileError(path: file.name, reason: error.description)
    } catch {
      throw FileError(path: file.name, reason: String(describing: error))
    }
  }

  private func read(_ bytes: [UInt8], name: String) throws -> Article {
    switch try ArticleSniffer.format(of: bytes, name: name) {
    case .plainText: Article(plainText: try text(bytes))
    case .markdown: try MarkdownArticleReader.read(text(bytes))
    case .html:
      try HTMLArticleReader.read(
        options.encoding.map { try decodeText(bytes, encoding: $0) } ?? decodeHTML(bytes),
        keepsEverything: options.keepsEverything
      )
    case .docx: try DOCXArticleReader.read(bytes, keepsEverything: options.keepsEverything)
    case .xliff: try XLIFFArticleReader.read(bytes)
    }
  }

  private func text(_ bytes: [UInt8]) throws -> String {
    try options.encoding.map { try decodeText(bytes, encoding: $0) } ?? decodeText(bytes)
  }
}
