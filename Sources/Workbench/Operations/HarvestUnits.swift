import BilingualFormats
import Files
import LibraryAccess
import Model
import TMXFormat
import TermExtraction

/// The units in which equivalents are looked for, of memories and bilingual files.
struct HarvestUnits {
  /// Where a unit is from.
  struct Origin {
    /// The identifier of a stored unit, or that of the file, or its line.
    let name: String
    /// Whether the unit's source is Arabic.
    let isFromArabic: Bool
  }

  private(set) var units: [TermHarvester.Unit] = []
  private(set) var origins: [Origin] = []
  private(set) var warnings: [Remark] = []
  private let source: LanguageTag?
  private let target: LanguageTag?
  private let context: Context

  init(from source: LanguageTag?, to target: LanguageTag?, _ context: Context) {
    self.source = source
    self.target = target
    self.context = context
  }

  /// Finds the equivalents of terms, or pairs of all kinds.
  ///
  /// - Throws: `InterruptionError`.
  func candidates(terms: [String]?, limit: Int) throws -> [EquivalentCandidate] {
    let harvester = try TermHarvester(units, interruption: context.interruption)
    guard let terms else { return try harvester.candidates(limit: limit) }
    return try harvester.equivalents(of: terms, limit: min(limit, maximumEquivalentCount))
      .flatMap(\.self)
  }

  // MARK: Files

  /// Takes the finished pairs of a bilingual file.
  ///
  /// - Throws: `Failure`; `InterruptionError`.
  mutating func read(_ file: InputFile) throws {
    var pieces = file
    // Standard input is read once only.
    if file.isStandardInput { pieces = InputFile(name: file.name, content: try file.readBytes()) }
    guard let format = try pieces.bilingualFormat() else {
      throw Failure(Message("harvest.notBilingual"), file: file.name)
    }
    var pairs: [SegmentPair] = []
    var rejected: [Remark] = []
    let reader = format.makeReader(
      PairReading(
        from: source,
        to: target,
        interruption: context.interruption,
        onPair: { pair in if pair.isFinished { pairs.append(pair) } },
        onRejection: { rejection in
          rejected.append(
            Remark(
              .warning,
              rejection.message,
              at: Failure.Place(file: file.name, line: rejection.line)
            )
          )
        }
      )
    )
    do {
      try pieces.forEachUnpackedPiece(
        suffix: "." + format.suffixes[0],
        onPacked: { _ in },
        onUnpacked: { try reader.read($0) }
      )
      _ = try reader.finish()
    } catch let error as BilingualError {
      throw Failure(error, file: file.name)
    } catch let error as TMXError {
      throw Failure(error, file: file.name)
    }
    warnings += rejected
    for pair in pairs {
      add(
        pair.source.plainText,
        pair.target.plainText,
        from: pair.sourceLanguage,
        name: pair.identifier ?? "\(file.name):\(pair.place.line)",
        date: 0
      )
    }
  }

  // MARK: Memories

  /// Takes the units of memories that have both languages.
  ///
  /// - Throws: `LibraryError`; `InterruptionError`.
  mutating func readMemories(_ names: [String]?) throws {
    let pair = LanguagePair(from: source ?? .english, to: target)
    let selection = UnitSelection(
      memories: try context.readableMemories(names),
      languages: [pair.source.language, pair.target.language]
    )
    try context.library.forEachBatch(selection) { batch, identifiers in
      try context.check()
      for (index, unit) in batch.units.enumerated() {
        let variants = batch.variants[unit.variants]
        func text(_ language: LanguageTag) -> String? {
          variants.first { batch.languages[$0.language].language == language.language }
            .map { batch.string($0.text) }
        }
        guard let one = text(pair.source), let other = text(pair.target) else { continue }
        add(one, other, from: pair.source, name: String(identifiers[index]), date: unit.date)
      }
      context.progress(units.count)
    }
  }

  private mutating func add(
    _ source: String,
    _ target: String,
    from language: LanguageTag,
    name: String,
    date: Int64
  ) {
    let isFromArabic = language.language == LanguageTag.arabic.language
    units.append(
      TermHarvester.Unit(
        arabic: isFromArabic ? source : target,
        english: isFromArabic ? target : source,
        date: date
      )
    )
    origins.append(Origin(name: name, isFromArabic: isFromArabic))
  }
}

/// Of one term nobody reads more equivalents.
private let maximumEquivalentCount = 10
