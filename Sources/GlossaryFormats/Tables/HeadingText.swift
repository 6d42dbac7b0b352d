import Model

/// A heading taken apart: words, and what they name.
struct HeadingText {
  private enum Part {
    case language(LanguageTag)
    /// A code that is a language's, alone or with a region.
    case code(LanguageTag, text: String)
    case region(String, text: String)
    case word(String)
  }

  private var parts: [Part] = []

  /// Takes a heading apart at white space, brackets and signs, and where a capital letter begins a
  /// word within one.
  init(_ name: String) {
    for chunk in name.split(whereSeparator: { Self.separators.contains($0) || $0.isWhitespace }) {
      if let tag = Self.code(chunk) {
        parts.append(.code(tag, text: chunk.lowercased()))
        continue
      }
      for word in Self.words(of: chunk) { append(word) }
    }
  }

  private static let separators: Set<Character> = [
    "(", ")", "[", "]", "{", "}", ":", "/", "|", ",", ";", "–", "—", "،", "؛", "<", ">", "=", "*",
    "\"",
    "\u{200F}", "\u{200E}",
  ]

  private mutating func append(_ word: String) {
    if let tag = Self.languageNames[word] {
      parts.append(.language(tag))
    } else if let tag = Self.code(word[...]) {
      parts.append(.code(tag, text: word))
    } else if let region = Self.regionNames[word] {
      parts.append(.region(region, text: word))
    } else {
      appendWord(word)
    }
  }

  /// Adds a word that is no name alone: Saudi Arabia and United States are names of two.
  private mutating func appendWord(_ word: String) {
    switch parts.last {
    case .word(let before), .region(_, let before):
      if let region = Self.regionNames[before + word] {
        parts[parts.count - 1] = .region(region, text: before + word)
        return
      }
    default: break
    }
    parts.append(.word(word))
  }

  /// Returns what the heading says.
  func heading(named name: String) -> Heading {
    var heading = Heading(name: name)
    let words = parts.compactMap { part -> String? in
      switch part {
      case .word(let word): word
      case .code(_, let text) where Self.abbreviations.contains(text): text
      default: nil
      }
    }
    if let (language, isSure) = language(hasWords: !words.isEmpty) {
      let rest = words.filter { !Self.fillers.contains($0) }
      guard let meaning = rest.isEmpty ? .term : Self.meaning(of: rest) else { return heading }
      heading.language = language
      heading.isSureLanguage = isSure
      if parts.count == 1, case .code = parts[0] { heading.isBareCode = true }
      heading.meaning = meaning
      return heading
    }
    heading.meaning = Self.meaning(of: allWords)
    return heading
  }

  /// All words, with those that name a language or a region.
  private var allWords: [String] {
    parts.compactMap { part in
      switch part {
      case .word(let word): word
      case .code(_, let text): text
      case .language, .region: nil
      }
    }
  }

  /// The one language that the heading names, and whether that is sure; `nil` if it names none, or
  /// several.
  private func language(hasWords: Bool) -> (LanguageTag, isSure: Bool)? {
    var named: LanguageTag?
    var region: String?
    for part in parts {
      switch part {
      case .language(let tag):
        if let named, named.language != tag.language { return nil }
        named = named ?? tag
      case .region(let code, _): region = code
      default: break
      }
    }
    var coded: LanguageTag?
    for case .code(let tag, let text) in parts where !Self.abbreviations.contains(text) {
      if named != nil, tag.language != named?.language {
        // A region that is a language's code too: English (US), Arabic (SA).
        guard Self.regionCodes.contains(text.uppercased()) else { return nil }
        region = text.uppercased()
        continue
      }
      if let coded, coded.language != tag.language { return nil }
      coded = coded ?? tag
    }
    guard let base = named ?? coded else { return nil }
    let tag = coded.map { $0.language == base.language ? $0 : base } ?? base
    // Irish heads a column as seldom as it is a term; Arabic and English head columns.
    let isSure = hasWords || tag.description.contains("-") || tag.isArabic || tag.isEnglish
    guard tag.description == tag.language.description, let region, region != "001" else {
      return (tag, isSure)
    }
    return (LanguageTag("\(tag)-\(region)") ?? tag, true)
  }

  /// Codes of languages that head columns as abbreviations only: of numbers and identifiers.
  private static let abbreviations: Set<String> = ["no", "nr", "id", "sn", "sl", "sr"]

