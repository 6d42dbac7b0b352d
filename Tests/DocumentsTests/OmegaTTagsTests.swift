import Documents
import Model
import Testing

@Suite("Tags of OmegaT")
struct OmegaTTagsTests {
  @Test(
    "tags become codes, and what only looks like one stays text",
    arguments: [
      ("plain", ["plain"]),
      ("<b0>bold</b0> text", ["bpt", "bold", "ept", " text"]),
      ("a<x1/>b", ["a", "ph", "b"]),
      ("<i12><b3>x</b3></i12>", ["bpt", "bpt", "x", "ept", "ept"]),
      ("open <b0> only", ["open ", "ph", " only"]),
      ("</b0> closed", ["ph", " closed"]),
      (
        "1 < 2 <b> </b0/> <b0 x> <0> <bold123456789>",
        ["1 < 2 <b> </b0/> <b0 x> <0> <bold123456789>"]
      ),
      ("", []),
    ]
  )
  func parts(text: String, expected: [String]) {
    let parts = segmentParts(ofOmegaT: text).map { part in
      switch part {
      case .text(let text): text
      case .code(let code): code.name
      }
    }
    #expect(parts == expected)
  }

  @Test("a text without its tags has single spaces")
  func plain() {
    #expect(plainText(ofOmegaT: " <b0>a </b0>\n b<x1/> ") == "a b")
  }
}
