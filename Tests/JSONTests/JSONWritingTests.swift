import JSON
import Testing

@Suite("JSON is written")
struct JSONWritingTests {
  @Test("members keep their order and strings are escaped")
  func writesText() {
    let value: JSONValue = [
      "b": .int(-1), "a": .array([.null, .bool(true), .double(0.5)]),
      "c": .string("قال \"نعم\"\\\n\u{1}\u{7F}"), "d": .object([]), "e": .array([]),
    ]
    #expect(
      value.text
        == #"{"b":-1,"a":[null,true,0.5],"c":"قال \"نعم\"\\\n\u0001\u007f","d":{},"e":[]}"#
    )
  }
}
