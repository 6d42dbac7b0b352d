import Model
import XMLStreams

/// Reads the messages of programs: gettext PO.
///
/// A message is in English unless the file or the request says otherwise. Fuzzy messages are drafts.
/// Of a message with plural forms the singular goes with the form for one, the plural with the last
/// form. Obsolete messages (`#~`) are passed over.
///
/// The library of gettext itself is not used: it takes names of files only, its handlers of errors may
/// not return, and its licence would be that of the whole program.
///
/// Reference: GNU gettext manual, "The Format of PO Files", "Header Entry".
final class POPairReader: PairReader {
  /// A message that is being read.
  private struct Message {
    var line = 0
    var context: String?
    var text: String?
    var plural: String?
    var translations: [Int: String] = [:]
    var isFuzzy = false
    var notes: [String] = []

    var hasBegun: Bool { text != nil || context != nil }
  }

  private enum Field {
    case context
    case text
    case plural
    case translation(Int)
  }

  private let reading: PairReading
  private var splitter = LineSplitter()
  private var buffer: PairBuffer
  private var message = Message()
  private var field: Field?
  private var encoding: String?
  private var formCount = 2
  private var hasMessage = false

  init(_ reading: PairReading) {
    self.reading = reading
    buffer = PairBuffer(reading)
    buffer.stated.source = nil
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    try splitter.split(bytes) { try take($0, $1) }
  }

  func finish() throws -> PairSummary {
    try splitter.finish { try take($0, $1) }
    try endMessage()
    return try buffer.finish(orThrowIfEmpty: !hasMessage)
  }

  private func take(_ bytes: [UInt8], _ number: Int) throws {
    let line = trimmed(try decoded(bytes, number))
    if line.isEmpty { return try endMessage() }
    if line.hasPrefix("#") { return try takeComment(line, number) }
    if line.hasPrefix("\"") {
      guard let field, let text = Self.unquoted(line) else { return try reject(line, number) }
      return append(text, to: field)
    }
    let keyword = line.prefix { !$0.isWhitespace && $0 != "\"" }
    guard let next = Self.field(keyword),
      let text = Self.unquoted(trimmed(line.dropFirst(keyword.count)))
    else { return try reject(line, number) }
    try begin(next, number)
    append(text, to: next)
  }

  private func decoded(_ bytes: [UInt8], _ number: Int) throws -> String {
    guard let encoding else { return try String(line: bytes, number: number) }
    let text = try? XMLDecoder.convert(bytes, from: encoding)
    return try String(line: text ?? [0xFF], number: number)
  }

  private static func field(_ keyword: Substring) -> Field? {
    switch keyword {
    case "msgctxt": return .context
    case "msgid": return .text
    case "msgid_plural": return .plural
    case "msgstr": return .translation(0)
    default:
      guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
        let index = Int(keyword.dropFirst(7).dropLast()), (0..<32).contains(index)
      else { return nil }
      return .translation(index)
    }
  }

  /// Begins a field, and a message where the one before has all of its fields.
  private func begin(_ field: Field, _ number: Int) throws {
    switch field {
    case .context where message.hasBegun, .text where message.text != nil: try endMessage()
    default: break
    }
    if !message.hasBegun { message.line = number }
    self.field = field
  }

  private func append(_ text: String, to field: Field) {
    switch field {
    case .context: message.context = (message.context ?? "") + text
    case .text: message.text = (message.text ?? "") + text
    case .plural: message.plural = (message.plural ?? "") + text
    case .translation(let index): message.translations[index, default: ""] += text
    }
  }

  private func takeComment(_ line: String, _ number: Int) throws {
    // Comments stand before their message, and after the one before it.
    if !message.translations.isEmpty { try endMessage() }
    if line.hasPrefix("#~") || line.hasPrefix("#|") { return }
    if line.hasPrefix("#,") {
      let flags = line.dropFirst(2).split(separator: ",").map { trimmed($0) }
      message.isFuzzy = message.isFuzzy || flags.contains("fuzzy")
    } else if line.hasPrefix("#.") || line.hasPrefix("# ") {
      message.notes.append(trimmed(line.dropFirst(2)))
    }
  }

  private func reject(_ line: String, _ number: Int) throws {
    message = Message()
    field = nil
    try buffer.reject(
      PairRejection(
        line: number,
        reason: .noLineOfPO,
        text: String(line.prefix(200))
      )
    )
  }

  private func endMessage() throws {
    let ended = message
    message = Message()
    field = nil
    guard let text = ended.text else { return }
    hasMessage = true
    if text.isEmpty, ended.context == nil { return readHeader(ended.translations[0] ?? "") }
    let last = max(formCount - 1, ended.translations.keys.max() ?? 0)
    guard let plural = ended.plural else {
      return try add(text, ended.translations[0] ?? "", ended, nil)
    }
    let one = formCount > 2 && ended.translations[1] != nil && formCount == 6 ? 1 : 0
    try add(text, ended.translations[one] ?? "", ended, one)
    try add(plural, ended.translations[last] ?? "", ended, last)
  }

  private func add(_ source: String, _ target: String, _ message: Message, _ form: Int?) throws {
    try buffer.add(
      PairBuffer.Entry(source: source, target: target, line: message.line) { pair in
        if message.isFuzzy, pair.state == .translated {
          pair.state = .draft
          pair.writtenState = "fuzzy"
        }
        pair.identifier = message.context
        if let context = message.context {
          pair.properties.append(Property(type: "x-context", value: context))
        }
        if let form { pair.properties.append(Property(type: "x-plural", value: String(form))) }
        pair.notes = message.notes.filter { !$0.isEmpty }.map { Note($0) }
      }
    )
  }

  private func readHeader(_ header: String) {
    buffer.stated.source = reading.source ?? .english
    for line in header.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = trimmed(line[line.index(after: colon)...])
      switch line[..<colon].lowercased() {
      case "language": buffer.stated.target = LanguageTag(value)
      case "x-source-language": buffer.stated.source = LanguageTag(value) ?? buffer.stated.source
      case "content-type":
        let name = value.lowercased().firstRange(of: "charset=").map {
          trimmed(value.lowercased()[$0.upperBound...])
        }
        if let name, !["utf-8", "utf8", "us-ascii", "ascii", "charset"].contains(name) {
          encoding = name
        }
      case "plural-forms":
        let count = value.firstRange(of: "nplurals=").map {
          value[$0.upperBound...].prefix(while: \.isNumber)
        }
        formCount = min(count.flatMap { Int($0) } ?? 2, 32)
      default: break
      }
    }
  }

  /// The text of a string with its quotation marks, or `nil` if it is none.
  private static func unquoted(_ string: String) -> String? {
    guard string.utf8.count >= 2, string.hasPrefix("\""), string.hasSuffix("\"") else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(string.utf8.dropFirst().dropLast())[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        if byte == UInt8(ascii: "\"") { return nil }
        bytes.append(byte)
        continue
      }
      guard let escaped = rest.popFirst() else { return nil }
      switch escaped {
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"):
        bytes.append(0x20)
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var digits = [escaped]
        while digits.count < 3, let next = rest.first, (0x30...0x37).contains(next) {
          digits.append(next)
          rest.removeFirst()
        }
        let code = Int(String(decoding: digits, as: UTF8.self), radix: 8) ?? 0x20
        bytes.append((0x20...0x7E).contains(code) ? UInt8(code) : 0x20)
      default: bytes.append(escaped)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
