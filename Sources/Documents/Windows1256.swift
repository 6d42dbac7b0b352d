/// The encoding in which Arabic versions of Windows, and the spreadsheets on them, write text that is
/// not said to be UTF-8.
///
/// Reference: the table of windows-1256 at the Encoding Standard of WHATWG.
package enum Windows1256 {
  /// The characters of the bytes from 0x80 on.
  private static let upperHalf = Array(table.unicodeScalars)

  /// Returns the text of bytes that are surely Arabic in this encoding, or `nil`.
  ///
  /// They are if nine in ten of the bytes above ASCII are Arabic letters. In ISO 8859-6 the bytes of
  /// some of the commonest letters (waw, ya, ha, qaf) are Latin letters here, so that texts in it are
  /// not taken for this.
  ///
  /// - Complexity: O(`bytes.count`)
  package static func decodeArabic(_ bytes: [UInt8]) -> String? {
    var text = String.UnicodeScalarView()
    var (upper, letters) = (0, 0)
    for byte in bytes {
      if byte >= 0x80 {
        let scalar = upperHalf[Int(byte) - 0x80]
        upper += 1
        if (0x600...0x6FF).contains(scalar.value) { letters += 1 }
        text.append(scalar)
      } else if byte == 0 {
        return nil
      } else {
        text.append(Unicode.Scalar(byte))
      }
    }
    guard upper > 0, letters * 10 >= upper * 9 else { return nil }
    return String(text)
  }
}

private let table =
  "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈ"
  + "گ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں"
  + "\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯"
  + "°±²³´µ¶·¸¹؛»¼½¾؟"
  + "ہءآأؤإئابةتثجحخد"
  + "ذرزسشصض×طظعغـفقك"
  + "àلâمنهوçèéêëىيîï"
  + "\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\u{651}ù\u{652}ûü\u{200E}\u{200F}ے"
