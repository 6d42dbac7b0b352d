import Archives
import GlossaryFormats
package import LibraryAccess
package import Model
import Wording

/// Writes glossaries of a library to a file.
package struct GlossaryExport {
  /// The formats that can be written.
  package enum Format: String, CaseIterable, Sendable {
    /// TBX-Basic of 2019, data categories as attributes.
    case tbx
    /// TBX-Basic of 2019, data categories as elements.
    case tbxDCT = "tbx-dct"
    /// TBX of 2008 (`martif`).
    case tbxV2 = "tbx-v2"
    case csv
    case omegat
    /// A workbook of Excel.
    case xlsx
    /// The files of a dictionary for StarDict and its kin, in a ZIP archive.
    case stardict
  }

  /// What to write.
  package struct Options: Sendable {
    /// The glossary; `nil` is all of the library.
    package var glossary: String?
    /// The format.
    package var format = Format.tbx
    /// The first language; with `target` only terms of these two are written.
    package var source: LanguageTag?
    /// The second language.
    package var target: LanguageTag?
    /// Whether a table has no byte order mark and no apostrophes before what Excel takes for formulas.
    package var isPlain = false

    /// Creates the default options.
    package init() {}
  }

  /// What was written, and what was not.
  package struct Report: Sendable {
    /// The file's bytes.
    package let bytes: [UInt8]
    /// How many concepts the file has.
    package let conceptCount: Int
    /// What has no place in the format, and how often, in order.
    package let omissions: [(what: Message, count: Int)]
    /// The files of a format that is several of them, by name; `bytes` has them in an archive.
    package let parts: [(name: String, content: [UInt8])]

    fileprivate init(
      bytes: [UInt8],
      conceptCount: Int,
      omissions: [Message: Int],
      parts: [(name: String, content: [UInt8])] = []
    ) {
      self.bytes = bytes
      self.conceptCount = conceptCount
      self.omissions = omissions.map { (Wording.english.sentence($0.key), $0) }
        .sorted { $0.0 < $1.0 }.map { ($0.1.key, $0.1.value) }
      self.parts = parts
    }
  }

  /// Writes glossaries.
  ///
  /// - Throws: what the library throws, when there is no such glossary; `GlossaryExportError`.
  /// - Complexity: O(number of terms)
  package static func run(_ options: Options, from library: any GlossaryLibrary) throws -> Report {
    try run(options, glossaries: options.glossary.map { [$0] }, from: library)
  }

  /// Writes some glossaries, whichever the options name.
  static func run(
    _ options: Options,
    glossaries: [String]?,
    from library: any GlossaryLibrary,
    interruption: Interruption = .never
  ) throws -> Report {
    let stored = try library.concepts(glossaries: glossaries)
    try refuseClashes(stored)
    let concepts = stored.map(\.concept).compactMap { options.languages(of: $0) }
    guard !concepts.isEmpty else {
      throw GlossaryExportError.nothing
    }
    let title = options.glossary ?? "dragoman"
    if options.format == .stardict {
      let (parts, omissions) = try starDict(
        stored,
        concepts,
        options,
        interruption
      )
      return Report(
        bytes: try ZipWriter.archive(parts),
        conceptCount: concepts.count,
        omissions: omissions,
        parts: parts
      )
    }
    let output =
      switch options.format {
      case .tbx: writeTBX(concepts, title: title, style: .dca)
      case .tbxDCT: writeTBX(concepts, title: title, style: .dct)
      case .tbxV2: writeTBX(concepts, title: title, style: .v2)
      case .csv: writeGlossaryTable(concepts, style: options.isPlain ? .plain : .excel)
      case .omegat: try omegaT(concepts, options)
      case .xlsx:
        GlossaryOutput(bytes: try ZipWriter.archive(xlsxParts(of: concepts, title: title)))
      case .stardict: preconditionFailure("a dictionary is several files")
      }
    return Report(
      bytes: output.bytes,
      conceptCount: concepts.count,
      omissions: output.omissions
    )
  }

  /// The name of the files of a dictionary.
  package static func dictionaryTitle(of glossary: String?) -> String {
    (glossary ?? "dragoman").filter { $0 != "\n" && $0 != "/" }
  }

  private static func omegaT(
    _ concepts: [ConceptEntry],
    _ options: Options
  ) throws -> GlossaryOutput {
    let (source, target) = try languagePair(concepts, options)
    return writeOmegaTGlossary(concepts, source: source, target: target)
  }

  /// A dictionary of both directions, unless the user names one.
  private static func starDict(
    _ stored: [GlossaryConcept],
    _ concepts: [ConceptEntry],
    _ options: Options,
    _ interruption: Interruption
  ) throws -> (parts: [(name: String, content: [UInt8])], omissions: [Message: Int]) {
    let names = try options.source == nil ? nil : languagePair(concepts, options)
    if names == nil { _ = try languagePair(concepts, options) }
    var forms = TermForms(stored)
    let places = Dictionary(
      stored.enumerated().map { ($1.concept.identifier, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return try writeStarDict(
      concepts,
      languages: names,
      title: dictionaryTitle(of: options.glossary)
    ) { concept, term in
      try interruption.check()
      return places[concept.identifier].map { forms.forms(of: term, concept: $0) } ?? []
    }
  }

  /// The languages that the user names, or the first two that there are.
  private static func languagePair(
    _ concepts: [ConceptEntry],
    _ options: Options
  ) throws -> (LanguageTag, LanguageTag) {
    let languages = concepts.lazy.flatMap(\.languages).map(\.language.language)
    guard let source = options.source ?? languages.first(where: { $0 != options.target?.language }),
      let target = options.target ?? languages.first(where: { $0 != source.language })
    else {
      throw GlossaryExportError.oneLanguage
    }
    return (source, target)
  }

  /// Refuses concepts of several glossaries that have one identifier.
  private static func refuseClashes(_ concepts: [GlossaryConcept]) throws {
    var glossaries: [String: String] = [:]
    for entry in concepts {
      let known = glossaries.updateValue(entry.glossary, forKey: entry.concept.identifier)
      guard let known else { continue }
      throw GlossaryExportError.clash(entry.concept.identifier, known, entry.glossary)
    }
  }
}

extension GlossaryExport.Options {
  /// Returns a concept with the languages that are wanted, or `nil` if it has none of them.
  fileprivate func languages(of concept: ConceptEntry) -> ConceptEntry? {
    let wanted = [source, target].compactMap { $0?.language }
    guard wanted.count == 2 else { return concept }
    var concept = concept
    concept.languages = wanted.flatMap { tag in
      concept.languages.filter { $0.language.language == tag }
    }
    return concept.languages.isEmpty ? nil : concept
  }
}

/// Why glossaries cannot be written to one file.
package enum GlossaryExportError: Explained, Hashable {
  /// There is no concept.
  case nothing
  /// The format needs terms in two languages.
  case oneLanguage
  /// A concept's identifier stands in two glossaries.
  case clash(String, String, String)

  package var message: Message {
    switch self {
    case .nothing: Message("export.nothing")
    case .oneLanguage: Message("export.oneLanguage")
    case .clash(let concept, let first, let second):
      Message(
        "export.clash",
        [
          "concept": .quotation(concept), "first": .quotation(first), "second": .quotation(second),
        ]
      )
    }
  }
}
