/// The constraints of the modules of XLIFF 2 that concern one element or what stands around it: format
/// style, size restriction, validation, resource data, metadata.
///
/// Reference: OASIS, XLIFF 2.1, 5; `fs.sch`, `size_restriction.sch`, `validation.sch`,
/// `resource_data.sch`.
struct XLIFFModuleConstraints {
  typealias Constraint = XLIFFWarning.Constraint

  private struct OpenElement {
    var module: String?
    var name: String
    /// The identifiers that have to be unique in it.
    var names: Set<String> = []
    /// The identifiers of the size data that are children of it.
    var sizeData: Set<String> = []
    var hasReference = false
    var hasContent = false
  }

  private var open: [OpenElement] = []
  /// Whether the sizes of the file are counted in the standard's own units, which are whole numbers.
  private var countsUnits = (general: false, storage: false)
  private var sourceLanguage = ""

  /// Begins an element, and returns what is wrong with it.
  mutating func start(
    _ name: String,
    module: String?,
    _ attributes: [XLIFFAttribute]
  ) -> [Constraint] {
    var found: [Constraint] = []
    if module == "", name == "file" { countsUnits = (false, false) }
    if module == "", name == "xliff" { sourceLanguage = attributes["srcLang"] ?? "" }
    if let identifier = attributes["id"] { noteSizeData(identifier) }
    if !open.isEmpty { open[open.count - 1].hasContent = true }
    switch (module, name) {
    case ("sizerestriction", "profiles"):
      countsUnits.general = attributes["generalProfile"]?.hasPrefix("xliff:") == true
      countsUnits.storage = attributes["storageProfile"]?.hasPrefix("xliff:") == true
    case ("validation", "rule"):
      found += Self.faults(ofRule: attributes, isOfFile: open.dropLast().last?.name == "file")
    case ("resourcedata", "resourceItem"), ("resourcedata", "resourceItemRef"),
      ("metadata", "metaGroup"):
      if let fault = takeName(attributes["id"], name, module) { found.append(fault) }
    case ("resourcedata", "source"):
      if let language = attributes.first(where: { $0.name == "xml:lang" })?.value,
        language.lowercased() != sourceLanguage.lowercased(),
        !language.lowercased().hasPrefix(sourceLanguage.lowercased() + "-")
      {
        found.append(.otherLanguage(language, of: "res:source"))
      }
    default: break
    }
    if module == "" { found += faults(ofAttributes: attributes, name) }
    var element = OpenElement(module: module, name: name)
    element.hasReference = attributes["href"] != nil
    open.append(element)
    return found
  }

  /// Notes that the open element has text.
  mutating func text() { if !open.isEmpty { open[open.count - 1].hasContent = true } }

  /// Ends the element that began last, and returns what is wrong with it.
  mutating func end() -> Constraint? {
    guard let ended = open.popLast(), ended.module == "resourcedata",
      ended.name == "source" || ended.name == "target", ended.hasReference == ended.hasContent
    else { return nil }
    return .contentOrReference("res:" + ended.name)
  }

  private mutating func noteSizeData(_ identifier: String) {
    guard
      let data = open.firstIndex(where: { $0.module == "sizerestriction" && $0.name == "data" }),
      data > 0
    else { return }
    open[data - 1].sizeData.insert(identifier)
  }

  /// Takes an identifier that has to be unique among all of the module's outermost element.
  private mutating func takeName(
    _ identifier: String?,
    _ name: String,
    _ module: String?
  ) -> Constraint? {
    guard let identifier, let scope = open.firstIndex(where: { $0.module == module }) else {
      return nil
    }
    return open[scope].names.insert(identifier).inserted
      ? nil : .duplicateIdentifier(identifier, of: name)
  }

  // MARK: Attributes in elements of the core

