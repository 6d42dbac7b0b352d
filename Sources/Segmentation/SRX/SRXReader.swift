import RegularExpressions
import XMLStreams

extension SRXDocument {
  /// The namespace of SRX 2.0.
  static let namespace: StaticString = "http://www.lisa.org/srx20"

  /// Reads an SRX file, of version 2.0 or 1.0.
  ///
  /// Elements of other namespaces are left out. A missing `segmentsubflows` is no error, because the
  /// files of several tools lack it.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - path: The path of the file, for errors.
  /// - Throws: `SRXError`, if the file is not well-formed, is no SRX file, or refers to rules that it
  ///   does not have.
  public init(reading bytes: [UInt8], path: String) throws(SRXError) {
    let handler: SRXHandler
    do {
      handler = try XMLStreamReader<SRXHandler>
        .parse(document: bytes, handler: SRXHandler(path: path))
    } catch let error as SRXError {
      throw error
    } catch let error as XMLError {
      throw SRXError(path: path, line: error.position.line, .xml(error))
    } catch {
      // The parser throws nothing else.
      throw SRXError(path: path, line: nil, .noBody)
    }
    try handler.check()
    self = handler.document
  }
}

/// Builds a document from the events of the XML parser.
private struct SRXHandler: XMLEventHandler {
  let path: String
  var document = SRXDocument(segmentsSubflows: nil)
  private var line = 1
  private var hasBody = false
  private var fault: SRXError?
  private var depth = 0
  /// The depth below which everything belongs to another namespace.
  private var foreignDepth: Int?
  private var isInRangeRule = false
  private var rule: SRXDocument.Rule?
  private var text: WritableKeyPath<SRXDocument.Rule, String>?
  private var buffer: [UInt8] = []
  /// How many rules there are, and how long their expressions are, in bytes.
  private var ruleCount = 0
  private var byteCount = 0

  /// What rules may be; the largest file known has 2,500 rules of 400 kB for 60 languages.
  private static let maximumRuleCount = 50_000
  private static let maximumByteCount = 8 << 20
  private static let maximumMapCount = 2_000

  init(path: String) { self.path = path }

  private func error(_ reason: SRXError.Reason, at line: Int? = nil) -> SRXError {
    SRXError(path: path, line: line ?? self.line, reason)
  }

  mutating func startElement(_ tag: XMLStartTag) throws {
    depth += 1
    line = tag.position.line
    guard foreignDepth == nil else { return }
    guard tag.name.namespace.isEmpty || tag.name.namespace == SRXDocument.namespace else {
      if depth == 1 { throw error(.otherNamespace) }
      foreignDepth = depth
      startForeign(tag)
      return
    }
    let name = tag.name.local.string
    if depth == 1 {
      fault = faultOfRoot(tag, name)
      return
    }
    guard fault == nil else { return }
    switch name {
    case "header": try startHeader(tag)
    case "formathandle":
      document.formatHandles.append(
        .init(kind: tag.attribute("type") ?? "", isIncluded: tag.attribute("include") == "yes")
      )
    case "body": hasBody = true
    case "languagerule":
      document.languageRules.append(.init(name: try value(tag, "languagerulename"), rules: []))
    case "languagemap":
      guard document.languageMaps.count < Self.maximumMapCount else {
        throw error(.tooManyMaps(limit: Self.maximumMapCount))
      }
      document.languageMaps.append(
        .init(
          pattern: try value(tag, "languagepattern"),
          ruleName: try value(tag, "languagerulename"),
          line: line
        )
      )
    case "rule": try startRule(tag)
    case "beforebreak": start(\.before)
    case "afterbreak": start(\.after)
    default: break
    }
  }

  /// Notes what tools add to the rules and is not followed here.
  private mutating func startForeign(_ tag: XMLStartTag) {
    switch tag.name.local.string {
    case "options":
      if tag.attribute("useIcu4jBreakRules") == "yes" {
        document.omissions[line] = .breakRulesOfICU
      }
    case "rangeRule": isInRangeRule = true
    default: break
    }
  }

  /// What is wrong with the root element; it is reported once the file is known to be XML.
  private func faultOfRoot(_ tag: XMLStartTag, _ name: String) -> SRXError? {
    guard name == "srx" else {
      return error(.otherRoot(name))
    }
    guard let version = tag.attribute("version") else { return error(.noVersion) }
    guard version == "2.0" || version == "1.0" else {
      return error(.unknownVersion(version))
    }
    return nil
  }

  private mutating func startHeader(_ tag: XMLStartTag) throws {
    document.cascades = try flag(tag, "cascade") ?? false
    document.segmentsSubflows = try flag(tag, "segmentsubflows")
  }

  private func flag(_ tag: XMLStartTag, _ name: StaticString) throws -> Bool? {
    switch tag.attribute(name) {
    case "yes": return true
    case "no": return false
    case nil: return nil
    case .some(let other): throw error(.noFlag(name: "\(name)", value: other))
    }
  }

  private func value(_ tag: XMLStartTag, _ name: StaticString) throws -> String {
    guard let value = tag.attribute(name) else {
      throw error(.missingAttribute(element: tag.name.local.string, name: "\(name)"))
    }
    return value
  }

  private mutating func startRule(_ tag: XMLStartTag) throws {
    guard !document.languageRules.isEmpty else { throw error(.ruleOutside) }
    ruleCount += 1
    guard ruleCount <= Self.maximumRuleCount else {
      throw error(.tooManyRules(limit: Self.maximumRuleCount))
    }
    rule = .init(isBreak: try flag(tag, "break") ?? true, before: "", after: "", line: line)
  }

  private mutating func start(_ part: WritableKeyPath<SRXDocument.Rule, String>) {
    text = part
    buffer = []
  }

  mutating func endElement(_ name: XMLName) throws {
    defer { depth -= 1 }
    if let foreignDepth {
      if depth == foreignDepth { (self.foreignDepth, isInRangeRule) = (nil, false) }
      return
    }
    switch name.local.string {
    case "beforebreak", "afterbreak":
      if let text { rule?[keyPath: text] = String(decoding: buffer, as: UTF8.self) }
      text = nil
    case "rule":
      if let rule { document.languageRules[document.languageRules.count - 1].rules.append(rule) }
      rule = nil
    default: break
    }
  }

  mutating func characters(_ characters: XMLBytes) throws {
    if isInRangeRule, !characters.isWhiteSpace { document.omissions[line] = .rangeRule }
    guard foreignDepth == nil, text != nil else { return }
    byteCount += characters.count
    guard byteCount <= Self.maximumByteCount else {
      throw error(.expressionsTooLong(megabytes: Self.maximumByteCount >> 20))
    }
    guard buffer.count + characters.count <= 4 * RegexParser.maximumLength else {
      throw error(.expressionTooLong(limit: RegexParser.maximumLength))
    }
    characters.append(to: &buffer)
  }

  /// Checks what only the whole file shows.
  func check() throws(SRXError) {
    if let fault { throw fault }
    guard hasBody else { throw error(.noBody, at: 1) }
    let names = Set(document.languageRules.map(\.name))
    for map in document.languageMaps where !names.contains(map.ruleName) {
      throw error(.unknownRule(map.ruleName), at: map.line)
    }
    if document.languageMaps.isEmpty, !document.languageRules.isEmpty {
      throw error(.noMap, at: 1)
    }
  }
}
