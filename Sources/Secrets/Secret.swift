import CLibCrypto

/// What only its owner knows: made here, shown once, and kept as a hash alone.
package enum Secret {
  /// How many bytes of chance a secret has: none of its kind can be found by trying.
  private static let byteCount = 32

  /// Returns a new secret: 43 letters, digits, hyphens and underscores (RFC 4648, 5, without padding).
  ///
  /// - Throws: `SecretsError`, when the system has no random numbers.
  package static func make() throws -> String { base64URL(try randomBytes(byteCount)) }

  /// Returns the hash by which a secret is known: SHA-256, in hexadecimal digits.
  ///
  /// A secret is as good as any key, so that it needs no slow hash; a password does.
  ///
  /// - Throws: `SecretsError`.
  package static func hash(_ secret: String) throws -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 32
    let bytes = Array(secret.utf8)
    guard EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha256(), nil) == 1 else {
      throw SecretsError()
    }
    return hexadecimal(digest)
  }

  /// Compares in a time that does not tell where the texts differ.
  package static func areEqual(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    return left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }
}

/// The library of cryptography refused its service.
package struct SecretsError: Error, Hashable {}

func randomBytes(_ count: Int) throws -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw SecretsError() }
  return bytes
}

func base64URL(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  var text: [UInt8] = []
  var bits = 0
  var bitCount = 0
  for byte in bytes {
    bits = (bits << 8 | Int(byte)) & 0xFFFF
    bitCount += 8
    while bitCount >= 6 {
      bitCount -= 6
      text.append(digits[bits >> bitCount & 63])
    }
  }
  if bitCount > 0 { text.append(digits[bits << (6 - bitCount) & 63]) }
  return String(decoding: text, as: UTF8.self)
}
