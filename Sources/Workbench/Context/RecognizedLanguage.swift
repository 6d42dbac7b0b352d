package import Model

/// Returns Arabic or English, by which of the two scripts has more letters in the text.
///
/// - Complexity: O(`text.utf8.count`)
package func recognizedLanguage(of text: String) -> LanguageTag {
  var arabic = 0
  var latin = 0
  for byte in text.utf8 {
    switch byte {
    // The first bytes of the Arabic block; each stands for a whole letter.
    case 0xD8...0xDB: arabic += 1
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): latin += 1
    default: break
    }
  }
  return arabic > latin ? .arabic : .english
}
