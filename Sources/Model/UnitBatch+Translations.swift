extension UnitBatch {
  /// Whether a unit with several variants is translated: two of them say something in their language.
  ///
  /// A unit with one variant waits for no translation; memories of one language are made of such.
  ///
  /// - Complexity: O(1) for most units, else O(length of the unit).
  package func isTranslated(_ unit: Unit) -> Bool {
    var count = unit.variants.count > 1 ? 0 : 1
    for index in unit.variants where isTranslation(variants[index], of: unit) {
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// Whether a variant says something in its language.
  ///
  /// One without text (empty, white space, codes only) is no translation. Neither is one that repeats
  /// another variant of its unit where the script says that it cannot be in its language: an English
  /// text in Arabic letters.
  ///
  /// - Complexity: O(1) for most variants, else O(length of the unit).
  package func isTranslation(_ variant: Variant, of unit: Unit) -> Bool {
    guard !isBlank(variant.text) else { return false }
    let own = bytes[variant.text.range]
    let isRepeated = variants[unit.variants].contains {
      $0.language != variant.language && $0.text.count == variant.text.count
        && bytes[$0.text.range].elementsEqual(own)
    }
    return !isRepeated || !isInOtherScript(variant)
  }

  private func isBlank(_ slice: Slice) -> Bool {
    guard let first = bytes[slice.range].first else { return true }
    // What begins with a letter of ASCII needs no closer look.
    if first > 0x20, first < 0x80 { return false }
    return string(slice).unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
  }

  /// Whether a text has letters, and none of them is of the script of its language.
  private func isInOtherScript(_ variant: Variant) -> Bool {
    let isArabic: Bool
    switch languages[variant.language].language.description {
    case "ar": isArabic = true
    case "en": isArabic = false
    default: return false
    }
    let letters = string(variant.text).unicodeScalars.filter(\.properties.isAlphabetic)
    return !letters.isEmpty && !letters.contains { isArabicLetter($0) == isArabic }
  }

  private func isArabicLetter(_ letter: Unicode.Scalar) -> Bool {
    (0x600...0x8FF).contains(letter.value) || (0xFB50...0xFEFF).contains(letter.value)
  }
}