  /// Words that say nothing beside a language.
  private static let fillers: Set<String> = [
    "language", "lang", "text", "in", "the", "version", "لغه", "نص", "باللغه", "في", "من", "الى",
  ]

  private static func meaning(of words: [String]) -> HeadingMeaning? {
    guard !words.isEmpty, words.count <= 5 else { return nil }
    let key = words.joined()
    if let meaning = meanings[key] { return meaning }
    // Concept Definition, Entry_Note, Term Status.
    if words.count > 1, ["concept", "entry", "term", "مصطلح"].contains(words[0]) {
      return meanings[words.dropFirst().joined()]
    }
    // Source (Arabic) has no words left; Terms - Target, المصطلح المقابل have two that agree.
    let each = words.compactMap { meanings[$0] }
    guard each.count == words.count else { return nil }
    if Set(each).count == 1 { return each[0] }
    return Set(each) == [.term, .translation] ? .translation : nil
  }
}

// MARK: Words

extension HeadingText {
  static let meanings: [String: HeadingMeaning] = {
    var meanings: [String: HeadingMeaning] = [:]
    for row in headingNameTable {
      for name in row.names.split(separator: " ") { meanings[String(name)] = row.meaning }
    }
    return meanings
  }()

  private static let languageNames = names(languageNameTable).compactMapValues { LanguageTag($0) }
  private static let regionNames = names(regionNameTable)
  private static let regionCodes = Set(regionNameTable.map(\.code))

  private static func names(_ table: [(code: String, names: String)]) -> [String: String] {
    var names: [String: String] = [:]
    for row in table {
      for name in row.names.split(separator: " ") { names[String(name)] = row.code }
    }
    return names
  }

  /// Returns the language that a cell names: by a code, or by its name.
  static func language(named text: String) -> LanguageTag? {
    guard text.utf8.count <= 60 else { return nil }
    return code(text) ?? HeadingText(text).language(hasWords: false)?.0
  }

  /// Returns the language that a code names: `ar`, `eng`, `en-US`, `ar_EG`, `zh-Hans`.
  static func code(_ text: some StringProtocol) -> LanguageTag? {
    let subtags = text.lowercased().split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "_"
    }
    guard let first = subtags.first, subtags.count <= 3,
      twoLetterLanguageCodes.contains(String(first))
        || threeLetterLanguageCodes.contains(String(first))
    else { return nil }
    for (index, subtag) in subtags.dropFirst().enumerated() {
      let isLetters = subtag.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      let isScript = index == 0 && ["arab", "latn", "cyrl", "hans", "hant"].contains(subtag)
      let isRegion = isLetters && subtag.utf8.count == 2 || subtag == "001" || subtag == "419"
      guard isScript || isRegion else { return nil }
    }
    return LanguageTag(text)
  }

  /// Returns the folded words of a chunk: at `-`, `_` and `.`, and before a capital letter that
  /// follows a small one.
  private static func words(of chunk: Substring) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var wasSmall = false
    for scalar in chunk.unicodeScalars {
      let isBreak = scalar == "-" || scalar == "_" || scalar == "." || scalar == "\u{2011}"
      let isCapital = scalar.properties.isUppercase
      if isBreak || (isCapital && wasSmall), !word.isEmpty {
        words.append(String(word).headingFolded)
        word = String.UnicodeScalarView()
      }
      if !isBreak { word.append(scalar) }
      wasSmall = scalar.properties.isLowercase
    }
    if !word.isEmpty { words.append(String(word).headingFolded) }
    return words.filter { !$0.isEmpty }
  }
}

extension String {
  /// The word in small letters, without vowel signs, tatweel and marks of direction, with alef, ya and
  /// ta marbuta in one spelling, and without the Arabic article.
  var headingFolded: String {
    var folded = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars {
      switch scalar.value {
      case 0x64B...0x65F, 0x670, 0x640, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x61C,
        0xFEFF:
        continue
      case 0x622, 0x623, 0x625, 0x671: folded.append("\u{627}")
      case 0x649: folded.append("\u{64A}")
      case 0x629: folded.append("\u{647}")
      default: folded.append(scalar)
      }
    }
    let word = String(folded)
    for prefix in ["بال", "لل", "ال"]
    where word.hasPrefix(prefix) && word.unicodeScalars.count > prefix.unicodeScalars.count + 1 {
      return String(word.unicodeScalars.dropFirst(prefix.unicodeScalars.count))
    }
    return word
  }
}
