/// The ways in which a text can be spelled other than a term.
enum SpellingDifference {
  /// Returns what kinds of signs the one spelling has and the other has not.
  static func reasons(_ text: String, _ term: String) -> [String] {
    var reasons: [String] = []
    for feature in features {
      let inText = text.unicodeScalars.filter { feature.contains($0.value) }
      let inTerm = term.unicodeScalars.filter { feature.contains($0.value) }
      if !inText.elementsEqual(inTerm) { reasons.append(feature.name) }
    }
    return reasons
  }

  private struct Feature: Sendable {
    let name: String
    let contains: @Sendable (UInt32) -> Bool
  }

  private static let features: [Feature] = [
    Feature(name: "vowel signs") { (0x64B...0x652).contains($0) || $0 == 0x670 },
    Feature(name: "tatweel") { $0 == 0x640 },
    Feature(name: "hamza or alef") {
      [0x621, 0x622, 0x623, 0x624, 0x625, 0x626, 0x671].contains($0)
    },
    Feature(name: "final ya") { $0 == 0x649 },
    Feature(name: "digits") { (0x660...0x669).contains($0) || (0x6F0...0x6F9).contains($0) },
    Feature(name: "dash") { $0 == 0x2D || (0x2010...0x2015).contains($0) || $0 == 0x2212 },
    Feature(name: "quotation marks") {
      [0x22, 0x27, 0xAB, 0xBB].contains($0) || (0x2018...0x201F).contains($0)
        || (0x2032...0x2037).contains($0)
    },
    Feature(name: "capitals") { (0x41...0x5A).contains($0) },
  ]
}
