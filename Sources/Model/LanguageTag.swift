/// A language, as a BCP 47 tag (`ar`, `ar-SA`, `en-US`).
///
/// Tags come from strangers' files, so what is known to be the same language is written in one way:
/// `AR_sa`, `ar-sa` and `ara-SA` are all `ar-SA`. Two tags are equal when their canonical forms are.
///
/// Reference: BCP 47 (RFC 5646), section 2.1.1 for the case of subtags and 4.5 for the canonical
/// form; ISO 639-2 for the three-letter codes.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  /// The canonical form of the tag.
  public let description: String

  /// Arabic, without a region.
  public static let arabic = LanguageTag(canonical: "ar")
  /// English, without a region.
  public static let english = LanguageTag(canonical: "en")

  /// Creates a tag from its written form, or `nil` if that is not a language tag.
  ///
  /// Underscores count as hyphens; case and white space around the tag do not matter. An encoding
  /// after a full stop, as in the POSIX name `ar_SA.UTF-8`, is left out.
  public init?(_ text: some StringProtocol) {
    if text == "ar" || text == "en" {
      self = text == "ar" ? .arabic : .english
      return
    }
    var name = text.drop(while: \.isWhitespace).prefix { $0 != "." && $0 != "@" }
    while name.last?.isWhitespace == true { name.removeLast() }
    let subtags = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let first = subtags.first, (2...8).contains(first.utf8.count),
      first.utf8.allSatisfy(isLetter)
    else { return nil }
    let language = first.lowercased()
    var canonical = twoLetterCodes[language] ?? language
    var isExtension = false
    for subtag in subtags.dropFirst() {
      guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy(isLetterOrDigit) else {
        return nil
      }
      canonical += "-" + canonicalSubtag(String(subtag), isExtension: isExtension)
      isExtension = isExtension || subtag.utf8.count == 1
    }
    self.description = canonical
  }

  private init(canonical: String) { self.description = canonical }

  /// The language alone: `ar` of `ar-SA`.
  public var language: LanguageTag {
    guard let hyphen = description.utf8.firstIndex(of: UInt8(ascii: "-")) else { return self }
    return LanguageTag(canonical: String(description[..<hyphen]))
  }

  /// Whether the language is Arabic, in any region.
  public var isArabic: Bool { language == .arabic }

  /// Whether the language is written from right to left.
  public var isRightToLeft: Bool {
    if description.contains("-Latn") { return false }
    return ["ar", "fa", "he", "ur", "ps", "ug", "sd", "yi", "dv"].contains(language.description)
  }

  /// Whether the language is English, in any region.
  public var isEnglish: Bool { language == .english }
}

extension LanguageTag: Comparable {
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool {
    left.description < right.description
  }
}

/// The three-letter codes of ISO 639-2 that real files use in place of a two-letter code.
private let twoLetterCodes: [String: String] = [
  "ara": "ar", "arb": "ar", "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de",
  "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "tur": "tr", "fas": "fa", "per": "fa",
  "heb": "he", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "nld": "nl", "dut": "nl",
  "urd": "ur", "ces": "cs", "cze": "cs", "pol": "pl", "ukr": "uk", "swe": "sv", "iw": "he",
]

private func canonicalSubtag(_ subtag: String, isExtension: Bool) -> String {
  guard !isExtension else { return subtag.lowercased() }
  let isAlphabetic = subtag.utf8.allSatisfy(isLetter)
  switch subtag.utf8.count {
  case 2 where isAlphabetic: return subtag.uppercased()
  case 4 where isAlphabetic: return subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
  default: return subtag.lowercased()
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
