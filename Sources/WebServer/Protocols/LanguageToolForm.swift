import Model
import Workbench

/// The fields of a check as clients of LanguageTool send them.
struct LanguageToolForm {
  let fields: FormFields

  init(fields: FormFields) { self.fields = fields }

  /// Reads the body of a request.
  ///
  /// LibreOffice (7.4 and later) sends the text as it is, unencoded, as the first field; it ends at the last
  /// `&language=`. All others send a form.
  ///
  /// - Throws: `Problem`, when the body is not UTF-8.
  init(body: [UInt8]) throws {
    let start = Array("text=".utf8)
    let mark = Array("&language=".utf8)
    guard body.starts(with: start), Self.isRaw(body),
      let end = body.indices.last(where: { body[$0...].starts(with: mark) })
    else {
      fields = try FormFields(Self.text(body))
      return
    }
    let rest = try FormFields(Self.text(Array(body[(end + 1)...])))
    let names = ["language"] + Self.names
    let others = names.flatMap { name in (rest.all(name) ?? []).map { (name: name, value: $0) } }
    fields = FormFields(
      [(name: "text", value: try Self.text(Array(body[start.count..<end])))] + others
    )
  }

  /// The fields that are read beside the text.
  private static let names = [
    "motherTongue", "preferredVariants", "srctext", "enabledRules", "disabledRules",
    "enabledCategories", "disabledCategories", "enabledOnly", "level", "username", "apiKey",
  ]

  /// Whether a body is no encoded form: a form has neither white space nor letters beyond ASCII, and two
  /// digits after each per cent sign.
  private static func isRaw(_ body: [UInt8]) -> Bool {
    body.indices.contains { index in
      switch body[index] {
      case 0...0x20, 0x7F...: true
      case UInt8(ascii: "%"):
        !(index + 2 < body.count && body[index + 1].isHexadecimal && body[index + 2].isHexadecimal)
      default: false
      }
    }
  }

  private static func text(_ bytes: [UInt8]) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem.bad(Message("request.textNotUTF8"))
    }
    return text
  }

  /// The language that the client names; `nil` for `auto`.
  ///
  /// Where there is no country, LibreOffice sends `ar-`.
  var language: LanguageToolLanguage? {
    guard var name = fields["language"], name != "auto" else { return nil }
    while name.last == "-" { name.removeLast() }
    return LanguageTag(name).map { LanguageToolLanguage(tag: $0, isGuess: false) }
  }

  // MARK: Rules

  /// Rules that are switched off, and in `picky` mode those that are off else.
  var rules: [String]? {
    var rules = disabled.map { "\($0)=off" }
    if fields["level"] == "picky" {
      rules += ["character.tatweel=minor", "character.diacritics=minor"]
        .filter { rule in !disabled.contains { rule.hasPrefix($0) } }
    }
    return rules.isEmpty ? nil : rules
  }

  private var disabled: [String] { known(list("disabledRules")) }

  /// Whether the client wants a finding: one of the rules and categories that it names, where it wants no
  /// others.
  func wants(_ finding: Finding) -> Bool {
    let category = finding.languageToolCategory
    if list("disabledCategories").contains(category) { return false }
    guard fields["enabledOnly"] == "true" || fields["enabledOnly"] == "yes" else { return true }
    return list("enabledRules").contains(finding.rule)
      || list("enabledCategories").contains(category)
  }

  /// Names of our rules; clients also send those of LanguageTool's own.
  private func known(_ names: [String]) -> [String] { names.filter(Check.isRule) }

  private func list(_ name: String) -> [String] {
    (fields.all(name) ?? []).flatMap { $0.split(separator: ",").map(String.init) }
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
