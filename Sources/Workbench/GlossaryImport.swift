import Documents
import GlossaryFormats
public import Model

/// Reads a glossary file into a library.
public struct GlossaryImport {
  /// What happens to a concept that is there already, with other content.
  public enum ConflictPolicy: String, CaseIterable, Sendable {
    /// It stays as it is.
    case keep
    /// The file's concept takes its place.
    case replace
    /// It gains the terms of the file's concept that it has not.
    case merge
  }

  /// How to import.
  public struct Options: Sendable {
    /// The glossary's name; `nil` is the file's base name.
    public var glossary: String?
    /// What happens to concepts that are there already.
    public var onConflict = ConflictPolicy.replace
    /// Whether nothing is stored.
    public var isDryRun = false
    /// The language of a column named `source`, where the file does not say.
    public var source: LanguageTag?
    /// The language of a column named `target`, where the file does not say.
    public var target: LanguageTag?

    /// Creates the default options.
    public init() {}
  }

  private let library: any GlossaryLibrary
  private let options: Options

  /// Creates an import.
  public init(into library: any GlossaryLibrary, options: Options = Options()) {
    self.library = library
    self.options = options
  }

  /// Imports a file: all that is good in it, in one transaction.
  ///
  /// - Throws: `FileError`, when the file cannot be read, is no glossary, or has no good entry.
  public func run(_ file: InputFile) throws -> GlossaryImportReport {
    let content = try read(file)
    let name = options.glossary ?? file.baseName
    var report = GlossaryImportReport(file: file.name, glossary: name)
    report.readCount = content.readCount
    report.rejections = content.rejections
    report.ignored = content.ignored
    guard !content.concepts.isEmpty else {
      throw FileError(
        path: file.name,
        line: content.rejections.first?.line,
        reason: content.rejections.first.map { "no entry could be taken; the first: \($0.reason)" }
          ?? "there is no entry in the file"
      )
    }
    do {
      try library.updateGlossary(name, isDryRun: options.isDryRun) { writer in
        for concept in content.concepts { try write(concept, to: writer, &report) }
      }
    } catch {
      throw FileError(path: file.name, reason: "\(error)")
    }
    return report
  }

  private func read(_ file: InputFile) throws(FileError) -> GlossaryContent {
    let text = try file.readText()
    do {
      return try readGlossaryTable(text, source: options.source, target: options.target)
    } catch {
      throw FileError(
        path: file.name,
        line: error.line,
        column: error.column,
        reason: error.description
      )
    }
  }

  private func write(
    _ concept: ConceptEntry,
    to writer: any GlossaryWriter,
    _ report: inout GlossaryImportReport
  ) throws {
    guard let existing = try writer.concept(concept.identifier)?.concept else {
      try writer.write(concept, keys: concept.searchKeys)
      report.added += 1
      return
    }
    let result =
      switch options.onConflict {
      case .keep: existing
      case .replace: concept
      case .merge: existing.merged(with: concept)
      }
    if existing == result {
      report.unchanged += 1
    } else {
      try writer.write(result, keys: result.searchKeys)
      report.updated += 1
    }
  }
}

extension ConceptEntry {
  /// Returns this concept with what another has and it has not.
  func merged(with other: ConceptEntry) -> ConceptEntry {
    var merged = self
    merged.domain = domain ?? other.domain
    merged.definition = definition ?? other.definition
    merged.customer = customer ?? other.customer
    merged.note = note ?? other.note
    merged.isDoNotTranslate = isDoNotTranslate || other.isDoNotTranslate
    for section in other.languages {
      guard let index = merged.languages.firstIndex(where: { $0.language == section.language })
      else {
        merged.languages.append(section)
        continue
      }
      let known = Set(merged.languages[index].terms.map(\.text))
      merged.languages[index].terms += section.terms.filter { !known.contains($0.text) }
    }
    return merged
  }
}

/// What the import of a glossary did; counts are of concepts.
public struct GlossaryImportReport: Sendable {
  /// The name of the file.
  public let file: String
  /// The name of the glossary.
  public let glossary: String
  /// How many entries the file has.
  public internal(set) var readCount = 0
  /// How many concepts are new.
  public internal(set) var added = 0
  /// How many concepts changed.
  public internal(set) var updated = 0
  /// How many concepts were there already, or were kept.
  public internal(set) var unchanged = 0
  var rejections: [RejectedEntry] = []
  /// Columns that have no place in a glossary and were left out.
  public internal(set) var ignored: [String] = []

  init(file: String, glossary: String) {
    self.file = file
    self.glossary = glossary
  }

  /// The entries that could not be taken, with their lines, counted from 1.
  public var rejected: [(line: Int, reason: String)] { rejections.map { ($0.line, $0.reason) } }
  /// How many entries could not be taken.
  public var rejectedCount: Int { rejections.count }

  /// The report as one line of JSON.
  public var json: String {
    let report: JSON = [
      "file": .string(file), "glossary": .string(glossary), "read": .int(readCount),
      "added": .int(added), "updated": .int(updated), "unchanged": .int(unchanged),
      "rejected": .int(rejections.count),
      "rejections": .array(
        rejections.map { ["line": .int($0.line), "reason": .string($0.reason)] }
      ),
      "ignored": .strings(ignored),
    ]
    return report.text
  }

  /// The report in words, in one line.
  public var text: String {
    """
    \(file): \(readCount) entries read into glossary \(quoted(glossary)): \(added) added, \
    \(updated) updated, \(unchanged) unchanged, \(rejections.count) rejected
    """
  }

  /// A line for each entry that was not taken, and for each column that was left out.
  public var remarks: [String] {
    ignored.map { "\(file): warning: column \(quoted($0)) has no place in a glossary" }
      + rejections.map { "\(file):\($0.line): rejected: \($0.reason)" }
  }
}
