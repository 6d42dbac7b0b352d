public import Model

/// The concepts of a glossary file that fits into memory.
///
/// The program itself reads glossaries as streams; this is for programs that have a file and want its
/// concepts, or have concepts and want a file.
public struct GlossaryDocument: Sendable {
  /// The concepts, in the order of the file.
  public var concepts: [ConceptEntry]
  /// How many entries could not be taken.
  public private(set) var rejectedCount = 0

  /// Creates a glossary of concepts, whose identifiers are unique.
  public init(_ concepts: [ConceptEntry] = []) { self.concepts = concepts }

  /// Reads a table: with a header row, or as OmegaT writes it.
  ///
  /// - Parameters:
  ///   - text: The file: CSV or TSV.
  ///   - source: The language of the source terms, where the file does not say.
  ///   - target: The language of the target terms, likewise.
  /// - Throws: An `Explained` error, when the file is not understood whole.
  /// - Complexity: O(length of the text)
  public init(
    readingTable text: String,
    source: LanguageTag? = nil,
    target: LanguageTag? = nil
  ) throws {
    self.init(try readGlossaryTable(text, source: source, target: target))
  }

  /// Reads TBX: that of 2019 in both styles, and that of 2008.
  ///
  /// - Throws: An `Explained` error, when the file is not well formed or no TBX.
  /// - Complexity: O(`bytes.count`)
  public init(readingTBX bytes: [UInt8]) throws { self.init(try readTBX(bytes)) }

  /// Returns the concepts as TBX-Basic of ISO 30042:2019, data categories as attributes, in UTF-8.
  ///
  /// - Parameter title: The name of the glossary.
  /// - Returns: The file.
  /// - Complexity: O(length of the file)
  public func tbx(title: String) -> [UInt8] { writeTBX(concepts, title: title, style: .dca).bytes }

  private init(_ content: GlossaryContent) {
    concepts = content.concepts
    rejectedCount = content.rejections.count
  }
}
