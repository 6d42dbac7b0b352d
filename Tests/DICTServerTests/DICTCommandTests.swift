import Testing

@testable import DICTServer

@Suite("Commands of DICT")
struct DICTCommandTests {
  @Test(
    "words are separated by white space, and quoted ones keep theirs",
    arguments: [
      ("DEFINE * كتاب", ["DEFINE", "*", "كتاب"]), ("", []), ("  SHOW\t DB ", ["SHOW", "DB"]),
      ("MATCH * . \"prime minister\"", ["MATCH", "*", ".", "prime minister"]),
      ("DEFINE * 'prime minister'", ["DEFINE", "*", "prime minister"]),
      ("DEFINE * prime\\ minister", ["DEFINE", "*", "prime minister"]),
      ("DEFINE * \"a \\\"b\\\" 'c'\"", ["DEFINE", "*", "a \"b\" 'c'"]),
      ("DEFINE * \"\"", ["DEFINE", "*", ""]), ("CLIENT a\"b c\"d", ["CLIENT", "ab cd"]),
      ("DEFINE * \"ك\\\\ت\"", ["DEFINE", "*", "ك\\ت"]),
    ]
  )
  func splits(_ line: String, _ words: [String]) {
    #expect(DICTCommand(line)?.words == words)
  }

  @Test("a quotation without an end is no command", arguments: ["DEFINE * \"a", "D 'a", "D a\\"])
  func refusesOpenQuotation(_ line: String) { #expect(DICTCommand(line) == nil) }
}
