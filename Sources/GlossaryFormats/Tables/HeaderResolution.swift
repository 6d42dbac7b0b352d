import Model

/// Decides what the columns under a row of headings hold: all of it, or not at all.
///
/// A row is a header when it names two languages, or a source and a target whose languages the user,
/// the rows or the letters tell. A code such as `no` or `is` may be a word, so that codes of other
/// languages than Arabic and English count only beside a second language, and where the letters of the
/// columns agree.
struct HeaderResolution {
  /// What a row of headings is.
  enum Outcome {
    /// A header, of which every column with terms is understood.
    case complete(GlossaryColumns)
    /// A header that names one language, and columns that may have terms of another.
    case half(understood: [String], unclear: [String])
    /// A header of one language, with no other column that may have terms.
    case oneLanguage(LanguageTag, GlossaryColumns)
    /// A header, but the column holds other letters.
    case contradiction(heading: String, column: Int)
    /// No header.
    case none
  }

  private let headings: [Heading]
  private let samples: [ColumnSample]
  private let options: GlossaryReadingOptions
  private var languages: [LanguageTag?]
  private var warnings: [GlossaryWarning] = []

  init(_ headings: [Heading], samples: [ColumnSample], options: GlossaryReadingOptions) {
    self.headings = headings
    self.samples = samples
    self.options = options
    languages = headings.map { $0.namesTerms ? $0.language : nil }
    let sure = headings.filter { $0.namesTerms && $0.isSureLanguage }
    for index in headings.indices where Self.isLemma(headings[index], beside: headings) {
      languages[index] = nil
    }
    for index in headings.indices where headings[index].isBareCode {
      guard !headings[index].isSureLanguage else { continue }
      let isNumbers = index < samples.count && samples[index].isNumbers
      if isNumbers || !Self.isCode(headings[index], beside: sure) { languages[index] = nil }
    }
  }

  /// Whether a column has the base form of a term that stands in another one (`Lemma [ar]`).
  private static func isLemma(_ heading: Heading, beside headings: [Heading]) -> Bool {
    heading.meaning == .term && heading.name.lowercased().contains("lemma")
      && headings.contains {
        $0 != heading && $0.namesTerms && $0.language?.language == heading.language?.language
      }
  }

  /// Whether a heading that may be a word is a code of a language beside two that surely are: beside
  /// languages that are written as words it is a word too, and so it is beside codes of another length.
  private static func isCode(_ heading: Heading, beside sure: [Heading]) -> Bool {
    guard sure.count >= 2 else { return true }
    return sure.contains { $0.isBareCode && $0.codeLength == heading.codeLength }
  }

  /// Whether a heading says by itself that the row is a header.
  private var isSureHeader: Bool {
    headings.contains { $0.isSureLanguage && $0.isKnown }
      || headings.count { $0.hasTerms && $0.language == nil } > 0
  }

  /// Returns what the row is.
  mutating func outcome() -> Outcome {
    guard headings.indices.contains(where: { headings[$0].hasTerms || isGenericTerm($0) }) else {
      return .none
    }
    guard !isTranslationPair, !hasCodesForTerms else { return .none }
    if let column = termByRow { return .complete(columns(true, termByRow: column)) }
    let named = Set(languages.compactMap { $0?.language })
    if named.count >= 2, !isOwnTable, let fault = contradiction() { return fault }
    nameGenericColumns(named)
    let known = Set(languages.compactMap { $0?.language })
    let isByRow = hasLanguagesByRow
    let unclear = unclearColumns
    if known.count >= 2 || isByRow, unclear.isEmpty { return .complete(columns(isByRow)) }
    guard isSureHeader else { return .none }
    if known.count == 1, isOwnTable {
      return .complete(columns(false))
    }
    if known.count == 1, let language = languages.compactMap({ $0 }).first, unclear.isEmpty,
      othersMayHoldTerms.isEmpty || options.allowsOneLanguage
    {
      // A lone code among words is a word: he, is, no.
      guard headings.contains(where: { $0.namesTerms && $0.isSureLanguage }) else { return .none }
      return .oneLanguage(language, columns(false))
    }
    let understood = zip(headings, languages).compactMap { heading, language in
      language.map { "\"\(heading.name)\" is \($0)" }
    }
    let open = unclear.isEmpty ? othersMayHoldTerms : unclear
    return .half(understood: understood, unclear: open.map { headings[$0].name })
  }

