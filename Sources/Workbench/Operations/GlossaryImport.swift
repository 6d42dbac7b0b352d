package import Files
import GlossaryFormats
package import LibraryAccess
package import Model

/// Reads a glossary file into a library.
package struct GlossaryImport {
  /// What happens to a concept that is there already, with other content.
  package enum ConflictPolicy: String, CaseIterable, Sendable {
    /// It stays as it is.
    case keep
    /// The file's concept takes its place.
    case replace
    /// It gains what the file's concept has and it has not.
    case merge
  }

  /// How to import.
  package struct Options: Sendable {
    /// The glossary's name; `nil` is the file's base name.
    package var glossary: String?
    /// What happens to concepts that are there already.
    package var onConflict = ConflictPolicy.replace
    /// Whether nothing is stored.
    package var isDryRun = false
    /// The language of the source terms, where the file does not say.
    package var source: LanguageTag?
    /// The language of the target terms, where the file does not say.
    package var target: LanguageTag?

    /// Creates the default options.
    package init() {}
  }

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
  /// - Throws: `FileError`, when the file cannot be read, is no glossary, or has no good entry.
  package func run(
    _ file: InputFile,
    interruption: Interruption = .never
  ) throws -> GlossaryImportReport {
    let content = try file.readGlossary(source: options.source, target: options.target)
    let name = options.glossary ?? file.baseName
    var report = GlossaryImportReport(file: file.name, glossary: name, content)
    guard !content.concepts.isEmpty else {
      throw FileError(
        path: file.name,
        line: content.rejections.first?.line,
        reason: content.rejections.first.map { "no entry could be taken; the first: \($0.reason)" }
          ?? "there is no entry in the file"
      )
    }
    do {
      var terms = try knownTerms(of: name)
      try library.updateGlossary(name, isDryRun: options.isDryRun) { writer in
        for (concept, line) in zip(content.concepts, content.lines) {
          try interruption.check()
          let known = terms.updateValue(concept.identifier, forKey: concept.termSignature)
          if let known, known != concept.identifier {
            report.duplicates.append(.init(line: line, concept: concept.identifier, of: known))
          }
          try write(concept, line: line, to: writer, &report)
        }
      }
    } catch let error as LibraryError {
      // What is wrong with the library is not the file's fault.
      throw FileError(error)
    }
    return report
  }

  /// Returns the concepts of a glossary by their terms.
  private func knownTerms(of glossary: String) throws -> [[String]: String] {
    guard try library.glossaries().contains(where: { $0.name == glossary }) else { return [:] }
    let concepts = try library.concepts(glossaries: [glossary])
    return Dictionary(
      concepts.map { ($0.concept.termSignature, $0.concept.identifier) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func write(
    _ concept: ConceptEntry,
    line: Int,
    to writer: any GlossaryWriter,
    _ report: inout GlossaryImportReport
  ) throws {
    guard let existing = try writer.concept(concept.identifier)?.concept else {
      try writer.write(concept, keys: concept.searchKeys)
      report.added += 1
      return
    }
    let replacement = concept.keepingDates(of: existing)
    if existing == replacement {
      report.unchanged += 1
      return
    }
    let result =
      switch options.onConflict {
      case .keep: existing
      case .replace: replacement
      case .merge: existing.merged(with: concept)
      }
    if existing == result {
      report.unchanged += 1
    } else {
      try writer.write(result, keys: result.searchKeys)
      report.updated += 1
    }
    // A file that adds nothing to a merged concept is in no conflict with it.
    guard existing != result || options.onConflict == .keep else { return }
    report.conflicts.append(
      .init(line: line, concept: concept.identifier, policy: options.onConflict)
    )
  }
}

extension ConceptEntry {
  /// The terms of all languages and the domain: concepts that have the same are taken for one.
  fileprivate var termSignature: [String] {
    languages.flatMap { section in section.terms.map { "\(section.language)=\($0.text)" } }.sorted()
      + [domain ?? ""]
  }

  /// Returns this concept with another's dates, where it has none itself.
  fileprivate func keepingDates(of other: ConceptEntry) -> ConceptEntry {
    var concept = self
    concept.created = created ?? other.created
    concept.modified = modified ?? other.modified
    return concept
  }

  /// Returns this concept with what another has and it has not.
  func merged(with other: ConceptEntry) -> ConceptEntry {
    var merged = keepingDates(of: other)
    merged.domain = domain ?? other.domain
    merged.definition = definition ?? other.definition
    merged.customer = customer ?? other.customer
    merged.note = note ?? other.note
    merged.isDoNotTranslate = isDoNotTranslate || other.isDoNotTranslate
    merged.otherData.appendMissing(other.otherData)
    for section in other.languages {
      if let index = merged.languages.firstIndex(where: { $0.language == section.language }) {
        merged.languages[index].merge(section)
      } else {
        merged.languages.append(section)
      }
    }
    return merged
  }
}

extension LanguageSection {
  fileprivate mutating func merge(_ other: LanguageSection) {
    definition = definition ?? other.definition
    otherData.appendMissing(other.otherData)
    for term in other.terms {
      if let index = terms.firstIndex(where: { $0.text == term.text }) {
        terms[index].merge(term)
      } else {
        terms.append(term)
      }
    }
  }
}

extension Term {
  /// Gains what another entry of the same term has; the status stays.
  fileprivate mutating func merge(_ other: Term) {
    identifier = identifier ?? other.identifier
    partOfSpeech = partOfSpeech ?? other.partOfSpeech
    gender = gender ?? other.gender
    type = type ?? other.type
    usageNote = usageNote ?? other.usageNote
    source = source ?? other.source
    context = context ?? other.context
    forms.appendMissing(other.forms)
    otherData.appendMissing(other.otherData)
  }
}

extension [String] {
  fileprivate mutating func appendMissing(_ others: [String]) {
    for other in others where !contains(other) { append(other) }
  }
}
