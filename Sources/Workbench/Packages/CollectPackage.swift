import BilingualFormats
import Documents
import Files
package import Model
import TMXFormat

/// Takes what was translated in a package into a memory, with the articles that it stands in.
package enum CollectPackage: Operation {
  /// The package, and where its translations go.
  package struct Request: Sendable {
    /// The folder.
    package var folder: String
    /// The memory; it is made if there is none of the name.
    package var memory: String
    /// How the translations are checked.
    package var check = CheckOptions()

    /// Creates a request with the usual values.
    package init(_ folder: String, to memory: String) {
      self.folder = folder
      self.memory = memory
    }
  }

  package static let name = OperationName.packageCollect

  package static func places(of request: Request, in context: Context) throws -> [Place] {
    [.memory(request.memory)]
  }

  /// Stores the translations in one transaction, and checks them.
  ///
  /// A translation that is the source text, or that its tool calls unfinished, is a draft: it is counted
  /// and left out.
  ///
  /// - Throws: `Failure`, when the folder is no package or cannot be read; `LibraryError`;
  ///   `InterruptionError`. Then the library is as it was.
  /// - Complexity: O(length of the articles and their translations)
  package static func run(_ request: Request, in context: Context) throws -> CollectedPackage {
    var base = request.folder
    while base.count > 1, base.hasSuffix("/") { base.removeLast() }
    let translations: PackageTranslations
    if fileExists("\(base)/\(OmegaTProject.fileName)") {
      translations = try PackageTranslations(ofOmegaT: base, in: context)
    } else {
      translations = try PackageTranslations(ofJobs: base, in: context)
    }
    var answer = CollectedPackage(file: translations.file, memory: request.memory)
    answer.untranslatedCount = translations.untranslatedCount
    answer.draftCount = translations.draftCount
    guard let languages = translations.languages, !translations.units.isEmpty else { return answer }
    var batch = UnitBatch()
    for unit in translations.units { try batch.append(unit) }
    let file = InputFile(
      name: translations.file,
      content: batch.tmx(from: languages.source, version: context.version)
    )
    var options = MemoryImport.Options()
    options.memory = request.memory
    options.author = context.authorship
    answer.report = try MemoryImport(into: context.library, options: options)
      .run(file, interruption: context.interruption)
    answer.findings = try Check.run(Check.Request(.file(file), options: request.check), in: context)
    return answer
  }
}
