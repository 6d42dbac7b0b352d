/// What may stand where in XLIFF 2, as its schemas say.
///
/// Reference: OASIS, XLIFF 2.1, `xliff_core_2.0.xsd`, `glossary.xsd`, `matches.xsd`, `metadata.xsd`.
enum XLIFFGrammar {
  /// What the value of an attribute has to be.
  enum Value: Sendable {
    case any
    case name
    case names
    case words(Set<String>)
    case prefixed
    case wordOrPrefixed(Set<String>)
    case number(ClosedRange<Double>)
    case count
    case hexadecimal

    func allows(_ value: String) -> Bool {
      switch self {
      case .any: true
      case .name: Self.isName(value[...])
      case .names: !value.isEmpty && value.split(separator: " ").allSatisfy(Self.isName)
      case .words(let words): words.contains(value)
      case .prefixed: Self.isPrefixed(value)
      case .wordOrPrefixed(let words): words.contains(value) || Self.isPrefixed(value)
      case .number(let range): Double(value).map(range.contains) ?? false
      case .count: Int(value).map { $0 > 0 } ?? false
      case .hexadecimal: value.utf8.count.isMultiple(of: 2) && value.allSatisfy(\.isHexDigit)
      }
    }

    private static func isName(_ value: Substring) -> Bool {
      !value.isEmpty
        && value.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
            || "._-:".unicodeScalars.contains($0) || $0.properties.isIDContinue
        }
    }

