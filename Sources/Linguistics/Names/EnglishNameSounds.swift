/// The sounds of English spellings of Arabic names, and how near they are.
enum EnglishNameSounds {
  /// The distance between two spellings in small letters.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Double {
    let (left, right) = (sounds(of: left), sounds(of: right))
    guard !left.isEmpty, !right.isEmpty else { return 1 }
    var previous = Array(repeating: 0.0, count: right.count + 1)
    for column in right.indices {
      previous[column + 1] = previous[column] + omission(right, column)
    }
    var current = previous
    for row in left.indices {
      current[0] = previous[0] + omission(left, row)
      for column in right.indices {
        current[column + 1] = min(
          previous[column + 1] + omission(left, row),
          current[column] + omission(right, column),
          previous[column] + substitution(left[row], right[column])
        )
      }
      swap(&previous, &current)
    }
    let consonants = max(left.count { !isVowel($0) }, right.count { !isVowel($0) })
    return min(1, previous[right.count] / Double(max(3, consonants)))
  }

  /// The sounds of a spelling, each once where letters are doubled: Qadhdhafi is q, a, dh, a, f, i.
  static func sounds(of letters: [UInt8]) -> [String] {
    var sounds: [String] = []
    var place = 0
    while place < letters.count {
      let length =
        (1...3).reversed().first { length in
          place + length <= letters.count
            && (length == 1
              || table[String(decoding: letters[place..<place + length], as: UTF8.self)] != nil)
        } ?? 1
      let text = String(decoding: letters[place..<place + length], as: UTF8.self)
      let sound = table[text] ?? text
      if sounds.last != sound { sounds.append(sound) }
      place += length
    }
    // Mecca and Makkah: the h after the last vowel is silent.
    if sounds.count > 2, sounds.last == "h", isVowel(sounds[sounds.count - 2]) {
      sounds.removeLast()
    }
    return sounds
  }

  /// Letters that are one sound, by a name for it.
  private static let table: [String: String] = [
    "kh": "kh", "gh": "gh", "dh": "dh", "th": "th", "sh": "sh", "ch": "sh", "sch": "sh",
    "zh": "j", "dj": "j", "ph": "f", "ck": "k", "qu": "q", "c": "k", "v": "f", "x": "ks",
    "ou": "u", "oo": "u", "ee": "i", "aa": "a", "ii": "i", "uu": "u", "ie": "i", "au": "au",
    "aw": "au", "ow": "au", "y": "i", "ea": "i",
  ]

  private static func isVowel(_ sound: String) -> Bool { vowels.contains(sound) }
  private static let vowels: Set<String> = ["a", "e", "i", "o", "u", "au"]

  private static func omission(_ sounds: [String], _ place: Int) -> Double {
    let sound = sounds[place]
    if isVowel(sound) { return 0.45 }
    if sound == "h" { return place == 0 ? 0.6 : 0.3 }
    return sound == "w" ? 0.5 : 1
  }

  private static func substitution(_ left: String, _ right: String) -> Double {
    if left == right { return 0 }
    if let cost = costs[left + " " + right] ?? costs[right + " " + left] { return cost }
    return isVowel(left) == isVowel(right) ? (isVowel(left) ? 0.6 : 1.2) : 1.5
  }

  /// What one sound costs in place of another.
  private static let costs: [String: Double] = [
    "a e": 0.1, "e i": 0.1, "o u": 0.05, "e u": 0.3, "e o": 0.3, "au o": 0.15, "a au": 0.4,
    "u w": 0.2, "au u": 0.25, "a o": 0.5, "i w": 0.9,
    "q k": 0.05, "q g": 0.1, "k g": 0.15, "g gh": 0.1, "q gh": 0.15, "k gh": 0.25, "q kh": 0.25,
    "k kh": 0.25, "g kh": 0.3, "h kh": 0.4, "d dh": 0.1, "dh th": 0.1, "d th": 0.2, "dh z": 0.15,
    "d z": 0.4, "t th": 0.2, "th s": 0.3, "g j": 0.1, "sh s": 0.4, "s z": 0.4, "b p": 0.3,
    "f w": 0.4, "u f": 0.5, "gh kh": 0.3,
  ]
}
