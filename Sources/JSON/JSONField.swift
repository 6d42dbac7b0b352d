/// A value of a JSON text with its path in it, for readers that say what is wrong and where.
///
/// A member that is not there counts as `null`, so that `null` and nothing mean the same.
///
///     let body = JSONField(try JSONReader.read(bytes))
///     let memory = try body["memory"].string()
///     let first = try body["segments"].elements().first?["source"].strings()
package struct JSONField: Sendable {
  /// The value.
  package let value: JSONValue
  /// The path, as `segments[2].source`; empty for the whole text.
  package let path: String

  /// Takes a whole text.
  package init(_ value: JSONValue) { self.init(value, path: "") }

  private init(_ value: JSONValue, path: String) {
    self.value = value
    self.path = path
  }

  /// Whether there is nothing, or `null`.
  package var isNull: Bool { value == .null }

  /// Returns a member of an object; nothing where this is no object, or has no such member.
  ///
  /// - Complexity: O(number of members)
  package subscript(name: String) -> JSONField {
    let path = path.isEmpty ? name : "\(path).\(name)"
    guard case .object(let members) = value,
      let member = members.first(where: { $0.name == name })
    else { return JSONField(.null, path: path) }
    return JSONField(member.value, path: path)
  }

  /// Returns this field, or `nil` where there is nothing.
  package var optional: JSONField? { isNull ? nil : self }

  /// Returns the members of an object, in their order.
  ///
  /// - Throws: `JSONFieldError`, as the other functions here.
  package func members() throws(JSONFieldError) -> [(name: String, field: JSONField)] {
    guard case .object(let members) = value else { throw fault(.object) }
    return members.map { member in
      (
        member.name,
        JSONField(member.value, path: "\(path.isEmpty ? "" : path + ".")\(member.name)")
      )
    }
  }

  /// Returns the elements of an array.
  package func elements() throws(JSONFieldError) -> [JSONField] {
    guard case .array(let values) = value else { throw fault(.array) }
    return values.enumerated().map { JSONField($1, path: "\(path)[\($0)]") }
  }

  /// Returns a text.
  package func string() throws(JSONFieldError) -> String {
    guard case .string(let text) = value else { throw fault(.string) }
    return text
  }

  /// Returns the texts of an array.
  package func strings() throws(JSONFieldError) -> [String] {
    try elements().map { element throws(JSONFieldError) in try element.string() }
  }

  /// Returns a whole number; one with an empty fraction, as `5.0`, is one too.
  package func int() throws(JSONFieldError) -> Int {
    switch value {
    case .int(let number): return number
    case .double(let number):
      guard let whole = Int(exactly: number) else { throw fault(.int) }
      return whole
    default: throw fault(.int)
    }
  }

  /// Returns a number.
  package func double() throws(JSONFieldError) -> Double {
    switch value {
    case .int(let number): return Double(number)
    case .double(let number): return number
    default: throw fault(.double)
    }
  }

  /// Returns a truth value.
  package func bool() throws(JSONFieldError) -> Bool {
    guard case .bool(let isTrue) = value else { throw fault(.bool) }
    return isTrue
  }

  private func fault(_ expected: JSONFieldError.Kind) -> JSONFieldError {
    JSONFieldError(path: path, expected: expected, isMissing: isNull)
  }
}

/// A value that is not there, or not of the kind that is wanted.
package struct JSONFieldError: Error, Hashable, Sendable {
  /// The kinds of values.
  package enum Kind: Hashable, Sendable {
    case object
    case array
    case string
    case int
    case double
    case bool
  }

  /// The path, as `segments[2].source`; empty for the whole text.
  package let path: String
  /// The kind that is wanted.
  package let expected: Kind
  /// Whether there is nothing, or `null`.
  package let isMissing: Bool

  package init(path: String, expected: Kind, isMissing: Bool) {
    self.path = path
    self.expected = expected
    self.isMissing = isMissing
  }
}
