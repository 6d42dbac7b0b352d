/// The constraints of XLIFF 2 that concern a whole unit: identifiers, pairs of codes, references.
///
/// A candidate of the unit (`mtc:match`) has identifiers and native code of its own.
struct XLIFFUnitConstraints {
  typealias Constraint = XLIFFWarning.Constraint

  /// The identifiers, codes and references of the unit, or of one candidate.
  private struct Scope {
    var elements: [String: String] = [:]
    var targetElements: [String: String] = [:]
    var data: Set<String> = []
    var dataReferences: [(reference: String, attribute: String, line: Int)] = []
    var starts: [Bool: [String: (attributes: [XLIFFAttribute], line: Int)]] = [:]
    var ends: [Bool: [String: (attributes: [XLIFFAttribute], line: Int)]] = [:]
    var markStarts: [Bool: Set<String>] = [:]
    var markLines: [String: Int] = [:]
    var kept: [(id: String, line: Int)] = []
    var hasTarget = false
  }

  private var found: [(Constraint, Int)] = []
  private var own = Scope()
  private var match: Scope?
  private var isTarget: Bool?
  private var notes: Set<String> = []
  private var noteReferences: [(reference: String, line: Int)] = []
  private var references: [(reference: String, attribute: String, line: Int)] = []
  private var glossNames: Set<String> = []
  private var matchNames: Set<String> = []
  private var orders: Set<Int> = []
  private var highestOrder: (value: Int, line: Int) = (0, 0)
  private var segmentCount = 0

  /// What is wrong with the unit, now that all of it is known.
  var finished: [(Constraint, Int)] {
    var result = found + Self.check(own)
    for (reference, line) in noteReferences {
      let id = reference.split(separator: "/").last?.drop { $0 == "#" } ?? ""
      if !id.hasPrefix("n=") || !notes.contains(String(id.dropFirst(2))) {
        result.append((.unknownReference(reference, of: "ref"), line))
      }
    }
    for (reference, attribute, line) in references {
      // Written as #id or #t=id; of old as t=#id too.
      let id = String(reference.split(separator: "#").last ?? "")
      let name = id.hasPrefix("t=") ? String(id.dropFirst(2)) : id
      let isTarget = reference.contains("t=")
      if (isTarget ? own.targetElements : own.elements)[name] == nil {
        result.append((.unknownReference(reference, of: attribute), line))
      }
    }
    if highestOrder.value > segmentCount {  // K7
      result.append((.order(String(highestOrder.value)), highestOrder.line))
    }
    return result
  }

  // MARK: Elements

  mutating func start(_ name: String, _ attributes: [XLIFFAttribute], _ line: Int) {
    let identifier = attributes["id"] ?? ""
    switch name {
    case "segment", "ignorable":
      segmentCount += 1
      if !identifier.isEmpty { take(identifier, name, line) }
      if attributes["subState"] != nil, attributes["state"] == nil {  // F7
        found.append((.stateOfSubstate, line))
      }
    case "note":
      if attributes["id"] != nil, !notes.insert(identifier).inserted {
        found.append((.duplicateIdentifier(identifier, of: name), line))
      }
    case "data":
      if !change({ $0.data.insert(identifier).inserted }) {
        found.append((.duplicateIdentifier(identifier, of: name), line))
      }
    case "ph", "pc", "sc", "ec", "mrk", "sm", "em": startInline(name, identifier, attributes, line)
    default: break
    }
  }

  mutating func startSide(isTarget: Bool, _ attributes: [XLIFFAttribute], _ line: Int) {
    self.isTarget = isTarget
    guard isTarget else { return }
    change { $0.hasTarget = true }
    guard match == nil, let order = attributes["order"].flatMap({ Int($0) }) else { return }
    if !orders.insert(order).inserted { found.append((.order(String(order)), line)) }
    if order > highestOrder.value { highestOrder = (order, line) }
  }

  mutating func endSide() { isTarget = nil }

  mutating func startMatch(_ attributes: [XLIFFAttribute], _ line: Int) {
    match = Scope()
    if let identifier = attributes["id"], !matchNames.insert(identifier).inserted {
      found.append((.duplicateIdentifier(identifier, of: "match"), line))
    }
    if attributes["subType"] != nil, attributes["type"] == nil {
      found.append((.typeOfSubtype("match"), line))
    }
    if let reference = attributes["ref"] {
      if reference.hasPrefix("#"), !reference.contains("/") {
        references.append((reference, "ref", line))
      } else if !reference.hasPrefix("#") {
        found.append((.unknownReference(reference, of: "ref"), line))
      }
    }
  }

  mutating func endMatch() {
    if let match { found += Self.check(match) }
    match = nil
  }

  mutating func gloss(_ name: String, _ attributes: [XLIFFAttribute], _ line: Int) {
    guard name == "glossEntry" || name == "translation" else { return }
    if let identifier = attributes["id"], !glossNames.insert(identifier).inserted {
      found.append((.duplicateIdentifier(identifier, of: name), line))
    }
    if let reference = attributes["ref"], !reference.contains("/") {
      references.append((reference, "ref", line))
    }
  }

  // MARK: Codes and marks

