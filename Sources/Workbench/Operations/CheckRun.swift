import BilingualFormats
import Documents
import Files
import LibraryAccess
import Model
import Quality
import TMXFormat

/// Reads what is to be checked, in whatever form it comes, and checks it.
struct CheckRun {
  private let profile: QualityProfile
  private let options: CheckOptions
  private let context: Context

  init(profile: QualityProfile, options: CheckOptions, _ context: Context) {
    self.profile = profile
    self.options = options
    self.context = context
  }

  // MARK: Files

  /// Checks a bilingual file, or an article.
  ///
  /// - Throws: `Failure`; `LibraryError`; `InterruptionError`.
  func check(_ file: InputFile) throws -> CheckReport {
    var pieces = file
    // Standard input is read once only.
    if file.isStandardInput { pieces = InputFile(name: file.name, content: try file.readBytes()) }
    guard let format = try pieces.bilingualFormat() else { return try checkArticle(pieces) }
    var report = CheckReport(file: file.path.textPath)
    var pairs: PairChecker?
    let reader = format.makeReader(
      PairReading(
        from: options.source,
        to: options.target,
        interruption: context.interruption,
        onPair: { pair in
          let checker = try pairs ?? pairChecker(for: pair, &report)
          pairs = checker
          try checker.add(pair)
        },
        onRejection: { rejection in
          report.remarks.append(rejection.message.at(line: rejection.line))
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
    if let pairs { report.document = try pairs.finish() }
    return report
  }

  private func pairChecker(
    for pair: SegmentPair,
    _ report: inout CheckReport
  ) throws -> PairChecker {
    report.sourceLanguage = options.source ?? pair.sourceLanguage
    report.targetLanguage = options.target ?? pair.targetLanguage
    return try pairChecker(from: pair.sourceLanguage, to: pair.targetLanguage)
  }

  private func pairChecker(from source: LanguageTag, to target: LanguageTag) throws -> PairChecker {
    let terms = try context.prepared.terms(
      TermSelection(glossaries: context.readableGlossaries(options.glossaries))
    )
    .vocabulary(LanguagePair(from: source, to: target)).checkedTerms
    let brief = options.brief.map {
      CheckedBrief($0, from: source, to: target, glossaries: terms)
    }
    return PairChecker(
      QualityChecker(profile, terms: terms, partners: LexiconPartners.shared, brief: brief),
      context.interruption,
      onProgress: context.progress
    )
  }

  // MARK: Articles

  private func checkArticle(_ file: InputFile) throws -> CheckReport {
    let article = try ArticleReader(options: options.reading).read(
      file,
      interruption: context.interruption
    )
    return try check(article, file: file.path.textPath)
  }

  /// Checks a text in one language.
  func check(_ article: Article, file: String) throws -> CheckReport {
    let text = try SegmentedText(
      article,
      language: options.target ?? options.source,
      segmenters: context.prepared.segmenters,
      interruption: context.interruption
    )
    var report = CheckReport(file: file)
    report.targetLanguage = text.language
    let checker = try pairChecker(from: text.language.counterpart, to: text.language)
    var lines = LineCounter(text.text)
    for (index, segment) in text.segments.enumerated() {
      let line = article.format == .plainText ? lines.line(of: segment.range.lowerBound) : nil
      try checker.add(segment.text, language: text.language, identifier: "\(index + 1)", line: line)
    }
    report.document = try checker.finish()
    return report
  }

  /// Aligns an article with its translation, and checks the pairs.
  func check(_ pair: ArticlePair) throws -> CheckReport {
    var request = AlignmentRequest([pair])
    request.source = options.source
    request.target = options.target
    request.reading = options.reading
    guard let result = try Align.run(request, in: context).first else {
      return CheckReport(file: pair.target.path.textPath)
    }
    let aligned = try result.get()
    var report = CheckReport(file: pair.target.path.textPath)
    report.sourceLanguage = aligned.sourceLanguage
    report.targetLanguage = aligned.targetLanguage
    if !aligned.isTranslation {
      report.remarks.append(
        Message(
          "align.noTranslation",
          [
            "file": .text(pair.source.name), "other": .text(pair.target.name),
            "percent": .number(Int(aligned.confidence * 100)),
          ]
        )
      )
    }
    let checker = try pairChecker(from: aligned.sourceLanguage, to: aligned.targetLanguage)
    for row in aligned.rows {
      try checker.add(
        SegmentPair(
          source: CodedText(text: row.source.joined(separator: " ")),
          target: CodedText(text: row.target.joined(separator: " ")),
          from: aligned.sourceLanguage,
          to: aligned.targetLanguage,
          line: 0
        )
      )
    }
    report.document = try checker.finish()
    return report
  }

  /// Checks a text in one language as one segment.
  func check(_ text: String) throws -> CheckReport {
    let language = options.target ?? options.source ?? recognizedLanguage(of: text)
    var report = CheckReport(file: "text")
    report.targetLanguage = language
    let checker = try pairChecker(from: language.counterpart, to: language)
    if !text.allSatisfy(\.isWhitespace) {
      try checker.add(text, language: language, identifier: "1", line: nil)
    }
    report.document = try checker.finish()
    return report
  }

  /// Checks segments with their translations.
  func check(_ segments: [(source: String, target: String)]) throws -> CheckReport {
    let from = options.source ?? options.target?.counterpart
    let text = segments.lazy.map(\.source).joined(separator: "\n")
    let pair = LanguagePair(of: text, from: from, to: options.target)
    var report = CheckReport(file: "segment")
    report.sourceLanguage = pair.source
    report.targetLanguage = pair.target
    let checker = try pairChecker(from: pair.source, to: pair.target)
    for segment in segments {
      try checker.add(
        SegmentPair(
          source: CodedText(text: segment.source),
          target: CodedText(text: segment.target),
          from: pair.source,
          to: pair.target,
          line: 0
        )
      )
    }
    report.document = try checker.finish()
    return report
  }

  // MARK: Memories

  /// Checks the units of memories that have both languages.
  func checkMemories(_ names: [String]?) throws -> CheckReport {
    let pair = LanguagePair(from: options.source ?? .english, to: options.target)
    var report = CheckReport(file: names?.joined(separator: ", ") ?? "library")
    report.sourceLanguage = pair.source
    report.targetLanguage = pair.target
    let checker = try pairChecker(from: pair.source, to: pair.target)
    let selection = UnitSelection(
      memories: try context.readableMemories(names),
      languages: [pair.source.language, pair.target.language]
    )
    try context.library.forEachBatch(selection) { batch, identifiers in
      for (index, unit) in batch.units.enumerated() {
        let variants = batch.variants[unit.variants]
        guard
          let source = variants.first(where: {
            batch.languages[$0.language].language == pair.source.language
          }),
          let target = variants.first(where: {
            batch.languages[$0.language].language == pair.target.language
          })
        else { continue }
        var segment = SegmentPair(
          source: try text(of: source, in: batch),
          target: try text(of: target, in: batch),
          from: batch.languages[source.language],
          to: batch.languages[target.language],
          line: 0
        )
        segment.identifier = String(identifiers[index])
        try checker.add(segment)
      }
    }
    report.document = try checker.finish()
    return report
  }

  private func text(of variant: UnitBatch.Variant, in batch: UnitBatch) throws -> CodedText {
    let parts = try segmentParts(of: variant, in: batch)
    return parts.isEmpty ? CodedText(text: batch.string(variant.text)) : CodedText(parts)
  }
}

/// Counts lines up to places that never go back.
private struct LineCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func line(of place: Int) -> Int {
    while offset < place {
      if bytes[offset] == 0x0A { line += 1 }
      offset += 1
    }
    return line
  }
}