  /// Whether this program wrote the table, so that its letters and its languages are as they should be:
  /// it has identifiers, and columns such as `ar:status`.
  private var isOwnTable: Bool {
    headings.first?.isOwn == true && headings.first?.meaning == .identifier
      && headings.contains { $0.isOwn && $0.language != nil }
  }

  /// Whether the languages stand in the rows, as in the files of DeepL: two terms and two codes.
  private var hasCodesForTerms: Bool {
    let named = headings.indices.filter { languages[$0] != nil }
    guard named.count >= 2 else { return false }
    if named.count(where: { sample($0).isCodes }) >= 2 { return true }
    return headings.count == 4 && named == [2, 3] && !headings[0].isKnown && !headings[1].isKnown
      && named.allSatisfy { sample($0).cellCount == 0 && !headings[$0].name.contains(" ") }
  }

  /// Whether the row is a term and its translation that happen to be headings: `Arabic` and
  /// `العربية`, `source` and `مصدر`.
  private var isTranslationPair: Bool {
    let filled = headings.filter { !$0.name.isEmpty }
    guard filled.count == 2, filled.allSatisfy(\.isKnown) else { return false }
    guard filled[0].hasArabicName != filled[1].hasArabicName else { return false }
    if let one = filled[0].language, let two = filled[1].language {
      return one.language == two.language
    }
    guard filled.allSatisfy({ $0.language == nil }) else { return false }
    // Term and المصطلح head columns; word and كلمة may be a pair.
    let areTerms = filled.allSatisfy {
      ["term", "terms", "مصطلح", "مصطلحات"].contains($0.name.headingFolded)
    }
    let roles = Set(filled.map(\.meaning))
    let isPair =
      !roles.isDisjoint(with: [.term, .source])
      && !roles.isDisjoint(with: [.translation, .target, .meaning])
    return !areTerms && !isPair
  }

  private var hasLanguagesByRow: Bool {
    let isSource = headings.contains {
      $0.language == nil && ($0.meaning == .source || $0.meaning == .term)
    }
    let isTarget = headings.contains {
      $0.language == nil && ($0.meaning == .target || $0.meaning == .translation)
    }
    let tells = (isLanguageColumn(.sourceLanguage), isLanguageColumn(.targetLanguage))
    return isSource && isTarget && (tells.0 || tells.1) && (tells.0 || options.source != nil)
      && (tells.1 || options.target != nil)
  }

  /// The one column of terms in a table with a term in each row, whose language another column says.
  private var termByRow: Int? {
    guard !languages.contains(where: { $0 != nil }), isLanguageColumn(.rowLanguage),
      headings.contains(where: { $0.meaning == .identifier && $0.language == nil })
    else { return nil }
    let terms = headings.indices.filter {
      headings[$0].meaning == .term && headings[$0].language == nil && sample($0).cellCount > 0
    }
    return terms.count == 1 ? terms[0] : nil
  }

  private func isLanguageColumn(_ meaning: HeadingMeaning) -> Bool {
    headings.indices.contains { index in
      headings[index].meaning == meaning
        && (sample(index).namesLanguages || sample(index).cellCount == 0)
        && headings[index].language == nil
    }
  }

  private func sample(_ column: Int) -> ColumnSample {
    column < samples.count ? samples[column] : ColumnSample()
  }

  /// Columns that must have terms, in a language that nothing tells.
  private var unclearColumns: [Int] {
    if hasLanguagesByRow { return [] }
    let known = Set(languages.compactMap { $0?.language })
    if known.contains(.arabic), known.contains(.english) { return [] }
    return headings.indices.filter { index in
      languages[index] == nil && headings[index].language == nil && isGenericTerm(index)
        && sample(index).cellCount > 0
    }
  }

  private func isGenericTerm(_ column: Int) -> Bool {
    guard headings[column].language == nil else { return false }
    switch headings[column].meaning {
    case .term, .translation, .target: return true
    case .source: return true
    case .sourceLanguage, .targetLanguage: return !sample(column).namesLanguages
    default: return false
    }
  }

  /// Columns without a known heading whose cells have letters.
  private var othersMayHoldTerms: [Int] {
    headings.indices.filter { index in
      languages[index] == nil && !headings[index].isKnown && sample(index).letters != nil
        && !headings[index].name.isEmpty
    }
  }