  private mutating func startInline(
    _ name: String,
    _ identifier: String,
    _ attributes: [XLIFFAttribute],
    _ line: Int
  ) {
    guard let isTarget else { return }
    if attributes["id"] != nil { take(identifier, name, line) }
    if let subtype = attributes["subType"] {  // F8
      if attributes["type"] == nil { found.append((.typeOfSubtype(name), line)) }
      let wanted = subtype == "xlf:var" ? "ui" : subtype.hasPrefix("xlf:") ? "fmt" : nil
      if let wanted, let type = attributes["type"], type != wanted {
        found.append((.invalidValue(subtype, of: "subType", element: name), line))
      }
    }
    for word in ["dataRef", "dataRefStart", "dataRefEnd"] {
      guard let reference = attributes[word] else { continue }
      change { $0.dataReferences.append((reference, word, line)) }  // F15 to F17
      if attributes["copyOf"] != nil { found.append((.copyWithData(identifier), line)) }  // F9
    }
    if let value = attributes["canReorder"], value != "yes",  // F10
      attributes["canCopy"] != "no" || attributes["canDelete"] != "no"
    {
      found.append((.reorderedCode(value, id: identifier), line))
    }
    if attributes["canDelete"] == "no", !isTarget, name != "ec" {
      change { $0.kept.append((identifier, line)) }
    }
    switch name {
    case "sc": change { $0.starts[isTarget, default: [:]][identifier] = (attributes, line) }
    case "ec": startEnd(attributes, isTarget, line)
    case "mrk", "sm": startMark(name, identifier, attributes, isTarget, line)
    case "em":
      let reference = attributes["startRef"] ?? ""
      if change({ $0.markStarts[isTarget, default: []].remove(reference) }) == nil {
        found.append((.unknownReference(reference, of: "startRef"), line))
      }
    default: break
    }
  }

  private mutating func startEnd(_ attributes: [XLIFFAttribute], _ isTarget: Bool, _ line: Int) {
    let isIsolated = attributes["isolated"] == "yes"
    let reference = attributes["startRef"]
    guard isIsolated == (reference == nil), isIsolated == (attributes["id"] != nil) else {
      found.append((.unpairedCode("ec", id: reference ?? attributes["id"] ?? ""), line))
      return
    }
    if let reference { change { $0.ends[isTarget, default: [:]][reference] = (attributes, line) } }
  }

  private mutating func startMark(
    _ name: String,
    _ identifier: String,
    _ attributes: [XLIFFAttribute],
    _ isTarget: Bool,
    _ line: Int
  ) {
    if name == "sm" {
      change {
        _ = $0.markStarts[isTarget, default: []].insert(identifier)
        $0.markLines[identifier] = line
      }
    }
    guard attributes["type"] == "comment" else { return }
    if (attributes["value"] == nil) == (attributes["ref"] == nil) {  // F12
      found.append((.commentMark(identifier), line))
    }
    if let reference = attributes["ref"], reference.hasPrefix("#") {
      noteReferences.append((reference, line))
    }
  }

  /// Takes an identifier; that of a target may be that of the same element of the source (K6).
  private mutating func take(_ identifier: String, _ name: String, _ line: Int) {
    let isTarget = isTarget == true
    let taken = change { scope -> (String?, String?) in
      let before = (scope.elements[identifier], scope.targetElements[identifier])
      if isTarget {
        scope.targetElements[identifier] = name
      } else {
        scope.elements[identifier] = name
      }
      return before
    }
    if (isTarget ? taken.1 : taken.0) != nil {
      found.append((.duplicateIdentifier(identifier, of: name), line))
    } else if isTarget, let source = taken.0, source != name {
      found.append((.unknownTargetCode(identifier), line))
    }
  }

  @discardableResult
  private mutating func change<Result>(_ body: (inout Scope) -> Result) -> Result {
    guard var scope = match else { return body(&own) }
    // Taken out meanwhile, so that nothing is copied.
    match = Scope()
    defer { match = scope }
    return body(&scope)
  }

  // MARK: The end

  private static func check(_ scope: Scope) -> [(Constraint, Int)] {
    var result: [(Constraint, Int)] = []
    for (reference, attribute, line) in scope.dataReferences where !scope.data.contains(reference) {
      result.append((.unknownReference(reference, of: attribute), line))
    }
    for side in [false, true] {
      let (starts, ends) = (scope.starts[side] ?? [:], scope.ends[side] ?? [:])
      for (id, start) in starts {
        let isIsolated = start.attributes["isolated"] == "yes"
        guard let end = ends[id], !isIsolated else {
          if (ends[id] != nil) == isIsolated {  // F5
            result.append((.unpairedCode("sc", id: id), start.line))
          }
          continue
        }
        for word in ["canCopy", "canDelete", "canOverlap", "canReorder"] {  // F6
          var values = [start, end].map { $0.attributes[word] ?? "yes" }
          if values[0] == "firstNo" { values[0] = "no" }
          if values[0] != values[1] { result.append((.differentEnds(word, id: id), start.line)) }
        }
      }
      for id in scope.markStarts[side] ?? [] {
        result.append((.unpairedCode("sm", id: id), scope.markLines[id] ?? 0))
      }
      for (id, end) in ends where starts[id] == nil {
        result.append((.unpairedCode("ec", id: id), end.line))
      }
    }
    if scope.hasTarget {
      for (id, line) in scope.kept where scope.targetElements[id] == nil {  // F20
        result.append((.deletedCode(id), line))
      }
    }
    return result.sorted { $0.1 < $1.1 }
  }
}
