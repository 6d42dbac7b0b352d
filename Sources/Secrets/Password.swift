import CLibCrypto

/// Passwords, kept so that who reads the library does not know them.
///
/// They are hashed by scrypt (RFC 7914), with a salt of their own and the cost that OWASP names: 128 MB and about
/// half a second. What is kept is `scrypt$17$8$1$SALT$HASH`: the logarithm of N, r, p, and both in hexadecimal
/// digits, so that the cost can be raised without a change of what is kept already.
package enum Password {
  /// The fewest characters of a password.
  package static let leastLength = 10
  /// The most bytes: more would only be work.
  package static let maximumByteCount = 1_024

  private struct Cost: Hashable {
    var logarithm = 17
    var blockSize = 8
    var parallelism = 1
  }

  /// Returns what is kept of a password.
  ///
  /// - Throws: `SecretsError`.
  package static func hash(_ password: String) throws -> String {
    let salt = try randomBytes(16)
    let cost = Cost()
    let hash = try derive(password, salt, cost)
    return "scrypt$\(cost.logarithm)$\(cost.blockSize)$\(cost.parallelism)$"
      + "\(hexadecimal(salt))$\(hexadecimal(hash))"
  }

  /// Returns whether a password is the one of which this is kept.
  ///
  /// Where nothing is kept, as much time goes by, and the answer is no: who asks learns not whether there is
  /// such an account.
  ///
  /// - Throws: `SecretsError`, also when what is kept is no hash of a password.
  package static func matches(_ password: String, _ kept: String?) throws -> Bool {
    guard let kept else {
      _ = try derive(password, [UInt8](repeating: 0, count: 16), Cost())
      return false
    }
    let parts = kept.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let logarithm = Int(parts[1]),
      let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
      (10...20).contains(logarithm), (1...32).contains(blockSize), (1...16).contains(parallelism),
      let salt = bytes(ofHexadecimal: parts[4])
    else { throw SecretsError() }
    let cost = Cost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
    return Secret.areEqual(hexadecimal(try derive(password, salt, cost)), parts[5])
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
    var key = [UInt8](repeating: 0, count: 32)
    let bytes = Array(password.utf8).map(CChar.init(bitPattern:))
    let status = EVP_PBE_scrypt(
      bytes,
      bytes.count,
      salt,
      salt.count,
      1 << UInt64(cost.logarithm),
      UInt64(cost.blockSize),
      UInt64(cost.parallelism),
      512 << 20,
      &key,
      key.count
    )
    guard status == 1 else { throw SecretsError() }
    return key
  }
}
