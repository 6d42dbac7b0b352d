/// Why a text is not JSON that is taken, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// The text ends inside a value, or has none.
    case truncated
    /// Another byte was expected here.
    case unexpectedByte
    /// Something stands after the value.
    case trailingBytes
    /// The bytes of a string are not UTF-8.
    case invalidUTF8
    /// A string has a control character that is not escaped.
    case controlCharacter
    /// A backslash begins no escape.
    case invalidEscape
    /// An escape names half of a surrogate pair.
    case loneSurrogate
    /// A number is beyond the numbers of this machine, or has too many digits.
    case numberOutOfRange
    /// An object has a name twice.
    case duplicateName
    /// Arrays and objects stand deeper in each other than the limit.
    case tooDeep
    /// The text is longer than the limit.
    case tooLong
    /// There are more values than the limit.
    case tooManyValues
  }

  /// The code of the sentence that says what is wrong.
  package var code: String {
    switch reason {
    case .truncated: "json.truncated"
    case .unexpectedByte: "json.unexpectedByte"
    case .trailingBytes: "json.trailingBytes"
    case .invalidUTF8: "json.invalidUTF8"
    case .controlCharacter: "json.controlCharacter"
    case .invalidEscape: "json.invalidEscape"
    case .loneSurrogate: "json.loneSurrogate"
    case .numberOutOfRange: "json.numberOutOfRange"
    case .duplicateName: "json.duplicateName"
    case .tooDeep: "json.tooDeep"
    case .tooLong: "json.tooLong"
    case .tooManyValues: "json.tooManyValues"
    }
  }

  /// What is wrong.
  package let reason: Reason
  /// The offset of the first byte that is wrong, or of the number, the name, the string that is.
  package let offset: Int

  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
