import Model
import Testing

struct XXHash64Tests {
  @Test(
    "agrees with the reference implementation, in one piece and in several",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)]
  )
  func agreesWithReference(text: String, expected: UInt64) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBytes { XXHash64.hash($0) } == expected)
    for pieceSize in 1...40 {
      var hash = XXHash64()
      var rest = bytes[...]
      while !rest.isEmpty {
        Array(rest.prefix(pieceSize)).withUnsafeBytes { hash.update($0) }
        rest = rest.dropFirst(pieceSize)
      }
      #expect(hash.value == expected)
    }
  }
}