  private func faults(ofAttributes attributes: [XLIFFAttribute], _ name: String) -> [Constraint] {
    var found: [Constraint] = []
    for attribute in attributes {
      let value = attribute.value
      switch attribute.namespace {
      case let namespace where namespace.contains(":xliff:fs:"):
        if attribute.local == "fs", !Self.elements.contains(value) {
          found.append(.invalidValue(value, of: attribute.name, element: name))
        } else if attribute.local == "subFs" {
          if attributes.value(of: "fs", inNamespaceWith: ":xliff:fs:") == nil {
            found.append(.attributeNeeds("subFs", "fs", of: name))
          }
        } else if attribute.local != "fs" {
          found.append(.unknownAttribute(attribute.name, of: name))
        }
      case let namespace where namespace.contains(":xliff:sizerestriction:"):
        if let fault = fault(ofSize: attribute, attributes, name) { found.append(fault) }
      default: continue
      }
      let isOfEnds = ["fs", "subFs", "sizeInfo", "sizeInfoRef", "equivStorage"]
      if name == "ec", attributes["isolated"] != "yes", isOfEnds.contains(attribute.local) {
        found.append(.attributeNeeds(attribute.name, "isolated=\"yes\"", of: name))
      }
    }
    return found
  }

  private func fault(
    ofSize attribute: XLIFFAttribute,
    _ attributes: [XLIFFAttribute],
    _ name: String
  ) -> Constraint? {
    let value = attribute.value
    let isWrong: Bool
    switch attribute.local {
    case "sizeRestriction": isWrong = countsUnits.general && !Self.isRange(value)
    case "storageRestriction": isWrong = countsUnits.storage && !Self.isRange(value)
    case "sizeInfo":
      // Without the standard's own profile it may be anything, but no size is a part of a whole number.
      isWrong = Self.number(value) == nil && (countsUnits.general || Double(value) != nil)
    case "equivStorage": isWrong = countsUnits.storage && Self.number(value) == nil
    case "sizeInfoRef":
      if attributes.value(of: "sizeInfo", inNamespaceWith: ":sizerestriction:") != nil {
        return .attributesExclude("sizeInfo", "sizeInfoRef", of: name)
      }
      return open.contains { $0.sizeData.contains(value) }
        ? nil : .unknownReference(value, of: "sizeInfoRef")
    default: return nil
    }
    return isWrong ? .invalidValue(value, of: attribute.name, element: name) : nil
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// Whether a text is a size (`90`), two of them (`25,100`, `35,*`), or none (`*`).
  private static func isRange(_ text: String) -> Bool {
    if text == "*" { return true }
    let sides = text.split(separator: ",", omittingEmptySubsequences: false)
    guard sides.count <= 2, number(sides[0]) != nil else { return false }
    return sides.count == 1 || sides[1] == "*" || number(sides[1]) != nil
  }

  // MARK: Validation

  private static func faults(ofRule attributes: [XLIFFAttribute], isOfFile: Bool) -> [Constraint] {
    var found: [Constraint] = []
    let own = ["isPresent", "isNotPresent", "startsWith", "endsWith"]
      .filter { attributes[$0] != nil }
    let others = attributes.count { !$0.namespace.isEmpty && !$0.name.hasPrefix("xml:") }
    if own.count > 1 || own.count == 1 && others > 0 || own.isEmpty && others == 0 {
      found.append(.oneCondition)
    }
    if attributes["occurs"] != nil, attributes["isPresent"] == nil {
      found.append(.attributeNeeds("occurs", "isPresent", of: "rule"))
    }
    if attributes["existsInSource"] != nil, own.isEmpty || own.contains("isNotPresent") {
      found.append(.attributeNeeds("existsInSource", "isPresent, startsWith, endsWith", of: "rule"))
    }
    if attributes["disabled"] == "yes", isOfFile {
      found.append(.invalidValue("yes", of: "disabled", element: "rule"))
    }
    return found
  }

  /// The elements of HTML that format style knows.
  private static let elements = Set(
    """
    a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 \
    h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong \
    sub sup table tbody td tfoot th thead title tr tt u ul
    """.split(separator: " ").map(String.init)
  )
}