    private static func isPrefixed(_ value: String) -> Bool {
      let parts = value.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count == 2
        && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
    }
  }

  /// An element.
  struct Element: Sendable {
    var children: Set<String> = []
    var attributes: [String: Value] = [:]
    var required: [String] = []
    /// Whether text may stand in it.
    var hasText = false
    /// Whether elements of other namespaces may.
    var allowsOthers = false
    /// Whether attributes of other namespaces may.
    var allowsOtherAttributes = true
  }

  private static let yesNo = Value.words(["yes", "no"])
  private static let direction = Value.words(["ltr", "rtl", "auto"])
  private static let inline: Set = ["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"]

  private static let frame: [String: Value] = [
    "id": .name, "canResegment": yesNo, "translate": yesNo, "srcDir": direction,
    "trgDir": direction,
  ]
  private static let code: [String: Value] = [
    "id": .name, "canCopy": yesNo, "canDelete": yesNo,
    "canReorder": .words(["yes", "firstNo", "no"]), "copyOf": .name, "subType": .prefixed,
    "type": .words(["fmt", "ui", "quote", "link", "image", "other"]),
  ]
  private static let single: [String: Value] = [
    "disp": .any, "equiv": .any, "dataRef": .name, "subFlows": .names,
  ]
  private static let open: [String: Value] = ["canOverlap": yesNo, "dir": direction]
  private static let mark: [String: Value] = [
    "id": .name, "translate": yesNo, "ref": .any, "value": .any,
    "type": .wordOrPrefixed(["generic", "comment", "term"]),
  ]

  private static func joined(_ tables: [String: Value]...) -> [String: Value] {
    tables.reduce(into: [:]) { $0.merge($1) { $1 } }
  }

  /// The elements of the core, by their names.
  static let core: [String: Element] = [
    "xliff": Element(
      children: ["file"],
      attributes: ["version": .any, "srcLang": .any, "trgLang": .any],
      required: ["version", "srcLang"]
    ),
    "file": Element(
      children: ["skeleton", "notes", "unit", "group"],
      attributes: joined(frame, ["original": .any]),
      required: ["id"],
      allowsOthers: true
    ),
    "skeleton": Element(
      attributes: ["href": .any],
      hasText: true,
      allowsOthers: true,
      allowsOtherAttributes: false
    ),
    "group": Element(
      children: ["notes", "unit", "group"],
      attributes: joined(frame, ["name": .any, "type": .prefixed]),
      required: ["id"],
      allowsOthers: true
    ),
    "unit": Element(
      children: ["notes", "originalData", "segment", "ignorable"],
      attributes: joined(frame, ["name": .any, "type": .prefixed]),
      required: ["id"],
      allowsOthers: true
    ),
    "segment": Element(
      children: ["source", "target"],
      attributes: [
        "id": .name, "canResegment": yesNo, "subState": .any,
        "state": .words(["initial", "translated", "reviewed", "final"]),
      ],
      allowsOtherAttributes: false
    ),
    "ignorable": Element(
      children: ["source", "target"],
      attributes: ["id": .name],
      allowsOtherAttributes: false
    ),
    "notes": Element(children: ["note"], allowsOtherAttributes: false),
    "note": Element(
      attributes: [
        "id": .name, "appliesTo": .words(["source", "target"]), "category": .any,
        "priority": .number(1...10),
      ],
      hasText: true
    ),
    "originalData": Element(children: ["data"], allowsOtherAttributes: false),
    "data": Element(
      children: ["cp"],
      attributes: ["id": .name, "dir": direction],
      required: ["id"],
      hasText: true,
      allowsOtherAttributes: false
    ),
    "source": Element(children: inline, hasText: true, allowsOtherAttributes: false),
    "target": Element(
      children: inline,
      attributes: ["order": .count],
      hasText: true,
      allowsOtherAttributes: false
    ),
    "cp": Element(
      attributes: ["hex": .hexadecimal],
      required: ["hex"],
      allowsOtherAttributes: false
    ),
    "ph": Element(attributes: joined(code, single), required: ["id"]),
    "pc": Element(
      children: inline,
      attributes: joined(
        code,
        open,
        [
          "dispStart": .any, "dispEnd": .any, "equivStart": .any, "equivEnd": .any,
          "dataRefStart": .name, "dataRefEnd": .name, "subFlowsStart": .names,
          "subFlowsEnd": .names,
        ]
      ),
      required: ["id"],
      hasText: true
    ),
    "sc": Element(attributes: joined(code, single, open, ["isolated": yesNo]), required: ["id"]),
    "ec": Element(attributes: joined(code, single, open, ["isolated": yesNo, "startRef": .name])),
    "mrk": Element(children: inline, attributes: mark, required: ["id"], hasText: true),
    "sm": Element(attributes: mark, required: ["id"]),
    "em": Element(
      attributes: ["startRef": .name],
      required: ["startRef"],
      allowsOtherAttributes: false
    ),
  ]

  /// The elements of the modules that are written here, by module and name.
  static let modules: [String: [String: Element]] = [
    "glossary": [
      "glossary": Element(children: ["glossEntry"]),
      "glossEntry": Element(
        children: ["term", "translation", "definition"],
        attributes: ["id": .name, "ref": .any],
        allowsOthers: true
      ),
      "term": Element(attributes: ["source": .any], hasText: true),
      "translation": Element(
        attributes: ["id": .name, "ref": .any, "source": .any],
        hasText: true
      ),
      "definition": Element(attributes: ["source": .any], hasText: true),
    ],
    "matches": [
      "matches": Element(children: ["match"]),
      "match": Element(
        attributes: [
          "id": .name, "matchQuality": .number(0...100), "matchSuitability": .number(0...100),
          "similarity": .number(0...100), "origin": .any, "ref": .any, "reference": yesNo,
          "subType": .prefixed,
          "type": .words(["am", "mt", "icm", "idm", "tb", "tm", "other"]),
        ],
        required: ["ref"],
        allowsOthers: true
      ),
    ],
    "validation": [
      "validation": Element(children: ["rule"]),
      "rule": Element(
        attributes: [
          "isPresent": .any, "isNotPresent": .any, "startsWith": .any, "endsWith": .any,
          "occurs": .count, "existsInSource": yesNo, "caseSensitive": yesNo, "disabled": yesNo,
          "normalization": .words(["none", "nfc", "nfd"]),
        ]
      ),
    ],
    "resourcedata": [
      "resourceData": Element(
        children: ["resourceItemRef", "resourceItem"],
        allowsOtherAttributes: false
      ),
      "resourceItemRef": Element(
        attributes: ["id": .name, "ref": .name],
        required: ["ref"]
      ),
      "resourceItem": Element(
        children: ["source", "target", "reference"],
        attributes: ["id": .name, "mimeType": .any, "context": yesNo]
      ),
      "source": Element(attributes: ["href": .any], allowsOthers: true),
      "target": Element(attributes: ["href": .any], allowsOthers: true),
      "reference": Element(attributes: ["href": .any], required: ["href"]),
    ],
    "sizerestriction": [
      "profiles": Element(
        children: ["normalization"],
        attributes: ["generalProfile": .any, "storageProfile": .any],
        allowsOthers: true
      ),
      "normalization": Element(
        attributes: [
          "general": .words(["none", "nfc", "nfd"]), "storage": .words(["none", "nfc", "nfd"]),
        ]
      ),
      "data": Element(attributes: ["profile": .any], required: ["profile"], allowsOthers: true),
    ],
    "metadata": [
      "metadata": Element(
        children: ["metaGroup"],
        attributes: ["id": .name],
        allowsOtherAttributes: false
      ),
      "metaGroup": Element(
        children: ["metaGroup", "meta"],
        attributes: [
          "id": .name, "category": .any, "appliesTo": .words(["source", "target", "ignorable"]),
        ],
        allowsOtherAttributes: false
      ),
      "meta": Element(
        attributes: ["type": .any],
        required: ["type"],
        hasText: true,
        allowsOtherAttributes: false
      ),
    ],
  ]
}
