import TestSupport
import Testing

@testable import Secrets

@Suite("Secrets")
struct SecretsTests {
  @Test("a secret has the letters that a token may have, and is never made twice")
  func makes() throws {
    let secrets = try (0..<200).map { _ in try Secret.make() }
    #expect(Set(secrets).count == 200)
    for secret in secrets { #expect(secret.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil) }
  }

  @Test(
    "bytes become letters as RFC 4648 has them",
    arguments: [
      ([], ""), ([0x66], "Zg"), ([0x66, 0x6F], "Zm8"), ([0x66, 0x6F, 0x6F], "Zm9v"),
      ([0xFB, 0xFF, 0xFE], "-__-"), ([0xFF], "_w"),
    ] as [([UInt8], String)]
  )
  func encodes(bytes: [UInt8], text: String) { #expect(base64URL(bytes) == text) }

  @Test("a hash is SHA-256")
  func hashes() throws {
    #expect(
      try Secret.hash("abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(
      try Secret.hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }

  @Test(
    "texts are equal or not",
    arguments: [
      ("a", "a", true), ("a", "b", false), ("a", "aa", false), ("", "", true), ("", "a", false),
    ]
  )
  func compares(left: String, right: String, areEqual: Bool) {
    #expect(Secret.areEqual(left, right) == areEqual)
  }

  @Test("a password matches what was kept of it, and no other does")
  func keepsPasswords() throws {
    let kept = try Password.hash("هدنة طويلة الأمد")
    #expect(kept.hasPrefix("scrypt$17$8$1$"))
    #expect(try Password.matches("هدنة طويلة الأمد", kept))
    #expect(try !Password.matches("هدنة طويلة الأمد ", kept))
    #expect(try !Password.matches("", kept))
    #expect(try !Password.matches("هدنة طويلة الأمد", nil))
    #expect(try Password.hash("هدنة طويلة الأمد") != kept)
  }

  @Test("scrypt is that of RFC 7914")
  func derives() throws {
    // The third test vector: "pleaseletmein", "SodiumChloride", N 16384, r 8, p 1; its first 32 bytes.
    let kept =
      "scrypt$14$8$1$536f6469756d43686c6f72696465$"
      + "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
    #expect(try Password.matches("pleaseletmein", kept))
    #expect(try !Password.matches("pleaseletmeout", kept))
  }

  @Test(
    "what is no hash of a password is an error, and no match",
    arguments: ["", "scrypt", "plain$1$2$3$aa$bb", "scrypt$40$8$1$aa$bb", "scrypt$14$8$1$a$bb"]
  )
  func refuses(kept: String) {
    #expect(throws: SecretsError.self) { try Password.matches("a", kept) }
  }
}