  /// Says that columns are headed by languages whose letters they do not have.
  private func contradiction() -> Outcome? {
    let wrong = headings.indices.filter { index in
      languages[index].map { sample(index).contradicts($0) } ?? false
    }
    let letters = Set(wrong.compactMap { sample($0).letters })
    // One column in other letters may be acronyms or transliterations; two are exchanged, or the row
    // is no header.
    guard letters.count == 2 else { return nil }
    guard wrong.allSatisfy({ headings[$0].isSureLanguage }), let first = wrong.first else {
      return Outcome.none
    }
    return .contradiction(heading: headings[first].name, column: first + 1)
  }
}

// MARK: Languages that headings do not name

extension HeaderResolution {
  /// Finds the languages of columns such as `Term` and `Translation`.
  private mutating func nameGenericColumns(_ named: Set<LanguageTag>) {
    if hasLanguagesByRow { return }
    var generic = headings.indices.filter { isGenericTerm($0) }
    if named.count >= 2 { generic.removeAll { headings[$0].meaning == .source } }
    if generic.count + named.count < 2 { generic += secondaryColumns(named, generic) }
    guard !generic.isEmpty else { return nameByOptions(named) }
    let order = generic.sorted { rank($0) < rank($1) }
    for (place, column) in order.enumerated() {
      let isTarget = isTarget(column) || (place > 0 && order.count == 2)
      var wanted = [isTarget ? options.target : options.source]
      if !named.isEmpty { wanted.append(isTarget ? options.source : options.target) }
      let taken = Set(languages.compactMap { $0?.language })
      if let language = wanted.compactMap({ $0 }).first(where: { !taken.contains($0.language) }) {
        name(column, language)
      }
    }
    for column in order where languages[column] == nil { nameByLetters(column, named, order) }
  }

  private func isTarget(_ column: Int) -> Bool {
    [.target, .translation, .targetLanguage].contains(headings[column].meaning)
  }

  /// The source before the target.
  private func rank(_ column: Int) -> Int {
    isTarget(column) ? TableLimits.headingCount + column : column
  }

  /// A column that holds terms only where no other does: المعنى beside الكلمة, المصدر before الهدف.
  private func secondaryColumns(_ named: Set<LanguageTag>, _ generic: [Int]) -> [Int] {
    let terms = generic + headings.indices.filter { languages[$0] != nil }
    return headings.indices.filter { index in
      guard headings[index].language == nil else { return false }
      switch headings[index].meaning {
      case .meaning, .reference, .definition: break
      default: return false
      }
      if headings[index].meaning == .reference, terms.isEmpty == false,
        headings[terms[0]].meaning != .target, headings[terms[0]].meaning != .translation
      {
        return false
      }
      if headings[index].meaning == .definition, headings.count(where: { $0.isKnown }) > 2 {
        return false
      }
      guard let letters = sample(index).letters else { return false }
      return terms.contains { sample($0).letters != nil && sample($0).letters != letters }
    }.prefix(1).map { $0 }
  }

  /// Where one language is named and the user says the other, a single column in its letters is it.
  private mutating func nameByOptions(_ named: Set<LanguageTag>) {
    guard named.count == 1, let source = options.source, let target = options.target else { return }
    let missing = [source, target].filter { !named.contains($0.language) }
    guard missing.count == 1 else { return }
    let candidates = othersMayHoldTerms.filter {
      sample($0).letters == ColumnSample.letters(of: missing[0])
    }
    if candidates.count == 1 { languages[candidates[0]] = missing[0] }
  }

  private mutating func name(_ column: Int, _ language: LanguageTag) {
    languages[column] = language
    if sample(column).contradicts(language) {
      warnings.append(.otherLetters(column: column + 1, language: language.description))
    }
  }

  private mutating func nameByLetters(_ column: Int, _ named: Set<LanguageTag>, _ generic: [Int]) {
    guard let letters = sample(column).letters else { return }
    let language: LanguageTag = letters == .arabic ? .arabic : .english
    let taken = Set(languages.compactMap { $0?.language })
    guard !taken.contains(language) else { return }
    // Beside another language of the same letters they tell nothing.
    let isAlone =
      taken.allSatisfy { ColumnSample.letters(of: $0) != letters }
      && generic.allSatisfy {
        $0 == column || sample($0).letters != letters || languages[$0] != nil
      }
    guard isAlone else { return }
    languages[column] = language
    if !named.isEmpty || generic.count == 1 {
      warnings.append(
        .guessedLanguage(heading: headings[column].name, language: language.description)
      )
    }
  }
}

// MARK: Columns

