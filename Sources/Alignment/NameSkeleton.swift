/// The consonants of a name, coarse enough to be the same in Arabic and in Latin letters.
///
/// Vowels, ه, ح, ع and hamza go, for transliterations drop or add them; sounds that the scripts do
/// not tell apart alike (p and b, ق and k, sh and s) are one.
enum NameSkeleton {
  /// Returns the skeleton of a folded Arabic word.
  static func arabic(_ form: some Sequence<UInt16>) -> [UInt8] {
    var skeleton: [UInt8] = []
    for unit in form {
      guard let sound = arabicSounds[unit] else { continue }
      if skeleton.last != sound { skeleton.append(sound) }
    }
    return skeleton
  }

  /// Returns the skeleton of a folded word in Latin letters.
  static func latin(_ form: [UInt16]) -> [UInt8] {
    var skeleton: [UInt8] = []
    func append(_ sound: Character) {
      guard let byte = sound.asciiValue, skeleton.last != byte else { return }
      skeleton.append(byte)
    }
    let letters = form.compactMap(Unicode.Scalar.init).map(Character.init)
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : " "
      switch letter {
      case "p" where next == "h": append("f")
      case "b", "p": append("b")
      case "t": append("t")
      case "j", "g": append("g")
      case "x":
        append("k")
        append("s")
      case "c": append("eiyh".contains(next) ? "s" : "k")
      case "k", "q": append("k")
      case "d": append("d")
      case "r": append("r")
      case "s", "z": append("s")
      case "f", "v": append("f")
      case "l": append("l")
      case "m": append("m")
      case "n": append("n")
      default: break
      }
    }
    return skeleton
  }

  /// How likely a name is to be written as a word of equal skeleton, by the number of consonants.
  static func probability(consonantCount: Int) -> Float {
    switch consonantCount {
    case ..<2: 0
    case 2: 0.05
    case 3: 0.25
    default: 0.5
    }
  }
}

private let arabicSounds: [UInt16: UInt8] = {
  var sounds: [UInt16: UInt8] = [:]
  for (letters, sound) in [
    ("ب", "b"), ("تطث", "t"), ("جغ", "g"), ("خقك", "k"), ("دضذ", "d"), ("ر", "r"), ("زسشصظ", "s"),
    ("ف", "f"), ("ل", "l"), ("م", "m"), ("ن", "n"),
  ] {
    for letter in letters.utf16 { sounds[letter] = sound.utf8.first }
  }
  return sounds
}()

extension NameSkeleton {
  /// Whether letters before a name are a conjunction, a preposition or the article.
  static func isProclitic(_ letters: ArraySlice<UInt16>) -> Bool { proclitics.contains(letters) }
}

private let proclitics: Set<ArraySlice<UInt16>> = Set(
  ["و", "ف", "ب", "ل", "ك", "ال", "لل", "وب", "ول", "وال", "بال"].map { Array($0.utf16)[...] }
)
