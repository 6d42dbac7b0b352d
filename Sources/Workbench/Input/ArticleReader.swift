import Archives
package import Documents
package import Files
package import Model
import XMLStreams

/// Reads articles in any of the formats.
///
/// What a file is, its first bytes say; its name counts where they could be several things.
package struct ArticleReader: Sendable {
  /// How to read.
  package struct Options: Hashable, Sendable {
    /// Whether what stands around the article of a page (menus, lists of links) is kept too.
    package var keepsEverything = false
    /// The encoding of text files, where they do not state it themselves and are not UTF-8, such as
    /// `windows-1256`.
    package var encoding: String?

    /// Creates the default options.
    package init() {}

    fileprivate var ofFormat: ArticleFormat.Options {
      var options = ArticleFormat.Options()
      options.keepsEverything = keepsEverything
      options.encoding = encoding
      return options
    }
  }

  private let options: Options

  /// Creates a reader for any number of articles.
  package init(options: Options = Options()) { self.options = options }

  /// Reads an article.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - interruption: Asked while the file is read.
  /// - Returns: The article.
  /// - Throws: `InterruptionError`; `Failure`, when the file cannot be read or is no article of a known
  ///   format, with the line of the fault where there is one.
  /// - Complexity: O(length of the file)
  package func read(_ file: InputFile, interruption: Interruption = .never) throws -> Article {
    let bytes = try file.readBytes()
    do {
      return try read(bytes, name: file.path, interruption)
    } catch let error as InterruptionError {
      throw error
    } catch let error as any Explained {
      // What an article's reader throws is an `ArticleError` or a `TextEncodingError`.
      throw Failure(error, file: file.name)
    } catch let error as XMLError {
      throw Failure(error, file: file.name)
    } catch let error as ArchiveError {
      throw Failure(error, file: file.name)
    }
  }

  private func read(
    _ bytes: [UInt8],
    name: String,
    _ interruption: Interruption
  ) throws -> Article {
    let format = try ArticleSniffer.format(of: bytes, name: name)
    let article = try format.read(bytes, options.ofFormat, interruption)
    // Paragraphs of plain text are told by sentences, which formats know nothing of.
    return article.format == .plainText ? Article(plainText: article.text) : article
  }
}
