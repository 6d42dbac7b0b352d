import JSON
import Testing

@Suite("Values of JSON by their paths")
struct JSONFieldTests {
  private let body: JSONField

  init() throws {
    let text = #"{"segments":[{"source":["a"]},{"source":"b","n":null}],"limit":5.0,"half":0.5}"#
    body = JSONField(try JSONReader.read(Array(text.utf8)))
  }

  @Test("values have their kinds")
  func reads() throws {
    #expect(try body["segments"].elements()[0]["source"].strings() == ["a"])
    #expect(try body["limit"].int() == 5)
    #expect(try body["half"].double() == 0.5)
    #expect(try body["segments"].elements()[1].members().map(\.name) == ["source", "n"])
  }

  @Test("what is not there and what is null are the same")
  func takesNullForNothing() throws {
    #expect(body["none"].optional == nil)
    #expect(body["none"]["deeper"].path == "none.deeper")
    #expect(try body["segments"].elements()[1]["n"].optional == nil)
    #expect(throws: JSONFieldError(path: "none", expected: .string, isMissing: true)) {
      try body["none"].string()
    }
  }

  @Test("a value of another kind is named by its path")
  func refuses() throws {
    let second = try body["segments"].elements()[1]
    #expect(
      throws: JSONFieldError(path: "segments[1].source", expected: .array, isMissing: false)
    ) { try second["source"].strings() }
    #expect(throws: JSONFieldError(path: "half", expected: .int, isMissing: false)) {
      try body["half"].int()
    }
    #expect(throws: JSONFieldError(path: "limit", expected: .bool, isMissing: false)) {
      try body["limit"].bool()
    }
    #expect(throws: JSONFieldError(path: "", expected: .array, isMissing: false)) {
      try body.elements()
    }
  }
}
