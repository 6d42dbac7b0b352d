import Model
import XMLStreams

/// Writes the contents of a unit's sources and targets: codes of XLIFF 2 as they stand, those of
/// XLIFF 1 as what XLIFF 2 has for them.
///
/// A code of XLIFF 1 keeps its identifier, if it is a name that is free in the unit, and the codes of
/// the target have those of the source. Its other attributes are carried, and its native code, or
/// the element itself where it has none, is the unit's original data.
struct XLIFFCodeWriter {
  private let isSecond: Bool
  private let carrier: String
  private var dataNames: [String: String] = [:]
  private var data: [String] = []
  /// The ends of codes that stand in the unit, by side, element and key.
  private var ends: Set<End> = []
  /// The identifiers of the source's codes.
  private var sourceNames: [String: [String]] = [:]
  /// How many codes of a key the target has had.
  private var targetCounts: [String: Int] = [:]
  /// The identifiers of codes that are open, by side and key.
  private var openNames: [String: [String]] = [:]

  private struct End: Hashable {
    let isTarget: Bool
    let isOpening: Bool
    let key: String
  }

  init(isSecond: Bool, carrier: String, segments: [XLIFFDocument.Segment]) {
    self.isSecond = isSecond
    self.carrier = carrier
    guard !isSecond else { return }
    for segment in segments {
      collect(segment.source, isTarget: false)
      collect(segment.target + segment.targetRest, isTarget: true)
    }
  }

  /// A value in the words of XLIFF 1, or the name of one of its attributes.
  func carried(_ word: String) -> String { "\(carrier):\(word)" }

  /// The element with the native code of the unit; nothing where there is none.
  var originalData: [UInt8] {
    guard !data.isEmpty else { return [] }
    var writer = XMLStreamWriter(indentation: 0)
    writer.start("originalData")
    for (index, native) in data.enumerated() {
      writer.start("data", ["id": "d\(index + 1)"], content: .mixed)
      writer.xliffText(native)
      writer.end()
    }
    writer.end()
    return writer.takeBytes()
  }

  /// Writes the content of a source or a target.
  mutating func write(
    _ layout: XLIFFLayout,
    _ marks: [XLIFFTermMark],
    isTarget: Bool,
    names: inout XLIFFUnitNames,
    to output: inout [UInt8]
  ) {
    var markup = XLIFFMarkup(naming: XLIFFNaming(own: "", prefix: nil))
    for (token, isElement) in zip(layout.tokens, layout.isElement) {
      switch token {
      case .text(let bytes): markup.text(bytes)
      case .openTerm(let term):
        let mark = marks[term]
        markup.start(isElement ? "mrk" : "sm")
        markup.attribute("id", mark.name)
        markup.attribute("type", "term")
        if let entry = mark.entry { markup.attribute("ref", "#gls=\(entry)") }
        if mark.isDoNotTranslate { markup.attribute("translate", "no") }
        if !isElement { markup.endTag() }
      case .closeTerm(let term):
        if isElement { markup.end("mrk") } else { markup.empty("em", "startRef", marks[term].name) }
      case .code(let code) where isSecond: writeOwn(code, &markup)
      case .code(let code): write(code, isElement, isTarget, &names, &markup)
      }
    }
    markup.closeTag()
    output += markup.takeBytes()
  }

  // MARK: XLIFF 2

  private func writeOwn(_ code: XLIFFDocument.Code, _ markup: inout XLIFFMarkup) {
    if code.isOfTool { return markup.xml(code.data) }
    if code.isElement, code.edge == .closing { return markup.end(code.element) }
    markup.start(code.element)
    for attribute in code.attributes { markup.attribute(attribute.name, attribute.value) }
    if !code.isElement { markup.endTag() }
  }

  // MARK: XLIFF 1

  private static func key(_ code: XLIFFDocument.Code) -> String {
    let element =
      switch code.element {
      case "ex": "bx"
      case "ept": "bpt"
      default: code.element
      }
    return "\(element) \(code.key)"
  }

  private mutating func collect(_ parts: [XLIFFDocument.Part], isTarget: Bool) {
    for case .code(let code) in parts {
      if code.edge != .standalone {
        ends.insert(
          End(isTarget: isTarget, isOpening: code.edge == .opening, key: Self.key(code))
        )
      }
      guard !code.isAnnotation, !code.data.isEmpty, dataNames[code.data] == nil else { continue }
      data.append(code.data)
      dataNames[code.data] = "d\(data.count)"
    }
  }

