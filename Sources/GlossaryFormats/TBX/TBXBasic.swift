import Model

/// What may stand where in a TBX-Basic file.
///
/// Reference: TBX-Basic 1.2.1, `TBX-Basic_DCA.sch` and `TBXcoreStructV03.rng`.
struct TBXBasic {
  /// A level of an entry.
  enum Level: Hashable {
    case concept
    case language
    case term
  }

  /// Where a category may stand, by its element and name.
  private static let levels: [String: Set<Level>] = [
    "admin=customerSubset": [.concept, .term], "admin=projectSubset": [.concept, .term],
    "admin=source": [.concept, .language, .term], "descrip=subjectField": [.concept],
    "descrip=definition": [.concept, .language], "descrip=context": [.term],
    "ref=crossReference": [.concept, .term],
    "xref=externalCrossReference": [.concept, .language, .term],
    "xref=xGraphic": [.concept, .language], "termNote=administrativeStatus": [.term],
    "termNote=partOfSpeech": [.term], "termNote=geographicalUsage": [.term],
    "termNote=grammaticalGender": [.term], "termNote=termLocation": [.term],
    "termNote=termType": [.term],
  ]

  /// The values of categories that have lists.
  private static let values: [String: Set<String>] = [
    "administrativeStatus": Set(TermStatus.allCases.map(\.tbx)),
    "partOfSpeech": Set(PartOfSpeech.allCases.map(\.rawValue)),
    "grammaticalGender": Set(GrammaticalGender.allCases.map(\.rawValue)),
    "termType": Set(TermType.allCases.map(\.rawValue)),
    "termLocation": [
      "checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "informativeMessage",
      "interactiveMessage", "menuItem", "progressBar", "pushButton", "radioButton", "slider",
      "spinBox", "tab", "tableText", "textBox", "toolTip", "user-definedType",
    ],
  ]

  /// What may stand in a group after its first element.
  private static let members: [String: Set<String>] = [
    "descripGrp": ["admin", "note", "ref"], "adminGrp": ["note", "ref"],
    "termNoteGrp": ["admin", "note", "ref"], "transacGrp": ["date", "transacNote", "note", "ref"],
  ]

  /// Whether the file is in the style DCT, whose schemas allow less in groups.
  let isDCT: Bool
  /// The identifiers of the file, at which references may point.
  let identifiers: Set<String>
  /// How often something had no place, by what it is.
  private(set) var omissions: [Message: Int] = [:]

  init(isDCT: Bool, identifiers: Set<String>) {
    self.isDCT = isDCT
    self.identifiers = identifiers
  }

  /// Returns an element as it may stand at a level, or `nil` if it has no place there.
  mutating func admitted(_ node: TBXNode, at level: Level) -> TBXNode? {
    guard let members = Self.members[node.name] else { return admittedItem(node, at: level) }
    guard let first = node.children.first,
      var head = node.name == "transacGrp"
        ? admittedTransaction(first) : admittedItem(first, at: level)
    else {
      if node.children.isEmpty { omit(node) }
      return nil
    }
    head.line = 0
    var rest: [TBXNode] = []
    let isBare = isDCT && TBXModule(head.category) == .min && node.name != "descripGrp"
    for child in node.children.dropFirst() {
      guard members.contains(child.name), !isBare else {
        omit(child)
        continue
      }
      if let child = admittedMember(child, at: level) { rest.append(child) }
    }
    // What has no group of its own comes in one order, so that a file does not change on its way.
    rest = rest.filter { $0.name == "date" } + rest.filter { $0.name != "date" }
    if rest.isEmpty, node.name != "transacGrp" { return head }
    return TBXNode(node.name, children: [head] + rest)
  }

  private mutating func admittedItem(_ node: TBXNode, at level: Level) -> TBXNode? {
    if node.name == "note" { return plain(node) }
    let category = node.category ?? ""
    guard Self.levels["\(node.name)=\(category)"]?.contains(level) == true,
      Self.values[category]?.contains(node.text) != false, hasGoodTarget(node)
    else {
      omit(node)
      return nil
    }
    return plain(node)
  }

  private mutating func admittedTransaction(_ node: TBXNode) -> TBXNode? {
    guard node.name == "transac", ["origination", "modification"].contains(node.text) else {
      omit(node)
      return nil
    }
    return TBXNode("transac", "transactionType", text: node.text)
  }

  private mutating func admittedMember(_ node: TBXNode, at level: Level) -> TBXNode? {
    switch node.name {
    case "date":
      if node.text.isISODate { return TBXNode("date", text: node.text) }
    case "transacNote":
      if node.category == "responsibility" || node.category == "responsiblePerson" {
        var node = plain(node)
        node.category = "responsibility"
        return node
      }
    default: return admittedItem(node, at: level)
    }
    omit(node)
    return nil
  }

  private func hasGoodTarget(_ node: TBXNode) -> Bool {
    switch node.name {
    case "xref": node.attribute("target")?.isWebAddress == true
    case "ref": node.attribute("target").map(identifiers.contains) == true
    default: true
    }
  }

  /// The element with text only, and with the attributes that may stand there.
  private mutating func plain(_ node: TBXNode) -> TBXNode {
    var plain = TBXNode(node.name, node.category, text: node.text)
    for attribute in node.attributes {
      let isGood =
        switch attribute.name {
        case "xml:lang": LanguageTag(attribute.value) != nil
        case "target":
          identifiers.contains(attribute.value)
            || (node.name == "xref" && attribute.value.isWebAddress)
        default: false
        }
      if isGood {
        plain.attributes.append(attribute)
      } else {
        omit(.attribute(attribute.name, of: node.category ?? node.name))
      }
    }
    return plain
  }

  /// Notes that something has no place.
  mutating func omit(_ what: Message) { omissions[what, default: 0] += 1 }

  private mutating func omit(_ node: TBXNode) {
    omit(.words(node.category.map { "\(node.name) \($0)" } ?? node.name))
  }
}

/// The modules of TBX-Basic, by whose prefixes the style DCT names categories.
enum TBXModule: String {
  case min
  case basic

  init(_ category: String?) {
    let isMin = [
      "administrativeStatus", "partOfSpeech", "subjectField", "customerSubset",
      "externalCrossReference",
    ].contains(category ?? "")
    self = isMin ? .min : .basic
  }
}

extension String {
  fileprivate var isWebAddress: Bool {
    (hasPrefix("http://") || hasPrefix("https://")) && !contains(" ") && utf8.count > 8
  }

  /// Whether the text is an `xs:date` or `xs:dateTime` of a plain kind.
  ///
  /// Reference: XML Schema part 2, 3.2.7 and 3.2.9.
  var isISODate: Bool {
    let parts = split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = parts.first, date.isCalendarDate else { return false }
    guard parts.count == 2 else { return true }
    var time = parts[1].prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    let zone = parts[1].dropFirst(time.count)
    if let stop = time.firstIndex(of: ".") { time = time[..<stop] }
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, clock.allSatisfy({ $0.utf8.count == 2 }),
      let hour = Int(clock[0]), let minute = Int(clock[1]), let second = Int(clock[2])
    else { return false }
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return false
    }
    return zone.isEmpty || zone == "Z" || (zone.utf8.count == 6 && zone.dropFirst(3).hasPrefix(":"))
  }
}

extension Substring {
  fileprivate var isCalendarDate: Bool {
    let numbers = split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.map(\.utf8.count) == [4, 2, 2], let year = Int(numbers[0]),
      let month = Int(numbers[1]), let day = Int(numbers[2]), year > 0, (1...12).contains(month)
    else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
