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
    var copies: [(reference: String, line: Int)] = []
    /// The codes that may not be copied.
    var fixed: Set<String> = []
    var orders: [Bool: XLIFFCodeOrder] = [:]
    var codeLines: [String: Int] = [:]
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
  /// The places of the targets: what they say, or where they stand.
  private var orders: [(place: Int, isStated: Bool, line: Int)] = []
  private var segmentCount = 0
  private let identifier: String
  private let file: String
  /// The attributes of the notes, by their identifiers.
  private var noteAttributes: [String: Set<String>] = [:]
  private var noteCount = 0
  /// What a record of changes says of which element.
  private var revisions: [(kind: String, reference: String?, line: Int)] = []
  private var revisedProperties: [(property: String, revision: Int, line: Int)] = []
  private var propertiesOfRevision: Set<String> = []

  /// Begins a unit.
  ///
  /// - Parameters:
  ///   - identifier: The unit's identifier.
  ///   - file: That of its file.
  init(_ identifier: String, ofFile file: String) {
    self.identifier = identifier
    self.file = file
  }

  /// What is wrong with the unit, now that all of it is known.
  var finished: [(Constraint, Int)] {
    var result = found + Self.check(own)
    for (reference, line) in noteReferences {
      let note = XLIFFReference(reference)?.note(inUnit: identifier, ofFile: file)
      if note.map(notes.contains) != true {
        result.append((.unknownReference(reference, of: "ref"), line))
      }
    }
    result += revisionFaults + orderFaults
    for (reference, attribute, line) in references {
      // Written as #id or #t=id; of old as t=#id too.
      let id = String(reference.split(separator: "#").last ?? "")
      let name = id.hasPrefix("t=") ? String(id.dropFirst(2)) : id
      let isTarget = reference.contains("t=")
      if (isTarget ? own.targetElements : own.elements)[name] == nil {
        result.append((.unknownReference(reference, of: attribute), line))
      }
    }
    return result
  }

  /// The places of targets that are taken, or that the unit has not (K7, F18, F19).
  private var orderFaults: [(Constraint, Int)] {
    guard orders.contains(where: \.isStated) else { return [] }
    var taken: Set<Int> = []
    return orders.compactMap { order in
      taken.insert(order.place).inserted && order.place <= segmentCount
        ? nil : (.order(String(order.place)), order.line)
    }
  }

  private var revisionFaults: [(Constraint, Int)] {
    var result: [(Constraint, Int)] = []
    for (kind, reference, line) in revisions {
      guard let reference else {
        if kind == "note", noteCount > 1, !notes.isEmpty {
          result.append((.missingAttribute("ref", of: "revisions"), line))
        }
        continue
      }
      if !notes.contains(reference), own.elements[reference] == nil,
        own.targetElements[reference] == nil, !own.data.contains(reference)
      {
        result.append((.unknownReference(reference, of: "ref"), line))
      }
    }
    for (property, revision, line) in revisedProperties where property != "content" {
      guard let reference = revisions[revision].reference, let known = noteAttributes[reference],
        !known.contains(property)
      else { continue }
      result.append((.invalidValue(property, of: "property", element: "item"), line))
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
      noteCount += 1
      if attributes["id"] != nil {
        notes.insert(identifier)
        noteAttributes[identifier] = Set(attributes.map(\.name))
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
    guard match == nil else { return }
    let stated = attributes["order"].flatMap { Int($0) }
    orders.append((stated ?? segmentCount, stated != nil, line))
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

  /// Takes an element of the record of changes.
  mutating func changeRecord(_ name: String, _ attributes: [XLIFFAttribute], _ line: Int) {
    switch name {
    case "revisions": revisions.append((attributes["appliesTo"] ?? "", attributes["ref"], line))
    case "revision": propertiesOfRevision = []
    case "item":
      guard let property = attributes["property"], !revisions.isEmpty else { return }
      revisedProperties.append((property, revisions.count - 1, line))
      if !propertiesOfRevision.insert(property).inserted {
        found.append((.invalidValue(property, of: "property", element: name), line))
      }
    default: break
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
    noteOrder(name, identifier, attributes, isTarget, line)
    if attributes["canCopy"] == "no" { change { _ = $0.fixed.insert(identifier) } }
    if let reference = attributes["copyOf"] {
      change { $0.copies.append((reference, line)) }
    }
    if let reference = attributes["ref"], reference.hasPrefix("#"),
      XLIFFReference(reference) == nil
    {
      found.append((.brokenReference(reference), line))
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

  private mutating func noteOrder(
    _ name: String,
    _ identifier: String,
    _ attributes: [XLIFFAttribute],
    _ isTarget: Bool,
    _ line: Int
  ) {
    guard ["ph", "pc", "sc", "ec"].contains(name) else { return }
    let isEnd = name == "ec" && attributes["startRef"] != nil
    let code = attributes["startRef"] ?? identifier
    change {
      $0.codeLines[code] = line
      $0.orders[isTarget, default: XLIFFCodeOrder()]
        .add(code, order: attributes["canReorder"] ?? "yes", isEnd: isEnd)
    }
  }

  /// Ends a paired code.
  mutating func endCode(_ attributes: [XLIFFAttribute]) {
    guard let isTarget, let identifier = attributes["id"] else { return }
    change {
      $0.orders[isTarget, default: XLIFFCodeOrder()]
        .add(identifier, order: attributes["canReorder"] ?? "yes", isEnd: true)
    }
  }

  private mutating func startEnd(_ attributes: [XLIFFAttribute], _ isTarget: Bool, _ line: Int) {
    let isIsolated = attributes["isolated"] == "yes"
    let reference = attributes["startRef"]
    guard isIsolated == (reference == nil), isIsolated == (attributes["id"] != nil) else {
      found.append((.unpairedCode("ec", id: reference ?? attributes["id"] ?? ""), line))
      return
    }
    guard let reference else { return }
    let isBefore = change { $0.starts[isTarget]?[reference] == nil }
    let isSecond = change {
      $0.ends[isTarget, default: [:]].updateValue((attributes, line), forKey: reference) != nil
    }
    if isSecond { found.append((.duplicateIdentifier(reference, of: "ec"), line)) }
    if isBefore { found.append((.endBeforeStart(reference), line)) }
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
    for (reference, line) in scope.copies {
      if scope.elements[reference] == nil, scope.targetElements[reference] == nil {
        result.append((.unknownReference(reference, of: "copyOf"), line))
      } else if scope.fixed.contains(reference) {
        result.append((.copyOfFixedCode(reference), line))
      }
    }
    for side in [false, true] {
      for id in scope.orders[side]?.strays ?? [] {
        result.append((.withoutFirst(id), scope.codeLines[id] ?? 0))
      }
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
    if scope.hasTarget, let source = scope.orders[false], let target = scope.orders[true] {
      for id in source.changes(in: target) {
        result.append((.reorderedSequence(id), scope.codeLines[id] ?? 0))
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
