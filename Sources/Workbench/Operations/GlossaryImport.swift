package import Files
import GlossaryFormats
package import LibraryAccess
package import Model

/// Reads a glossary file into a library.
package struct GlossaryImport {
  /// What happens to a concept that is there already, with other content.
  package typealias ConflictPolicy = GlossaryConflictPolicy

  /// How to import.
  package struct Options: Sendable {
    /// The glossary's name; `nil` is the file's base name.
    package var glossary: String?
    /// What happens to concepts that are there already.
    package var onConflict = ConflictPolicy.replace
    /// Whether nothing is stored.
    package var isDryRun = false
    /// The language of the source terms; it wins over what the file lets one guess.
    package var source: LanguageTag?
    /// The language of the target terms, likewise.
    package var target: LanguageTag?
    /// Whether a table may have terms in one language only.
    package var allowsOneLanguage = false
    /// Who imports, for the history.
    package var author = Authorship()
    /// When the import has to end.
    package var interruption = Interruption.never
    /// What the columns of a table hold: `ar=2,en=1,note=3`, as in Documentation/Manual/Glossaries.md; `nil` where the
    /// table says so itself.
    package var columns: String?
    /// The encoding of a table that is not UTF-8, such as `windows-1256`; `nil` tells UTF-8, UTF-16 and
    /// windows-1256 apart.
    package var encoding: String?

    /// Creates the default options.
    package init() {}

    /// Checks the form of `columns`.
    ///
    /// - Throws: An `Explained` error.
    package func checkColumns() throws { _ = try columnChoice() }

    private func columnChoice() throws(ColumnChoice.Fault) -> ColumnChoice? {
      guard let columns, !columns.isEmpty else { return nil }
      return try ColumnChoice(columns)
    }

    fileprivate func reading() throws(ColumnChoice.Fault) -> GlossaryReadingOptions {
      var reading = GlossaryReadingOptions(source: source, target: target)
      reading.columns = try columnChoice()
      reading.allowsOneLanguage = allowsOneLanguage
      reading.interruption = interruption
      return reading
    }
  }

  /// How many concepts a dry run shows.
  private static let sampleCount = 10

  private let library: any GlossaryLibrary
  private let options: Options

  /// Creates an import.
  package init(into library: any GlossaryLibrary, options: Options = Options()) {
    self.library = library
    self.options = options
  }

  /// Imports a file: all that is good in it, in one transaction.
  ///
  /// What the file is says its content, not its name: TBX, a workbook, a table, or a glossary of
  /// OmegaT.
  ///
  /// - Throws: `Failure`, when the file cannot be read, is no glossary, or has no good entry, and
  ///   with the library's own kind, when the library cannot be written; `InterruptionError`.
  /// - Complexity: O(length of the file), and of the glossary where concepts are new in it
  package func run(_ file: InputFile) throws -> GlossaryImportReport {
    let reading: GlossaryReadingOptions
    do throws(ColumnChoice.Fault) {
      reading = try options.reading()
    } catch {
      let what = Message("columns.wrong", ["what": .message(error.message)])
      throw Failure(what, file: file.name)
    }
    let source = try GlossarySource(file, options: reading, encoding: options.encoding)
    let name = options.glossary ?? file.baseName
    do {
      return try library.updateGlossary(name, isDryRun: options.isDryRun) { writer in
        var storing = try ConceptStoring(
          writer,
          of: name,
          onConflict: options.onConflict,
          sampleCount: options.isDryRun ? Self.sampleCount : 0
        )
        let remarks = try ConceptReading(source: source).read { try storing.take($0) }
        guard remarks.conceptCount > 0 else { throw Self.noEntry(in: file, remarks) }
        var report = storing.report(file: file.name, remarks)
        if !options.isDryRun { report.change = try storing.record(report, by: options.author) }
        return report
      }
    } catch let error as LibraryError {
      throw Failure(error, file: "library")
    }
  }

  private static func noEntry(in file: InputFile, _ remarks: GlossaryRemarks) -> Failure {
    guard let first = remarks.rejections.first else {
      return Failure(Message("glossary.noEntry"), file: file.name)
    }
    let what: [String: Message.Argument] = ["what": .message(first.message)]
    return Failure(
      first.cause == .unnamedLanguage
        ? Message("glossary.noLanguageTaken", what) : Message("glossary.nothingTaken", what),
      at: Failure.Place(file: file.name, line: first.line)
    )
  }
}