extension HeaderResolution {
  private func columns(_ isByRow: Bool, termByRow: Int? = nil) -> GlossaryColumns {
    var result = GlossaryColumns()
    result.warnings = warnings
    result.names = headings.map(\.name)
    result.headerWidth = headings.count
    // A heading such as Status is this program's own in this program's tables only.
    let isOthers = headings.contains { $0.isKnown && !$0.isOwn && !$0.isBareCode }
    result.isLenient = headings.map { !$0.isOwn || isOthers }
    var left: LanguageTag?
    for index in headings.indices {
      if let language = languages[index] { left = language }
      if index == termByRow {
        result.columns.append(.sourceTerms(nil))
      } else if termByRow != nil, headings[index].meaning == .rowLanguage {
        result.columns.append(.sourceLanguage)
      } else {
        result.columns.append(column(index, isByRow, left: left))
      }
    }
    // Of what stands once in a concept, the second column has no place.
    var seen: Set<GlossaryColumns.Column> = []
    for index in result.columns.indices {
      let column = result.columns[index]
      switch column {
      case .identifier, .domain, .customer, .created, .createdBy, .modified, .modifiedBy,
        .sourceLanguage,
        .targetLanguage:
        if !seen.insert(column).inserted { result.columns[index] = .none }
      default: break
      }
      if result.columns[index] == .none, sample(index).cellCount > 0,
        headings[index].meaning != .rowNumber
      {
        result.warnings.append(.column(headings[index].name))
      }
    }
    return result
  }

  private func column(_ index: Int, _ isByRow: Bool, left: LanguageTag?) -> GlossaryColumns.Column {
    let heading = headings[index]
    if let language = languages[index] {
      if case .own(let facet) = heading.meaning { return .terms(language, facet) }
      return .terms(language, .terms(nil))
    }
    guard let meaning = heading.meaning else { return .none }
    let language = heading.language
    func about(_ facet: GlossaryColumns.Facet) -> GlossaryColumns.Column {
      if let language { return .terms(language, facet) }
      return .byLetters(facet)
    }
    func ofTerm(_ field: GlossaryColumns.TermField) -> GlossaryColumns.Column {
      (language ?? left ?? languages.compactMap { $0 }.first).map { .terms($0, .term(field)) }
        ?? .none
    }
    switch meaning {
    case .own(let facet): return language.map { .terms($0, facet) } ?? .none
    case .term, .source:
      return isByRow && language == nil
        ? .sourceTerms(options.source) : meaning == .source ? ofTerm(.source) : .none
    case .translation, .target:
      return isByRow && language == nil ? .targetTerms(options.target) : .none
    case .sourceLanguage: return isByRow ? .sourceLanguage : .none
    case .targetLanguage: return isByRow ? .targetLanguage : .none
    case .definition, .meaning: return language.map { .terms($0, .definition) } ?? .definition
    case .note: return language == nil ? .note : ofTerm(.usageNote)
    case .domain: return .domain
    case .customer: return .customer
    case .status: return language == nil ? .status : ofTerm(.status)
    case .partOfSpeech: return language == nil ? .partOfSpeech : ofTerm(.partOfSpeech)
    case .gender: return ofTerm(.gender)
    case .type: return language == nil ? .none : ofTerm(.type)
    case .context: return about(.term(.context))
    case .reference: return ofTerm(.source)
    case .identifier: return language == nil ? .identifier : .none
    case .rowNumber: return .none
    case .link: return .link
    case .doNotTranslate: return .doNotTranslate
    case .translatable: return .translatable
    case .rowLanguage: return .none
    case .created: return language == nil ? .created : .none
    case .createdBy: return language == nil ? .createdBy : .none
    case .modified: return language == nil ? .modified : .none
    case .modifiedBy: return language == nil ? .modifiedBy : .none
    case .synonyms: return about(.terms(.admitted))
    case .acronym: return about(.acronyms)
    case .forms: return ofTerm(.forms)
    case .forbidden: return about(.terms(.forbidden))
    case .deprecated: return about(.terms(.deprecated))
    case .isForbidden: return .isForbidden
    case .caseSensitive: return .matching(.caseSensitive)
    case .exactMatch: return .matching(.exactOnly)
    case .otherData: return .otherData
    }
  }
}

extension Heading {
  /// How many letters the code of a language has, its region aside.
  fileprivate var codeLength: Int { name.trimmedSpaces.prefix { $0.isLetter }.count }
  fileprivate var hasArabicName: Bool { Array(name.utf8)[...].hasArabicLetter }
}
