import JSON
import Model
import Workbench

/// A unit that a client of t5memory stores.
struct T5MemoryEntry {
  let unit: TranslationUnit
  let document: String

  /// Reads it.
  ///
  /// - Throws: `T5MemoryError`, when a segment is too long or no XML; `JSONFieldError`.
  init(_ object: JSONField) throws {
    func text(_ name: String) throws -> String { try object[name].optional?.string() ?? "" }
    document = try text("documentName")
    var attributes: [Attribute] = []
    let date = try text("timeStamp")
    if Self.isDate(date) { attributes.append(Attribute("creationdate", date)) }
    let author = try text("author")
    if !author.isEmpty { attributes.append(Attribute("creationid", author)) }
    var properties: [Property] = []
    for (type, value) in [
      (T5MemoryUnit.PropertyType.document, document),
      (T5MemoryUnit.PropertyType.context, try text("context")),
      (T5MemoryUnit.PropertyType.addition, try text("addInfo")),
    ] where !value.isEmpty {
      properties.append(Property(type: type, value: value))
    }
    if try text("type").lowercased() == "machinetranslation" {
      properties.append(Property(type: "x-origin", value: "MT"))
    }
    unit = TranslationUnit(
      attributes: attributes,
      properties: properties,
      variants: [
        Variant(
          language: try object["sourceLang"].language(),
          segment: try object["source"].segment()
        ),
        Variant(
          language: try object["targetLang"].language(),
          segment: try object["target"].segment()
        ),
      ]
    )
  }

  /// Whether a text is a date and time of UTC, as `20260101T120000Z`.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else {
      return false
    }
    return (bytes[..<8] + bytes[9..<15]).allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// What a client of t5memory looks for, field by field.
struct T5MemorySearch {
  private let object: JSONField

  init(_ object: JSONField) { self.object = object }

  /// The search in a memory, without its page.
  ///
  /// - Throws: `T5MemoryError`; `JSONFieldError`; `Problem`.
  func request(in memory: String) throws -> SearchUnits.Request {
    var request = SearchUnits.Request(in: memory)
    request.source = try language("sourceLang")
    request.target = try language("targetLang")
    request.sourceText = try pattern("source", isMarkup: true)
    request.targetText = try pattern("target", isMarkup: true)
    request.author = try pattern("author")
    for (name, type) in [
      ("document", T5MemoryUnit.PropertyType.document),
      ("context", T5MemoryUnit.PropertyType.context),
      ("addInfo", T5MemoryUnit.PropertyType.addition),
    ] {
      if let pattern = try pattern(name) { request.properties[type] = pattern }
    }
    let start = try date("timestampSpanStart") ?? 0
    let end = try date("timestampSpanEnd") ?? .max
    // A unit whose date is not known has 0: it is as old as the clients' first year.
    let first: Int64 = start <= 1970_01_01_00_00_00 ? 0 : start
    if first > 0 || end < .max { request.dates = first...max(first, end) }
    return request
  }

  private func language(_ name: String) throws -> LanguageTag? {
    guard let tag = try object[name].optional?.string(), !tag.isEmpty else { return nil }
    return try object[name].language()
  }

  private func pattern(_ name: String, isMarkup: Bool = false) throws -> SearchUnits.Pattern? {
    guard let text = try object[name].optional?.string(), !text.isEmpty else { return nil }
    let mode = try object["\(name)SearchMode"].optional?.string().lowercased() ?? ""
    let words = mode.split { $0 == "," || $0 == " " }
    let plain = isMarkup ? CodedText(try object[name].segment()).plainText : text
    return SearchUnits.Pattern(
      plain,
      words.lazy.compactMap { SearchUnits.Mode(rawValue: String($0)) }.first ?? .contains,
      // The word is spelled so.
      isCaseSensitive: words.contains("casesensetive")
    )
  }

  private func date(_ name: String) throws -> Int64? {
    guard let text = try object[name].optional?.string(), !text.isEmpty else { return nil }
    guard T5MemoryEntry.isDate(text) else {
      throw Problem.bad(Message("request.badBody"))
    }
    return Int64(text.filter(\.isNumber))
  }
}
