import Model

extension TermStatus {
  /// The status that a word of a table or of a TBX file means, in English or Arabic: `Obsolete`,
  /// `notRecommended`, `standardizedTerm-admn-sts`, `محظور`; `nil` if the word is not known.
  ///
  /// What is only proposed or not approved is admitted: it may be used, and is not the term to use.
  init?(word: String) {
    var letters = String.UnicodeScalarView()
    for scalar in word.headingFolded.unicodeScalars where scalar.properties.isAlphabetic {
      letters.append(scalar)
    }
    var name = Substring(String(letters))
    if name.hasSuffix("admnsts") { name = name.dropLast("admnsts".count) }
    for ending in ["term", "usage", "use"]
    where name.hasSuffix(ending) && Self.words[String(name)] == nil {
      name = name.dropLast(ending.count)
    }
    guard let status = Self.words[String(name)] else { return nil }
    self = status
  }

  private static let words: [String: TermStatus] = {
    let table: [(TermStatus, String)] = [
      (
        .preferred,
        """
        preferred standardized standardised standard legal regulated recommended mandatory main official use \
        approved valid validated active final finalized default مفضل معتمد رسمي موصيبه مستحسن
        """
      ),
      (
        .admitted,
        """
        admitted allowed alternative alternate acceptable accepted permitted synonym variant draft proposed \
        new candidate provisional suggested pending inreview underreview unapproved notapproved unverified \
        working tobereviewed translated مقبول مسموح مسموحبه بديل مرادف مسوده مقترح جديد قيدمراجعه غيرمعتمد
        """
      ),
      (
        .deprecated,
        """
        deprecated notrecommended discouraged avoid tobeavoided nonpreferred notpreferred rejected \
        disliked nonstandard nonstandardized مهجور غيرمفضل غيرمستحسن غيرموصيبه مرفوض تجنب يتجنب
        """
      ),
      (
        .superseded,
        """
        superseded obsolete outdated archaic old former historical replaced retired outofdate nolongerused \
        قديم متقادم ملغي مستبدل
        """
      ),
      (
        .forbidden,
        """
        forbidden donot dontuse dont donotuse banned prohibited notallowed disallowed neveruse never blacklisted \
        blocked notpermitted unacceptable محظور ممنوع لايستخدم لايستعمل لاتستخدم غيرمسموح
        """
      ),
    ]
    var words: [String: TermStatus] = [:]
    for (status, names) in table {
      for name in names.split(separator: " ") { words[String(name)] = status }
    }
    return words
  }()
}

extension TermType {
  /// The type that a word of a table means: `Full form`, `acronym`, `short form`.
  init?(word: String) {
    let key = word.lowercased().filter { $0.isLetter }
    if let type = Self.allCases.first(where: { $0.rawValue.lowercased() == key }) {
      self = type
      return
    }
    switch key {
    case "abbr", "اختصار": self = .abbreviation
    case "initialism": self = .acronym
    case "full": self = .fullForm
    case "short": self = .shortForm
    case "synonym": self = .variant
    default: return nil
    }
  }
}

extension PartOfSpeech {
  /// The word class that a word means; anything else is `other`.
  init(word: String) {
    let key = word.lowercased().filter { $0.isLetter }
    if let part = PartOfSpeech(rawValue: key) {
      self = part
      return
    }
    switch key {
    case "n", "propernoun", "nounphrase", "اسم", "اسمعلم": self = .noun
    case "v", "verbphrase", "فعل": self = .verb
    case "adj", "صفة", "نعت": self = .adjective
    case "adv", "ظرف", "حال": self = .adverb
    default: self = .other
    }
  }
}

extension GrammaticalGender {
  /// The gender that a word means.
  init?(word: String) {
    switch word.lowercased().filter({ $0.isLetter }) {
    case "masculine", "masc", "m", "male", "مذكر": self = .masculine
    case "feminine", "fem", "f", "female", "مؤنث": self = .feminine
    case "neuter", "neutral", "n": self = .neuter
    case "other": self = .other
    default: return nil
    }
  }
}
