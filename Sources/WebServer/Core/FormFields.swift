import Hummingbird
import Model
import Workbench

/// The fields of a query or of a form that was sent.
///
/// Reference: the WHATWG URL standard, `application/x-www-form-urlencoded`.
struct FormFields: Sendable {
  private let fields: [(name: String, value: String)]

  /// Takes fields that were read otherwise.
  init(_ fields: [(name: String, value: String)]) { self.fields = fields }

  /// Reads the fields of an encoded text.
  ///
  /// - Throws: `Problem`, when the text is not UTF-8 once it is decoded.
  init(_ encoded: some StringProtocol) throws {
    fields = try encoded.utf8.split(separator: UInt8(ascii: "&")).map { field in
      let parts = field.split(
        separator: UInt8(ascii: "="),
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      let value = parts.count > 1 ? parts[1] : field[field.endIndex...]
      return (
        try percentDecoded(parts[0], isForm: true), try percentDecoded(value, isForm: true)
      )
    }
  }

  /// Reads the query of a request.
  init(queryOf request: Request) throws { try self.init(request.uri.query ?? "") }

  /// Returns the first field of a name that is not empty.
  subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// Whether there is a field of the name, empty or not.
  func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

  /// Returns the values of all fields of a name that are not empty, or `nil` if there is none.
  func all(_ name: String) -> [String]? {
    let values = fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    return values.isEmpty ? nil : values
  }

  /// Returns the values of all fields of a name, in order, the empty ones too.
  func column(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// Returns a field that must be there.
  func required(_ name: String) throws -> String {
    guard let value = self[name] else { throw Problem.missing(name) }
    return value
  }

  /// Returns a whole number in a range.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw ParameterError(name: name, reason: .noNumber(range))
    }
    return number
  }

  /// Returns a switch: `true`, `1`, `on` or `yes`, or their opposites.
  func flag(_ name: String) throws -> Bool {
    switch self[name]?.lowercased() {
    case nil, "false", "0", "off", "no": return false
    case "true", "1", "on", "yes": return true
    default: throw ParameterError(name: name, reason: .noFlag)
    }
  }

  /// Returns one of the cases of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String,
    _ type: Choice.Type = Choice.self
  ) throws -> Choice? where Choice.RawValue == String {
    guard let text = self[name] else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue)
      throw ParameterError(name: name, reason: .noChoice(known))
    }
    return choice
  }
}

/// Returns a text without its percent signs, and in a form without its plus signs.
///
/// - Throws: `Problem`, when what comes out is not UTF-8. A percent sign without two digits stands
///   for itself, as browsers have it.
func percentDecoded(_ encoded: some Sequence<UInt8>, isForm: Bool) throws -> String {
  var bytes: [UInt8] = []
  var pending: [UInt8] = []
  for byte in encoded {
    if pending.isEmpty {
      if byte == UInt8(ascii: "%") {
        pending.append(byte)
      } else {
        bytes.append(isForm && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
      continue
    }
    pending.append(byte)
    if hexadecimalValue(byte) == nil {
      bytes += pending
      pending = []
    } else if pending.count == 3, let high = hexadecimalValue(pending[1]),
      let low = hexadecimalValue(byte)
    {
      bytes.append(high << 4 | low)
      pending = []
    }
  }
  bytes += pending
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Problem.bad(Message("request.notUTF8"))
  }
  guard !bytes.contains(0) else { throw Problem.bad(Message("request.hasNUL")) }
  return text
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
