import BilingualFormats
import Documents
import Files
import Model
import TMXFormat
import XMLStreams

/// What was translated in a package, as units that know their articles.
struct PackageTranslations {
  /// The file that has the translations, or the folder of such files.
  let file: String
  /// The languages; `nil` where nothing is translated.
  private(set) var languages: LanguagePair?
  /// The translations.
  private(set) var units: [TranslationUnit] = []
  /// How many segments have none.
  private(set) var untranslatedCount = 0
  /// How many have one that is not finished.
  private(set) var draftCount = 0

  /// Reads a project of OmegaT: the memory that it keeps while one translates, or the one that it
  /// leaves when it makes the target files.
  ///
  /// - Throws: `Failure`; `InterruptionError`.
  init(ofOmegaT folder: String, in context: Context) throws {
    let project = try Self.project(in: folder)
    let pair = LanguagePair(from: project.source, to: project.target)
    let sources = try PackageSources(in: "\(folder)/source", pair.source, context)
    file = try Self.memory(in: folder)
    languages = pair
    var translated: Set<String> = []
    let read = try Self.units(of: InputFile(file), pair, context)
    for unit in read {
      try context.check()
      let words = plainText(ofOmegaT: unit.source)
      if plainText(ofOmegaT: unit.target).isEmpty { continue }
      if sources.has(words) { translated.insert(words) }
      if unit.source == unit.target {
        draftCount += 1
      } else {
        units.append(unit.unit(pair, sources.properties(of: words, unit.properties)))
      }
    }
    untranslatedCount = sources.count { !translated.contains($0) }
  }

  /// Reads the translation jobs in a folder.
  ///
  /// - Throws: `Failure`; `InterruptionError`.
  init(ofJobs folder: String, in context: Context) throws {
    file = folder
    let names: [String]
    do { names = try Folder.names(in: folder) } catch { throw Failure(error) }
    let jobs = names.filter { name in
      let name = name.lowercased()
      return BilingualFormat.xliff.suffixes.contains { name.hasSuffix(".\($0)") }
    }
    if jobs.isEmpty { throw Failure(Message("package.isNone"), file: folder.shownPath) }
    for name in jobs { try add(InputFile("\(folder)/\(name)"), named: name, context) }
  }

  private mutating func add(_ job: InputFile, named name: String, _ context: Context) throws {
    var pairs: [SegmentPair] = []
    let reader = BilingualFormat.xliff.makeReader(
      PairReading(interruption: context.interruption, onPair: { pairs.append($0) })
    )
    do {
      try job.readBytes().withUnsafeBufferPointer { try reader.read($0) }
      _ = try reader.finish()
    } catch let error as BilingualError {
      throw Failure(error, file: job.name)
    }
    for pair in pairs {
      languages = languages ?? LanguagePair(from: pair.sourceLanguage, to: pair.targetLanguage)
      if pair.state == .untranslated || pair.target.isBlank {
        untranslatedCount += 1
      } else if !pair.isFinished || pair.source.plainText == pair.target.plainText {
        draftCount += 1
      } else {
        var unit = TranslationUnit(pair, of: languages?.source)
        // The numbers of segments begin again in each job.
        unit.attributes.removeAll { $0.name == "tuid" }
        let article = pair.place.document ?? name
        unit.properties.append(Property(type: "x-source-file", value: article))
        units.append(unit)
      }
    }
  }

  private static func project(in folder: String) throws(Failure) -> OmegaTProject {
    let file = InputFile("\(folder)/\(OmegaTProject.fileName)")
    do {
      return try OmegaTProject(reading: file.readBytes())
    } catch let error as Failure {
      throw error
    } catch let error as XMLError {
      throw Failure(error, file: file.name)
    } catch {
      throw Failure(OmegaTError.noLanguages, file: file.name)
    }
  }

  private static func memory(in folder: String) throws(Failure) -> String {
    let kept = "\(folder)/omegat/project_save.tmx"
    if fileExists(kept) { return kept }
    let names: [String]
    do { names = try Folder.names(in: folder) } catch { throw Failure(error) }
    if let left = names.first(where: { $0.hasSuffix("-omegat.tmx") }) { return "\(folder)/\(left)" }
    throw Failure(Message("package.notTranslated"), file: folder.shownPath)
  }

  /// The units of OmegaT's memory that have both languages.
  private static func units(
    of file: InputFile,
    _ pair: LanguagePair,
    _ context: Context
  ) throws -> [OmegaTUnit] {
    var units: [OmegaTUnit] = []
    let reader = TMXReader(
      onBatch: { batch in
        try context.check()
        for unit in batch.units {
          let read = OmegaTUnit(try TranslationUnit(unit, of: batch), pair)
          if let read { units.append(read) }
        }
      },
      onRejection: { _ in }
    )
    do {
      try reader.read(file.readBytes())
      _ = try reader.finish()
    } catch let error as TMXError {
      throw Failure(error, file: file.name)
    }
    return units
  }
}

/// A unit of OmegaT's own memory, with tags as text.
private struct OmegaTUnit {
  let source: String
  let target: String
  let properties: [Property]
  private let notes: [Note]
  private let attributes: [Attribute]

  init?(_ unit: TranslationUnit, _ pair: LanguagePair) {
    func variant(_ wanted: LanguageTag) -> Variant? {
      unit.variants.first { $0.language == wanted }
        ?? unit.variants.first { $0.language.language == wanted.language }
    }
    guard let source = variant(pair.source), let target = variant(pair.target) else { return nil }
    self.source = source.plainText
    self.target = target.plainText
    properties = unit.properties
    notes = unit.notes
    attributes = target.attributes
  }

  func unit(_ pair: LanguagePair, _ properties: [Property]) -> TranslationUnit {
    TranslationUnit(
      properties: properties,
      notes: notes,
      variants: [
        Variant(language: pair.source, segment: segmentParts(ofOmegaT: source)),
        Variant(
          language: pair.target,
          attributes: attributes,
          segment: segmentParts(ofOmegaT: target)
        ),
      ]
    )
  }
}