  private mutating func write(
    _ code: XLIFFDocument.Code,
    _ isElement: Bool,
    _ isTarget: Bool,
    _ names: inout XLIFFUnitNames,
    _ markup: inout XLIFFMarkup
  ) {
    let key = Self.key(code)
    let side = "\(isTarget) \(key)"
    switch code.edge {
    case .standalone:
      markup.start("ph")
      let name = name(code, key, isTarget, &names)
      markup.attribute("id", name)
      writeKind(of: code, name, "dataRef", "equiv", &markup)
      markup.endTag()
    case .opening:
      let name = name(code, key, isTarget, &names)
      openNames[side, default: []].append(name)
      if code.isAnnotation { return open(annotation: code, name, isElement, &markup) }
      markup.start(isElement ? "pc" : "sc")
      markup.attribute("id", name)
      let words = isElement ? ("dataRefStart", "equivStart") : ("dataRef", "equiv")
      writeKind(of: code, name, words.0, words.1, &markup)
      if !isElement {
        let isIsolated = !ends.contains(End(isTarget: isTarget, isOpening: false, key: key))
        if isIsolated { markup.attribute("isolated", "yes") }
        markup.endTag()
      }
    case .closing: close(code, key, isElement, isTarget, &names, &markup)
    }
  }

  private mutating func close(
    _ code: XLIFFDocument.Code,
    _ key: String,
    _ isElement: Bool,
    _ isTarget: Bool,
    _ names: inout XLIFFUnitNames,
    _ markup: inout XLIFFMarkup
  ) {
    let opened = openNames["\(isTarget) \(key)"]?.popLast()
    if isElement { return markup.end(code.isAnnotation ? "mrk" : "pc") }
    if code.isAnnotation { return markup.empty("em", "startRef", opened ?? "") }
    markup.start("ec")
    let name = opened ?? name(code, "/\(key)", isTarget, &names)
    markup.attribute(opened == nil ? "id" : "startRef", name)
    if opened == nil { markup.attribute("isolated", "yes") }
    writeKind(of: code, name, "dataRef", "equiv", &markup)
    markup.endTag()
  }

  private func open(
    annotation code: XLIFFDocument.Code,
    _ name: String,
    _ isElement: Bool,
    _ markup: inout XLIFFMarkup
  ) {
    markup.start(isElement ? "mrk" : "sm")
    markup.attribute("id", name)
    let type = code.attributes["mtype"] ?? ""
    let isWord = !type.isEmpty && type.allSatisfy { !$0.isWhitespace && $0 != ":" }
    if type == "term" {
      markup.attribute("type", "term")
    } else if type == "protected" {
      markup.attribute("translate", "no")
    } else if isWord {
      markup.attribute("type", carried(type))
    }
    if let comment = code.attributes["comment"] { markup.attribute("value", comment) }
    let isKnown = type == "term" || type == "protected"
    carryAttributes(of: code, name, but: isKnown ? ["comment", "mtype"] : ["comment"], &markup)
    if !isElement { markup.endTag() }
  }

  private func writeKind(
    of code: XLIFFDocument.Code,
    _ name: String,
    _ reference: String,
    _ equivalent: String,
    _ markup: inout XLIFFMarkup
  ) {
    if let name = dataNames[code.data] {
      markup.attribute(reference, name)
      if reference == "dataRefStart" {
        markup.attribute("dataRefEnd", dataNames["</\(code.element)>"] ?? name)
      }
    }
    if !code.equivalentText.isEmpty { markup.attribute(equivalent, code.equivalentText) }
    markup.attribute("type", code.kind.xliffType)
    if let subtype = code.kind.xliffSubtype { markup.attribute("subType", subtype) }
    if !code.isOfTool { carryAttributes(of: code, name, but: ["equiv-text"], &markup) }
  }

  private func carryAttributes(
    of code: XLIFFDocument.Code,
    _ name: String,
    but known: Set<String>,
    _ markup: inout XLIFFMarkup
  ) {
    for attribute in code.attributes where !known.contains(attribute.name) {
      if attribute.value == name, ["id", "rid", "mid"].contains(attribute.name) { continue }
      let isForeign = attribute.name.contains(":")
      markup.attribute(isForeign ? attribute.name : carried(attribute.name), attribute.value)
    }
  }

  /// The identifier of a code: in the target that of the source's code, if there is one.
  private mutating func name(
    _ code: XLIFFDocument.Code,
    _ key: String,
    _ isTarget: Bool,
    _ names: inout XLIFFUnitNames
  ) -> String {
    if isTarget {
      let count = targetCounts[key, default: 0]
      targetCounts[key] = count + 1
      if let known = sourceNames[key], count < known.count { return known[count] }
    }
    let own = code.attributes["id"] ?? code.attributes["mid"]
    let name = own.flatMap { names.claim($0) } ?? names.unused(code.isAnnotation ? "m" : "c")
    if !isTarget { sourceNames[key, default: []].append(name) }
    return name
  }
}
