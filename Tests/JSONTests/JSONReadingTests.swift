import JSON
import Testing

@Suite("JSON is read")
struct JSONReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let value: JSONValue
    var testDescription: String { text }

    init(_ text: String, _ value: JSONValue) {
      self.text = text
      self.value = value
    }
  }

  @Test(
    "each kind of value",
    arguments: [
      Case("null", .null), Case(" true\n", .bool(true)), Case("\tfalse\r", .bool(false)),
      Case("0", .int(0)), Case("-0", .int(0)), Case("-12", .int(-12)),
      Case("9223372036854775807", .int(.max)), Case("-9223372036854775808", .int(.min)),
      Case("1.5", .double(1.5)), Case("1.0", .double(1)), Case("1e3", .double(1000)),
      Case("-2.5E-1", .double(-0.25)), Case("1e-400", .double(0)),
      Case("\"\"", ""), Case("\"قال\"", "قال"),
      Case(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      Case(#""\u0627\uD83D\uDE00x""#, "ا😀x"), Case(#""\u0000""#, "\u{0}"),
      Case("[]", .array([])), Case("[ 1 , [ ] ]", .array([.int(1), .array([])])),
      Case("{}", .object([])),
      Case(#"{"b":1, "a":{"b":null}}"#, ["b": .int(1), "a": ["b": .null]]),
      Case("\u{FEFF}[1]", .array([.int(1)])),
    ]
  )
  func reads(_ given: Case) throws {
    #expect(try JSONReader.read(Array(given.text.utf8)) == given.value)
  }

  @Test("names that differ in bytes are two, though Unicode takes them for equal")
  func keepsComposedNames() throws {
    let value = try JSONReader.read(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8))
    #expect(value == ["\u{E9}": .int(1), "e\u{301}": .int(2)])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let error: JSONError
    var testDescription: String { String(decoding: bytes.prefix(40), as: UTF8.self) }

    init(_ text: String, _ reason: JSONError.Reason, at offset: Int) {
      self.init(bytes: Array(text.utf8), reason, at: offset)
    }

    init(bytes: [UInt8], _ reason: JSONError.Reason, at offset: Int) {
      self.bytes = bytes
      error = JSONError(reason, offset: offset)
    }
  }

  @Test(
    "what is not JSON is an error with its place",
    arguments: [
      Fault("", .truncated, at: 0), Fault("  ", .truncated, at: 2), Fault("[1,", .truncated, at: 3),
      Fault("{\"a\"", .truncated, at: 4), Fault("\"ab", .truncated, at: 3),
      Fault("tru", .truncated, at: 3), Fault("-", .truncated, at: 1),
      Fault("1.", .truncated, at: 2),
      Fault("1e+", .truncated, at: 3), Fault(#""\u12"#, .truncated, at: 5),
      Fault("[1,]", .unexpectedByte, at: 3), Fault("{\"a\":1,}", .unexpectedByte, at: 7),
      Fault("{a:1}", .unexpectedByte, at: 1), Fault("{1:1}", .unexpectedByte, at: 1),
      Fault("[1 2]", .unexpectedByte, at: 3), Fault("'a'", .unexpectedByte, at: 0),
      Fault("01", .unexpectedByte, at: 1), Fault("-x", .unexpectedByte, at: 1),
      Fault(".5", .unexpectedByte, at: 0), Fault("+1", .unexpectedByte, at: 0),
      Fault("NaN", .unexpectedByte, at: 0), Fault("nul!", .unexpectedByte, at: 3),
      Fault("/* */ 1", .unexpectedByte, at: 0), Fault("[1}", .unexpectedByte, at: 2),
      Fault("1 2", .trailingBytes, at: 2), Fault("{} x", .trailingBytes, at: 3),
      Fault("\"a\u{1}\"", .controlCharacter, at: 2), Fault("\"a\nb\"", .controlCharacter, at: 2),
      Fault(#""\x""#, .invalidEscape, at: 1), Fault(#""\u12G4""#, .invalidEscape, at: 1),
      Fault(#""\u١٢٣٤""#, .invalidEscape, at: 1),
      Fault(#""a\uD800""#, .loneSurrogate, at: 2), Fault(#""\uDC00""#, .loneSurrogate, at: 1),
      Fault(#""\uD800\n""#, .loneSurrogate, at: 1),
      Fault(#""\uD800\uD800""#, .loneSurrogate, at: 1),
      Fault(bytes: [0x22, 0x61, 0xFF, 0x22], .invalidUTF8, at: 2),
      Fault(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, at: 1),
      Fault(bytes: [0x22, 0xD8, 0x22], .invalidUTF8, at: 1),
      Fault(bytes: [0xFF, 0xFE, 0x31, 0x00], .unexpectedByte, at: 0),
      Fault("[1, 9223372036854775808]", .numberOutOfRange, at: 4),
      Fault("1e999", .numberOutOfRange, at: 0),
      Fault("[" + String(repeating: "1", count: 401) + "]", .numberOutOfRange, at: 1),
      Fault("0." + String(repeating: "0", count: 399), .numberOutOfRange, at: 0),
      Fault(#"{"a":1,"b":2,"a":3}"#, .duplicateName, at: 13),
      Fault(#"{"a":1,"\u0061":3}"#, .duplicateName, at: 7),
      Fault(String(repeating: "[", count: 100_000), .tooDeep, at: 64),
      Fault(String(repeating: "{\"a\":", count: 100_000), .tooDeep, at: 320),
    ]
  )
  func refuses(_ fault: Fault) {
    #expect(throws: fault.error) { try JSONReader.read(fault.bytes) }
  }

  @Test("limits are kept to the last value, level and byte")
  func keepsLimits() throws {
    let limits = JSONReader.Limits(byteCount: 7, depth: 3, valueCount: 4)
    #expect(throws: Never.self) { try JSONReader.read(Array("[[[1]]]".utf8), limits: limits) }
    for (text, reason, offset) in [
      ("[[[[]]]]", JSONError.Reason.tooLong, 7), ("[[[[]]]", .tooDeep, 3),
      ("[1,1,1]", nil, 0), ("[[1,1,", .tooManyValues, 6), ("[[1,1]", .truncated, 6),
      ("[,1,1,", .unexpectedByte, 1),
    ] as [(String, JSONError.Reason?, Int)] {
      guard let reason else {
        #expect(throws: Never.self) { try JSONReader.read(Array(text.utf8), limits: limits) }
        continue
      }
      #expect(throws: JSONError(reason, offset: offset), "\(text)") {
        try JSONReader.read(Array(text.utf8), limits: limits)
      }
    }
    #expect(throws: JSONError(.tooManyValues, offset: 5)) {
      try JSONReader.read(Array("[1,1,1]".utf8), limits: .init(valueCount: 3))
    }
  }

  @Test("a text takes time in proportion to its length", arguments: Hostile.allCases)
  func isLinear(_ hostile: Hostile) throws {
    func seconds(_ count: Int) -> Double {
      let bytes = hostile.text(count)
      let start = ContinuousClock.now
      _ = try? JSONReader.read(bytes)
      return (ContinuousClock.now - start) / .seconds(1)
    }
    // In turns, so that what else the machine does falls on both.
    let times = (0..<3).map { _ in (seconds(10_000), seconds(80_000)) }
    let short = times.map(\.0).min() ?? 0
    let long = times.map(\.1).min() ?? 0
    #expect(long < max(32 * short, 1), "\(short) s, \(long) s")
  }

  enum Hostile: String, CaseIterable {
    case names, escapes, digits, numbers, brackets, invalid

    func text(_ count: Int) -> [UInt8] {
      switch self {
      case .names:
        Array(("{" + (0..<count).map { "\"\($0)\":0" }.joined(separator: ",") + "}").utf8)
      case .escapes: Array("\"\(String(repeating: #"\u0041"#, count: count))\"".utf8)
      case .digits: Array(String(repeating: "7", count: 8 * count).utf8)
      case .numbers: Array("[\(String(repeating: "1e300,", count: count))1]".utf8)
      case .brackets: Array(String(repeating: "[]", count: count).utf8)
      case .invalid: Array("\"\(String(repeating: "ا", count: count))".utf8) + [0xFF, 0x22]
      }
    }
  }

  @Test("what was written is read again", arguments: 0..<40 as Range<UInt64>)
  func roundTrips(seed: UInt64) throws {
    var generator = SeededNumbers(seed: seed)
    let value = generator.value(depth: 0)
    #expect(try JSONReader.read(value.bytes) == value, "\(value.text)")
  }
}

/// Draws JSON values, the same for the same seed.
private struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func value(depth: Int) -> JSONValue {
    switch next(below: depth < 5 ? 8 : 5) {
    case 0: .null
    case 1: .bool(next(below: 2) == 0)
    case 2: .int(next(below: 2_000_000) - 1_000_000)
    case 3: .double(Double(next(below: 1_000_000)) / 7 - 1e4)
    case 4: .string(text())
    case 5: .array((0..<next(below: 6)).map { _ in value(depth: depth + 1) })
    default:
      .object((0..<next(below: 6)).map { .init("\($0)\(text())", value(depth: depth + 1)) })
    }
  }

  mutating func text() -> String {
    let letters: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "ا", "لّ", "\u{200F}", "\u{2028}",
      "😀",
      "\u{FFFD}", "\u{10FFFF}",
    ].flatMap { String($0).unicodeScalars }
    var text = ""
    for _ in 0..<next(below: 12) { text.unicodeScalars.append(letters[next(below: letters.count)]) }
    return text
  }
}
