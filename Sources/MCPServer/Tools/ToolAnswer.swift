import JSON

/// What a tool gives: words for the model, and the same for programs.
struct ToolAnswer {
  let text: String
  let value: JSONValue

  /// An answer in words and as an object.
  init(_ value: JSONValue, text: String) {
    self.value = value
    self.text = text
  }

  /// An answer whose words are the object.
  init(_ value: JSONValue) { self.init(value, text: value.text) }

  /// The result of a call.
  func json(_ version: ProtocolVersion) -> JSONValue {
    let result: JSONValue = [
      "content": [["type": "text", "text": .string(text)]], "isError": false,
    ]
    return version.hasStructure ? result.adding(.init("structuredContent", value)) : result
  }
}
