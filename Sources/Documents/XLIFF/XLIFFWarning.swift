package import Model

/// A constraint of XLIFF 2 that a job breaks; it is read all the same.
package struct XLIFFWarning: Hashable, Sendable {
  /// What is wrong.
  package enum Constraint: Hashable, Sendable {
    case unknownElement(String, in: String)
    case unknownAttribute(String, of: String)
    case missingAttribute(String, of: String)
    case invalidValue(String, of: String, element: String)
    case misplacedElement(String, in: String)
    case repeatedElement(String, in: String)
    case missingElement(String, in: String)
    case text(in: String)
    case duplicateIdentifier(String, of: String)
    case targetWithoutLanguage
    case otherLanguage(String, of: String)
    case skeleton
    case unpairedCode(String, id: String)
    case differentEnds(String, id: String)
    case stateOfSubstate
    case typeOfSubtype(String)
    case copyWithData(String)
    case reorderedCode(String, id: String)
    case commentMark(String)
    case unknownReference(String, of: String)
    case deletedCode(String)
    case order(String)
    case unknownTargetCode(String)
    /// A code that is copied, and may not be.
    case copyOfFixedCode(String)
    /// An end of a code that stands before its beginning.
    case endBeforeStart(String)
    /// Source and target differ in `xml:space`.
    case differentSpace
    /// A reference that is no fragment identifier.
    case brokenReference(String)
    /// A code that may not be reordered, and whose sequence no code with `firstNo` begins.
    case withoutFirst(String)
    /// A sequence of codes, by its first, that the target has in another order.
    case reorderedSequence(String)
    /// An attribute that another one has to stand beside.
    case attributeNeeds(String, String, of: String)
    /// Attributes of which only one may be there.
    case attributesExclude(String, String, of: String)
    /// A rule of validation that has not exactly one condition.
    case oneCondition
    /// An element that has either content or `href`.
    case contentOrReference(String)
  }

  /// What is wrong.
  package let constraint: Constraint
  /// The line, counted from 1.
  package let line: Int

  package var message: Message {
    switch constraint {
    case .unknownElement(let name, let parent):
      Message("xliff.unknownElement", ["name": tag(name), "parent": tag(parent)])
    case .unknownAttribute(let name, let element):
      Message("xliff.unknownAttribute", ["name": .text(name), "element": tag(element)])
    case .missingAttribute(let name, let element):
      Message("xliff.missingAttribute", ["name": .text(name), "element": tag(element)])
    case .invalidValue(let value, let name, let element):
      Message("xliff.invalidValue", ["value": attribute(name, value), "element": tag(element)])
    case .misplacedElement(let name, let parent):
      Message("xliff.misplacedElement", ["name": tag(name), "parent": tag(parent)])
    case .repeatedElement(let name, let parent):
      Message("xliff.repeatedElement", ["name": tag(name), "parent": tag(parent)])
    case .missingElement(let name, let parent):
      Message("xliff.missingElement", ["name": tag(name), "parent": tag(parent)])
    case .text(let element): Message("xliff.text", ["element": tag(element)])
    case .duplicateIdentifier(let id, let element):
      Message("xliff.duplicateIdentifier", ["id": .quotation(id), "element": tag(element)])
    case .targetWithoutLanguage: Message("xliff.targetWithoutLanguage")
    case .otherLanguage(let language, let element):
      Message(
        "xliff.otherLanguage",
        ["value": attribute("xml:lang", language), "element": tag(element)]
      )
    case .skeleton: Message("xliff.skeleton")
    case .contentOrReference(let element):
      Message("xliff.contentOrReference", ["element": tag(element)])
    case .copyOfFixedCode(let id): Message("xliff.copyOfFixedCode", ["id": .quotation(id)])
    case .endBeforeStart(let id): Message("xliff.endBeforeStart", ["id": .quotation(id)])
    case .differentSpace: Message("xliff.differentSpace")
    case .brokenReference(let reference):
      Message("xliff.brokenReference", ["value": attribute("ref", reference)])
    case .withoutFirst(let id): Message("xliff.withoutFirst", ["id": .quotation(id)])
    case .reorderedSequence(let id): Message("xliff.reorderedSequence", ["id": .quotation(id)])
    case .attributeNeeds(let name, let other, let element):
      Message(
        "xliff.attributeNeeds",
        ["name": .text(name), "other": .text(other), "element": tag(element)]
      )
    case .attributesExclude(let name, let other, let element):
      Message(
        "xliff.attributesExclude",
        ["name": .text(name), "other": .text(other), "element": tag(element)]
      )
    case .oneCondition: Message("xliff.oneCondition")
    case .unpairedCode(let name, let id):
      Message("xliff.unpairedCode", ["name": tag(name), "id": .quotation(id)])
    case .differentEnds(let name, let id):
      Message("xliff.differentEnds", ["name": .text(name), "id": .quotation(id)])
    case .stateOfSubstate: Message("xliff.stateOfSubstate")
    case .typeOfSubtype(let element): Message("xliff.typeOfSubtype", ["element": tag(element)])
    case .copyWithData(let id): Message("xliff.copyWithData", ["id": .quotation(id)])
    case .reorderedCode(let value, let id):
      Message(
        "xliff.reorderedCode",
        ["id": .quotation(id), "value": attribute("canReorder", value)]
      )
    case .commentMark(let id): Message("xliff.commentMark", ["id": .quotation(id)])
    case .unknownReference(let reference, let name):
      Message("xliff.unknownReference", ["value": attribute(name, reference)])
    case .deletedCode(let id): Message("xliff.deletedCode", ["id": .quotation(id)])
    case .order(let value): Message("xliff.order", ["value": attribute("order", value)])
    case .unknownTargetCode(let id): Message("xliff.unknownTargetCode", ["id": .quotation(id)])
    }
  }

  private func tag(_ name: String) -> Message.Argument { .text("<\(name)>") }

  private func attribute(_ name: String, _ value: String) -> Message.Argument {
    .text("\(name)=\"\(value.prefix(60))\"")
  }
}

/// How many warnings are kept of a job.
let maximumWarningCount = 100
