import Model

/// The ways in which a text can be spelled other than a term.
enum SpellingDifference {
  /// Returns what kinds of signs the one spelling has and the other has not.
  ///
  /// - Complexity: O(length of both); no allocation but for the result.
  static func reasons(_ text: String, _ term: String) -> [FormReason] {
    let inText = Signs(text)
    let inTerm = Signs(term)
    return names.indices.filter { inText.digests[$0] != inTerm.digests[$0] }.map {
      .sign(names[$0])
    }
  }

  private static let names: [FormReason.Sign] = [
    .vowelSigns, .tatweel, .hamza, .finalYa, .digits, .dash, .quotationMarks, .capitals,
  ]

  /// For each kind of sign a digest of those that a text has, in their order.
  private struct Signs {
    var digests = InlineArray<8, UInt64>(repeating: 0)

    init(_ text: String) {
      for scalar in text.unicodeScalars {
        guard let kind = Self.kind(of: scalar.value) else { continue }
        digests[kind] = (digests[kind] &+ UInt64(scalar.value)) &* 0x9FB2_1C65_1E98_DF25
      }
    }

    /// The position in `names` of the kind to which a scalar belongs.
    private static func kind(of scalar: UInt32) -> Int? {
      switch scalar {
      case 0x64B...0x652, 0x670: 0
      case 0x640: 1
      case 0x621...0x626, 0x671: 2
      case 0x649: 3
      case 0x660...0x669, 0x6F0...0x6F9: 4
      case 0x2D, 0x2010...0x2015, 0x2212: 5
      case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2032...0x2037: 6
      case 0x41...0x5A: 7
      default: nil
      }
    }
  }
}
